"""The program with the trial feature, running against the local workspace over Socket Mode and over HTTP."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.trial import Running, running_program


@pytest.fixture
async def program(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Running]:
    """The program over Socket Mode."""
    async with running_program(tmp_path / "workspace", sqlite_url) as running:
        yield running


@pytest.fixture
async def http_program(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Running]:
    """The program over signed HTTP."""
    async with running_program(tmp_path / "workspace", sqlite_url, is_http=True) as running:
        yield running


@pytest.fixture(params=["socket_mode", "http"])
async def each_program(tmp_path: Path, sqlite_url: str, request: pytest.FixtureRequest) -> AsyncIterator[Running]:
    """The program over Socket Mode, and over signed HTTP."""
    async with running_program(tmp_path / "workspace", sqlite_url, is_http=request.param == "http") as running:
        yield running
