"""Whether a stand-in has a mandate goes: nobody could ever say so, and nothing depends on it."""

from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    """Takes the columns out."""
    op.drop_column("absences", "stand_in_has_mandate")
    op.drop_column("empty_seats", "stand_in_has_mandate")
