"""What comes round by itself is looked at once in its period; which questions about experiences were answered."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Makes the table, the column and the indexes by which a week's news is found."""
    op.create_table(
        "occasions",
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("install", "kind", "period", name="pk_occasions"),
    )
    op.add_column("interests", sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_interests_at", "interests", ["at"])
    op.create_index("ix_trials_at", "trials", ["at"])
