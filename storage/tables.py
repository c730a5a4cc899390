"""The tables of the organisation's work: people, meetings, tasks and what belongs to them; no query stands here.

Each row that came from a workspace carries `install`. Natural keys are unique constraints, and every query of
`repositories/` has its index. Ids are never used again. Agendas, experiences and what is sent and logged have tables of
their own (`tables_agenda.py`, `tables_shared.py`, `tables_out.py`).
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    false,
)

from domain.meetings import MeetingState
from domain.reminders import ReminderState
from domain.tasks import TaskState
from storage.columns import Instant
from storage.table_parts import identity, metadata, of_parent, person_column, stored, text

persons = Table(
    "persons",
    metadata,
    identity(),
    text("install"),
    text("name"),
    text("name_folded"),
    Column("is_deactivated", Boolean, nullable=False),
    Column("is_outsider", Boolean, nullable=False, server_default=false()),
    Column("left_at", Instant),  # by the database's own clock; NULL while the person can be reached
    Column("erased_at", Instant),
    Index(None, "name_folded"),
    sqlite_autoincrement=True,
)

# Somebody who was erased, once more: the name in what must not be touched before it is journalised.
kept_names = Table(
    "kept_names",
    metadata,
    Column("person", ForeignKey("persons.id"), primary_key=True, autoincrement=False),
    person_column("former"),
    Index(None, "former"),
)

identities = Table(
    "identities",
    metadata,
    identity(),
    text("platform"),
    text("install"),
    text("external"),
    person_column("person"),
    UniqueConstraint("platform", "install", "external"),
    Index(None, "person", "platform"),
    sqlite_autoincrement=True,
)

administrators = Table(
    "administrators",
    metadata,
    Column("install", String, primary_key=True),
    Column("person", ForeignKey("persons.id"), primary_key=True),
    Index(None, "person"),
)

roles = Table(
    "roles",
    metadata,
    identity(),
    text("install"),
    text("role"),
    Column("cluster", String),
    Column("forum", String),
    person_column("person"),
    Column("municipality", String),
    Column("valid_from", Date),
    Column("valid_to", Date),
    Index(None, "person"),
    sqlite_autoincrement=True,
)

seats = Table(
    "seats",
    metadata,
    identity(),
    text("install"),
    text("body"),
    text("seat"),
    person_column("person"),
    Column("valid_from", Date),
    Column("valid_to", Date),
    Index(None, "body", "seat"),
    Index(None, "person"),
    sqlite_autoincrement=True,
)

channels = Table(
    "channels",
    metadata,
    identity(),
    text("install"),
    text("platform"),
    text("purpose"),
    text("cluster"),  # "" for what all clusters share: NULLs would not be unique
    text("conversation"),
    text("thread"),
    UniqueConstraint("purpose", "cluster", "platform", "install"),
    Index(None, "platform", "install", "conversation"),
    sqlite_autoincrement=True,
)

meetings = Table(
    "meetings",
    metadata,
    identity(),
    text("install"),
    text("body"),
    text("zone"),
    Column("starts_local", DateTime, nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_local", DateTime, nullable=False),
    Column("ends_at", Instant, nullable=False),
    text("location"),
    Column("is_virtual", Boolean, nullable=False),
    text("kind"),
    Column("prepares", Integer),
    text("state"),
    Column("sequence", Integer, nullable=False),
    Column("relocations", Integer, nullable=False, server_default="0"),
    Index(None, "starts_local"),
    Index(None, "body", "starts_local"),
    sqlite_autoincrement=True,
)
stands = meetings.c.state != stored(MeetingState.CANCELLED.value)
Index("uq_meetings_one_per_start", meetings.c.body, meetings.c.starts_at, unique=True, sqlite_where=stands,
      postgresql_where=stands)  # fmt: skip

tasks = Table(
    "tasks",
    metadata,
    identity(),
    text("install"),
    of_parent("meeting", "meetings"),
    Column("step", Integer, nullable=False),
    text("part"),
    text("zone"),
    Column("due_local", DateTime, nullable=False),
    Column("due_at", Instant, nullable=False),
    text("state"),
    Column("is_at_once", Boolean, nullable=False),
    person_column("taker", nullable=True),
    Column("sequence", Integer, nullable=False),
    UniqueConstraint("meeting", "step", "part"),
    sqlite_autoincrement=True,
)
is_open = tasks.c.state == stored(TaskState.OPEN.value)
Index("ix_tasks_open_due", tasks.c.due_at, sqlite_where=is_open, postgresql_where=is_open)

confirmations = Table(
    "confirmations",
    metadata,
    identity(),
    text("install"),
    of_parent("task", "tasks"),
    text("role"),
    person_column("person"),
    Column("at", Instant, nullable=False),
    text("reference"),
    text("on_behalf_of"),
    UniqueConstraint("task", "role"),
    sqlite_autoincrement=True,
)

reminders = Table(
    "reminders",
    metadata,
    identity(),
    text("install"),
    text("what"),
    Column("cause", Integer, nullable=False),  # the id of what `what` says, each kind in a table of its own
    text("kind"),
    text("zone"),
    Column("due_local", DateTime, nullable=False),
    Column("due_at", Instant, nullable=False),
    person_column("person", nullable=True),
    text("state"),
    sqlite_autoincrement=True,
)
# A NULL equals no other, so the natural key takes two indexes: with a person and without.
for_owners = reminders.c.person.is_(None)
for_person = reminders.c.person.is_not(None)
is_planned = reminders.c.state == stored(ReminderState.PLANNED.value)
_key = (reminders.c.what, reminders.c.cause, reminders.c.kind, reminders.c.due_at)
Index("uq_reminders_owners", *_key, unique=True, sqlite_where=for_owners, postgresql_where=for_owners)
Index("uq_reminders_person", *_key, reminders.c.person, unique=True, sqlite_where=for_person,
      postgresql_where=for_person)  # fmt: skip
Index("ix_reminders_planned_due", reminders.c.due_at, sqlite_where=is_planned, postgresql_where=is_planned)
Index("ix_reminders_planned_cause", reminders.c.what, reminders.c.cause, sqlite_where=is_planned,
      postgresql_where=is_planned)  # fmt: skip

absences = Table(
    "absences",
    metadata,
    identity(),
    text("install"),
    of_parent("meeting", "meetings"),
    text("seat"),
    person_column("reported_by"),
    Column("reported_at", Instant, nullable=False),
    Column("stand_in", String),
    UniqueConstraint("meeting", "seat"),
    sqlite_autoincrement=True,
)
