"""The tables of polls for a date: the proposals and what was answered; no query stands here."""

from sqlalchemy import Boolean, Column, DateTime, Index, Integer, Table, UniqueConstraint

from domain.polls import PollState
from storage.columns import Instant
from storage.table_parts import identity, metadata, of_parent, person_column, stored, text

polls = Table(
    "polls",
    metadata,
    identity(),
    text("install"),
    text("body"),
    text("kind"),
    text("location"),
    Column("is_virtual", Boolean, nullable=False),
    person_column("asked_by"),
    Column("asked_at", Instant, nullable=False),
    text("state"),
    Column("meeting", Integer),
    sqlite_autoincrement=True,
)
is_open = polls.c.state == stored(PollState.OPEN.value)
Index("uq_polls_one_open", polls.c.body, unique=True, sqlite_where=is_open, postgresql_where=is_open)

proposals = Table(
    "poll_proposals",
    metadata,
    identity(),
    text("install"),
    of_parent("poll", "polls"),
    Column("number", Integer, nullable=False),
    text("zone"),
    Column("starts_local", DateTime, nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_local", DateTime, nullable=False),
    Column("ends_at", Instant, nullable=False),
    UniqueConstraint("poll", "number"),
    sqlite_autoincrement=True,
)

answers = Table(
    "poll_answers",
    metadata,
    identity(),
    text("install"),
    of_parent("poll", "polls"),
    Column("proposal", Integer, nullable=False),
    text("party"),
    text("availability"),
    person_column("person"),
    Column("at", Instant, nullable=False),
    UniqueConstraint("poll", "proposal", "party"),
    sqlite_autoincrement=True,
)
