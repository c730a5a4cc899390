"""Brings a database's schema up to date; what it is stands in `tables.py` and `migrations/`.

Processes that start at the same time wait for each other: on PostgreSQL by an advisory lock, on SQLite by the file's
own. Where nothing is to be done, alembic isn't even loaded.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Engine, bindparam, column, func, inspect, select, table

from storage.engine import is_made, open_database

HEAD = "0034"
"""The newest migration; a test compares it with the folder."""
_MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 7_049_105
LOCK_S = 60
STATEMENT_S = 300


class SchemaUnknown(Exception):  # noqa: N818 - a state of affairs: a newer program has been here
    """The database has had a migration that this program doesn't know."""


def upgrade(url: str) -> bool:
    """Runs the migrations that the database lacks; whether there were any."""
    database = open_database(url, readers=1)
    try:
        return not _is_current(database.reader) and migrate(database.writer)
    finally:
        database.dispose()


def version_of(url: str) -> str | None:
    """The newest migration the database at the address has had; None where there is none yet, and none is made.

    Raises SchemaUnknown where this program doesn't know it.
    """
    if not is_made(url):
        return None
    database = open_database(url, readers=1)
    try:
        with database.reader.connect() as connection:
            return _known(version(connection))
    finally:
        database.dispose()


def version(connection: Connection) -> str | None:
    """The newest migration the database has had."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.scalar(select(column("version_num")).select_from(table("alembic_version")))


def _known(found: str | None) -> str | None:
    if found is not None and not any(_MIGRATIONS.glob(f"versions/v{found}_*.py")):
        raise SchemaUnknown(found)
    return found


def _is_current(engine: Engine) -> bool:
    with engine.connect() as connection:
        return version(connection) == HEAD


def migrate(engine: Engine) -> bool:
    """Runs the migrations that the database lacks, in one transaction; whether there were any."""
    with migrating(engine) as connection:
        if _known(version(connection)) == HEAD:
            return False
        command, config = import_module("alembic.command"), import_module("alembic.config").Config()
        config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        return True


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """The transaction for migrations, one at a time."""
    # A serializable transaction would still see the version from before the lock.
    isolation = {"isolation_level": "READ COMMITTED"} if engine.dialect.name == "postgresql" else {}
    with engine.execution_options(**isolation).connect() as connection, _unlinked(connection), connection.begin():
        if isolation:
            wait_for_lock(connection)
        yield connection


@contextmanager
def _unlinked(connection: Connection) -> Iterator[None]:
    """Lets SQLite make a table anew and keep what refers to it, which would go with the rows of the old one.

    It heeds no such wish within a transaction.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = cast("Any", connection.connection.driver_connection)
    driver.execute("PRAGMA foreign_keys = OFF").close()
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys = ON").close()


def wait_for_lock(connection: Connection) -> None:
    """Takes PostgreSQL's lock for migrations, waiting for others; it and the time-outs end with the transaction."""
    for name, value in (("lock_timeout", f"{LOCK_S}s"), ("statement_timeout", f"{STATEMENT_S}s")):
        connection.execute(select(func.set_config(name, value, True)))  # noqa: FBT003 - PostgreSQL's own "is_local"
    connection.execute(select(func.pg_advisory_xact_lock(bindparam("lock", _LOCK))))
