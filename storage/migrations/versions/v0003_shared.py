"""Shared experiences: who wants to hear more and which clusters try them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "experiences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("cluster", sa.String(), nullable=False),
        sa.Column("author", sa.Integer(), nullable=False),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("effect", sa.String(), nullable=False),
        sa.Column("requires", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["author"], ["persons.id"], name="fk_experiences_author"),
        sa.PrimaryKeyConstraint("id", name="pk_experiences"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_experiences_shared_at", "experiences", ["shared_at"])
    op.create_table(
        "interests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("experience", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["experience"], ["experiences.id"], name="fk_interests_experience", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_interests_person"),
        sa.PrimaryKeyConstraint("id", name="pk_interests"),
        sa.UniqueConstraint("experience", "person", name="uq_interests_experience_person"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "trials",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("experience", sa.Integer(), nullable=False),
        sa.Column("cluster", sa.String(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["experience"], ["experiences.id"], name="fk_trials_experience", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_trials_person"),
        sa.PrimaryKeyConstraint("id", name="pk_trials"),
        sa.UniqueConstraint("experience", "cluster", name="uq_trials_experience_cluster"),
        sqlite_autoincrement=True,
    )
