"""The contract is tested through the Work port, on both databases."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.work import StoredWork, open_work
from tests.support.databases import NOW


@pytest.fixture
async def work(database_url: str) -> AsyncIterator[StoredWork]:
    """Units of work on a fresh database of each kind."""
    opened = open_work(database_url, clock=lambda: NOW)
    yield opened
    await opened.close()


@pytest.fixture
def databases(sqlite_url: str, postgres_url: str) -> dict[str, str]:
    """A fresh database of each kind."""
    return {"sqlite": sqlite_url, "postgres": postgres_url}


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database of each kind without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/folder/that is/new.db"
    url: str = request.getfixturevalue("empty_postgres_url")
    return url
