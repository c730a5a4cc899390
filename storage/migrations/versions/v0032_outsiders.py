"""Who is a guest or from another organisation's workspace, as the chat last told; asked for anew as people act."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    """Adds the column."""
    op.add_column("persons", sa.Column("is_outsider", sa.Boolean(), nullable=False, server_default=sa.false()))
