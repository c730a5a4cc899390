"""Replacing a row can't change the log either: SQLite deletes for it without asking the triggers for deleting."""

from alembic import op

revision = "0027"
down_revision = "0026"

_TAKEN = {
    "audit": "SELECT 1 FROM audit WHERE id = NEW.id",
    "audit_seals": "SELECT 1 FROM audit_seals WHERE position = NEW.position OR entry = NEW.entry",
}


def upgrade() -> None:
    """Refuses a row whose key is there already; PostgreSQL has no way to replace a row unheard."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for table, taken in _TAKEN.items():
        op.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS ({taken}) "
            "BEGIN SELECT RAISE(ABORT, 'rows of the log are only added'); END"
        )
