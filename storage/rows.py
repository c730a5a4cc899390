"""Rows to domain objects and back, one line each; no query stands here."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, Table, select

from danish.zone import COPENHAGEN
from domain.attendance import Absence, StandIn
from domain.meeting_kinds import MeetingKind
from domain.meetings import Meeting, MeetingState
from domain.messages import AuditEntry
from domain.people import ChannelUse, Person, Place, RoleAssignment, SeatHolder
from domain.reminders import Cause, Reminder, ReminderKind, ReminderState, What
from domain.tasks import Confirmation, Task, TaskState
from storage import tables as t
from storage.columns import from_the_wall, on_the_wall
from storage.lists import Row
from storage.tables_audit import audit

Values = dict[str, Any]
Columns = Callable[[Row], tuple[Any, ...]]


def columns(table: Table, *names: str) -> Columns:
    """What takes these columns out of a row, all of the table's unless they are named; made once, since it is slow."""
    taken: Columns = itemgetter(*(table.c[name] for name in names or table.c.keys()))
    return taken


_p = t.persons.c
PERSON = (_p.id, _p.name, _p.install, _p.is_deactivated, _p.is_outsider)
"""The columns that a person is made of."""
_PERSON: Columns = itemgetter(*PERSON)
_ROLE = columns(t.roles, "id", "role", "cluster", "forum", "municipality", "valid_from", "valid_to")
_SEAT = columns(t.seats, "id", "body", "seat", "valid_from", "valid_to")
_CHANNEL = columns(t.channels, "purpose", "cluster", "platform", "install", "conversation", "thread")
_MEETING = columns(t.meetings)
_TASK = columns(t.tasks)
_CONFIRMATION = columns(t.confirmations, "role", "person", "at", "reference", "on_behalf_of")
_ABSENCE = columns(t.absences)


def install_of(table: Table, row_id: int | ColumnElement[int]) -> Any:
    """The workspace of another row, as an expression: what belongs to a row came from the same workspace."""
    return select(table.c.install).where(table.c.id == row_id).scalar_subquery()


def with_person(table: Table) -> Select[Any]:
    """The table's rows with their persons."""
    return select(table, *PERSON).join_from(table, t.persons, table.c.person == t.persons.c.id)


def person_of(row: Row) -> Person:
    """A person."""
    key, name, install, is_deactivated, is_outsider = _PERSON(row)
    return Person(key, name, install, is_deactivated=is_deactivated, is_outsider=is_outsider)


def role_of(row: Row) -> RoleAssignment:
    """A role assignment, from a row with its person."""
    key, role, cluster, forum, municipality, valid_from, valid_to = _ROLE(row)
    return RoleAssignment(key, role, cluster, forum, person_of(row), municipality, valid_from, valid_to)


def held_role_of(row: Row) -> RoleAssignment:
    """A role assignment as it is held, by its own person or by a deputy within the deputy's time."""
    held = role_of(row)
    if row["held_away"] is None:
        return held
    since = max(filter(None, (held.valid_from, row["held_since"])))
    until = min(filter(None, (held.valid_to, row["held_until"])))
    return replace(held, id=0, valid_from=since, valid_to=until, deputy_for=row["held_away"])


def seat_of(row: Row) -> SeatHolder:
    """A seat's holder, from a row with its person."""
    key, body, seat, valid_from, valid_to = _SEAT(row)
    return SeatHolder(key, body, seat, person_of(row), valid_from, valid_to)


def channel_of(row: RowMapping) -> ChannelUse:
    """A channel's use."""
    purpose, cluster, *place = _CHANNEL(row)
    return ChannelUse(purpose, cluster or None, Place(*place))


