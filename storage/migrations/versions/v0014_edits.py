"""Remarks on decisions, and how decisions read before they were changed."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Adds the column and makes the table."""
    op.add_column("decisions", sa.Column("remarks", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "decision_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("decision", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("forum", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("remarks", sa.String(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision"], ["decisions.id"], name="fk_decision_versions_decision", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_decision_versions_person"),
        sa.PrimaryKeyConstraint("id", name="pk_decision_versions"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_decision_versions_decision", "decision_versions", ["decision"], unique=False)
