"""What an experience set off: who wants to hear more, and which clusters try it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "interests",
        sa.Column("experience", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["experience"], ["experiences.id"], name="fk_interests_experience", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_interests_person"),
        sa.PrimaryKeyConstraint("experience", "person", name="pk_interests"),
    )
    op.create_index("ix_interests_person", "interests", ["person"])
    op.create_table(
        "trials",
        sa.Column("experience", sa.Integer(), nullable=False),
        sa.Column("cluster", sa.String(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["experience"], ["experiences.id"], name="fk_trials_experience", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_trials_person"),
        sa.PrimaryKeyConstraint("experience", "cluster", name="pk_trials"),
    )
