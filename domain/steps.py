"""The responsibility table's rows as steps: who owns each, by when, and in which system; bodies are not known here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time

from domain.errors import NoSuchOrigin, NotNeededForKind
from domain.meeting_kinds import MeetingKind


@dataclass(frozen=True, slots=True)
class Owners:
    """Roles that own a step: every one of `all_of`, and at least one of `one_of` where there are any."""

    all_of: tuple[str, ...]
    one_of: tuple[str, ...] = ()

    @property
    def roles(self) -> tuple[str, ...]:
        """All roles that take part, in the order of the source."""
        return self.one_of + self.all_of


@dataclass(frozen=True, slots=True)
class StepDeadline:
    """A deadline in working days relative to the meeting's day, at `at` o'clock.

    `part` is "" for a step with one deadline, else "udkast" or "godkendt". `at` None means when the meeting starts.
    """

    offset: int
    part: str = ""
    at: time | None = time(12)


@dataclass(frozen=True, slots=True)
class Step:
    """A row of the responsibility table: one of the fourteen steps of a meeting on one level.

    `name` is the short name of the act ("Kvalitetssikring"), `task` the row's sentence. `origins` are the writers
    of agenda items by where the case comes from (row 4 only). `approvers` are the kinds of chairs whose approval
    the step secures (row 7 only). `tool` is the system the act is done in, if one is prescribed. `not_needed_for`
    are the kinds of meetings that do without the step.
    """

    number: int
    name: str
    task: str
    phase: str
    owners: Owners
    deadlines: tuple[StepDeadline, ...]
    leader: str | None = None
    origins: Mapping[str, Owners] = field(default_factory=dict)
    only_on_corrections: bool = False
    approvers: tuple[str, ...] = ()
    tool: str | None = None
    is_done_by_fixing_the_date: bool = False
    is_needed_virtually: bool = True
    not_needed_for: tuple[MeetingKind, ...] = ()

    def require_for(self, kind: MeetingKind) -> None:
        """Raises NotNeededForKind where meetings of that kind do without the step."""
        if kind in self.not_needed_for:
            raise NotNeededForKind(self.number)

    def writers(self, origin: str) -> Owners:
        """Who writes an agenda item that comes from there; raises NoSuchOrigin where the level has none such.

        Rule: minutes of 23-06-2022, the annex on cluster secretariats, its two tables.
        """
        if origin not in self.origins:
            raise NoSuchOrigin(origin, tuple(self.origins))
        return self.origins[origin]
