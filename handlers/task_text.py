"""How steps, their owners and deadlines read in any feature's cards: organisations, never persons."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from danish import writing
from domain.access import serves
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.people import RoleAssignment
from domain.steps import Owners, Step
from domain.tasks import Task
from handlers.meeting_text import definite


@dataclass(frozen=True, slots=True)
class Organisations:
    """Names a body's roles as the organisations people read, with the municipality that holds a role locally."""

    body: Body
    profile: Profile
    assignments: Sequence[RoleAssignment]
    on: date
    _held: Mapping[str, str] = field(init=False, repr=False, compare=False)
    _shorts: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)
    """What `short` said: a status asks some forty times for the same few roles."""

    def __post_init__(self) -> None:
        """Looks once which municipalities hold which role: a card asks for the same few again and again.

        One whose person has left holds it only until somebody of another has it.
        """
        named = {one.key: one.full_name for one in self.profile.known_municipalities}
        present: dict[str, list[str]] = {}
        left: dict[str, list[str]] = {}
        for one in self.assignments:
            if one.municipality in named and serves(one, self.body) and one.is_valid_on(self.on):
                held = present if one.person.may_act else left
                held.setdefault(one.role, []).append(named[one.municipality])
        joined = {role: writing.join(list(dict.fromkeys(names))) for role, names in (left | present).items()}
        object.__setattr__(self, "_held", joined)

    def short(self, role: str) -> str:
        """The organisation: "Varde Kommune", "Regionshuset"; the role's own name while no municipality is known.

        Of a role that only the body's successor still answers for, the successor.
        """
        if role not in self._shorts:
            self._shorts[role] = self._answered_by(role) or self._held.get(role) or self._role_name(role)
        return self._shorts[role]

    def full(self, role: str) -> str:
        """The role with its municipality: "Kommunal tovholder (Varde Kommune)"; else as `short`."""
        if (successor := self._answered_by(role)) is not None:
            return successor
        local = self._held.get(role)
        return f"{self._role_name(role)} ({local})" if local else self._role_name(role)

    def joined(self, roles: Iterable[str]) -> str:
        """Several organisations as a list: "Regionshuset og Varde Kommune"."""
        return writing.join(self.shorts(roles))

    def shorts(self, roles: Iterable[str]) -> list[str]:
        """Several organisations, each once."""
        return list(dict.fromkeys(self.short(role) for role in roles))

    def owners(self, owned: Owners) -> str:
        """All who own a step: "Psykiatrisygehuset og/eller Sygehus Lillebælt samt Vejle Kommune"."""
        either = " og/eller ".join(self.shorts(owned.one_of))
        return " samt ".join(part for part in (either, self.joined(owned.all_of)) if part)

    def missing(self, roles: Sequence[str], owned: Owners, *, is_full: bool = False) -> str:
        """The roles that a step still waits for; of those that may stand in for each other, one will do."""
        named = self.full if is_full else self.short
        either = " eller ".join(dict.fromkeys(named(role) for role in roles if role in owned.one_of))
        others = writing.join(list(dict.fromkeys(named(role) for role in roles if role not in owned.one_of)))
        return " samt ".join(part for part in (either, others) if part)

    def _answered_by(self, role: str) -> str | None:
        successor = self.body.successor
        return successor.name if successor and role not in successor.forum.secretariat_roles else None

    def _role_name(self, role: str) -> str:
        return self.profile.role(role).name_in(self.body.cluster_key)


def step_name(step: Step, part: str = "") -> str:
    """The act with the tool it is done in: "Generering i Acadre", "Referat (udkast)"."""
    tool = f" i {step.tool}" if step.tool else ""
    return f"{step.name}{tool} ({part})" if part else f"{step.name}{tool}"


def chair_name(key: str, profile: Profile) -> str:
    """The chair as it stands inside a sentence; the key of one that the organisation has no more."""
    return next((lowered(chair.name) for chair in profile.chairs if chair.key == key), key)


def lowered(words: str) -> str:
    """The words as they stand inside a sentence: "generering i Acadre"."""
    return words[:1].lower() + words[1:]


def day(at: date, now: datetime) -> str:
    """A day with its weekday, and with the year where it isn't this one: "tirsdag den 20. oktober"."""
    written = writing.weekday_date(at)
    return written.removesuffix(f" {at.year:04}") if at.year == now.year else written


def time(at: datetime, now: datetime) -> str:
    """A time with its day: "tirsdag den 20. oktober kl. 12.00"."""
    return f"{day(at, now)} {writing.clock(at)}"


def deadline(task: Task, now: datetime) -> str:
    """An open task's deadline: ahead, passed, or passed before the meeting was made."""
    if not task.is_late(now):
        return f"frist {time(task.due, now)}"
    return "straks" if task.is_at_once else f"fristen var {time(task.due, now)}"


def nearing(task: Task, now: datetime) -> str:
    """An open task's deadline in a reminder, where the day itself is said as such: "frist i dag, tirsdag den 17. …"."""
    is_today = task.due.date() == now.date() and not task.is_late(now)
    return f"frist i dag, {time(task.due, now)}" if is_today else deadline(task, now)


def of_meeting(meeting: Meeting, body: Body, now: datetime) -> str:
    """Which meeting a task belongs to: "Politisk niveau, Fyn, mødet onsdag den 9. december"."""
    return f"{body.name}, {definite(meeting)} {day(meeting.starts, now)}"


def typed_meeting(meeting: Meeting, body: Body) -> str:
    """The words that name exactly this meeting in a command that a button carries."""
    return f"{_typed_body(body)} {meeting.day.isoformat()} {writing.clock(meeting.starts)}"


def meeting_to_type(meeting: Meeting, body: Body) -> str:
    """The words that name this meeting in a command that people read and type."""
    return f"{_typed_body(body)} {writing.short_date(meeting.day)}"


def _typed_body(body: Body) -> str:
    return f"{body.forum.key} {body.cluster.key}" if body.cluster else body.forum.key
