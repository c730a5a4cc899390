"""Kinds of meetings, in place of the mark that one is extraordinary; which meeting a pre-meeting prepares."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Adds the columns, and carries over what was marked."""
    op.add_column("meetings", sa.Column("kind", sa.String(), nullable=False, server_default="ordinaert"))
    op.add_column("meetings", sa.Column("prepares", sa.Integer(), nullable=True))
    meetings = sa.table("meetings", sa.column("kind"), sa.column("is_extraordinary", sa.Boolean()))
    op.execute(meetings.update().where(meetings.c.is_extraordinary).values(kind="ekstraordinaert"))
    op.drop_column("meetings", "is_extraordinary")
