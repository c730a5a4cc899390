"""Loads a case for somebody: what they may see of it and do with it, and how far it is; it changes nothing."""

from dataclasses import dataclass

from domain.case_access import may_carry, may_see, require_carrier, require_member, require_sight
from domain.case_status import CaseStatus, case_status
from domain.case_ways import places, steps_ahead
from domain.cases import CaseLeg, Journey
from handlers.case_journeys import load_journey, load_journeys
from handlers.desk import Desk
from handlers.refusals import Answered, unsaved
from handlers.sagsflow.words import COMMAND, Act

AT_STEP = ";"
"""Stands in a button's or form's value before the step at which the case was when it was shown."""


def at_step(journey: Journey) -> str:
    """What the value of a button or form ends with that does something at the case's present step alone."""
    return f"{AT_STEP}{journey.number}"


@dataclass(frozen=True, slots=True)
class CaseDesk(Desk):
    """The desk of somebody who acts on a case, and may see it."""

    journey: Journey

    @property
    def at_step(self) -> str:
        """As `at_step` of its case."""
        return at_step(self.journey)

    def is_at(self, step: str) -> bool:
        """Whether the case is at that step yet, which a button or form carried; "" for one that carries none."""
        return step in ("", str(self.journey.number))

    @property
    def may_act(self) -> bool:
        """Whether the person may answer for one of the places where the case is, or move it on from there."""
        legs = self.journey.awaited or self.journey.current
        return any(self.may_carry(leg) for leg in legs)

    def require_carrier(self, leg: CaseLeg) -> None:
        """Raises NotAllowed unless the person may answer for the case at that place."""
        require_carrier(self.actor, self.journey, leg, self.profile, self.today)

    def require_any(self) -> None:
        """Raises NotAllowed unless the person may answer for one of the places where the case is."""
        if not self.may_act:
            self.require_carrier(self.journey.current[0])

    def may_carry(self, leg: CaseLeg) -> bool:
        """Whether the person may answer for the case at that place."""
        return may_carry(self.actor, self.journey, leg, self.profile, self.today)


def load_desk(desk: Desk, number: int | None, act: Act = Act.STATUS) -> CaseDesk:
    """The desk for the case of that number; asked for, for that act, or refused in words where there is none.

    Raises NotAllowed for those who may not read of it.
    """
    if number is None:
        say = f"Skriv dens nummer, fx `/{COMMAND} {act.value} 3`. "
        raise Answered("Hvilken sag mener du?", unsaved(say, f"Se sagerne med `/{COMMAND} status`."))
    journey = load_journey(desk.repositories, desk.profile, number)
    if journey is None:
        raise Answered(f"Der er ingen sag nr. {number}.", unsaved(f"Se sagerne med `/{COMMAND} status`."))
    require_sight(desk.actor, journey, desk.profile, desk.today)
    return at_case(desk, journey)


def at_case(desk: Desk, journey: Journey) -> CaseDesk:
    """The desk at that case."""
    return CaseDesk(desk.repositories, desk.profile, desk.context, desk.actor, journey)


def load_status(desk: CaseDesk) -> CaseStatus:
    """How far the case is, in three queries."""
    repositories, profile, journey, today = desk.repositories, desk.profile, desk.journey, desk.today
    ids = [leg.item for leg in journey.legs if leg.item is not None]
    items = repositories.agenda_items.items(ids) if ids else {}
    held = repositories.meetings.several({item.meeting for item in items.values()}) if items else {}
    coming = repositories.meetings.between(today, today.replace(year=today.year + 1, day=1))
    known = held | {one.id: one for one in coming}
    ahead = [one for one in steps_ahead(journey, profile) if not journey.flow.steps[one].is_optional]
    following = places(journey, ahead[0], profile) if ahead and journey.case.is_open else ()
    return case_status(journey, items, known.values(), profile, desk.now, following)


def open_journeys(desk: Desk) -> tuple[Journey, ...]:
    """The cases on their way that the person may read of, the newest first, in a fixed number of queries.

    Raises OutsidersMayNot, and NotAllowed for those with neither a role nor a seat.
    """
    desk.require_insider()
    require_member(desk.actor, desk.profile)
    cases = desk.repositories.cases.open_cases()
    journeys = load_journeys(desk.repositories, desk.profile, cases)
    found = [journeys[case.id] for case in cases if case.id in journeys]
    return tuple(one for one in found if may_see(desk.actor, one, desk.profile, desk.today))
