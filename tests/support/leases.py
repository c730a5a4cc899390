"""Ends what processes hold for sending, as time would; tests of those that are dead needn't wait for it."""

from sqlalchemy import update

from storage.database_time import database_time
from storage.engine import open_database
from storage.tables_out import outbox


def end_leases(url: str) -> None:
    """Puts the end of each lease, and of each wait, in the past."""
    database = open_database(url)
    try:
        with database.writer.begin() as connection:
            held = update(outbox).where(outbox.c.lease_until.is_not(None))
            connection.execute(held.values(lease_until=database_time(-1)))
    finally:
        database.dispose()
