"""What the rules and handlers need of the outside, as protocols; nothing here does anything.

A *unit of work* is a plain function of `Repositories`: it loads, asks the domain, saves, and has no other effect, so
that it may be run again: after a conflict, or where another failed that was run with it. What the store raises it lets
pass. All lists come in one query each, whatever their length.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Protocol, TypeVar

from domain.agenda_ports import AgendaItems, Approvals
from domain.attendance import Absence
from domain.calendar_ports import Feeds
from domain.case_ports import Cases
from domain.decision_ports import AfterTheMeeting
from domain.experience_drafts import Drafts
from domain.experiences import Experience, ExperienceNews, Interest
from domain.installs import Installs
from domain.local_ports import Alternates, Deputies, Guests, LocalSettings
from domain.meeting_kinds import MeetingKind
from domain.meeting_records import Records
from domain.meetings import Meeting
from domain.messages import AuditEntry
from domain.occasions import Occasions
from domain.outgoing_ports import Outbox, Reminders
from domain.people import PersonId, SeatHolder
from domain.people_ports import Channels, Identities, People
from domain.personal_ports import PersonalData
from domain.poll_ports import Polls
from domain.preferences import PersonalPreferences
from domain.retention import Retention
from domain.search_ports import SearchIndex
from domain.task_ports import Tasks
from domain.trials import Trial
from domain.upkeep import Upkeep

Result = TypeVar("Result")


class Meetings(Protocol):
    """Meetings of all bodies."""

    def add(self, meeting: Meeting) -> Meeting: ...
    def save(self, meeting: Meeting) -> None: ...
    def meeting(self, meeting: int) -> Meeting | None: ...
    def several(self, meetings: Iterable[int]) -> dict[int, Meeting]:
        """These meetings by id; those that are gone are left out."""
        ...

    def of_body(self, body: str, *, begins: date | None = None, ends: date | None = None) -> Sequence[Meeting]:
        """The body's meetings that aren't cancelled, by start, within the days given (both included)."""
        ...

    def on_days(self, body: str, spans: Iterable[tuple[date, date]]) -> Sequence[Meeting]:
        """The body's meetings that aren't cancelled, by start, on any day of the spans (both ends included)."""
        ...

    def nearest(self, body: str, now: datetime, kind: MeetingKind | None = None) -> Sequence[Meeting]:
        """The body's next few meetings that haven't ended and its last few that have begun, by start; none cancelled.

        Without a kind there are as many of the chairs' pre-meetings as of all others.
        """
        ...

    def between(self, begins: date, ends: date) -> Sequence[Meeting]:
        """All bodies' meetings that aren't cancelled, by start, on these days (both included)."""
        ...

    def of_bodies(self, bodies: Iterable[str], begins: date) -> Sequence[Meeting]:
        """These bodies' meetings from that day on, by start, cancelled ones too."""
        ...


class Absences(Protocol):
    """Absences from meetings."""

    def add(self, absence: Absence) -> Absence: ...
    def save(self, absence: Absence) -> None: ...
    def remove(self, absence: int) -> None: ...
    def of_meeting(self, meeting: int) -> Sequence[Absence]: ...
    def of_meetings(self, meetings: Iterable[int]) -> Sequence[Absence]:
        """Those of several meetings, the first reported first, in one query."""
        ...

    def with_holders(self, meeting: Meeting) -> tuple[Sequence[Absence], Sequence[SeatHolder]]:
        """The meeting's absences, and who sits on its body's seats that day, in one query."""
        ...


