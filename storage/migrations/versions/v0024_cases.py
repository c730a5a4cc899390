"""Cases on their way from body to body."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "cases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("flow", sa.String(), nullable=False),
        sa.Column("cluster", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.Column("experience", sa.Integer(), nullable=True),
        sa.Column("target_days", sa.Integer(), nullable=True),
        sa.Column("authorities", sa.JSON(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["experience"], ["experiences.id"], name="fk_cases_experience"),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_cases_state", "cases", ["state"])
    op.create_index("ix_cases_experience", "cases", ["experience"])
    op.create_table(
        "case_legs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("case", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("item", sa.Integer(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name="fk_case_legs_case", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["item"], ["agenda_items.id"], name="fk_case_legs_item"),
        sa.PrimaryKeyConstraint("id", name="pk_case_legs"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_case_legs_case", "case_legs", ["case"])
    op.create_index("ix_case_legs_item", "case_legs", ["item"])
    op.create_index("ix_case_legs_place_answer", "case_legs", ["place", "answer"])
