"""The program with the trial feature, and the product itself, running against the local workspace."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.features import build_registry
from bot.slack.manifest import build_manifest
from tests.support.chat import Chat, bot_on
from tests.support.sandbox import FYN, REGION, running_workspace
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


@pytest.fixture
async def product(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Chat]:
    """What is said in Fyn's secretariat's channel over Socket Mode; the region's consultant holds the role there."""
    manifest = build_manifest(build_registry())
    async with (
        running_workspace(tmp_path / "workspace", manifest=manifest) as workspace,
        bot_on(workspace, sqlite_url, is_http=False),
    ):
        chat = Chat(workspace, channel=FYN)
        await chat.says("/tovholder kanal sekretariat fyn")
        await chat.says("/tovholder kanal erfaringer #gode-erfaringer")
        await chat.says(f"/tovholder rolle tildel <@{REGION}> regionshuset fyn")
        yield chat
