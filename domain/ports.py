"""What the rules and handlers need of the outside, as protocols; nothing here does anything.

A *unit of work* is a plain function of `Repositories`: it loads, asks the domain, saves, and has no other effect, so
that it may be run again after a conflict. All lists come in one query each, whatever their length.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Protocol, TypeVar

from domain.access import Actor
from domain.attendance import Absence
from domain.decision_ports import AfterTheMeeting
from domain.experiences import Experience, ExperienceNews, Interest, Trial
from domain.installs import Installs
from domain.local_ports import Alternates, Deputies, Guests, LocalSettings
from domain.meetings import Meeting
from domain.messages import AuditEntry, ClaimedMessage, Message, SentMessage
from domain.occasions import Occasions
from domain.people import ChannelUse, Person, PersonId, Place, RoleAssignment, SeatHolder
from domain.poll_ports import Polls
from domain.ports_agenda import AgendaItems, Approvals
from domain.preferences import PersonalPreferences
from domain.reminders import Cause, Reminder
from domain.tasks import Task
from domain.upkeep import Upkeep

Result = TypeVar("Result")


class People(Protocol):
    """Persons, their roles and seats."""

    def person(self, person: PersonId) -> Person | None: ...
    def persons(self, people: Iterable[PersonId]) -> dict[PersonId, Person]: ...
    def named(self, name: str) -> Sequence[Person]:
        """Persons known by exactly that name, folded for case."""
        ...

    def everybody(self) -> Sequence[Person]: ...
    def add(self, name: str, install: str = "") -> Person: ...
    def rename(self, person: PersonId, name: str) -> None: ...
    def set_deactivated(self, person: PersonId, *, is_deactivated: bool) -> None:
        """Saves whether the person can still be reached in the chat; roles and seats stay as they are."""
        ...

    def actor(self, person: PersonId, on: date, *, is_administrator: bool, is_outsider: bool) -> Actor:
        """The person as one who acts, with the roles and seats of that day; administrators of the store included."""
        ...

    def roles(self, on: date) -> Sequence[RoleAssignment]: ...
    def assign_role(self, assignment: RoleAssignment) -> RoleAssignment: ...
    def end_role(self, assignment: int, last_day: date) -> None: ...
    def seat_holders(self, body: str, on: date) -> Sequence[SeatHolder]: ...
    def seat_holders_of(self, bodies: Iterable[str], on: date) -> Sequence[SeatHolder]:
        """Who sits on the seats of several bodies that day."""
        ...

    def seat_person(self, holder: SeatHolder) -> SeatHolder:
        """Saves who sits on a seat from its `valid_from`; an earlier holder's term ends the day before."""
        ...

    def administrators(self, install: str | None = None) -> Sequence[Person]:
        """The administrators appointed in that workspace; without one, in any."""
        ...

    def add_administrator(self, install: str, person: PersonId) -> None: ...


class Identities(Protocol):
    """The one table that knows people's ids on chat platforms ("external")."""

    def people_of(self, platform: str, install: str, externals: Iterable[str]) -> dict[str, PersonId]:
        """The persons behind these ids; ids never met are left out."""
        ...

    def add(self, platform: str, install: str, external: str, person: PersonId) -> None: ...
    def externals_of(self, platform: str, person: PersonId) -> Sequence[tuple[str, str]]:
        """The person's (install, external id) pairs on that platform, the first met first."""
        ...


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

    def between(self, begins: date, ends: date) -> Sequence[Meeting]:
        """All bodies' meetings that aren't cancelled, by start, on these days (both included)."""
        ...


class Tasks(Protocol):
    """The steps of meetings as tasks, with their confirmations."""

    def add(self, tasks: Iterable[Task]) -> Sequence[Task]: ...
    def save(self, tasks: Iterable[Task]) -> None: ...
    def task(self, task: int) -> Task | None: ...
    def several(self, tasks: Iterable[int]) -> dict[int, Task]:
        """These tasks by id; those that are gone are left out."""
        ...

    def of_meeting(self, meeting: int) -> Sequence[Task]:
        """In the order of the steps, the draft before the approval."""
        ...

    def open_of_bodies(
        self, bodies: Iterable[str], limit: int, *, until: datetime | None = None
    ) -> Sequence[tuple[Task, Meeting]]:
        """Open tasks of meetings that aren't cancelled, by deadline; `until` leaves out what is due later."""
        ...


class Absences(Protocol):
    """Absences from meetings."""

    def add(self, absence: Absence) -> Absence: ...
    def save(self, absence: Absence) -> None: ...
    def remove(self, absence: int) -> None: ...
    def of_meeting(self, meeting: int) -> Sequence[Absence]: ...


