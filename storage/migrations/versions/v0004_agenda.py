"""Agendas: their items, versions and the chairs' approvals."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "agenda_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("author", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("economy", sa.String(), nullable=False),
        sa.Column("municipalities", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("ready_at", sa.DateTime(timezone=True)),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.Column("legal_basis", sa.String(), nullable=False),
        sa.Column("presenter", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer()),
        sa.Column("recommendation", sa.String(), nullable=False),
        sa.Column("patient_involvement", sa.String(), nullable=False),
        sa.Column("annexes", sa.JSON(), nullable=False),
        sa.Column("is_separate", sa.Boolean(), nullable=False),
        sa.Column("late_reason", sa.String(), nullable=False),
        sa.Column("writer", sa.Integer()),
        sa.Column("carried_over_from", sa.Integer()),
        sa.Column("from_case", sa.Integer()),
        sa.Column("from_decision", sa.Integer()),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name="fk_agenda_items_meeting", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["author"], ["persons.id"], name="fk_agenda_items_author"),
        sa.ForeignKeyConstraint(["writer"], ["persons.id"], name="fk_agenda_items_writer"),
        sa.ForeignKeyConstraint(
            ["carried_over_from"], ["agenda_items.id"], name="fk_agenda_items_carried_over_from", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_agenda_items"),
        sqlite_autoincrement=True,
    )
    for column in ("meeting", "author", "writer", "carried_over_from"):
        op.create_index(f"ix_agenda_items_{column}", "agenda_items", [column])
    op.create_table(
        "agenda_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name="fk_agenda_versions_meeting", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_agenda_versions_person"),
        sa.PrimaryKeyConstraint("id", name="pk_agenda_versions"),
        sa.UniqueConstraint("meeting", "number", name="uq_agenda_versions_meeting_number"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "approvals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("chair", sa.String(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_on_behalf", sa.Boolean(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name="fk_approvals_meeting", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_approvals_person"),
        sa.PrimaryKeyConstraint("id", name="pk_approvals"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_approvals_meeting", "approvals", ["meeting"])
    stands = sa.text("voided_at IS NULL")
    op.create_index("uq_approvals_one_stands", "approvals", ["meeting", "version", "chair"], unique=True,
                    sqlite_where=stands, postgresql_where=stands)  # fmt: skip
