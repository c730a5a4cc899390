"""What stands in a calendar that people take along, and who may have which; no file and no Danish words here.

A feed's address is a person's own: whoever knows it reads it, so what it shows is what that person may see that day.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from uuid import NAMESPACE_URL, uuid5

from domain.access import Actor, may_serve, serves
from domain.decisions import Decision
from domain.following_up import bodies_to_follow, follows_up
from domain.meeting_kinds import MeetingKind
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.people import PersonId, RoleAssignment
from domain.tasks import Task, missing_roles
from domain.times import refuse_naive

KEPT_BACK = timedelta(days=92)
"""How long a meeting stays in the calendars after its day."""


class CalendarKind(StrEnum):
    """What a calendar holds: a person's own meetings, one body's, or all deadlines of a role."""

    OWN = "mine"
    BODY = "forum"
    DEADLINES = "frister"


@dataclass(frozen=True, slots=True)
class CalendarChoice:
    """Which calendar: of a body its key, of a role its key and its cluster's; "" for what doesn't belong to the kind.

    A role above the clusters has no cluster.
    """

    kind: CalendarKind
    body: str = ""
    role: str = ""
    cluster: str = ""


OWN = CalendarChoice(CalendarKind.OWN)


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar with an address. Of the address's secret only its digest is known. `made_at` is aware."""

    person: PersonId
    choice: CalendarChoice
    digest: str
    made_at: datetime

    def __post_init__(self) -> None:
        refuse_naive(self.made_at)


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """Something at a time: `starts` and `ends` are aware, Europe/Copenhagen, or days for what lasts all day.

    `uid` stays the same for all of its life, and `sequence` is higher after each move. `is_busy`: it takes up time.
    `alarm` is how long before it begins whoever has it is reminded.
    """

    uid: str
    starts: date
    ends: date
    title: str
    description: str = ""
    place: str = ""
    sequence: int = 0
    is_cancelled: bool = False
    is_busy: bool = True
    alarm: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar as it was at that time (aware). Unless it is whole, it is only to be put into another one."""

    title: str
    description: str
    events: tuple[CalendarEvent, ...]
    at: datetime
    is_whole: bool = True


def digest_of(secret: str) -> str:
    """What is kept of an address's secret: who reads the database can't read the calendars by it."""
    return sha256(secret.encode()).hexdigest()


def event_uid(what: str, number: int, install: str) -> str:
    """The same for the same thing for ever, in no other workspace's calendar, and telling nothing of it."""
    return str(uuid5(NAMESPACE_URL, f"tovholder:{install}:{what}:{number}"))


def calendar_choices(actor: Actor, profile: Profile, on: date) -> tuple[CalendarChoice, ...]:
    """The calendars the person may have that day, their own first; none for people from outside or without a place."""
    bodies = concerned_bodies(actor, profile, on)
    if not bodies:
        return ()
    owned = [(held, body) for held in actor.roles if held.is_valid_on(on) for body in bodies if serves(held, body)]
    roles = [
        CalendarChoice(CalendarKind.DEADLINES, role=held.role, cluster=held.cluster or "")
        for held, body in owned
        if any(held.role in step.owners.roles for step in body.forum.steps)
    ]
    of_bodies = (CalendarChoice(CalendarKind.BODY, body=body.key) for body in bodies)
    return (OWN, *of_bodies, *dict.fromkeys(roles))


def concerned_bodies(actor: Actor, profile: Profile, on: date) -> tuple[Body, ...]:
    """The bodies whose calendar is for the person that day: where they sit, or are in the secretariat."""
    if actor.is_outsider:
        return ()
    return tuple(body for body in profile.known_bodies if _sits(actor, body, on) or may_serve(actor, body, on))


def calendar_bodies(choice: CalendarChoice, actor: Actor, profile: Profile, on: date) -> tuple[Body, ...]:
    """The bodies whose meetings, or deadlines, the calendar is about, of those that are for the person that day."""
    bodies = concerned_bodies(actor, profile, on)
    if choice.kind is CalendarKind.BODY:
        return tuple(body for body in bodies if body.key == choice.body)
    if choice.kind is CalendarKind.DEADLINES:
        held = [one for one in actor.roles if one.is_valid_on(on) and _is_of(one, choice)]
        return tuple(body for body in bodies if any(serves(one, body) for one in held))
    return bodies


def meetings_shown(meetings: Iterable[Meeting], actor: Actor, bodies: Iterable[Body], on: date) -> tuple[Meeting, ...]:
    """The meetings for the person: pre-meetings only where they chair the body or prepare its meetings."""
    of = {body.key: body for body in bodies}
    settling = {key for key, body in of.items() if may_serve(actor, body, on) or _chairs(actor, body, on)}
    return tuple(
        one for one in meetings if one.body in of and (one.kind is not MeetingKind.PRE_MEETING or one.body in settling)
    )


def deadlines_shown(
    open_tasks: Iterable[tuple[Task, Meeting]], choice: CalendarChoice, bodies: Iterable[Body], person: PersonId
) -> tuple[tuple[Task, Meeting], ...]:
    """The open tasks in the calendar: those that wait for the role; in a person's own, those they have taken."""
    of = {body.key: body for body in bodies}
    if choice.kind is CalendarKind.BODY:
        return ()
    if choice.kind is CalendarKind.OWN:
        return tuple(
            (task, meeting)
            for task, meeting in open_tasks
            if task.taker == person and meeting.body in of and of[meeting.body].forum.has_step(task.step)
        )
    return tuple(
        (task, meeting)
        for task, meeting in open_tasks
        if meeting.body in of and _awaits(task, of[meeting.body], choice.role)
    )


def decisions_shown(
    open_decisions: Iterable[tuple[Decision, Meeting]], choice: CalendarChoice, actor: Actor, profile: Profile, on: date
) -> tuple[tuple[Decision, date, Body], ...]:
    """The decisions with a deadline that the role follows up, and the bodies that took them."""
    own = replace(actor, roles=tuple(one for one in actor.roles if _is_of(one, choice)))
    bodies = {body.key: body for body in bodies_to_follow(own, profile, on)}
    return tuple(
        (decision, decision.deadline, bodies[meeting.body])
        for decision, meeting in open_decisions
        if meeting.body in bodies and decision.deadline is not None
        if follows_up(own, decision, bodies[meeting.body], profile, on)
    )


def _is_of(held: RoleAssignment, choice: CalendarChoice) -> bool:
    return (held.role, held.cluster or "") == (choice.role, choice.cluster)


def _awaits(task: Task, body: Body, role: str) -> bool:
    """Whether the task waits for that role; of a row that the forum no longer has nobody can tell."""
    return any(role in missing_roles(task, step) for step in body.forum.steps if step.number == task.step)


def _sits(actor: Actor, body: Body, on: date) -> bool:
    return any(held.body == body.key and held.is_valid_on(on) for held in actor.seats)


def _chairs(actor: Actor, body: Body, on: date) -> bool:
    chairs = {seat.key for seat in body.seats if seat.is_chair}
    return any(held.body == body.key and held.seat in chairs and held.is_valid_on(on) for held in actor.seats)
