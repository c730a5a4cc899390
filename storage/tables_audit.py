"""The tables of the log: what was done, and the chain that shows whether it still says so; no query stands here.

Rows are only added: triggers of the database refuse anything else (migration 0020).
"""

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, Table, UniqueConstraint

from storage.columns import Instant
from storage.table_parts import identity, metadata, person_column, text

audit = Table(
    "audit",
    metadata,
    identity(),
    text("install"),
    Column("at", Instant, nullable=False),
    person_column("person"),
    text("act"),
    text("subject"),
    text("on_behalf_of"),
    Column("facts", JSON, nullable=False),
    Index(None, "subject"),
    sqlite_autoincrement=True,
)

audit_seals = Table(
    "audit_seals",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),  # 1, 2, 3, … without a gap
    Column("entry", ForeignKey("audit.id"), nullable=False),
    text("digest"),
    UniqueConstraint("entry"),
)
