"""The outbox is looked through by what waits and what is being sent alone, not by what was sent long ago."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Exchanges the index."""
    op.drop_index("ix_outbox_state_due_at", "outbox")
    waiting, sending = sa.text("state = 'waiting'"), sa.text("state = 'sending'")
    op.create_index("ix_outbox_waiting", "outbox", ["due_at", "id"], sqlite_where=waiting, postgresql_where=waiting)
    op.create_index(
        "ix_outbox_sending", "outbox", ["lease_until", "id"], sqlite_where=sending, postgresql_where=sending
    )
