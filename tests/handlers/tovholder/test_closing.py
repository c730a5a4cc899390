"""What an organisation leaves open goes to its successor when a person says so, and back again."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from bot.outgoing.looks import POSTERS
from bot.outgoing.occasions import Look, OccasionLooks
from danish.zone import copenhagen
from domain.installs import Install
from domain.messages import Message
from domain.occasions import OccasionKind
from domain.people import Person, PersonId
from domain.ports import Repositories
from domain.succession import in_succession
from handlers.loading import profile_in_force
from handlers.outcomes import Reply
from handlers.tovholder.closing_cards import DONE, ENDING
from handlers.tovholder.closing_facts import LeftOpen, load_left
from handlers.tovholder.closing_words import closing_now
from handlers.ui import Actions, Button
from tests.bot.outgoing.conftest import StandingClock
from tests.storage.test_queries import counting
from tests.support.answers import card_of
from tests.support.council import council_profile
from tests.support.office import INSTALL, Office, form_of, said

AFTER = copenhagen(2027, 1, 4, 9)
GIVE, BACK = (
    "/tovholder overdragelse fra politisk fyn til sundhedsråd fyn",
    "/tovholder overdragelse tilbage politisk fyn",
)
BEGUN = copenhagen(2027, 2, 3, 16)


@pytest.fixture
async def chief(office: Office, tmp_path: Path) -> Person:
    """An administrator, and a body with tasks, a decision to follow up, a case and an experience of its cluster.

    Councils of the template take over: Fyn's goes on under its key, Lillebælt's is the one of Trekanten.
    """
    following = in_succession([office.profile, council_profile(tmp_path)])
    office.services = replace(office.services, profile=following)
    chief = await office.with_role("Ane", "regionshus", "fyn")
    above = await office.with_role("Over", "koordinationsgruppe", None)
    await office.types(chief, "/moede opret politisk fyn onsdag den 16. december 2026 kl. 15-17")
    await office.types(
        chief, '/dagsorden punkt "Akutpladser" til beslutning fra lokal økonomi ingen politisk fyn 16/12'
    )
    begun = said(await office.types(above, '/sagsflow ny "Følge hjem" skalering fyn'))
    assert "er begyndt" in begun
    moved = said(await office.types(above, "/sagsflow overlever 1 til politisk fyn"))
    assert "Intet er gemt." not in moved
    await office.shares(chief, "/erfaring del Opkald: Vi ringer til borgeren efter to dage.")
    office.now = AFTER
    noted = await office.types(chief, '/beslutning 2 "Pladserne åbner" godkendt politisk fyn 16/12')
    assert "Beslutning 1 registreret" in said(noted)
    return chief


async def _types(office: Office, person: Person, line: str) -> str:
    return said(await office.types(person, line, is_administrator=True))


async def _left(office: Office) -> LeftOpen:
    def unit(repositories: Repositories) -> LeftOpen:
        left = load_left(repositories, closing_now(profile_in_force(repositories, office.profile, office.now.date())))
        return next(one for one in left.bodies if one.body.key == "politisk/fyn")

    return await office.services.work.read(unit)


async def test_there_and_back_again(office: Office, chief: Person) -> None:
    """All four kinds are at the successor, by their old numbers; taken back, all counts are as they were."""
    before = await _left(office)
    assert (before.tasks, before.decisions, before.cases, before.experiences) == (13, 1, 1, 1)
    whole = "13 opgaver, 1 beslutning, 1 sag og 1 erfaring"
    given = await _types(office, chief, GIVE)
    assert given.startswith(f"Overdraget fra Politisk niveau, Fyn til Sundhedsråd Fyn: {whole}.")
    during = await _left(office)
    assert during.words == ""
    assert "Sundhedsråd Fyn" in await _types(office, chief, "/beslutning liste politisk fyn")
    assert "Sundhedsråd Fyn" in await _types(office, chief, "/sagsflow status 1")
    assert "Sundhedsklynge Fyn (nu Sundhedsråd Fyn)" in await _types(office, chief, "/erfaring vis 1")
    assert "Politisk niveau, Fyn → Sundhedsråd Fyn" in await _types(office, chief, "/opgaver alle")
    assert "er overdraget til Sundhedsråd Fyn." in await _types(office, chief, "/dagsorden status politisk fyn 16/12")
    assert f"Overdraget til Sundhedsråd Fyn: {whole}." in await _types(office, chief, "/tovholder overdragelse")
    back = await _types(office, chief, BACK)
    assert back.startswith(f"Taget tilbage til Politisk niveau, Fyn: {whole}.")
    assert await _left(office) == before
    acts = [entry.act for entry in await office.audit("body:politisk/fyn")]
    assert acts == ["overdragelse.givet", "overdragelse.taget_tilbage"]
    assert [entry.act for entry in await office.audit("decision:1")][-2:] == [
        "beslutning.overleveret",
        "beslutning.taget_tilbage",
    ]


async def test_the_successors_people_do_what_is_left(office: Office, chief: Person) -> None:
    """They have the tasks in their list and say that they are done, in roles that the council doesn't have too."""
    council = await office.with_role("Rie", "kommune", "trekant", municipality="vejle")
    old = await office.with_role("Lis", "somatik", "lillebaelt")
    office.now = copenhagen(2026, 12, 1, 9)
    await office.types(old, "/moede opret politisk lillebælt torsdag den 17. december 2026 kl. 9-11")
    for title in ('"Akutteam"', '"Hemmeligt" lukket'):
        line = f"/dagsorden punkt {title} til beslutning fra lokal økonomi ingen politisk lillebælt 17/12"
        assert "er tilføjet" in said(await office.types(old, line))
    await office.shares(old, "/erfaring del Tavle: Vi har en fælles tavle om hver borger.")
    office.now = AFTER
    assert "17. december" not in await _types(office, council, "/opgaver alle")
    handed = await _types(office, chief, "/tovholder overdragelse fra politisk lillebælt")
    assert handed.startswith("Overdraget fra Politisk niveau, Lillebælt til Sundhedsråd Trekanten: 13 opgaver og 1 ")
    listed = await _types(office, council, "/opgaver alle")
    assert "Politisk niveau, Lillebælt → Sundhedsråd Trekanten, mødet torsdag den 17. december" in listed
    [draft] = [
        task
        for task in await office.work.read(lambda r: r.tasks.of_meeting(2))
        if (task.step, task.part) == (11, "udkast")
    ]
    status = await office.types(council, "/dagsorden status politisk lillebælt 17/12")
    assert "Akutteam" in said(status)
    assert "Hemmeligt" not in said(status)
    assert "Hemmeligt" in await _types(office, old, "/dagsorden status politisk lillebælt 17/12")
    refused = await _types(office, old, f"/opgaver udført {draft.id}")
    assert refused.startswith("Politisk niveau, Lillebælt er overdraget til Sundhedsråd Trekanten.")
    assert "Referat (udkast)" in await _types(office, council, f"/opgaver udført {draft.id}")
    [_, second, *_] = [one for block in card_of(status).blocks if isinstance(block, Actions) for one in block.buttons]
    pressed = said(await office.presses(council, second))
    assert pressed.startswith(("Udført: ", "Bekræftet: "))
    assert "Akutteam" in pressed
    assert "Hemmeligt" not in pressed
    assert {one.recipient for one in [told.message for told in await office.reminded()]} == {council.id}
    approved = await _types(office, council, "/referat godkendt politisk lillebælt 17/12")
    assert "Referat (godkendt)" in approved
    found = await _types(office, council, "/erfaring søg tavle trekanten")
    assert "Sundhedsklynge Lillebælt (nu Sundhedsråd Trekanten)" in found
    assert "Træk tilbage" in await _types(office, council, "/erfaring vis 2")
    await _types(office, chief, "/tovholder overdragelse tilbage politisk lillebælt")
    assert "17. december" not in await _types(office, council, "/opgaver alle")
    assert "Træk tilbage" not in await _types(office, council, "/erfaring vis 2")


