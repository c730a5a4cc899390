"""The table of calendars' addresses; no query stands here."""

from sqlalchemy import Column, Table, UniqueConstraint

from storage.columns import Instant
from storage.table_parts import identity, metadata, person_column, text

feeds = Table(
    "feeds",
    metadata,
    identity(),
    text("install"),
    person_column("person"),
    text("calendar"),
    text("body"),  # "" for none: NULLs would not be unique
    text("role"),
    text("cluster"),
    text("digest"),
    Column("made_at", Instant, nullable=False),
    UniqueConstraint("digest"),
    UniqueConstraint("person", "calendar", "body", "role", "cluster"),
    sqlite_autoincrement=True,
)
