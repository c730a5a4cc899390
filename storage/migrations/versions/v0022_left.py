"""Since when somebody is known to have left the chat, so that the name can go after a time."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Adds the column; whoever has left already is known to have left now."""
    op.add_column("persons", sa.Column("left_at", sa.DateTime(timezone=True), nullable=True))
    persons = sa.table("persons", sa.column("left_at"), sa.column("is_deactivated", sa.Boolean()))
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    now = sa.func.strftime("%Y-%m-%d %H:%M:%f000", "now") if is_sqlite else sa.func.now()
    op.execute(persons.update().where(persons.c.is_deactivated).values(left_at=now))