async def test_who_had_taken_a_task_lets_go_of_it(office: Office, chief: Person) -> None:
    """The successor's people may take it; taken back, it is theirs again who had it."""
    old = await office.with_role("Lis", "kommune", "fyn", "politisk", municipality="nyborg")
    council = await office.with_role("Rie", "kommune", "fyn", municipality="odense")
    tasks = await office.work.read(lambda r: r.tasks.of_meeting(1))
    [draft] = [task for task in tasks if (task.step, task.part) == (11, "udkast")]
    await _types(office, old, f"/opgaver tag {draft.id}")
    assert await _taker(office, draft.id) == old.id
    await _types(office, chief, GIVE)
    assert await _taker(office, draft.id) is None
    taken = await _types(office, council, f"/opgaver tag {draft.id}")
    assert "allerede taget" not in taken
    await _types(office, council, f"/opgaver fortryd {draft.id}")
    await _types(office, chief, BACK)
    assert await _taker(office, draft.id) == old.id


async def test_what_a_cluster_tries_is_asked_of_its_successor(office: Office, chief: Person) -> None:
    """Three months on, the council's secretariat is asked how it went, and tells it in the cluster's place."""
    old = await office.with_role("Lis", "somatik", "lillebaelt")
    council = await office.with_role("Rie", "kommune", "trekant", municipality="vejle")
    office.now = copenhagen(2026, 12, 1, 9)
    await office.types(old, "/moede opret politisk lillebælt torsdag den 17. december 2026 kl. 9-11")
    shown = await office.types(old, "/erfaring vis 1")
    await office.submits(old, form_of(await office.presses(old, _button(shown, "Vi prøver det også"))))
    office.now = AFTER
    await _types(office, chief, "/tovholder overdragelse fra politisk lillebælt")
    office.now = copenhagen(2027, 3, 1, 9)
    [asked] = [told for told in await office.reminded() if "Hvordan gik det" in told.words]
    assert asked.message.recipient == council.id
    assert "Lillebælt (nu Sundhedsråd Trekanten)" in asked.words
    form = form_of(await office.presses(council, _button(Reply(asked.card), "Fortæl, hvordan det gik")))
    told = said(await office.submits(council, form, {"hvordan": "Vi bruger den hver dag.", "videre": "ja"}))
    assert "Sådan gik det i Lillebælt (nu Sundhedsråd Trekanten): Vi bruger den hver dag." in told


