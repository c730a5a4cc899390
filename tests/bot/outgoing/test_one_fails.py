"""One reminder, occasion or card that fails: all others go out, and it is tried again later."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text, update
from structlog.testing import capture_logs

from bot.observe import get_log
from bot.outgoing.occasions import Look, OccasionLooks
from bot.outgoing.ports import Later
from bot.outgoing.resting import RESTS
from danish.zone import copenhagen
from domain.agenda import AgendaItem
from domain.installs import Install
from domain.messages import Message
from domain.occasions import OccasionKind
from domain.organisation import Profile
from domain.ports import Repositories
from domain.reminders import Cause, Reminder, ReminderKind, What
from domain.rows import Row
from handlers.opgaver.digest import KIND as DIGEST
from handlers.ui import Card
from storage.tables import reminders
from storage.work import StoredWork, open_work
from tests.bot.outgoing.conftest import CHANNEL, Post, StandingClock, make_post
from tests.bot.outgoing.test_reminders import BODY, GENERATION, QUALITY, holder, planned
from tests.support.refusing import accept, refuse

DUE = copenhagen(2026, 10, 16, 9)
FAILED, OCCASION_FAILED = "reminder not issued", "occasion not looked at"
UNREAD = "message not read"


def without_item_deadline(profile: Profile) -> Profile:
    """The organisation where no item can be reminded of: the row of items has lost its deadline."""
    forum = profile.body(BODY).forum
    rows = tuple(replace(one, deadlines=()) if one.number == Row.ITEMS else one for one in forum.steps)
    broken = replace(forum, steps=rows)
    return replace(
        profile, bodies=tuple(replace(one, forum=broken) if one.forum == forum else one for one in profile.bodies)
    )


async def test_a_reminder_that_fails_holds_up_no_other(post: Post) -> None:
    """The others come together as ever; it is logged once, left alone for a while, and told once it can be."""
    kommune = await holder(post, "Varde", "kommune")
    tasks = await planned(post)

    def unit(store: Repositories) -> int:
        item = AgendaItem(0, tasks[QUALITY].meeting, "Sag", kommune.id, post.clock.now(), install="T1")
        kept = store.agenda_items.add(replace(item, writer=kommune.id))
        first = Reminder(0, Cause(What.ITEM, kept.id), ReminderKind.AHEAD, DUE - timedelta(hours=1))
        same = [Reminder(0, Cause(What.TASK, tasks[one].id), ReminderKind.AHEAD, DUE) for one in (QUALITY, GENERATION)]
        store.reminders.plan([first, *same])
        return kept.id

    item = await post.work.run(unit)
    whole, post.loop.profile, post.clock.at = post.profile, without_item_deadline(post.profile), DUE
    with capture_logs() as lines:
        for _ in range(3):
            await post.loop.round()
            post.clock.pass_(seconds=1)
    assert [one["event"] for one in lines if one["log_level"] == "error"] == [FAILED]
    assert all(one["reference"] for one in lines if one["event"] == FAILED)
    due = await post.work.read(lambda store: store.reminders.due(post.clock.now(), 9))
    assert [one.cause for one in due] == [Cause(What.ITEM, item)]
    told = [one.subject for one, _ in post.sender.sent if one.recipient == kommune.id]
    assert any(str(tasks[QUALITY].id) in str(one.get("task", one.get("opgaver"))) for one in told)
    post.loop.profile = whole
    post.clock.at += RESTS
    await post.loop.round()
    assert await post.work.read(lambda store: store.reminders.due(post.clock.now(), 9)) == []


async def two_due(post: Post) -> tuple[int, int]:
    """Two reminders that are due for one person; the tasks they are of, and the clock is put to their time."""
    await holder(post, "Varde", "kommune")
    tasks = await planned(post)
    await post.work.run(
        lambda store: store.reminders.plan(
            Reminder(0, Cause(What.TASK, tasks[one].id), ReminderKind.AHEAD, DUE) for one in (QUALITY, GENERATION)
        )
    )
    post.clock.at = DUE
    return tasks[QUALITY].id, tasks[GENERATION].id


async def test_a_reminder_that_cant_be_stored_holds_up_no_other(sqlite_url: str, profile: Profile) -> None:
    """What can be told of it but not kept is set aside like what can't be told."""
    clock = StandingClock()
    work = open_work(sqlite_url, clock=clock.now)
    post = make_post(work, profile, clock)
    whole, ill = await two_due(post)
    refuse(sqlite_url, f"UPDATE OF state ON reminders WHEN OLD.cause = {ill}")
    with capture_logs() as lines:
        await post.loop.round()
        await post.loop.round()
    due = await work.read(lambda store: store.reminders.due(clock.now(), 9))
    await work.close()
    assert [one["event"] for one in lines if one["log_level"] == "error"] == [FAILED]
    assert [one.cause.id for one in due] == [ill]
    assert [one.subject.get("task") for one, _ in post.sender.sent if one.kind != DIGEST] == [whole]


async def test_a_store_that_takes_nothing_sets_no_reminder_aside(sqlite_url: str, profile: Profile) -> None:
    """As soon as it takes something again, all that is due goes out."""
    clock = StandingClock()
    work = open_work(sqlite_url, clock=clock.now)
    post = make_post(work, profile, clock)
    await two_due(post)
    refuse(sqlite_url, "UPDATE ON reminders", "INSERT ON clock_ticks", "UPDATE ON clock_ticks")
    with capture_logs() as lines:
        await post.loop.round()
    accept(sqlite_url)
    await post.loop.round()
    due = await work.read(lambda store: store.reminders.due(clock.now(), 9))
    await work.close()
    assert FAILED not in {one["event"] for one in lines}
    assert due == []


