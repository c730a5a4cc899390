"""What the rules and handlers need of stored decisions, minutes and shared funds, as protocols; it does nothing."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from domain.decision_edits import EarlierVersion
from domain.decisions import AuthorityApproval, Decision
from domain.funds import FundEntry
from domain.journalising import Journalised
from domain.meetings import Meeting
from domain.presence import Presence


class Presences(Protocol):
    """Writes the presence at meetings down; it is read with the other records of a meeting."""

    def save(self, presence: Presence) -> None:
        """Saves the presence in place of what was written down before."""
        ...


class Decisions(Protocol):
    """Decisions, and the authorities' approvals of them; who may see them is not asked here."""

    def add(self, decision: Decision) -> Decision:
        """Saves a new decision."""
        ...

    def save(self, *changed: Decision) -> None:
        """Saves decisions that are there, in one statement."""
        ...

    def decision(self, decision: int) -> Decision | None:
        """The decision with that id."""
        ...

    def with_meetings(self, decisions: Iterable[int]) -> dict[int, tuple[Decision, Meeting]]:
        """These decisions with their meetings, by id; those that are gone are left out."""
        ...

    def of_meeting(self, meeting: int) -> Sequence[Decision]:
        """The meeting's decisions by number."""
        ...

    def of_meetings(self, meetings: Iterable[int]) -> dict[int, list[Decision]]:
        """As `of_meeting`, of several in one query; a meeting at which nothing was decided has none."""
        ...

    def waiting_for(self, body: str) -> Sequence[tuple[Decision, Meeting]]:
        """What waits for a meeting of that body, with the meetings it was decided at, the oldest first."""
        ...

    def followed_up(self, bodies: Iterable[str]) -> Sequence[tuple[Decision, Meeting]]:
        """What is still to be followed up of these bodies' meetings, the oldest meeting first."""
        ...

    def of_body(self, body: str) -> Sequence[tuple[Decision, Meeting]]:
        """All that was decided at a body's meetings, withdrawn ones too, the oldest meeting first, by number."""
        ...

    def approve(self, approval: AuthorityApproval) -> None:
        """Saves an authority's approval."""
        ...

    def take_back(self, decision: int, authority: str) -> None:
        """Deletes an authority's approval."""
        ...

    def keep(self, earlier: EarlierVersion) -> None:
        """Saves how a decision read before it was changed."""
        ...

    def earlier(self, decision: int) -> Sequence[EarlierVersion]:
        """How the decision read before each change, the first first."""
        ...

    def changes(self, decisions: Iterable[int]) -> dict[int, int]:
        """How often each of these decisions was changed; those that never were are left out."""
        ...

    def approvals(self, decisions: Iterable[int]) -> Sequence[AuthorityApproval]:
        """The approvals of these decisions, the first given first."""
        ...


class Journal(Protocol):
    """Which authorities have journalised which minutes."""

    def add(self, journalised: Journalised) -> None:
        """Saves that an authority has journalised."""
        ...

    def remove(self, meeting: int, authority: str) -> None:
        """Deletes what was said of an authority."""
        ...

    def of_meeting(self, meeting: int) -> Sequence[Journalised]:
        """The authorities that have journalised the meeting's minutes, the first first."""
        ...

    def of_meetings(self, several: Iterable[int]) -> dict[int, list[Journalised]]:
        """As `of_meeting`, for several in one query; a meeting that nobody has journalised has none."""
        ...


class Funds(Protocol):
    """The ledgers of the clusters' shared funds."""

    def add(self, entry: FundEntry) -> FundEntry:
        """Saves a new entry."""
        ...

    def save(self, entry: FundEntry) -> None:
        """Saves whether an entry that is there is undone."""
        ...

    def of_cluster(self, cluster: str) -> Sequence[FundEntry]:
        """The cluster's entries by number, undone ones too."""
        ...


class AfterTheMeeting(Protocol):
    """What a unit of work may touch of all this."""

    @property
    def presences(self) -> Presences:
        """The presence at meetings, to write it down."""
        ...

    @property
    def decisions(self) -> Decisions:
        """Decisions and approvals."""
        ...

    @property
    def journal(self) -> Journal:
        """Journalised minutes."""
        ...

    @property
    def funds(self) -> Funds:
        """Shared funds."""
        ...
