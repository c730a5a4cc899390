import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.messages import TOLD, ClaimedMessage, Recipient, SentMessage, told_in
from domain.people import Place
from domain.ports import Repositories
from storage.work import StoredWork
from tests.storage.facts import CHANNEL, a_message, add_person
from tests.support.moment import NOW

MINUTE = timedelta(minutes=1)
LATER = NOW + MINUTE


def claim(r: Repositories, owner: str = "one", *, limit: int = 20, lease_s: float = 60) -> Sequence[ClaimedMessage]:
    """Takes what is due."""
    return r.outbox.claim(owner, NOW, limit=limit, lease_s=lease_s)


def claim_briefly(r: Repositories) -> Sequence[ClaimedMessage]:
    """Takes what is due with a lease that ends at once."""
    return claim(r, lease_s=0)


def take_over(r: Repositories, owner: str = "two", *, lease_s: float = 60) -> Sequence[ClaimedMessage]:
    """Takes what has lapsed."""
    return r.outbox.expired(owner, limit=20, lease_s=lease_s)


def sent(r: Repositories, claimed: ClaimedMessage) -> bool:
    """Records that it was sent; whether that counted."""
    before = r.outbox.counts()["sent"]
    r.outbox.sent_together([(claimed, SentMessage(CHANNEL, "1.2"))], NOW)
    return r.outbox.counts()["sent"] > before


async def test_a_message_comes_back_as_it_was_posted(work: StoredWork) -> None:
    """Kind, recipient, ids, time and key come back to the sender with a uid of the message's own."""

    def unit(r: Repositories) -> list[ClaimedMessage]:
        r.outbox.post([a_message(add_person(r).id, key="k"), a_message(replace(CHANNEL, thread="12.3"))])
        return list(claim(r))

    to_person, to_thread = await work.run(unit)
    assert isinstance(to_person.message.recipient, int)
    assert to_person.message == replace(a_message(to_person.message.recipient, key="k"), uid=to_person.message.uid)
    assert to_thread.message == replace(a_message(Place("slack", "T1", "C1", "12.3")), uid=to_thread.message.uid)
    assert len({to_person.message.uid, to_thread.message.uid, ""}) == 3
    assert (to_thread.owner, to_thread.attempt, to_thread.claimed_at) == ("one", 1, NOW)


async def test_the_same_cause_tells_once(work: StoredWork) -> None:
    """A key is posted once and never again, sent or not; without a key every message is its own."""
    await work.run(lambda r: r.outbox.post([a_message(key="k"), a_message(key="k"), a_message(), a_message()]))
    claimed = await work.run(claim)
    assert [one.message.key for one in claimed] == ["k", "", ""]
    await work.run(lambda r: [sent(r, one) for one in claimed])
    await work.run(lambda r: r.outbox.post([a_message(key="k")]))
    await work.run(lambda r: r.outbox.post([]))
    assert await work.run(claim) == []


async def test_what_a_message_told_of_is_kept_by_whoever_sent_it(work: StoredWork) -> None:
    """Beside others that say nothing of it; not by a process whose claim another holds by now."""
    await work.run(lambda r: r.outbox.post([a_message(key="k"), a_message(key="l")]))
    mine = await work.run(claim_briefly)
    first = mine[0]
    where = SentMessage(CHANNEL, "1.2")

    def told(what: str) -> ClaimedMessage:
        return replace(first, message=replace(first.message, subject={**first.message.subject, TOLD: what}))

    def unit(r: Repositories) -> None:
        r.outbox.sent_together([(replace(told("opgave:9"), owner="other"), where)], NOW)
        r.outbox.sent_together([(told("opgave:7:LATE opgave:8:SOON"), where), (mine[1], where)], NOW)
        r.outbox.sent_together([(told("opgave:10"), where)], NOW)

    await work.run(unit)
    kept = await work.read(lambda r: r.outbox.posted(["k", "l"]))
    assert told_in(kept["k"]) == ("opgave:7:LATE", "opgave:8:SOON")
    assert told_in(kept["l"]) == ()
    assert kept["k"].subject["task"] == 7
    assert (await work.read(lambda r: r.outbox.counts()))["sent"] == 2


