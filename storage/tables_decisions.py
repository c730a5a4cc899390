"""The tables of what meetings led to: presence, decisions, approvals, minutes, shared funds; no query stands here."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from storage.columns import Instant
from storage.table_parts import identity, metadata, of_parent, person_column, text
from storage.tables_agenda import agenda_items

presences = Table(
    "presences",
    metadata,
    identity(),
    text("install"),
    of_parent("meeting", "meetings"),
    person_column("recorded_by"),
    Column("recorded_at", Instant, nullable=False),
    UniqueConstraint("meeting"),
    sqlite_autoincrement=True,
)

empty_seats = Table(
    "empty_seats",
    metadata,
    identity(),
    text("install"),
    of_parent("meeting", "meetings"),
    text("seat"),
    Column("stand_in", String),
    UniqueConstraint("meeting", "seat"),
    sqlite_autoincrement=True,
)

decisions = Table(
    "decisions",
    metadata,
    identity(),
    text("install"),
    of_parent("meeting", "meetings"),
    Column("number", Integer, nullable=False),
    of_parent("item", agenda_items.name),
    text("text"),
    text("form"),
    person_column("recorded_by"),
    Column("recorded_at", Instant, nullable=False),
    text("forum"),
    text("role"),
    Column("deadline", Date),
    text("state"),
    Column("authorities", JSON, nullable=False),
    text("receiver"),
    Column("successor", ForeignKey(f"{agenda_items.name}.id")),
    Column("is_closed_item", Boolean, nullable=False),
    text("remarks"),
    UniqueConstraint("meeting", "number"),
    Index(None, "state"),
    sqlite_autoincrement=True,
)

decision_versions = Table(
    "decision_versions",
    metadata,
    identity(),
    text("install"),
    of_parent("decision", "decisions"),
    text("text"),
    text("form"),
    text("forum"),
    text("role"),
    Column("deadline", Date),
    text("remarks"),
    person_column("person"),
    Column("at", Instant, nullable=False),
    Index(None, "decision"),
    sqlite_autoincrement=True,
)

authority_approvals = Table(
    "authority_approvals",
    metadata,
    identity(),
    text("install"),
    of_parent("decision", "decisions"),
    text("authority"),
    person_column("person"),
    Column("at", Instant, nullable=False),
    text("reference"),
    UniqueConstraint("decision", "authority"),
    sqlite_autoincrement=True,
)

journalisings = Table(
    "journalisings",
    metadata,
    identity(),
    text("install"),
    of_parent("meeting", "meetings"),
    text("authority"),
    person_column("person"),
    Column("at", Instant, nullable=False),
    text("reference"),
    UniqueConstraint("meeting", "authority"),
    sqlite_autoincrement=True,
)

fund_entries = Table(
    "fund_entries",
    metadata,
    identity(),
    text("install"),
    text("cluster"),
    Column("number", Integer, nullable=False),
    Column("year", Integer, nullable=False),
    text("kind"),
    Column("amount", BigInteger, nullable=False),  # whole kroner
    person_column("person"),
    Column("at", Instant, nullable=False),
    text("party"),
    text("effort"),
    Column("decision", ForeignKey("decisions.id")),
    Column("is_undone", Boolean, nullable=False),
    UniqueConstraint("cluster", "number"),
    sqlite_autoincrement=True,
)
