"""What the rules of decisions, minutes and shared funds refuse, as errors that carry facts; no Danish words here."""

from dataclasses import dataclass

from domain.attendance import Attendance
from domain.errors import Refused


@dataclass(eq=False)
class AttendanceFailed(Refused):
    """Too few were present for the body to decide; what was said can be recorded as a discussion."""

    present: Attendance


@dataclass(eq=False)
class DecisionAlreadyRecorded(Refused):
    """The very same decision stands on the item already, with that number."""

    number: int


@dataclass(eq=False)
class DecisionNotOpen(Refused):
    """The decision is closed or has been handed over, then to the body with the key `receiver`."""

    number: int
    state: str
    receiver: str = ""


@dataclass(eq=False)
class DecisionStillOpen(Refused):
    """The decision can't be reopened: it was never closed."""

    number: int


@dataclass(eq=False)
class ApprovalsMissing(Refused):
    """The decision has economic consequences, and these authorities have not approved it. Keys."""

    number: int
    authorities: tuple[str, ...]


@dataclass(eq=False)
class AuthorityNotAsked(Refused):
    """The authority is not among those that the decision needs. `asked` are the keys of those that are."""

    authority: str
    asked: tuple[str, ...]


@dataclass(eq=False)
class AlreadyApproved(Refused):
    """The authority's approval is recorded already."""

    authority: str


@dataclass(eq=False)
class ApprovalNotRecorded(Refused):
    """There is no approval of the authority's to take back."""

    authority: str


@dataclass(eq=False)
class DecisionUnchanged(Refused):
    """What the decision is to read is what it reads already."""

    number: int


@dataclass(eq=False)
class DecisionChangedMeanwhile(Refused):
    """Somebody changed the decision while it was being changed."""

    number: int


@dataclass(eq=False)
class HandedOverToItself(Refused):
    """A decision can't be handed over to the body that took it."""

    body: str


@dataclass(eq=False)
class ClosedStaysInCluster(Refused):
    """What was decided on a closed item can't be handed to a body outside the cluster."""

    body: str


@dataclass(eq=False)
class AlreadyJournalised(Refused):
    """The authority's journalising of the minutes is recorded already."""

    reference: str


@dataclass(eq=False)
class EntryAlreadyUndone(Refused):
    """The entry of the shared funds was undone before."""

    number: int
