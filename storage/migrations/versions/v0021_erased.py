"""A person may be erased; the name stays in what must not be touched before it is journalised."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Adds the column and the table; nobody was erased so far."""
    op.add_column("persons", sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "kept_names",
        sa.Column("person", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("former", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_kept_names"),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_kept_names_person"),
        sa.ForeignKeyConstraint(["former"], ["persons.id"], name="fk_kept_names_former"),
    )
    op.create_index("ix_kept_names_former", "kept_names", ["former"])