async def test_what_is_agreed_early_happens_by_itself(office: Office, chief: Person) -> None:
    """Weeks before it is only noted; on the first working day all goes, once, and the administrator hears of it."""
    await office.work.run(lambda r: r.installs.connect(Install("slack", INSTALL, "Regionen", office.now)))
    office.now = copenhagen(2026, 12, 21, 9)
    agreed = await _types(office, chief, "/tovholder overdragelse fra politisk fyn")
    assert agreed.startswith("Aftalt: Politisk niveau, Fyn overdrages til Sundhedsråd Fyn.")
    assert "mandag den 4. januar 2027" in agreed
    before = await _left(office)
    assert (before.tasks, before.experiences, before.chosen is not None) == (13, 1, True)
    assert "Aftalt: overdrages til Sundhedsråd Fyn." in await _types(office, chief, "/tovholder overdragelse")
    assert await _goes_by(office, chief, copenhagen(2026, 12, 30, 9)) == []
    assert await _goes_by(office, chief, copenhagen(2027, 1, 2, 9)) == []
    [told] = await _goes_by(office, chief, AFTER)
    assert "Politisk niveau, Fyn til Sundhedsråd Fyn: 13 opgaver, 1 beslutning, 1 sag og 1 erfaring" in told
    assert (await _left(office)).words == ""
    assert [entry.person for entry in await office.audit("body:politisk/fyn")] == [chief.id, chief.id]
    assert await _goes_by(office, chief, copenhagen(2027, 1, 5, 9)) == []
    assert "Taget tilbage til Politisk niveau, Fyn: 13 opgaver" in await _types(office, chief, BACK)


async def test_what_is_agreed_can_be_changed_and_dropped(office: Office, chief: Person) -> None:
    """The last word counts; what was dropped doesn't happen."""
    await office.work.run(lambda r: r.installs.connect(Install("slack", INSTALL, "Regionen", office.now)))
    office.now = copenhagen(2026, 12, 21, 9)
    await _types(office, chief, "/tovholder overdragelse fra politisk fyn")
    assert "allerede aftalt" in await _types(office, chief, "/tovholder overdragelse fra politisk fyn")
    other = await _types(office, chief, "/tovholder overdragelse fra politisk fyn til sundhedsråd trekanten")
    assert other.startswith("Aftalt: Politisk niveau, Fyn overdrages til Sundhedsråd Trekanten.")
    assert "det åbne overdrages til Sundhedsråd Trekanten" in await _types(office, chief, "/tovholder tjek")
    assert "Aftalen er fjernet" in await _types(office, chief, BACK)
    assert await _goes_by(office, chief, AFTER) == []
    assert (await _left(office)).tasks == 13


