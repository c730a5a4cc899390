"""The tables of shared experiences: who wants to hear more and which clusters try them; no query stands here."""

from sqlalchemy import JSON, Column, Index, Table, UniqueConstraint

from storage.columns import Instant
from storage.tables import identity, metadata, of_parent, person_column, text

experiences = Table(
    "experiences",
    metadata,
    identity(),
    text("install"),
    text("title"),
    text("body"),
    text("cluster"),
    person_column("author"),
    Column("shared_at", Instant, nullable=False),
    text("effect"),
    text("requires"),
    text("contact"),
    Column("topics", JSON, nullable=False),
    Index(None, "shared_at"),
    sqlite_autoincrement=True,
)

interests = Table(
    "interests",
    metadata,
    identity(),
    text("install"),
    of_parent("experience", "experiences"),
    person_column("person"),
    Column("at", Instant, nullable=False),
    Column("answered_at", Instant),
    UniqueConstraint("experience", "person"),
    Index(None, "at"),
    sqlite_autoincrement=True,
)

trials = Table(
    "trials",
    metadata,
    identity(),
    text("install"),
    of_parent("experience", "experiences"),
    text("cluster"),
    person_column("person"),
    Column("at", Instant, nullable=False),
    UniqueConstraint("experience", "cluster"),
    Index(None, "at"),
    sqlite_autoincrement=True,
)
