"""Addresses of calendars; and how often a task's deadline was moved, which nobody counted so far."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Makes the table and adds the column."""
    op.create_table(
        "feeds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("calendar", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("cluster", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_feeds"),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_feeds_person"),
        sa.UniqueConstraint("digest", name="uq_feeds_digest"),
        sa.UniqueConstraint(
            "person", "calendar", "body", "role", "cluster", name="uq_feeds_person_calendar_body_role_cluster"
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("tasks", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.add_column(sa.Column("sequence", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("tasks", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.alter_column("sequence", server_default=None, existing_type=sa.Integer(), existing_nullable=False)
