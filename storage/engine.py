"""Opens databases: SQLite files and PostgreSQL; it reads no environment and knows no table.

SQLite speaks one way everywhere: WAL, every commit on the disk (synchronous=FULL), foreign keys on, and transactions
that the engine begins itself (`BEGIN IMMEDIATE` to write, `BEGIN` to read), since the driver's own beginning lets two
processes overwrite each other's changes silently. What is deleted is overwritten in the file (secure_delete=ON, which
not every build of SQLite does by itself): a name that was erased must not be found between the rows.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, cast

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

BUSY_S = 20.0
"""How long SQLite waits for another process's transaction."""
EMPTYING_S = 0.2
"""How long emptying its log waits for those who read."""
KEPT = 32
"""So many prepared statements each connection to SQLite keeps; with some hundred, the large ones take up megabytes."""
PAGES_KB = 512
"""So much of the file each connection that reads keeps; what else is read often, the system keeps for all of them.

The one that writes keeps what SQLite lets it, 2 MB: with less it is a tenth slower."""
STATEMENT_S = 30
LOCK_S = 10
CONNECT_S = 10
FINE_GRAINED = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off"
"""A serializable transaction that scans a whole table conflicts with every writer of it; through an index, with few.
Of joins, only the one that looks row by row does without a scan, and it doesn't depend on what PostgreSQL believes."""

PLAIN = "-c jit=off -c max_parallel_workers_per_gather=0"
"""What is asked here takes milliseconds: to compile it, or to start processes that help, takes longer than that."""


class NotADatabase(Exception):  # noqa: N818 - a state of affairs
    """Where the SQLite file should be lies something else (`is_taken`), or there can be no folder for it."""

    def __init__(self, *, is_taken: bool) -> None:
        super().__init__(is_taken)
        self.is_taken = is_taken


@dataclass(frozen=True, slots=True)
class Database:
    """An open database: `writer` begins transactions that change it, `reader` such that only read."""

    writer: Engine
    reader: Engine

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a SQLite file."""
        return self.writer.dialect.name == "sqlite"

    def dispose(self) -> None:
        """Closes the connections."""
        self.writer.dispose()
        self.reader.dispose()


def open_database(url: str, *, writers: int = 1, readers: int = 4) -> Database:
    """Engines for `sqlite:///path` or `postgresql://…` (also `postgres://…`), with that many connections each.

    SQLite has one writer, however many are asked for. Makes the file, for its owner alone, and its
    folder; touches nothing else yet. Raises NotADatabase.
    """
    address = parse(url)
    return _sqlite(address, readers) if address.get_backend_name() == "sqlite" else _postgres(address, writers, readers)


def is_made(url: str) -> bool:
    """Whether there is a file at `sqlite:///path`; of another address it isn't asked."""
    address = parse(url)
    return address.get_backend_name() != "sqlite" or Path(str(address.database)).exists()


def is_of_disk(error: BaseException) -> bool:
    """Whether a database, by SQLAlchemy or by itself, failed since its disk is full, or can't be opened or written.

    So also where something else failed because of that: SQLite then takes back what was to be tidied up.
    """
    own = getattr(error, "orig", error)
    kind = getattr(own, "sqlite_errorcode", 0) & 0xFF
    before = error.__cause__ or error.__context__
    is_full = kind in _OF_DISK or getattr(own, "sqlstate", None) == "53100"  # PostgreSQL's disk_full
    return is_full or (before is not None and is_of_disk(before))


def is_forbidden(error: Exception) -> bool:
    """Whether PostgreSQL failed since its user may not do it, or nobody may write there now (SQLAlchemy's error)."""
    return getattr(getattr(error, "orig", error), "sqlstate", None) in _FORBIDDEN


_FORBIDDEN = {"42501", "25006"}  # PostgreSQL's insufficient_privilege and read_only_sql_transaction
_OF_DISK = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}


def empty_log(database: Database) -> None:
    """Brings what stands in SQLite's write-ahead log into the file and empties the log; elsewhere there is none.

    What was deleted stands in the log until then. Where somebody reads for long, it is left for the next time: nobody
    writes meanwhile, so it waits `EMPTYING_S` at most.
    """
    if not database.is_sqlite:
        return
    path = str(database.writer.url.database)
    with closing(sqlite3.connect(path, timeout=EMPTYING_S, isolation_level=None)) as connection:
        for how in ("PASSIVE", "TRUNCATE"):  # the first does most of it while others write
            connection.execute(f"PRAGMA wal_checkpoint({how})").fetchone()


class Exposed(NamedTuple):
    """A file that other users of the machine could read; whether they still can."""

    path: Path
    is_mended: bool


