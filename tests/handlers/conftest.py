"""Offices for the tests of handlers: each test has a database of its own, copied from one that was made once."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from itertools import count
from pathlib import Path

import pytest
import pytest_asyncio

from bot.archive.apart import ArchivesApart
from bot.features import build_registry
from bot.observe import get_log
from bot.profiles import SHIPPED, load_profile
from documents.meeting_plan import read_plan
from documents.minutes.reading import read_minutes
from documents.people_list import read_file
from domain.organisation import Profile
from domain.people import Person
from handlers.in_force import InForce
from handlers.registry import Services
from storage.engine import Database, open_database
from storage.grouping import GroupingWriter
from storage.work import THREADS, StoredWork
from tests.support.everybody import everybody
from tests.support.office import PUBLIC_ADDRESS, Office
from tests.support.once import once


@pytest.fixture
async def office(sqlite_template: Path) -> AsyncIterator[Office]:
    """An office in Region Syddanmark with nobody in it."""
    async with office_on(sqlite_template) as made:
        yield made


_closed: list[tuple[Path, Database]] = []
"""Databases of offices that are closed. Their engines know how statements are written, which takes long to learn."""


@asynccontextmanager
async def office_on(template: Path) -> AsyncIterator[Office]:
    """An office in Region Syddanmark on a copy of a database, as long as the block lasts."""
    path, database = _closed.pop() if _closed else _new_beside(template)
    shutil.copy(template, path)
    work = StoredWork(database, GroupingWriter(database.writer, lambda: made.now), threads=THREADS)
    registry = build_registry()
    services = Services(
        work,
        _syddanmark(),
        registry,
        read_file,
        read_minutes,
        read_plan,
        ArchivesApart(database_url=f"sqlite:///{path}", profiles=SHIPPED, log=get_log()),
        public_address=PUBLIC_ADDRESS,
        in_force=InForce(lambda: 0.0),  # no second passes: what an answer costs mustn't hang on the machine's pace
    )
    made = Office(work, path, services)
    yield made
    made.close()
    await work.close()
    _closed.append((path, database))


def _new_beside(template: Path) -> tuple[Path, Database]:
    """A database for this office and those after it, beside the template: a test's own folder goes with the test."""
    path = template.with_name(f"office-{next(_numbers)}.db")
    return path, open_database(f"sqlite:///{path}")


_numbers = count()


@cache
def _syddanmark() -> Profile:
    return load_profile(SHIPPED / "syddanmark.toml")


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def fyn(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Person]]:
    """A database with a meeting in Fyn that has an open and a closed item, an absence and money; and everybody."""
    folder = tmp_path_factory.mktemp("fyn")
    async with office_on(sqlite_template) as office:
        people = await everybody(office)
    return Path(shutil.copy(office.database, folder / "template.db")), people


@pytest.fixture
async def busy(fyn: tuple[Path, dict[str, Person]]) -> AsyncIterator[tuple[Office, dict[str, Person]]]:
    """An office on a copy of it, and everybody."""
    database, people = fyn
    async with office_on(database) as office:
        yield office, people


@pytest.fixture
async def twins(fyn: tuple[Path, dict[str, Person]]) -> AsyncIterator[tuple[Office, Office, dict[str, Person]]]:
    """Two offices on a copy of it each, and everybody."""
    database, people = fyn
    async with office_on(database) as one, office_on(database) as other:
        yield one, other, people


@pytest.fixture
@once
async def region(office: Office) -> Person:
    """Somebody of the region's in Fyn, with a meeting of its political body made for 9 December."""
    person = await office.with_role("Rikke", "regionshus", "fyn")
    await office.types(person, "/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17")
    return person