async def test_a_body_hands_over_to_one(office: Office, chief: Person) -> None:
    """Another gets it only once it was taken back."""
    await _types(office, chief, GIVE)
    rows = office.rows()
    refused = await _types(office, chief, "/tovholder overdragelse fra politisk fyn til sundhedsråd trekanten")
    assert refused.startswith("Politisk niveau, Fyn er allerede overdraget til Sundhedsråd Fyn.")
    assert office.rows() == rows


async def test_each_thing_is_listed(office: Office, chief: Person) -> None:
    """A body's open things can be read one by one, also once they went."""
    listed = await _types(office, chief, "/tovholder overdragelse vis politisk fyn")
    for line in ("Opgaver (13)", "“Pladserne åbner”", "Sag 1: Følge hjem", "Nr. 1: Opkald", "Og 5 mere."):
        assert line in listed
    await _types(office, chief, GIVE)
    after = await _types(office, chief, "/tovholder overdragelse vis politisk fyn")
    assert "Opgaver, nu hos Sundhedsråd Fyn (13)" in after
    assert "Pladserne åbner" not in after


async def test_the_overview_costs_the_same_however_much_is_open(office: Office, chief: Person) -> None:
    """More decisions and cases are counted in as many queries."""

    async def cost() -> int:
        with counting(office.work) as statements:
            await _types(office, chief, "/tovholder overdragelse")
        return len(statements)

    before = await cost()
    for number in range(5):
        await office.types(chief, f'/beslutning 2 "Plads {number} åbner" godkendt politisk fyn 16/12')
    assert (await _left(office)).decisions == 6
    assert await cost() == before


async def test_nothing_goes_twice(office: Office, chief: Person) -> None:
    """A second handing over and a second taking back say so, and change nothing."""
    await _types(office, chief, GIVE)
    rows = office.rows()
    assert "Der er intet at overdrage fra Politisk niveau, Fyn." in await _types(office, chief, GIVE)
    assert office.rows() == rows
    await _types(office, chief, BACK)
    rows = office.rows()
    assert "har intet overdraget, der kan tages tilbage" in await _types(office, chief, BACK)
    assert office.rows() == rows
    assert "1 beslutning, 1 sag" in await _types(office, chief, GIVE)


async def test_what_the_successor_has_begun_stays_there(office: Office, chief: Person) -> None:
    """It becomes items of the next meeting, which leave the agenda again; once that has begun, they stay."""
    await _types(office, chief, GIVE)
    await _types(office, chief, "/moede opret sundhedsråd fyn onsdag den 3. februar 2027 kl. 15-17")
    agenda = "/dagsorden punkter sundhedsråd fyn 3/2"
    assert "Akutpladser" in await _types(office, chief, agenda)
    closed = await _types(office, chief, "/beslutning luk 1 politisk fyn 16/12")
    assert closed.startswith("Beslutning nr. 1 er overleveret til Sundhedsråd Fyn.")
    assert "1 beslutning, 1 sag" in await _types(office, chief, BACK)
    assert "Akutpladser" not in await _types(office, chief, agenda)
    await _types(office, chief, GIVE)
    assert "Akutpladser" in await _types(office, chief, agenda)
    office.now = BEGUN
    kept = await _types(office, chief, BACK)
    assert kept.startswith("Taget tilbage til Politisk niveau, Fyn: 13 opgaver og 1 erfaring.")
    assert "2 ting blev ikke flyttet: Det er behandlet eller givet videre siden." in kept


async def test_before_the_end_successors_are_suggested(office: Office, chief: Person) -> None:
    """Some weeks before, what is open and who could take over is told; looking changes nothing."""
    office.now = copenhagen(2026, 12, 21, 9)
    shown = await _types(office, chief, "/tovholder overdragelse")
    assert shown.startswith("Sundhedsklyngerne ophører den 31. december 2026")
    assert "Politisk niveau, Fyn: " in shown
    assert "Foreslået efterfølger: Sundhedsråd Fyn." in shown


