"""What an agenda item says in documents besides its recommendation: case number, resumé and sagsfremstilling."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"

_COLUMNS = ("case_number", "summary", "presentation")


def upgrade() -> None:
    """Adds the columns, empty."""
    for name in _COLUMNS:
        op.add_column("agenda_items", sa.Column(name, sa.String(), nullable=False, server_default=""))
