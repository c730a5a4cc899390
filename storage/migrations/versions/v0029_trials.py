"""When a cluster begins to try an experience, and what it tells of it later."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Adds the columns."""
    op.add_column("trials", sa.Column("starts", sa.Date(), nullable=True))
    op.add_column("trials", sa.Column("answer", sa.String(), nullable=False, server_default=""))
    op.add_column("trials", sa.Column("is_kept", sa.Boolean(), nullable=True))
    op.add_column("trials", sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True))