async def test_the_buttons_do_what_they_say(office: Office, chief: Person) -> None:
    """The card's button asks first and hands over; the answer's button takes it back."""
    card = await office.types(chief, "/tovholder overdragelse", is_administrator=True)
    give = _button(card, "Overdrag til Sundhedsråd Fyn")
    assert "Det kan tages tilbage." in give.confirm
    given = await office.presses(chief, give, is_administrator=True)
    assert "1 beslutning, 1 sag" in said(given)
    back = await office.presses(chief, _button(given, "Tag tilbage"), is_administrator=True)
    assert "Taget tilbage" in said(back)


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("/tovholder overdragelse fra kagemand", "Hvilket forum mener du?"),
        ("/tovholder overdragelse fra ssu", "Hvem skal have det fra Sundhedssamarbejdsudvalget"),
        ("/tovholder overdragelse fra politisk fyn til bageren", "Hvilket forum mener du?"),
        ("/tovholder overdragelse noget andet", "Vil du se, give eller tage tilbage?"),
    ],
)
async def test_what_is_not_understood_changes_nothing(office: Office, chief: Person, line: str, answer: str) -> None:
    """A body that isn't there is asked for, in the organisation it should be in."""
    rows = office.rows()
    told = await _types(office, chief, line)
    assert answer in told
    assert "Intet er gemt." in told
    assert office.rows() == rows


async def _goes_by(
    office: Office, chief: Person, day: datetime, looked_at: OccasionKind = OccasionKind.HANDING_OVER
) -> list[str]:
    """What the administrator is told of the end once the clock has gone round that day."""
    office.now = day
    looks = OccasionLooks(
        work=office.work,
        clock=StandingClock(day),
        profile=office.profile,
        watchers=lambda _store, _install: [chief.id],
        posters={kind: POSTERS[kind] if kind is looked_at else _nothing for kind in OccasionKind},
    )
    await looks.look()
    return [told.words for told in await office.delivers() if told.message.kind in (DONE, ENDING)]


async def _taker(office: Office, task: int) -> PersonId | None:
    found = await office.work.read(lambda r: r.tasks.task(task))
    return found.taker if found else None


def _nothing(_store: Repositories, _look: Look) -> tuple[Message, ...]:
    return ()


def _button(answer: object, label: str) -> Button:
    blocks = answer.card.blocks  # type: ignore[attr-defined]
    return next(one for block in blocks if isinstance(block, Actions) for one in block.buttons if one.label == label)


def test_the_word_to_administrators_is_a_message_of_its_own(office: Office) -> None:
    """The outbox knows how it is built."""
    assert {ENDING, DONE} <= set(office.services.registry.messages)


async def test_administrators_hear_what_is_open(office: Office, chief: Person) -> None:
    """Eight weeks before, by itself: each body with what it has open of every kind, and who could take over."""
    await office.work.run(lambda r: r.installs.connect(Install("slack", INSTALL, "Regionen", office.now)))
    day = copenhagen(2026, 11, 9, 9)
    [told] = await _goes_by(office, chief, day, OccasionKind.ENDING)
    assert "Politisk niveau, Fyn: 13 opgaver, 1 beslutning, 1 sag og 1 erfaring." in told
    assert "Foreslået efterfølger: Sundhedsråd Fyn." in told


async def test_administrators_hear_of_the_end_once(office: Office) -> None:
    """Some weeks before the last day each gets one message, however often it is looked at; none before or after."""
    await office.work.run(lambda r: r.installs.connect(Install("slack", INSTALL, "Regionen", office.now)))
    chief = await office.person("Chef")
    told = []
    for day in (copenhagen(2026, 11, 2, 9), copenhagen(2026, 11, 9, 9), copenhagen(2026, 11, 16, 9)):
        office.now = day
        looks = OccasionLooks(
            work=office.work,
            clock=StandingClock(day),
            profile=office.profile,
            watchers=lambda _store, _install: [chief.id],
            posters={**POSTERS, OccasionKind.VACANCIES: lambda _store, _look: ()},
        )
        await looks.look()
        told.append([card.words for card in await office.delivers() if "ophører" in card.words])
    assert [len(one) for one in told] == [0, 1, 0]
    assert "Der er ingen åbne opgaver" in told[1][0]
