"""The tables of local agreements: what bodies decided for themselves, deputies, alternates, guests; no query here."""

from sqlalchemy import Column, Date, Index, Integer, String, Table, UniqueConstraint

from storage.table_parts import identity, metadata, of_parent, person_column, text

local_settings = Table(
    "local_settings",
    metadata,
    identity(),
    text("install"),
    text("body"),
    text("kind"),
    text("item"),
    text("value"),
    UniqueConstraint("body", "kind", "item"),
    sqlite_autoincrement=True,
)

deputies = Table(
    "deputies",
    metadata,
    identity(),
    text("install"),
    person_column("away"),
    person_column("deputy"),
    Column("role", String),
    Column("cluster", String),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date, nullable=False),
    Index(None, "away"),
    Index(None, "deputy"),
    Index(None, "valid_to"),
    sqlite_autoincrement=True,
)

alternates = Table(
    "alternates",
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

guests = Table(
    "guests",
    metadata,
    identity(),
    text("install"),
    of_parent("meeting", "meetings"),
    Column("number", Integer, nullable=False),
    UniqueConstraint("meeting"),
    sqlite_autoincrement=True,
)
