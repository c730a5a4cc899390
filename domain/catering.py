"""How many eat at a meeting: a count and never names, so that nobody's needs are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.access import serves
from domain.attendance import Absence
from domain.deputies import without_those_away
from domain.organisation import Body
from domain.people import RoleAssignment


@dataclass(frozen=True, slots=True)
class Catering:
    """Heads by kind."""

    members: int
    stand_ins: int
    secretariat: int
    guests: int = 0

    @property
    def total(self) -> int:
        """All who are to be fed."""
        return self.members + self.stand_ins + self.secretariat + self.guests


def catering(
    body: Body, absences: Iterable[Absence], assignments: Iterable[RoleAssignment], on: date, guests: int = 0
) -> Catering:
    """The head count of a meeting on that day: members, stand-ins, the persons of the body's secretariat, guests."""
    known = list(absences)
    serving = [
        held
        for held in assignments
        if serves(held, body) and held.is_valid_on(on) and held.role in body.forum.secretariat_roles
        if held.person.may_act
    ]
    secretariat = {held.person.id for held in without_those_away(serving)}
    stand_ins = len([absence for absence in known if absence.stand_in])
    return Catering(len(body.seats) - len(known), stand_ins, len(secretariat), guests)
