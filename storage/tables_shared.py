"""The tables of experiences, shared and about to be: who hears more, says thanks, tries them; no query stands here."""

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Index, Table, UniqueConstraint

from storage.columns import Instant
from storage.table_parts import identity, metadata, of_parent, person_column, text

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
    text("link"),
    Column("changed_at", Instant),
    Column("withdrawn_at", Instant),
    Index(None, "shared_at"),
    sqlite_autoincrement=True,
)

drafts = Table(
    "experience_drafts",
    metadata,
    identity(),
    text("install"),
    person_column("person"),
    Column("changes", ForeignKey("experiences.id", ondelete="CASCADE")),
    person_column("author"),
    text("title"),
    text("body"),
    text("cluster"),
    Column("made_at", Instant, nullable=False),
    text("effect"),
    text("requires"),
    text("contact"),
    Column("topics", JSON, nullable=False),
    text("link"),
    Column("asked_at", Instant),
    Index(None, "person"),
    Index(None, "made_at"),
    sqlite_autoincrement=True,
)

thanks = Table(
    "experience_thanks",
    metadata,
    identity(),
    text("install"),
    of_parent("experience", "experiences"),
    person_column("person"),
    Column("at", Instant, nullable=False),
    UniqueConstraint("experience", "person"),
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
    Column("starts", Date),  # NULL where it was said before that was asked
    text("answer"),
    Column("is_kept", Boolean),
    Column("answered_at", Instant),
    UniqueConstraint("experience", "cluster"),
    Index(None, "at"),
    sqlite_autoincrement=True,
)
