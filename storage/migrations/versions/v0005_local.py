"""Local agreements: what bodies decided for themselves, deputies, alternates and guests."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "local_settings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_local_settings"),
        sa.UniqueConstraint("body", "kind", "item", name="uq_local_settings_body_kind_item"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "deputies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("away", sa.Integer(), nullable=False),
        sa.Column("deputy", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("cluster", sa.String(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["away"], ["persons.id"], name="fk_deputies_away"),
        sa.ForeignKeyConstraint(["deputy"], ["persons.id"], name="fk_deputies_deputy"),
        sa.PrimaryKeyConstraint("id", name="pk_deputies"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_deputies_away", "deputies", ["away"])
    op.create_index("ix_deputies_deputy", "deputies", ["deputy"])
    op.create_index("ix_deputies_valid_to", "deputies", ["valid_to"])
    op.create_table(
        "alternates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("seat", sa.String(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_alternates_person"),
        sa.PrimaryKeyConstraint("id", name="pk_alternates"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_alternates_body_seat", "alternates", ["body", "seat"])
    op.create_index("ix_alternates_person", "alternates", ["person"])
    op.create_table(
        "guests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name="fk_guests_meeting", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_guests"),
        sa.UniqueConstraint("meeting", name="uq_guests_meeting"),
        sqlite_autoincrement=True,
    )
