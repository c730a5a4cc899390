"""Persons choose whether they are told of the week's experiences; so far everybody was."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Adds the column."""
    with op.batch_alter_table("preferences") as table:
        table.add_column(sa.Column("wants_news", sa.Boolean(), nullable=False, server_default=sa.true()))
    with op.batch_alter_table("preferences") as table:
        table.alter_column("wants_news", server_default=None, existing_type=sa.Boolean(), existing_nullable=False)