async def test_a_reminder_that_cant_be_read_holds_up_no_other(post: Post) -> None:
    """One of a kind that this version doesn't know is left as it is, for the version that wrote it."""
    whole, ill = await two_due(post)
    of_ill = (reminders.c.cause == ill, reminders.c.due_at == DUE)
    with post.work.database.writer.begin() as connection:
        connection.execute(update(reminders).where(*of_ill).values(kind="ukendt"))
    with capture_logs() as lines:
        await post.loop.round()
        await post.loop.round()
    with post.work.database.writer.begin() as connection:
        connection.execute(update(reminders).where(*of_ill).values(kind=ReminderKind.AHEAD.value))
    assert [one["event"] for one in lines if one["log_level"] == "error"] == [FAILED]
    assert [one.subject.get("task") for one, _ in post.sender.sent if one.kind != DIGEST] == [whole]
    assert await post.work.read(lambda store: [one.cause.id for one in store.reminders.due(DUE, 9)]) == [ill]


@pytest.mark.parametrize("is_lapsed", [False, True], ids=["to send", "to look for"])
async def test_a_message_that_cant_be_read_holds_up_no_other(
    sqlite_url: str,
    profile: Profile,
    is_lapsed: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """It is logged once and left as it is; mended, it goes out."""
    clock = StandingClock()
    work = open_work(sqlite_url, clock=clock.now)
    post = make_post(work, profile, clock)
    for number in (1, 2, 3):
        await post.put(number)
    if is_lapsed:
        await work.run(lambda store: store.outbox.claim("den døde", clock.now(), limit=9, lease_s=60))
        post.let_leases_end()
    write_subject(work, "{")
    with capture_logs() as lines:
        for _ in range(3):
            await post.loop.round()
    assert [(one["event"], one["number"]) for one in lines if one["log_level"] == "error"] == [(UNREAD, 2)]
    assert sorted(post.sender.titles) == ["Besked nr. 1", "Besked nr. 3"]
    write_subject(work, '{"nummer": 2}')
    clock.at += RESTS
    await post.loop.round()
    await work.close()
    assert post.sender.titles[-1] == "Besked nr. 2"


def write_subject(work: StoredWork, subject: str) -> None:
    """Writes the second message's subject as it is, whole or damaged."""
    with work.database.writer.begin() as connection:
        connection.execute(text("UPDATE outbox SET subject = :subject WHERE id = 2"), {"subject": subject})


async def test_an_occasion_that_fails_in_one_workspace_is_told_in_the_others(post: Post) -> None:
    """It is logged once and looked at again later, and nobody is told twice."""
    installs = ("T0", "T1")

    def unit(store: Repositories) -> None:
        for one in installs:
            store.installs.connect(Install("slack", one, one, post.clock.now()))

    await post.work.run(unit)
    asked, ill = list[str](), {"T0"}

    def vacancies(_: Repositories, look: Look) -> Iterator[Message]:
        asked.append(look.install)
        if look.install in ill:
            raise LookupError(look.install)
        yield Message("proev.besked", replace(CHANNEL, install=look.install), {"nummer": 1}, look.now, look.install)

    post.clock.at = copenhagen(2026, 10, 19, 9)
    posters = dict.fromkeys(OccasionKind, lambda _store, _look: ()) | {OccasionKind.VACANCIES: vacancies}
    looks = OccasionLooks(
        work=post.work,
        profile=post.profile,
        watchers=lambda _store, _install: [],
        posters=posters,
        log=get_log(),
    )
    with capture_logs() as lines:
        for _ in range(3):
            await looks.look(post.clock.now())
            post.clock.pass_(seconds=1)
    assert [(one["event"], one["install"]) for one in lines] == [(OCCASION_FAILED, "T0")]
    assert sum((await post.states()).values()) == 1
    ill.clear()
    asked.clear()
    post.clock.at += RESTS
    await looks.look(post.clock.now())
    await looks.look(post.clock.now())
    assert asked == ["T0"]
    assert sum((await post.states()).values()) == 2


async def test_a_message_that_waited_for_the_platform_outlives_a_card_that_fails_once(post: Post) -> None:
    """However often the platform asked to wait, that counts for no failure to build the card."""
    await post.put()
    build = post.builders["proev.besked"]
    for _ in range(6):
        post.sender.answers = [Later(1)]
        await post.loop.round()
        post.let_leases_end(2)
    post.builders["proev.besked"] = _fails
    await post.loop.round()
    post.let_leases_end()
    post.builders["proev.besked"] = build
    await post.loop.round()
    assert post.sender.titles == ["Besked nr. 1"]


async def test_messages_outlive_a_store_that_cant_be_read(post: Post) -> None:
    """However long it can't, while it takes what is written, that is no fault of the cards'."""
    await post.put(1)
    await post.put(2)
    rename(post.work, "local_settings", "mangler")
    for _ in range(6):
        await post.loop.courier.deliver()
        post.let_leases_end()
    assert await post.states() == {"waiting": 2}
    rename(post.work, "mangler", "local_settings")
    await post.loop.courier.deliver()
    assert post.sender.titles == ["Besked nr. 1", "Besked nr. 2"]


def rename(work: StoredWork, before: str, after: str) -> None:
    """Gives a table another name, without which nothing can be read, or gives it back."""
    with work.database.writer.begin() as connection:
        connection.execute(text(f"ALTER TABLE {before} RENAME TO {after}"))


def _fails(_store: Repositories, _profile: Profile, message: Message) -> Card:
    raise LookupError(message.kind)
