"""The tables of what an experience set off: who wants to hear more and which clusters try it; no query stands here."""

from sqlalchemy import Column, Index, PrimaryKeyConstraint, Table

from storage.columns import Instant
from storage.tables import metadata, of_parent, person_column, text

interests = Table(
    "interests",
    metadata,
    of_parent("experience", "experiences"),
    person_column("person"),
    text("install"),
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint("experience", "person"),
    Index(None, "person"),
)

trials = Table(
    "trials",
    metadata,
    of_parent("experience", "experiences"),
    text("cluster"),
    person_column("person"),
    text("install"),
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint("experience", "cluster"),
)
