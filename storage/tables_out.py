"""The tables of what leaves and comes: outbox, occasions and deliveries; no query stands here."""

from enum import StrEnum

from sqlalchemy import JSON, Column, Index, Integer, String, Table, UniqueConstraint, or_

from storage.columns import Instant
from storage.table_parts import identity, metadata, ordered, person_column, stored, text


class MessageState(StrEnum):
    """The life of a message: waiting until it is claimed, sending until somebody knows how that ended."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    DROPPED = "dropped"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


outbox = Table(
    "outbox",
    metadata,
    identity(),
    text("install"),
    text("uid"),
    Column("key", ordered),
    text("kind"),
    person_column("person", nullable=True),
    Column("platform", String),
    Column("place_install", String),
    Column("conversation", String),
    Column("thread", String),
    Column("subject", JSON, nullable=False),
    Column("due_at", Instant, nullable=False),
    text("state"),
    Column("owner", String),
    Column("attempt", Integer, nullable=False),
    Column("claimed_at", Instant),  # the first claim whose end nobody knows yet
    Column("lease_until", Instant),
    Column("error", String),
    Column("sent_at", Instant),
    Column("sent_platform", String),
    Column("sent_install", String),
    Column("sent_conversation", String),
    Column("sent_thread", String),
    Column("platform_id", String),
    UniqueConstraint("uid"),
    UniqueConstraint("key"),
    sqlite_autoincrement=True,
)
# What was sent long ago is in none: however much of it there is, looking for work costs the same.
is_waiting = outbox.c.state == stored(MessageState.WAITING.value)
is_sending = outbox.c.state == stored(MessageState.SENDING.value)
is_stranded = or_(
    outbox.c.state == stored(MessageState.FAILED.value), outbox.c.state == stored(MessageState.UNCERTAIN.value)
)
Index("ix_outbox_waiting", outbox.c.due_at, outbox.c.id, sqlite_where=is_waiting, postgresql_where=is_waiting)
Index("ix_outbox_sending", outbox.c.lease_until, outbox.c.id, sqlite_where=is_sending, postgresql_where=is_sending)
Index("ix_outbox_stranded", outbox.c.due_at, outbox.c.id, sqlite_where=is_stranded, postgresql_where=is_stranded)

occasions = Table(
    "occasions",
    metadata,
    Column("install", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("period", String, primary_key=True),
    Column("due_at", Instant, nullable=False),
)

clock_ticks = Table(
    "clock_ticks",
    metadata,
    Column("part", String, primary_key=True),  # one row: what goes round
    Column("at", Instant, nullable=False),  # by the database's own clock
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("key", String, primary_key=True),
    text("attempt"),  # which run stored it: tells a run whose commit was never answered that it took effect
    Column("at", Instant, nullable=False),
    Index(None, "at"),
)
