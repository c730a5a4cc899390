"""Cases on their way for tests: opened, answered, and where they are then."""

from dataclasses import replace
from datetime import timedelta

from danish.zone import copenhagen
from domain.case_ways import begin, settle
from domain.cases import Answer, Case, Journey, answer_leg
from tests.domain.support import syddanmark

OPENED = copenhagen(2026, 1, 12, 9)
FIRST = "soenderjylland"
OTHERS = ("fyn", "lillebaelt", "sydvestjylland")


def a_journey(flow: str = "skalering", cluster: str = FIRST, experience: int | None = None) -> Journey:
    """A case that has just been opened, its legs numbered as a store would."""
    case = Case(1, "Opkald efter udskrivning", flow, cluster, OPENED, experience=experience)
    (known,) = [one for one in syddanmark().case_flows if one.key == flow]
    return numbered(begin(case, known, syddanmark(), OPENED))


def numbered(journey: Journey) -> Journey:
    """The journey with its legs numbered as a store would."""
    return replace(journey, legs=tuple(replace(leg, id=number) for number, leg in enumerate(journey.legs, 1)))


def answered(
    journey: Journey,
    answer: Answer = Answer.TREATED,
    days: int = 0,
    place: str = "",
    approved: frozenset[str] = frozenset(),
) -> Journey:
    """The journey with that answer of one place, or of all that are awaited, so many days after it was opened."""
    now = OPENED + timedelta(days=days)
    for leg in journey.awaited:
        if place in ("", leg.place):
            journey = answer_leg(journey, leg, answer, "", now)
    return numbered(settle(journey, syddanmark(), now, approved))


def at(journey: Journey) -> tuple[str, ...]:
    """Where the case is awaited."""
    return tuple(leg.place for leg in journey.awaited)
