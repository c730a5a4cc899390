"""What an organisation leaves open goes to its successor when a person says so, and back again."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.outgoing.looks import POSTERS
from bot.outgoing.occasions import OccasionLooks
from danish.zone import copenhagen
from domain.installs import Install
from domain.occasions import OccasionKind
from domain.people import Person
from domain.ports import Repositories
from domain.succession import in_succession
from handlers.tovholder.closing_cards import ENDING
from handlers.tovholder.closing_facts import LeftOpen, load_left
from handlers.tovholder.closing_words import closing_now
from handlers.ui import Actions, Button
from tests.bot.outgoing.conftest import StandingClock
from tests.storage.test_queries import counting
from tests.support.council import council_profile
from tests.support.office import INSTALL, Office, said

AFTER = copenhagen(2027, 1, 4, 9)
GIVE, BACK = (
    "/tovholder overdragelse fra politisk fyn til sundhedsråd fyn",
    "/tovholder overdragelse tilbage politisk fyn",
)
BEGUN = copenhagen(2027, 2, 3, 16)


@pytest.fixture
async def chief(office: Office, tmp_path: Path) -> Person:
    """An administrator, and a body with a decision to follow up and a case, as councils of the template take over."""
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
    office.now = AFTER
    noted = await office.types(chief, '/beslutning 2 "Pladserne åbner" godkendt politisk fyn 16/12')
    assert "Beslutning 1 registreret" in said(noted)
    return chief


async def _types(office: Office, person: Person, line: str) -> str:
    return said(await office.types(person, line, is_administrator=True))


async def _left(office: Office) -> LeftOpen:
    def unit(repositories: Repositories) -> LeftOpen:
        left = load_left(repositories, closing_now(office.services.profile))
        return next(one for one in left.bodies if one.body.key == "politisk/fyn")

    return await office.services.work.read(unit)


async def test_there_and_back_again(office: Office, chief: Person) -> None:
    """What was handed over is at the successor, by its old numbers; taken back, all counts are as they were."""
    before = await _left(office)
    assert (before.decisions, before.cases) == (1, 1)
    given = await _types(office, chief, GIVE)
    assert given.startswith("Overdraget fra Politisk niveau, Fyn til Sundhedsråd Fyn: 1 beslutning og 1 sag.")
    during = await _left(office)
    assert (during.tasks, during.decisions, during.cases) == (before.tasks, 0, 0)
    assert "Sundhedsråd Fyn" in await _types(office, chief, "/beslutning liste politisk fyn")
    assert "Sundhedsråd Fyn" in await _types(office, chief, "/sagsflow status 1")
    assert "Overdraget til Sundhedsråd Fyn: 1 beslutning og 1 sag." in await _types(
        office, chief, "/tovholder overdragelse"
    )
    back = await _types(office, chief, BACK)
    assert back.startswith("Taget tilbage til Politisk niveau, Fyn: 1 beslutning og 1 sag.")
    assert await _left(office) == before
    acts = [entry.act for entry in await office.audit("body:politisk/fyn")]
    assert acts == ["overdragelse.givet", "overdragelse.taget_tilbage"]
    assert [entry.act for entry in await office.audit("decision:1")][-2:] == [
        "beslutning.overleveret",
        "beslutning.taget_tilbage",
    ]


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
    assert "1 beslutning og 1 sag" in await _types(office, chief, GIVE)


async def test_what_the_successor_has_begun_stays_there(office: Office, chief: Person) -> None:
    """It becomes items of the next meeting, which leave the agenda again; once that has begun, they stay."""
    await _types(office, chief, GIVE)
    await _types(office, chief, "/moede opret sundhedsråd fyn onsdag den 3. februar 2027 kl. 15-17")
    agenda = "/dagsorden punkter sundhedsråd fyn 3/2"
    assert "Akutpladser" in await _types(office, chief, agenda)
    assert "1 beslutning og 1 sag" in await _types(office, chief, BACK)
    assert "Akutpladser" not in await _types(office, chief, agenda)
    await _types(office, chief, GIVE)
    assert "Akutpladser" in await _types(office, chief, agenda)
    office.now = BEGUN
    kept = await _types(office, chief, BACK)
    assert kept.startswith("Taget tilbage til Politisk niveau, Fyn: intet.")
    assert "2 ting blev ikke flyttet: Det er behandlet eller givet videre siden." in kept


async def test_before_the_end_it_is_only_shown(office: Office, chief: Person) -> None:
    """Some weeks before, the successors are suggested; nothing can be handed to what has not begun."""
    office.now = copenhagen(2026, 12, 21, 9)
    shown = await _types(office, chief, "/tovholder overdragelse")
    assert shown.startswith("Sundhedsklyngerne ophører den 31. december 2026")
    assert "Politisk niveau, Fyn: " in shown
    assert "Foreslået efterfølger: Sundhedsråd Fyn." in shown
    rows = office.rows()
    assert "Det kan først overdrages, når det nye er begyndt." in await _types(office, chief, GIVE)
    assert office.rows() == rows


async def test_the_buttons_do_what_they_say(office: Office, chief: Person) -> None:
    """The card's button asks first and hands over; the answer's button takes it back."""
    card = await office.types(chief, "/tovholder overdragelse", is_administrator=True)
    give = _button(card, "Overdrag til Sundhedsråd Fyn")
    assert "Det kan tages tilbage." in give.confirm
    given = await office.presses(chief, give, is_administrator=True)
    assert "1 beslutning og 1 sag" in said(given)
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


def _button(answer: object, label: str) -> Button:
    blocks = answer.card.blocks  # type: ignore[attr-defined]
    return next(one for block in blocks if isinstance(block, Actions) for one in block.buttons if one.label == label)


def test_the_word_to_administrators_is_a_message_of_its_own(office: Office) -> None:
    """The outbox knows how it is built."""
    assert ENDING in office.services.registry.messages


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
    assert "Se, hvad der er åbent i hvert forum" in told[1][0]
