"""What could not be sent, or perhaps wasn't, is found without looking through all that was."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Makes the index."""
    stranded = sa.text("state = 'failed' OR state = 'uncertain'")
    op.create_index("ix_outbox_stranded", "outbox", ["due_at", "id"], sqlite_where=stranded, postgresql_where=stranded)
