"""A pause may begin later than at once."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Adds the column; the pauses there are have begun."""
    op.add_column("preferences", sa.Column("paused_from", sa.DateTime(timezone=True), nullable=True))
