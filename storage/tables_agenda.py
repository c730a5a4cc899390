"""The tables of agendas: items, versions and the chairs' approvals; no query stands here."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, Table, UniqueConstraint

from storage.columns import Instant
from storage.table_parts import identity, metadata, of_parent, person_column, text

agenda_items = Table(
    "agenda_items",
    metadata,
    identity(),
    text("install"),
    of_parent("meeting", "meetings"),
    text("title"),
    person_column("author"),
    Column("added_at", Instant, nullable=False),
    text("kind"),
    text("origin"),
    text("economy"),
    Column("municipalities", JSON, nullable=False),
    Column("position", Integer, nullable=False),
    text("standing"),
    text("state"),
    Column("ready_at", Instant),
    Column("is_closed", Boolean, nullable=False),
    text("legal_basis"),
    text("presenter"),
    Column("minutes", Integer),
    text("case_number"),
    text("summary"),
    text("presentation"),
    text("recommendation"),
    text("patient_involvement"),
    Column("annexes", JSON, nullable=False),
    Column("is_separate", Boolean, nullable=False),
    text("late_reason"),
    person_column("writer", nullable=True),
    Column("carried_over_from", ForeignKey("agenda_items.id", ondelete="SET NULL")),
    Column("from_case", Integer),
    Column("from_decision", Integer),
    Index(None, "meeting"),
    Index(None, "author"),
    Index(None, "writer"),
    Index(None, "carried_over_from"),
    sqlite_autoincrement=True,
)

agenda_versions = Table(
    "agenda_versions",
    metadata,
    identity(),
    text("install"),
    of_parent("meeting", "meetings"),
    Column("number", Integer, nullable=False),
    person_column("person"),
    Column("at", Instant, nullable=False),
    text("reference"),
    UniqueConstraint("meeting", "number"),
    sqlite_autoincrement=True,
)

approvals = Table(
    "approvals",
    metadata,
    identity(),
    text("install"),
    of_parent("meeting", "meetings"),
    Column("version", Integer, nullable=False),
    text("chair"),
    person_column("person"),
    Column("at", Instant, nullable=False),
    Column("is_on_behalf", Boolean, nullable=False),
    text("reference"),
    Column("voided_at", Instant),
    Index(None, "meeting"),
    sqlite_autoincrement=True,
)
approval_stands = approvals.c.voided_at.is_(None)
Index("uq_approvals_one_stands", approvals.c.meeting, approvals.c.version, approvals.c.chair, unique=True,
      sqlite_where=approval_stands, postgresql_where=approval_stands)  # fmt: skip