def close_to_others(url: str) -> list[Exposed]:
    """Takes other users' rights to an existing SQLite file and to what lies beside it; which were open to them.

    Nothing of a folder, or of a file that is something else: the address was mistyped, and others need what is there.
    """
    address = parse(url)
    if address.get_backend_name() != "sqlite" or not _may_be_ours(Path(str(address.database))):
        return []
    beside = (Path(f"{address.database}{ending}") for ending in ("", "-wal", "-shm"))
    return [Exposed(one, _close(one)) for one in beside if one.exists() and one.stat().st_mode & _OTHERS]


def _may_be_ours(path: Path) -> bool:
    """Whether there is a SQLite file, an empty one, or none."""
    with suppress(OSError):
        if not path.is_file():
            return not path.exists()
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) in (b"", _SQLITE)
    return False


def _close(path: Path) -> bool:
    try:
        path.chmod(_OWNERS_ALONE)
    except OSError:
        return False  # another user's file
    return True


_OWNERS_ALONE, _OTHERS = 0o600, 0o077
_SQLITE = b"SQLite format 3\0"
_WRITERS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON")


def parse(url: str) -> URL:
    """The address with its driver. ValueError for other databases and for SQLite in memory."""
    scheme, separator, rest = url.partition("://")
    address = make_url(f"postgresql{separator}{rest}" if scheme == "postgres" else url)
    backend = address.get_backend_name()
    if backend == "postgresql":
        return address.set(drivername="postgresql+psycopg")
    if backend != "sqlite":
        raise ValueError(f"not a database this program knows: {backend}")
    if address.database in (None, "", ":memory:"):
        raise ValueError("SQLite needs a file: what is in memory can't be read beside the writer")
    return address.set(drivername="sqlite+pysqlite")


def _sqlite(address: URL, readers: int) -> Database:
    path = Path(str(address.database))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotADatabase(is_taken=False) from error
    if not _may_be_ours(path):
        raise NotADatabase(is_taken=True)
    with suppress(OSError):  # where no file can be made, SQLite says so itself
        path.touch(mode=_OWNERS_ALONE)  # and what SQLite puts beside it gets the same
    return Database(
        _sqlite_engine(address, size=1, begin="BEGIN IMMEDIATE", pragmas=_WRITERS),
        _sqlite_engine(address, size=readers, begin="BEGIN", pragmas=("query_only=ON", f"cache_size=-{PAGES_KB}")),
    )


def _sqlite_engine(address: URL, *, size: int, begin: str, pragmas: tuple[str, ...]) -> Engine:
    arguments = {"timeout": BUSY_S, "isolation_level": None, "check_same_thread": False, "cached_statements": KEPT}
    engine = create_engine(
        address,
        connect_args=arguments,
        pool_size=size,
        max_overflow=0,
        pool_timeout=BUSY_S,
        pool_use_lifo=True,  # one reads at a time mostly, and the same connection knows its statements and pages
    )
    event.listen(engine, "connect", _run_pragmas("foreign_keys=ON", *pragmas))
    event.listen(engine, "begin", _begin_with(begin))
    return engine


def _run_pragmas(*pragmas: str) -> Callable[[Any, Any], None]:
    def run(connection: Any, _record: Any) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").close()

    return run


def _begin_with(begin: str) -> Callable[[Connection], None]:
    """Begins each transaction by the driver itself: every unit does, and SQLAlchemy's way takes 15 µs more.

    What fails there, as where another process holds the lock too long, is sqlite3's own error, not SQLAlchemy's.
    """

    def run(connection: Connection) -> None:
        cast("Any", connection.connection.driver_connection).execute(begin).close()

    return run


def _postgres(address: URL, writers: int, readers: int) -> Database:
    return Database(
        _postgres_engine(address, size=writers, isolation="SERIALIZABLE", options=FINE_GRAINED),
        _postgres_engine(address, size=readers, isolation="REPEATABLE READ").execution_options(
            postgresql_readonly=True
        ),
    )


def _postgres_engine(address: URL, *, size: int, isolation: Any, options: str = "") -> Engine:
    options += f" {PLAIN} -c statement_timeout={STATEMENT_S}s -c lock_timeout={LOCK_S}s -c timezone=UTC"
    arguments = {"connect_timeout": CONNECT_S, "application_name": "tovholder"}
    given = address.query.get("options", "")
    arguments["options"] = f"{options} {given}" if isinstance(given, str) else options
    return create_engine(
        address, connect_args=arguments, isolation_level=isolation, pool_size=size, max_overflow=1, pool_timeout=LOCK_S
    )
