"""Polls for a date: their proposals and what was answered."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "polls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("location", sa.String(), nullable=False),
        sa.Column("is_virtual", sa.Boolean(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["asked_by"], ["persons.id"], name="fk_polls_asked_by"),
        sa.PrimaryKeyConstraint("id", name="pk_polls"),
        sqlite_autoincrement=True,
    )
    is_open = sa.text("state = 'aaben'")
    op.create_index("uq_polls_one_open", "polls", ["body"], unique=True, sqlite_where=is_open, postgresql_where=is_open)
    op.create_table(
        "poll_proposals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("poll", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("starts_local", sa.DateTime(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_local", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["poll"], ["polls.id"], name="fk_poll_proposals_poll", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_poll_proposals"),
        sa.UniqueConstraint("poll", "number", name="uq_poll_proposals_poll_number"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "poll_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("poll", sa.Integer(), nullable=False),
        sa.Column("proposal", sa.Integer(), nullable=False),
        sa.Column("party", sa.String(), nullable=False),
        sa.Column("availability", sa.String(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_poll_answers_person"),
        sa.ForeignKeyConstraint(["poll"], ["polls.id"], name="fk_poll_answers_poll", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_poll_answers"),
        sa.UniqueConstraint("poll", "proposal", "party", name="uq_poll_answers_poll_proposal_party"),
        sqlite_autoincrement=True,
    )
