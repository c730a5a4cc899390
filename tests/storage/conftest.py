"""The contract is tested through the Work port, on both databases."""

from collections.abc import AsyncIterator

import pytest

from storage.work import StoredWork, open_work
from tests.support.moment import NOW


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
