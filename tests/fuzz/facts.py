"""What must be true of a database whatever was typed: read from its rows, beside the rules that let them be written."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Connection, Select, select

from danish.cpr import contains_cpr
from danish.names import fold
from domain.agenda import Economy, ItemKind, ItemState, StandingItem
from domain.attendance import counts_stand_ins
from domain.deciding import AttendanceRule
from domain.decisions import DecisionForm, DecisionState
from domain.funds import EntryKind
from domain.local import LocalKind
from domain.meeting_kinds import MeetingKind
from domain.meetings import MeetingState
from domain.messages import Message
from domain.organisation import Profile
from domain.people import ChannelPurpose, Place
from domain.polls import Availability, PollState
from domain.reminders import ReminderKind, ReminderState, What
from domain.tasks import TaskState
from handlers.loading import profile_in_force
from storage import tables, tables_agenda, tables_decisions, tables_local, tables_out, tables_polls
from storage.table_parts import metadata
from storage.work import StoredWork
from tests.fuzz.corpus import TELLING
from tests.support.office import Office

_OPAQUE = frozenset({"uid", "digest", "key", "attempt", "owner"})
"""Columns that no person's words get into: hashes and names of deliveries and processes."""
_BESIDE = frozenset({"audit_seals", "clock_ticks", "deliveries"})
"""Tables of what the program notes for itself; a form that was heard and refused leaves its key there."""
_STATES: tuple[tuple[Column[Any], type[StrEnum]], ...] = (
    (tables.meetings.c.state, MeetingState),
    (tables.meetings.c.kind, MeetingKind),
    (tables.tasks.c.state, TaskState),
    (tables.reminders.c.state, ReminderState),
    (tables.reminders.c.kind, ReminderKind),
    (tables.reminders.c.what, What),
    (tables_agenda.agenda_items.c.state, ItemState),
    (tables_agenda.agenda_items.c.kind, ItemKind),
    (tables_agenda.agenda_items.c.economy, Economy),
    (tables_agenda.agenda_items.c.standing, StandingItem),
    (tables_decisions.decisions.c.state, DecisionState),
    (tables_decisions.decisions.c.form, DecisionForm),
    (tables_decisions.fund_entries.c.kind, EntryKind),
    (tables_local.local_settings.c.kind, LocalKind),
    (tables_out.outbox.c.state, tables_out.MessageState),
    (tables_polls.polls.c.state, PollState),
    (tables_polls.answers.c.availability, Availability),
)
_COUNTS = " UNION ALL ".join(
    f"SELECT '{name}', count(*) FROM {name}"  # noqa: S608 - the tables' own names
    for name in metadata.tables
    if name not in _BESIDE
)
_SHORTEST_TITLE = 12
"""Shorter titles are words that stand in other texts too."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How many rows each table has: what is refused leaves this as it was."""

    rows: tuple[tuple[str, int], ...]

    @property
    def decisions(self) -> int:
        """How many decisions there are."""
        return dict(self.rows)["decisions"]


def mark(office: Office) -> Mark:
    """How many rows there are now."""
    with office.work.database.reader.begin() as connection:
        return Mark(tuple((name, rows) for name, rows in connection.exec_driver_sql(_COUNTS)))


def check(work: StoredWork, shipped: Profile, on: date) -> None:
    """Everything that must be true at any time of what is stored, where that profile was shipped, on that day.

    Raises AssertionError with what is forbidden and stored all the same.
    """
    profile = work.read_blocking(lambda store: profile_in_force(store, shipped, on))
    with work.database.reader.begin() as connection:
        for column, states in _STATES:
            assert set(connection.scalars(select(column).distinct())) <= {one.value for one in states}, column
        for where, text in _texts(connection):
            assert not contains_cpr(text), (where, text)
            assert not any(reason in fold(text) for reason in TELLING), (where, text)
        _check_meetings(connection, profile)
        _check_ids_alone(connection)


def check_new_decisions(office: Office, before: Mark) -> None:
    """A decision that was just recorded, and settles something, was taken by a body that could."""
    if mark(office).decisions == before.decisions:
        return
    profile = office.work.read_blocking(lambda store: profile_in_force(store, office.profile, office.now.date()))
    with office.work.database.reader.begin() as connection:
        _check_last_decision(connection, profile)


def closed_titles(office: Office) -> tuple[str, ...]:
    """Titles that only closed items bear."""
    items = tables_agenda.agenda_items
    with office.work.database.reader.begin() as connection:
        rows = [(row.title, row.is_closed) for row in connection.execute(select(items.c.title, items.c.is_closed))]
    in_the_open = " ".join(title for title, is_closed in rows if not is_closed)
    closed = {title for title, is_closed in rows if is_closed and len(title) >= _SHORTEST_TITLE}
    return tuple(title for title in closed if title not in in_the_open)


