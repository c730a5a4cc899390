"""What people are told of a meeting that is over and of which nobody noted a step."""

from datetime import datetime

from danish.zone import copenhagen
from domain.people import Person
from domain.tasks import TaskState
from handlers.dispatch import answer_home
from handlers.outcomes import Home
from handlers.requests import HomeOpened
from tests.handlers.opgaver.conftest import Desk
from tests.handlers.opgaver.test_digest import digest_of
from tests.support.answers import words_of

QUALITY = 5
ENDED = copenhagen(2026, 12, 8, 17)
MONTHS_LATER = copenhagen(2027, 3, 1, 8, 30)
PREPARING = ("Indkaldelse", "Forplejning", "Dagsordenspunkter", "Kvalitetssikring", "Generering i", "Udsendelse i ")
LATER = (ENDED, copenhagen(2026, 12, 9, 8, 30), MONTHS_LATER)


async def home_of(desk: Desk, person: Person) -> str:
    """What somebody's Home says."""
    context = desk.office.context(person)
    home = await answer_home(desk.office.services, HomeOpened(context))
    assert isinstance(home, Home)
    return words_of(home.card)


async def told(desk: Desk, now: datetime) -> str:
    """All that the region's holder reads of tasks: lists, overview, Home."""
    desk.office.now = now
    lines = ("/opgaver", "/opgaver klynge alle", "/opgaver forsinkede", "/opgaver uden ansvarlig", "/opgaver overblik")
    answers = [await desk.says(desk.region, line) for line in lines]
    return "\n".join([*answers, await home_of(desk, desk.region)])


async def test_the_preparation_of_a_meeting_that_is_over_is_told_nowhere(desk: Desk) -> None:
    """In no list, not in Home, not in the overview; the minutes and what follows still are."""
    assert "Kvalitetssikring" in await told(desk, copenhagen(2026, 12, 8, 14))
    for now in LATER:
        words = (await told(desk, now)).casefold()
        assert [one for one in PREPARING if f"{one} –".casefold() in words] == []
        assert "straks:" not in words
        assert "dagsordenspunkter" not in words
        assert "referat (udkast)" in words


async def test_nobody_is_reminded_of_it(desk: Desk) -> None:
    """Neither by what was planned nor by what somebody put off beyond the meeting."""
    await desk.says(desk.region, f"/opgaver udsæt {QUALITY} 14/12 kl. 9")
    desk.office.now = ENDED
    await desk.reminded()
    desk.office.now = copenhagen(2026, 12, 14, 9)
    assert all("Kvalitetssikring" not in words_of(one.card) for one in await desk.reminded())


async def test_the_status_says_that_it_was_not_noted_and_it_still_can_be(desk: Desk) -> None:
    """By its number or by the step's; then it is done as any other."""
    desk.office.now = MONTHS_LATER
    status = "/dagsorden status politisk sydvestjylland 8/12/2026"
    words = await desk.says(desk.region, status)
    assert "5. Kvalitetssikring: ikke noteret, før mødet var slut" in words
    assert "8. Ny generering: ikke nødvendig, da der ikke kom rettelser" in words
    await desk.says(desk.region, f"/opgaver udført {QUALITY}")
    await desk.says(desk.municipality, "/dagsorden udført 5 politisk sydvestjylland 8/12/2026")
    assert (await desk.task(QUALITY)).state is TaskState.DONE
    assert "5. Kvalitetssikring: udført mandag den 1. marts" in await desk.says(desk.region, status)


async def test_a_meeting_that_is_put_off_wakes_its_preparation(desk: Desk) -> None:
    """Nothing has ended for good: what a meeting lacks is told again once it lies ahead."""
    desk.office.now = copenhagen(2026, 12, 8, 14)
    await desk.says(desk.region, "/moede flyt politisk sydvestjylland 8/12 til 15/12 kl. 15-17")
    desk.office.now = copenhagen(2026, 12, 9, 9)
    assert "Kvalitetssikring" in await desk.says(desk.region, "/opgaver klynge alle")


async def test_the_morning_after_tells_of_what_follows_alone(desk: Desk) -> None:
    """The digest neither repeats the preparation nor waits for others' part of it."""
    card = await digest_of(desk, desk.region, copenhagen(2026, 12, 9, 8, 30))
    assert card is not None
    words = words_of(card)
    assert "Referat (udkast)" in words
    assert "Venter på" not in words
