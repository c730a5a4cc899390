"""Drafts of experiences, thanks for them, and experiences that are changed or withdrawn, with all their cards."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """Adds the columns and makes the tables; the outbox's keys are compared letter by letter, so that many are found.

    SQLite compares them so already.
    """
    op.add_column("experiences", sa.Column("link", sa.String(), nullable=False, server_default=""))
    op.add_column("experiences", sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("experiences", sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "experience_drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=True),
        sa.Column("author", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("cluster", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("effect", sa.String(), nullable=False),
        sa.Column("requires", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_experience_drafts_person"),
        sa.ForeignKeyConstraint(["author"], ["persons.id"], name="fk_experience_drafts_author"),
        sa.ForeignKeyConstraint(
            ["changes"], ["experiences.id"], name="fk_experience_drafts_changes", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_experience_drafts"),
        sqlite_autoincrement=True,
    )
    for name in ("person", "made_at"):
        op.create_index(f"ix_experience_drafts_{name}", "experience_drafts", [name])
    op.create_table(
        "experience_thanks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("experience", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["experience"], ["experiences.id"], name="fk_experience_thanks_experience", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_experience_thanks_person"),
        sa.PrimaryKeyConstraint("id", name="pk_experience_thanks"),
        sa.UniqueConstraint("experience", "person", name="uq_experience_thanks_experience_person"),
        sqlite_autoincrement=True,
    )
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("outbox", "key", type_=sa.String(collation="C"), existing_nullable=True)