async def test_where_a_message_was_sent_is_known_by_its_key(work: StoredWork) -> None:
    """Only once it surely was: not while it waits, nor while it is being sent."""
    where = SentMessage(replace(CHANNEL, thread="12.3"), "1.2")
    await work.run(lambda r: r.outbox.post([a_message(key="k"), a_message(key="other")]))
    assert await work.read(lambda r: r.outbox.sent_as("k")) is None
    claimed = await work.run(claim)
    assert await work.read(lambda r: r.outbox.sent_as("k")) is None
    await work.run(lambda r: r.outbox.sent_together([(claimed[0], where)], NOW))
    assert await work.read(lambda r: r.outbox.sent_as("k")) == where
    assert await work.read(lambda r: r.outbox.sent_as("other")) is None
    assert await work.read(lambda r: r.outbox.sent_among(["k", "other", "none"])) == {"k"}


async def test_what_was_posted_is_found_by_its_key(work: StoredWork) -> None:
    """Whether it was sent or not, with what it is about; keys that nobody used are left out."""

    def unit(r: Repositories) -> dict[str, Mapping[str, int | str]]:
        r.outbox.post([a_message(key="k"), a_message(key="other"), a_message()])
        r.outbox.dropped(claim(r, limit=1)[0])
        return {key: one.subject for key, one in r.outbox.posted(["k", "other", "unused"]).items()}

    subject = a_message().subject
    assert await work.run(unit) == {"k": subject, "other": subject}
    assert await work.read(lambda r: r.outbox.posted([])) == {}


async def test_what_was_told_under_a_key_is_found(work: StoredWork) -> None:
    """Messages whose key begins so are found, but for those that went nowhere; one that is being sent is told apart."""

    def unit(r: Repositories) -> tuple[list[str], list[bool]]:
        keys = ("n:1:a", "n:1:b", "n:1:c", "n:1:d", "n:11:a", "n:2:a", "n")
        r.outbox.post(a_message(key=key, due=NOW + timedelta(minutes=at)) for at, key in enumerate(keys))
        held = r.outbox.claim("one", NOW + timedelta(minutes=2), limit=3, lease_s=60)
        r.outbox.dropped(held[0])
        r.outbox.failed(held[1], "no_such_channel")
        under = [one.key for one in r.outbox.told_under("n:1:")]
        return under, [r.outbox.is_underway(key) for key in ("n:1:a", "n:1:c", "n:1:d", "none")]

    assert await work.run(unit) == (["n:1:c", "n:1:d"], [False, True, False, False])


