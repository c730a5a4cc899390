"""How often a meeting's place was changed: calendars take a new one only of an event that counts up."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    """Adds the column."""
    op.add_column("meetings", sa.Column("relocations", sa.Integer(), nullable=False, server_default="0"))