class Experiences(Protocol):
    """Shared experiences."""

    def add(self, experience: Experience) -> Experience: ...
    def save(self, experience: Experience) -> None:
        """Saves what it says by now; one that was withdrawn isn't found or listed any more."""
        ...

    def experience(self, experience: int) -> Experience | None: ...
    def several(self, wanted: Iterable[int]) -> dict[int, Experience]:
        """These experiences by id; those that are gone are left out."""
        ...

    def latest(self, limit: int) -> Sequence[Experience]:
        """The latest shared, the last first, but for those withdrawn."""
        ...

    def add_interest(self, interest: Interest) -> bool:
        """Saves that a person wants to hear more; False where they have said so before."""
        ...

    def add_trial(self, trial: Trial) -> Trial | None:
        """Saves that a cluster tries it; None where that was said before."""
        ...

    def save_trial(self, trial: Trial) -> None:
        """Saves what the cluster has told of it."""
        ...

    def tried(self, wanted: Iterable[int]) -> dict[int, tuple[Trial, Experience]]:
        """These trials by id, with what is tried; those that are gone are left out."""
        ...

    def add_thanks(self, experience: int, person: PersonId, at: datetime) -> bool:
        """Saves that a person says thanks; False where they have done so before."""
        ...

    def thanks(self, experience: int) -> int:
        """How many persons have said thanks."""
        ...

    def trials(self, experience: int) -> Sequence[Trial]:
        """The clusters that try it, the first first."""
        ...

    def trials_of(self, experiences: Iterable[int]) -> dict[int, list[Trial]]:
        """As `trials`, of several in one query; one that nobody tries has none."""
        ...

    def answer(self, experience: int, person: PersonId, at: datetime) -> bool:
        """Saves that the author has spoken with somebody who asked; False where that was said before."""
        ...

    def news(self, begins: datetime, ends: datetime) -> ExperienceNews:
        """What happened from that time on and before the other."""
        ...


class Audit(Protocol):
    """The log of acts; rows are only added."""

    def record(self, *entries: AuditEntry) -> None:
        """Adds entries in their order, in one statement."""
        ...

    def of_subject(self, subject: str) -> Sequence[AuditEntry]: ...
    def of_subjects(self, subjects: Iterable[str]) -> dict[str, list[AuditEntry]]:
        """As `of_subject`, of several in one query; a subject of which nothing is known has none."""
        ...


class Repositories(AfterTheMeeting, Protocol):
    """All that a unit of work may touch."""

    @property
    def installs(self) -> Installs: ...
    @property
    def people(self) -> People: ...
    @property
    def identities(self) -> Identities: ...
    @property
    def meetings(self) -> Meetings: ...
    @property
    def records(self) -> Records: ...
    @property
    def tasks(self) -> Tasks: ...
    @property
    def absences(self) -> Absences: ...
    @property
    def agenda_items(self) -> AgendaItems: ...
    @property
    def approvals(self) -> Approvals: ...
    @property
    def polls(self) -> Polls: ...
    @property
    def channels(self) -> Channels: ...
    @property
    def cases(self) -> Cases: ...
    @property
    def experiences(self) -> Experiences: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def search(self) -> SearchIndex: ...
    @property
    def reminders(self) -> Reminders: ...
    @property
    def occasions(self) -> Occasions: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def local(self) -> LocalSettings: ...
    @property
    def preferences(self) -> PersonalPreferences: ...
    @property
    def feeds(self) -> Feeds: ...
    @property
    def deputies(self) -> Deputies: ...
    @property
    def alternates(self) -> Alternates: ...
    @property
    def guests(self) -> Guests: ...
    @property
    def upkeep(self) -> Upkeep: ...
    @property
    def retention(self) -> Retention: ...
    @property
    def personal(self) -> PersonalData: ...


class AlreadyDelivered(Exception):  # noqa: N818 - an answer to a repeated delivery, not a fault
    """This delivery's effect was committed before; nothing was done now."""


class Work(Protocol):
    """Runs units of work off the event loop."""

    async def run(self, unit: Callable[[Repositories], Result], *, delivery: str = "") -> Result:
        """What the unit returns, after its durable commit. An exception of the unit rolls it back and is raised.

        The key of the delivery, unless "", is stored in the same transaction; raises AlreadyDelivered where it is
        there already.
        """
        ...

    async def read(self, unit: Callable[[Repositories], Result]) -> Result:
        """What a unit that only reads returns; it runs beside the writer."""
        ...