async def test_what_is_due_longest_is_claimed_first(work: StoredWork) -> None:
    """A batch holds the earliest due; what is due later waits, and nothing is claimed twice."""
    dues = [NOW - minutes * MINUTE for minutes in (1, 3, -1, 2, 0)]
    await work.run(lambda r: r.outbox.post([a_message(due=due) for due in dues]))
    first = await work.run(lambda r: claim(r, limit=3))
    second = await work.run(lambda r: claim(r, "two"))
    assert [(NOW - one.message.due) // MINUTE for one in first] == [3, 2, 1]
    assert [(NOW - one.message.due) // MINUTE for one in second] == [0]
    assert await work.run(claim) == []


@pytest.mark.parametrize(
    ("settle", "state"),
    [
        (sent, "sent"),
        (lambda r, one: r.outbox.dropped(one), "dropped"),
        (lambda r, one: r.outbox.failed(one, "channel_not_found"), "failed"),
        (lambda r, one: r.outbox.uncertain(one), "uncertain"),
        (lambda r, one: r.outbox.later(one, 60), "waiting"),
        (lambda r, one: r.outbox.again(one), "waiting"),
    ],
)
async def test_only_who_holds_a_message_settles_it(work: StoredWork, settle: object, state: str) -> None:
    """Each answer takes effect once, and none once another process has taken the message over."""
    assert callable(settle)
    await work.run(lambda r: r.outbox.post([a_message()]))
    (lapsed,) = await work.run(claim_briefly)
    (held,) = await work.run(take_over)
    assert await work.run(lambda r: settle(r, lapsed)) is False
    assert await work.run(lambda r: settle(r, replace(held, owner="three"))) is False
    assert await work.run(lambda r: settle(r, held)) is True
    assert await work.run(lambda r: settle(r, held)) is False
    counts = await work.read(lambda r: r.outbox.counts())
    assert {name: number for name, number in counts.items() if number} == {state: 1}
    assert len(counts) == 6


async def test_a_slow_send_settles_nothing_of_the_same_process_later_one(work: StoredWork) -> None:
    """The owner is the same: by the attempt an answer is known to be of an earlier one."""
    where = SentMessage(CHANNEL, "1.2")
    await work.run(lambda r: r.outbox.post([a_message(key="k")]))
    (slow,) = await work.run(claim_briefly)
    (held,) = await work.run(lambda r: take_over(r, slow.owner))
    told = replace(slow, message=replace(slow.message, subject={**slow.message.subject, TOLD: "opgave:7"}))

    def late_answers(r: Repositories) -> bool:
        r.outbox.sent_together([(told, where)], NOW)
        return r.outbox.again(slow)

    assert await work.run(late_answers) is False
    kept = (await work.read(lambda r: r.outbox.posted(["k"])))["k"]
    assert told_in(kept) == ()
    assert await work.run(lambda r: sent(r, held))


async def test_a_lapsed_claim_is_searched_for_since_the_first(work: StoredWork) -> None:
    """Take-over after take-over keeps the first claim's time."""
    await work.run(lambda r: r.outbox.post([a_message()]))
    await work.run(claim_briefly)
    (second,) = await work.run(lambda r: take_over(r, lease_s=0))
    (third,) = await work.run(lambda r: take_over(r, "three"))
    assert [(one.owner, one.attempt, one.claimed_at) for one in (second, third)] == [("two", 2, NOW), ("three", 3, NOW)]


async def test_a_lease_goes_by_the_database_and_by_nobodys_clock(work: StoredWork) -> None:
    """However late the program's clock shows, what is held is left alone until its lease ends."""
    await work.run(lambda r: r.outbox.post([a_message(), a_message()]))
    await work.run(lambda r: claim(r, limit=1, lease_s=0.5))
    next_year = NOW + timedelta(days=365)
    assert len(await work.run(lambda r: r.outbox.claim("two", next_year, limit=9, lease_s=60))) == 1
    assert await work.run(take_over) == []
    await asyncio.sleep(0.6)
    (lapsed,) = await work.run(take_over)
    assert (lapsed.attempt, lapsed.claimed_at) == (2, NOW)


async def test_a_message_given_back_begins_anew(work: StoredWork) -> None:
    """What surely was not sent is searched for since its next claim only, and `later` leaves it alone for a while."""
    await work.run(lambda r: r.outbox.post([a_message(), a_message()]))
    again, later = await work.run(claim)
    await work.run(lambda r: (r.outbox.again(again), r.outbox.later(later, 0.5)))
    assert [one.message.uid for one in await work.run(claim)] == [again.message.uid]
    await asyncio.sleep(0.6)
    (late,) = await work.run(lambda r: r.outbox.claim("two", LATER, limit=9, lease_s=60))
    assert (late.message.uid, late.attempt, late.claimed_at) == (later.message.uid, 2, LATER)


async def test_a_message_held_by_a_rolled_back_unit_is_free(work: StoredWork) -> None:
    """A claim holds from its commit on, not before."""
    await work.run(lambda r: r.outbox.post([a_message()]))

    def failing(r: Repositories) -> None:
        raise ValueError(len(claim(r)))

    with pytest.raises(ValueError, match="1"):
        await work.run(failing)
    assert len(await work.run(claim)) == 1


async def test_what_a_channel_refused_waits_again(work: StoredWork) -> None:
    """Only what was refused there and is no older than asked waits again, once, for the channel that is named."""
    old, new = Place("slack", "T1", "C1", thread="1.2"), Place("slack", "T1", "C2")
    dues = (NOW - timedelta(days=8), NOW - timedelta(days=6), NOW - timedelta(days=5), NOW - timedelta(days=4))

    def refuse_three(r: Repositories) -> None:
        r.outbox.post(a_message(old, due=due) for due in dues)
        r.outbox.post([a_message(new, due=NOW - timedelta(days=9))])
        for claimed in r.outbox.claim("me", NOW, limit=4, lease_s=60):
            r.outbox.failed(claimed, "is_archived")

    def again(r: Repositories) -> int:
        at = Place(old.platform, old.install, old.conversation)
        return r.outbox.send_refused(at, new, NOW - timedelta(days=7))

    await work.run(refuse_three)
    assert [await work.run(again) for _ in range(2)] == [2, 0]
    taken = await work.run(lambda r: r.outbox.claim("you", NOW, limit=9, lease_s=60))
    assert [(one.message.recipient, one.message.due) for one in taken] == [
        (new, dues[1]), (new, dues[2]), (old, dues[3])
    ]  # fmt: skip


async def test_what_a_workspace_refused_for_one_reason_waits_again(work: StoredWork) -> None:
    """For that reason alone, in that workspace alone, and no older than asked: to persons and in channels."""
    person = (await work.run(add_person)).id
    own, other = Place("slack", "T1", "C1"), Place("slack", "T2", "C2")
    recipients: tuple[Recipient, ...] = (person, own, person, other, person)
    reasons = ("missing_scope", "missing_scope", "is_archived", "missing_scope", "missing_scope")
    dues = [NOW - timedelta(days=6, minutes=-at) for at in range(4)] + [NOW - timedelta(days=8)]

    def refuse(r: Repositories) -> None:
        for to, due, reason in zip(recipients, dues, reasons, strict=True):
            r.outbox.post([a_message(to, due=due)])
            [claimed] = r.outbox.claim("me", NOW, limit=1, lease_s=60)
            r.outbox.failed(claimed, reason)

    await work.run(refuse)
    since = NOW - timedelta(days=7)
    assert [await work.run(lambda r: r.outbox.try_refused("T1", "missing_scope", since)) for _ in range(2)] == [2, 0]
    taken = await work.run(lambda r: r.outbox.claim("you", NOW, limit=9, lease_s=60))
    assert [(one.message.recipient, one.message.due) for one in taken] == list(zip(recipients, dues, strict=True))[:2]


async def test_the_newest_that_arrived_is_known(work: StoredWork) -> None:
    """For a channel, its threads included, and for a person; what was refused did not arrive."""
    person = (await work.run(add_person)).id
    channel = Place("slack", "T1", "C1")

    def send(r: Repositories, to: Recipient, *, is_refused: bool = False) -> None:
        r.outbox.post([a_message(to)])
        (claimed,) = r.outbox.claim("me", NOW, limit=1, lease_s=60)
        if is_refused:
            r.outbox.failed(claimed, "is_archived")
        else:
            sent(r, claimed)

    async def latest() -> list[int]:
        return await work.read(lambda r: [r.outbox.latest_sent(channel), r.outbox.latest_sent(person)])

    assert await latest() == [0, 0]
    await work.run(lambda r: send(r, Place("slack", "T1", "C1", thread="1.2")))
    await work.run(lambda r: send(r, person))
    first = await latest()
    assert 0 < first[0] < first[1]
    await work.run(lambda r: send(r, channel, is_refused=True))
    assert await latest() == first
