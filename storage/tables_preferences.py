"""The table of what persons have chosen about the messages to them; no query stands here.

Times of the day are written as on the wall ("08:30"): the zone beside them says on whose.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, String, Table

from storage.columns import Instant
from storage.table_parts import metadata, text

preferences = Table(
    "preferences",
    metadata,
    Column("person", ForeignKey("persons.id"), primary_key=True, autoincrement=False),
    text("install"),
    Column("digest_at", String),
    text("zone"),
    Column("quiet_from", String),
    Column("quiet_to", String),
    Column("paused_from", Instant),
    Column("paused_until", Instant),
    Column("wants_digest", Boolean, nullable=False),
    Column("next_digest_at", Instant),
    Column("wants_news", Boolean, nullable=False),
    Index(None, "next_digest_at"),
)
