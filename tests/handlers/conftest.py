"""Offices for the tests of handlers: each test has a database of its own, copied from one that was made once."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

import pytest

from bot.features import build_registry
from bot.profiles import SHIPPED, load_profile
from documents.people_list import read_file
from domain.organisation import Profile
from handlers.registry import Services
from storage.schema import upgrade
from storage.work import open_work
from tests.support.office import Office


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its tables and without a row."""
    path = tmp_path_factory.mktemp("database") / "empty.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
async def office(empty_database: Path, tmp_path: Path) -> AsyncIterator[Office]:
    """An office in Region Syddanmark with nobody in it."""
    async with office_on(empty_database, tmp_path / "office.db") as made:
        yield made


@asynccontextmanager
async def office_on(template: Path, database: Path) -> AsyncIterator[Office]:
    """An office in Region Syddanmark on a copy of a database, as long as the block lasts."""
    shutil.copy(template, database)
    work = open_work(f"sqlite:///{database}", clock=lambda: made.now)
    made = Office(work, database, Services(work, _syddanmark(), build_registry(), read_file))
    yield made
    await work.close()


@cache
def _syddanmark() -> Profile:
    return load_profile(SHIPPED / "syddanmark.toml")
