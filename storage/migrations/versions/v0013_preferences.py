"""What persons have chosen about the messages to them, and when their next digest comes."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "preferences",
        sa.Column("person", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("digest_at", sa.String(), nullable=True),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("quiet_from", sa.String(), nullable=True),
        sa.Column("quiet_to", sa.String(), nullable=True),
        sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("wants_digest", sa.Boolean(), nullable=False),
        sa.Column("next_digest_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_preferences_person"),
        sa.PrimaryKeyConstraint("person", name="pk_preferences"),
    )
    op.create_index("ix_preferences_next_digest_at", "preferences", ["next_digest_at"])
