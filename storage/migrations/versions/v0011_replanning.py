"""The planned reminders of a task are found without reading all that are to come."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Makes the index."""
    planned = sa.text("state = 'planlagt'")
    op.create_index("ix_reminders_planned_task", "reminders", ["task"], sqlite_where=planned, postgresql_where=planned)
