"""The tables of cases and of the bodies and authorities they have come to; no query stands here."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, Table

from storage.columns import Instant
from storage.table_parts import identity, metadata, of_parent, text
from storage.tables_agenda import agenda_items
from storage.tables_shared import experiences

cases = Table(
    "cases",
    metadata,
    identity(),
    text("install"),
    text("title"),
    text("flow"),
    text("cluster"),
    Column("opened_at", Instant, nullable=False),
    text("state"),
    Column("is_closed", Boolean, nullable=False),
    Column("experience", ForeignKey(f"{experiences.name}.id")),
    Column("target_days", Integer),
    Column("authorities", JSON, nullable=False),
    Column("ended_at", Instant),
    text("reason"),
    Index(None, "state"),
    Index(None, "experience"),
    sqlite_autoincrement=True,
)

case_legs = Table(
    "case_legs",
    metadata,
    identity(),
    text("install"),
    of_parent("case", "cases"),
    Column("step", Integer, nullable=False),
    text("place"),
    Column("entered_at", Instant, nullable=False),
    Column("item", ForeignKey(f"{agenda_items.name}.id")),
    text("answer"),
    Column("answered_at", Instant),
    text("reason"),
    Index(None, "case"),
    Index(None, "item"),
    Index(None, "place", "answer"),
    sqlite_autoincrement=True,
)