def meeting_values(meeting: Meeting) -> Values:
    """A meeting's columns, without its id."""
    return {
        "install": meeting.install,
        "body": meeting.body,
        "zone": COPENHAGEN.key,
        "starts_local": on_the_wall(meeting.starts),
        "starts_at": meeting.starts,
        "ends_local": on_the_wall(meeting.ends),
        "ends_at": meeting.ends,
        "location": meeting.location,
        "is_virtual": meeting.is_virtual,
        "kind": meeting.kind.value,
        "prepares": meeting.prepares,
        "state": meeting.state.value,
        "sequence": meeting.sequence,
        "relocations": meeting.relocations,
    }


def meeting_of(row: Row) -> Meeting:
    """A meeting."""
    (key, install, body, zone, starts_local, starts_at, ends_local, ends_at, location, is_virtual, kind, prepares,
     state, sequence, relocations) = _MEETING(row)  # fmt: skip
    return Meeting(
        id=key,
        body=body,
        starts=from_the_wall(starts_local, zone, starts_at),
        ends=from_the_wall(ends_local, zone, ends_at),
        location=location,
        is_virtual=is_virtual,
        kind=MeetingKind(kind),
        state=MeetingState(state),
        sequence=sequence,
        install=install,
        prepares=prepares,
        relocations=relocations,
    )


def task_values(task: Task) -> Values:
    """A task's columns, without its id and workspace."""
    return {
        "meeting": task.meeting,
        "step": task.step,
        "part": task.part,
        "zone": COPENHAGEN.key,
        "due_local": on_the_wall(task.due),
        "due_at": task.due,
        "state": task.state.value,
        "is_at_once": task.is_at_once,
        "taker": task.taker,
        "sequence": task.sequence,
    }


def task_of(row: Row, confirmations: Iterable[Confirmation]) -> Task:
    """A task with its confirmations."""
    key, _, meeting, step, part, zone, due_local, due_at, state, is_at_once, taker, sequence = _TASK(row)
    due = from_the_wall(due_local, zone, due_at)
    where = (key, meeting, step, part, due, TaskState(state))
    given = tuple(confirmations)
    return Task(*where, is_at_once=is_at_once, taker=taker, confirmations=given, sequence=sequence)


def confirmation_values(task: int, confirmation: Confirmation) -> Values:
    """A confirmation's columns, without its workspace."""
    return {
        "task": task,
        "role": confirmation.role,
        "person": confirmation.person,
        "at": confirmation.at,
        "reference": confirmation.reference,
        "on_behalf_of": confirmation.on_behalf_of,
    }


def confirmation_of(row: Row) -> Confirmation:
    """A confirmation."""
    return Confirmation(*_CONFIRMATION(row))


def reminder_values(reminder: Reminder) -> Values:
    """A reminder's columns, without its id and workspace."""
    return {
        "what": reminder.cause.what.value,
        "cause": reminder.cause.id,
        "kind": reminder.kind.value,
        "zone": COPENHAGEN.key,
        "due_local": on_the_wall(reminder.due),
        "due_at": reminder.due,
        "person": reminder.person,
        "state": reminder.state.value,
    }


def reminder_of(row: RowMapping) -> Reminder:
    """A reminder."""
    c = t.reminders.c
    due = from_the_wall(row[c.due_local], row[c.zone], row[c.due_at])
    kind, state = ReminderKind(row[c.kind]), ReminderState(row[c.state])
    return Reminder(row[c.id], Cause(What(row[c.what]), row[c.cause]), kind, due, row[c.person], state)


def absence_of(row: Row) -> Absence:
    """An absence."""
    key, _, meeting, seat, reported_by, reported_at, name = _ABSENCE(row)
    stand_in = None if name is None else StandIn(name)
    return Absence(key, meeting, seat, reported_by, reported_at, stand_in)


def audit_of(row: RowMapping) -> AuditEntry:
    """An entry of the log."""
    c = audit.c
    return AuditEntry(
        row[c.at], row[c.person], row[c.act], row[c.subject], row[c.install], row[c.on_behalf_of], row[c.facts]
    )
