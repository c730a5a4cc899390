"""The tables of workspaces: where the program is installed, and installations that were begun; no query stands here."""

from sqlalchemy import Column, Index, String, Table

from domain.installs import InstallState
from storage.columns import Instant
from storage.table_parts import metadata, stored, text

installs = Table(
    "installs",
    metadata,
    Column("install", String, primary_key=True),
    text("platform"),
    text("name"),
    text("state"),
    Column("since", Instant, nullable=False),
    text("sealed"),  # credentials, encrypted outside; "" for none
)
# Asked at each claim of messages: nearly always there is none.
is_stopped = installs.c.state != stored(InstallState.CONNECTED.value)
Index("ix_installs_stopped", installs.c.install, sqlite_where=is_stopped, postgresql_where=is_stopped)

begun_installs = Table(
    "begun_installs",
    metadata,
    Column("digest", String, primary_key=True),
    Column("until", Instant, nullable=False),
    Index(None, "until"),
)