def is_secretariats(office: Office, message: Message) -> bool:
    """Whether only a secretariat reads it: its own channel, or one of its persons."""
    recipient = message.recipient
    if not isinstance(recipient, Place):
        return True  # whom it concerns the rules find; what they may read is tested person by person
    uses = office.work.read_blocking(lambda store: store.channels.at(recipient))
    return any(use.purpose == ChannelPurpose.SECRETARIAT for use in uses)


def has_role_in(office: Office, person: int, cluster: str) -> bool:
    """Whether a person was given a role in a cluster, or stands in for somebody, by what was typed."""
    roles, deputies = tables.roles, tables_local.deputies
    with office.work.database.reader.begin() as connection:
        held = connection.scalars(select(roles.c.id).where(roles.c.person == person, roles.c.cluster == cluster))
        return bool(
            held.first() or connection.scalars(select(deputies.c.id).where(deputies.c.deputy == person)).first()
        )


def _texts(connection: Connection) -> Iterator[tuple[str, str]]:
    """Every text in the database, with where it stands."""
    for name, table in metadata.tables.items():
        columns = [column for column in table.columns if column.name not in _OPAQUE]
        for row in connection.execute(select(*columns)):
            for column, value in zip(columns, row, strict=True):
                if isinstance(value, str):
                    yield f"{name}.{column.name}", value
                elif isinstance(value, dict | list):
                    yield f"{name}.{column.name}", json.dumps(value, ensure_ascii=False)


def _check_meetings(connection: Connection, profile: Profile) -> None:
    """Bodies, seats and owners are there; what was cancelled asks nobody for anything."""
    meetings = {row.id: row for row in connection.execute(select(tables.meetings))}
    for meeting in meetings.values():
        assert meeting.starts_at < meeting.ends_at, meeting
        profile.body(meeting.body)
    for absence in connection.execute(select(tables.absences)):
        profile.body(meetings[absence.meeting].body).seat(absence.seat)
    tasks = {row.id: row for row in connection.execute(select(tables.tasks))}
    for task in tasks.values():
        meeting = meetings[task.meeting]
        assert profile.body(meeting.body).forum.step(task.step).owners.roles, task
        is_cancelled = meeting.state == MeetingState.CANCELLED.value
        assert not (is_cancelled and task.state == TaskState.OPEN.value), task
    planned = select(tables.reminders).where(tables.reminders.c.state == ReminderState.PLANNED.value)
    for reminder in connection.execute(planned):
        if reminder.what == What.TASK.value:
            assert tasks[reminder.cause].state == TaskState.OPEN.value, reminder


def _check_ids_alone(connection: Connection) -> None:
    """The log and the outbox hold ids, keys and dates; nothing that people typed."""
    items, decisions = tables_agenda.agenda_items, tables_decisions.decisions
    queries: tuple[Select[Any], ...] = (
        select(items.c.title),
        select(decisions.c.text),
        select(tables.absences.c.stand_in).where(tables.absences.c.stand_in.is_not(None)),
    )
    typed = {text for query in queries for text in connection.scalars(query) if len(text) >= _SHORTEST_TITLE}
    audit = metadata.tables["audit"]
    for column in (audit.c.facts, tables_out.outbox.c.subject):
        for facts in connection.scalars(select(column)):
            assert typed.isdisjoint(map(str, facts.values())), facts


def _check_last_decision(connection: Connection, profile: Profile) -> None:
    decisions, items = tables_decisions.decisions, tables_agenda.agenda_items
    last = connection.execute(select(decisions).order_by(decisions.c.id.desc()).limit(1)).one()
    item = connection.execute(select(items).where(items.c.id == last.item)).one()
    if item.kind != ItemKind.DECISION.value or not DecisionForm(last.form).needs_attendance:
        return
    meetings, empty = tables.meetings, tables_decisions.empty_seats
    meeting = connection.execute(select(meetings).where(meetings.c.id == last.meeting)).one()
    body = profile.body(meeting.body)
    rows = connection.execute(select(empty).where(empty.c.meeting == last.meeting)).all()
    away = {row.seat for row in rows if not (row.stand_in and counts_stand_ins(body.forum, meeting.starts_at))}
    sectors: dict[str, list[bool]] = {}
    for seat in body.seats:
        sectors.setdefault(seat.sector, []).append(seat.key not in away)
    everybody = [is_there for seats in sectors.values() for is_there in seats]
    match body.forum.attendance_rule:
        case AttendanceRule.HALF_PER_SECTOR:
            assert all(2 * sum(seats) >= len(seats) for seats in sectors.values()), (last, away)
        case AttendanceRule.HALF_IN_ALL:
            assert 2 * sum(everybody) >= len(everybody), (last, away)
        case AttendanceRule.NONE:
            pass