class Channels(Protocol):
    """Which channels serve which purpose."""

    def choose(self, use: ChannelUse) -> None:
        """Saves the channel of a purpose and cluster in its install, in place of an earlier one."""
        ...

    def of_purpose(self, purpose: str, cluster: str | None = None) -> Sequence[ChannelUse]:
        """The channels of that purpose and cluster in all workspaces."""
        ...

    def everywhere(self, purpose: str) -> Sequence[ChannelUse]:
        """The channels of that purpose, of all clusters and workspaces."""
        ...

    def at(self, place: Place) -> Sequence[ChannelUse]:
        """What the conversation serves as (threads count as their conversation)."""
        ...


class Experiences(Protocol):
    """Shared experiences."""

    def add(self, experience: Experience) -> Experience: ...
    def experience(self, experience: int) -> Experience | None: ...
    def latest(self, limit: int) -> Sequence[Experience]: ...
    def add_interest(self, interest: Interest) -> bool:
        """Saves that a person wants to hear more; False where they have said so before."""
        ...

    def add_trial(self, trial: Trial) -> bool:
        """Saves that a cluster tries it; False where that was said before."""
        ...

    def trials(self, experience: int) -> Sequence[Trial]:
        """The clusters that try it, the first first."""
        ...

    def answer(self, experience: int, person: PersonId, at: datetime) -> bool:
        """Saves that the author has spoken with somebody who asked; False where that was said before."""
        ...

    def news(self, begins: datetime, ends: datetime) -> ExperienceNews:
        """What happened from that time on and before the other."""
        ...


class Reminders(Protocol):
    """Reminders by their natural key (cause, kind, due, person)."""

    def plan(self, reminders: Iterable[Reminder]) -> None:
        """Saves those that aren't there yet; a cancelled one of the same key is planned again."""
        ...

    def cancel_planned(self, causes: Iterable[Cause], *, keeps_snoozed: bool = False) -> None:
        """Cancels the planned reminders of these causes, in one statement for each kind of them.

        `keeps_snoozed` leaves those that a person asked for.
        """
        ...

    def due(self, now: datetime, limit: int) -> Sequence[Reminder]: ...
    def issued(self, reminders: Iterable[int]) -> None: ...
    def again(self, reminder: int) -> None:
        """Plans an issued one again, so that it is found anew whom it concerns; any other stays as it is."""
        ...

    def of(self, cause: Cause) -> Sequence[Reminder]:
        """The cause's reminders, by time."""
        ...


class Outbox(Protocol):
    """Messages to others, sent after the commit by the sending protocol."""

    def post(self, messages: Iterable[Message]) -> None:
        """Saves messages to send, giving each its uid; one whose `key` is there already is left out."""
        ...

    def claim(self, owner: str, now: datetime, *, limit: int, lease_s: float) -> Sequence[ClaimedMessage]:
        """Takes messages due by `now` for `owner` until the lease ends; no other process gets them meanwhile.

        A lease is so many real seconds, whatever the program's clock does.
        """
        ...

    def expired(self, owner: str, *, limit: int, lease_s: float) -> Sequence[ClaimedMessage]:
        """Takes over messages whose lease ended while they were being sent; `claimed_at` is the first claim's."""
        ...

    def sent(self, claimed: ClaimedMessage, where: SentMessage, now: datetime) -> bool:
        """Records that it was sent; False where another process holds the claim by now."""
        ...

    def sent_together(self, answers: Iterable[tuple[ClaimedMessage, SentMessage]], now: datetime) -> None:
        """As `sent`, for many at once; what another process holds by now is left to it."""
        ...

    def dropped(self, claimed: ClaimedMessage) -> bool:
        """Records that its cause no longer holds, so that it needn't be sent."""
        ...

    def failed(self, claimed: ClaimedMessage, error: str) -> bool:
        """Records that the platform refused it for good."""
        ...

    def uncertain(self, claimed: ClaimedMessage) -> bool:
        """Records that nobody can tell whether it was sent."""
        ...

    def later(self, claimed: ClaimedMessage, seconds: float) -> bool:
        """Gives it back, to be left alone for so many real seconds; it keeps its place in the row."""
        ...

    def postponed(self, claimed: ClaimedMessage, due: datetime) -> bool:
        """Gives it back, to be sent when it is due then (aware), and no earlier."""
        ...

    def again(self, claimed: ClaimedMessage) -> bool:
        """Records that it surely was not sent, so that it can be claimed anew at once."""
        ...

    def sent_as(self, key: str) -> SentMessage | None:
        """Where the message of that key was sent; None for one that wasn't, or isn't surely yet."""
        ...

    def counts(self) -> dict[str, int]:
        """How many messages stand in each state."""
        ...


class Audit(Protocol):
    """The log of acts; rows are only added."""

    def record(self, entry: AuditEntry) -> None: ...
    def of_subject(self, subject: str) -> Sequence[AuditEntry]: ...


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
    def experiences(self) -> Experiences: ...
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
    def deputies(self) -> Deputies: ...
    @property
    def alternates(self) -> Alternates: ...
    @property
    def guests(self) -> Guests: ...
    @property
    def upkeep(self) -> Upkeep: ...


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
