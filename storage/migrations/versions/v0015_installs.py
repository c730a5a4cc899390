"""Workspaces that the program is installed in, and installations that were begun."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "installs",
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sealed", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("install", name="pk_installs"),
    )
    stopped = sa.text("state != 'connected'")
    op.create_index("ix_installs_stopped", "installs", ["install"], sqlite_where=stopped, postgresql_where=stopped)
    op.create_table(
        "begun_installs",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_begun_installs"),
    )
    op.create_index("ix_begun_installs_until", "begun_installs", ["until"])
