"""What the rules refuse, as small errors that carry facts; the Danish words stand in the handlers' cards."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.people import PersonId


class Refused(Exception):  # noqa: N818 - a refusal is an answer to a person, not a fault
    """A rule says no. Nothing was changed."""


@dataclass(eq=False)
class NotAllowed(Refused):
    """The person lacks the right. `roles` are the role keys of which one would do, in the cluster where there is one.

    `above` are the keys of the bodies above the clusters whose secretariats would do as well. Without either:
    administrators.
    """

    roles: tuple[str, ...]
    cluster: str | None = None
    above: tuple[str, ...] = ()


@dataclass(eq=False)
class HandedToSuccessor(NotAllowed):
    """A body that has ended handed over what it left open: `successor` does it now. Both are keys of bodies."""

    body: str = ""
    successor: str = ""


class OutsidersMayNot(NotAllowed):
    """The person is a guest, or of another team; no role would do, nor being administrator where that is needed."""

    def __init__(self, *, needs_administrator: bool = False) -> None:
        super().__init__(())
        self.needs_administrator = needs_administrator


@dataclass(eq=False)
class MeetingInThePast(Refused):
    """A meeting can't be made or moved to a time that has passed."""

    starts: datetime


@dataclass(eq=False)
class MeetingAfterProfileEnd(Refused):
    """The organisation does not exist on that day. `notice` is the profile's own sentence about its end."""

    day: date
    valid_to: date
    notice: str


class MeetingAlreadyCancelled(Refused):
    """A cancelled meeting can neither be moved, nor change its place, nor be cancelled again."""


class MeetingOver(Refused):
    """A meeting that is over stays where it was held."""


class MeetingAlreadyPlanned(Refused):
    """The body already meets at that time."""


class KindNotHeld(Refused):
    """The body holds no meetings of that kind."""


@dataclass(eq=False)
class NothingToPrepare(Refused):
    """A pre-meeting needs a meeting of the body after it."""

    body: str


@dataclass(eq=False)
class MeetingHasMoved(Refused):
    """The meeting was moved while somebody looked at it as it was before. It begins at `starts` now."""

    starts: datetime


class AbsenceAlreadyReported(Refused):
    """The seat's absence from the meeting stands already."""


class NoSuchAbsence(Refused):
    """There is no absence of that seat to withdraw or to send a stand-in for."""


class StepAlreadyDone(Refused):
    """All who must confirm the step have done so, or this role has."""


@dataclass(eq=False)
class StepAlwaysNeeded(Refused):
    """A meeting can't do without the step by somebody's word: the chairs' approval, and what corrections call for."""

    step: int


@dataclass(eq=False)
class NotNeededForKind(Refused):
    """Meetings of that kind do without the step."""

    step: int


@dataclass(eq=False)
class StepNotOwned(Refused):
    """The person holds none of the roles that own the step.

    `roles` are the keys of those that do; of `one_of` among them one is enough.
    """

    step: int
    roles: tuple[str, ...]
    one_of: tuple[str, ...] = ()


class NothingToUndo(Refused):
    """The step has no confirmation that this person may take back."""


@dataclass(eq=False)
class NoSuchOrigin(Refused):
    """A case can't come to the level from there. `origins` are the keys of those it has."""

    origin: str
    origins: tuple[str, ...]


@dataclass(eq=False)
class MeetingNotBegun(Refused):
    """The act belongs to a meeting that has begun; `step` where it is one of the meeting's steps."""

    step: int | None = None


class AgendaAlreadySent(Refused):
    """The agenda was sent out, so that corrections come too late."""


class CorrectionsAlreadyOpen(Refused):
    """The step that corrections call for is open already, and no approval stands."""


@dataclass(eq=False)
class TaskTaken(Refused):
    """Somebody has taken the task."""

    taker: PersonId


@dataclass(eq=False)
class NoSecretariatRole(Refused):
    """The person is not in the body's secretariat, so that a task can't be handed to them."""

    name: str
    body: str
