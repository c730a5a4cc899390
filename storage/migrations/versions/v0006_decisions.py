"""What meetings led to: presence, decisions and their approvals, journalised minutes, shared funds."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "presences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name="fk_presences_meeting", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["recorded_by"], ["persons.id"], name="fk_presences_recorded_by"),
        sa.PrimaryKeyConstraint("id", name="pk_presences"),
        sa.UniqueConstraint("meeting", name="uq_presences_meeting"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "empty_seats",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("seat", sa.String(), nullable=False),
        sa.Column("stand_in", sa.String(), nullable=True),
        sa.Column("stand_in_has_mandate", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name="fk_empty_seats_meeting", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_empty_seats"),
        sa.UniqueConstraint("meeting", "seat", name="uq_empty_seats_meeting_seat"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("forum", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("authorities", sa.JSON(), nullable=False),
        sa.Column("receiver", sa.String(), nullable=False),
        sa.Column("successor", sa.Integer(), nullable=True),
        sa.Column("is_closed_item", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["item"], ["agenda_items.id"], name="fk_decisions_item", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name="fk_decisions_meeting", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["recorded_by"], ["persons.id"], name="fk_decisions_recorded_by"),
        sa.ForeignKeyConstraint(["successor"], ["agenda_items.id"], name="fk_decisions_successor"),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
        sa.UniqueConstraint("meeting", "number", name="uq_decisions_meeting_number"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_decisions_state", "decisions", ["state"], unique=False)
    op.create_table(
        "authority_approvals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("decision", sa.Integer(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision"], ["decisions.id"], name="fk_authority_approvals_decision", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_authority_approvals_person"),
        sa.PrimaryKeyConstraint("id", name="pk_authority_approvals"),
        sa.UniqueConstraint("decision", "authority", name="uq_authority_approvals_decision_authority"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "journalisings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name="fk_journalisings_meeting", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_journalisings_person"),
        sa.PrimaryKeyConstraint("id", name="pk_journalisings"),
        sa.UniqueConstraint("meeting", "authority", name="uq_journalisings_meeting_authority"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "fund_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("cluster", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("party", sa.String(), nullable=False),
        sa.Column("effort", sa.String(), nullable=False),
        sa.Column("decision", sa.Integer(), nullable=True),
        sa.Column("is_undone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["decision"], ["decisions.id"], name="fk_fund_entries_decision"),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_fund_entries_person"),
        sa.PrimaryKeyConstraint("id", name="pk_fund_entries"),
        sa.UniqueConstraint("cluster", "number", name="uq_fund_entries_cluster_number"),
        sqlite_autoincrement=True,
    )
