"""Databases to measure on, one of each kind, that make every commit durable; what is measured stands elsewhere."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from storage.schema import upgrade
from tests.support.databases import address_of, fresh_database, postgres

KINDS = ("sqlite", "postgres")
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Databases:
    """Where fresh databases are made; they go when everything is measured."""

    folder: Path
    server: str
    stack: ExitStack

    def fresh(self, kind: str) -> str:
        """A database with the schema in place."""
        url = self.empty(kind)
        upgrade(url)
        return url

    def empty(self, kind: str) -> str:
        """A database without tables."""
        name = f"bench_{next(_numbers)}"
        if kind == "sqlite":
            return f"sqlite:///{self.folder}/{name}.db"
        self.stack.enter_context(fresh_database(self.server, name))
        return address_of(self.server, name)


@contextmanager
def databases() -> Iterator[Databases]:
    """A folder and a PostgreSQL for as long as the block lasts."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="tovholder-")))
        yield Databases(folder, stack.enter_context(postgres(is_durable=True)), stack)


def settle(url: str) -> None:
    """Lets PostgreSQL look at what the tables hold and write it away, as it does by itself in time."""
    if url.startswith("postgresql"):
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")
            connection.execute("CHECKPOINT")


@contextmanager
def quiet_folder() -> Iterator[Path]:
    """A folder in memory where there is one, so that what the workspace writes isn't what is measured."""
    memory = Path("/dev/shm")  # noqa: S108 - only the parent of a folder of one's own
    with TemporaryDirectory(prefix="tovholder-", dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)
