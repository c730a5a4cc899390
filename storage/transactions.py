"""Whether a transaction can still be committed; it asks the driver, never the database."""

from typing import Any, cast

from sqlalchemy import Connection


class HiddenError(Exception):
    """A unit of work caught an error of the database, which had ended the transaction."""


def require_unharmed(connection: Connection) -> None:
    """Raises HiddenError where an error has ended the transaction that was begun.

    Its COMMIT would be a ROLLBACK that nobody hears of, and on SQLite what follows would be committed at once.
    """
    driver = cast("Any", connection.connection.driver_connection)
    if connection.dialect.name == "sqlite":
        is_unharmed = driver.in_transaction
    else:
        is_unharmed = driver.info.transaction_status.name != "INERROR"  # psycopg is loaded for PostgreSQL alone
    if not is_unharmed:
        raise HiddenError
