"""A workspace for each test, and an unchanged Bolt app that is connected to it over Socket Mode."""

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.support.sandbox import APP_TOKEN, BOT_TOKEN, Workspace, running_workspace

LATE = pytest.mark.parametrize("ack_seconds", [0.7])
"""Marks a test that waits until an ack is late; elsewhere the app has as long as in Slack, since machines pause."""

MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Tovholder"},
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "bot_user": {"display_name": "tovholder"},
        "shortcuts": [
            {"name": "Del god erfaring", "type": "message", "callback_id": "share", "description": "Del den"},
            {"name": "Nyt møde", "type": "global", "callback_id": "meeting", "description": "Opret et møde"},
        ],
        "slash_commands": [
            {"command": "/afbud", "description": "Meld afbud", "usage_hint": "[møde]", "should_escape": True},
            {"command": "/raa", "description": "Uden mærker", "should_escape": False},
        ],
    },
    "settings": {
        "event_subscriptions": {
            "bot_events": [
                *("app_home_opened", "app_mention", "message.im", "member_joined_channel"),
                *("user_change", "channel_archive"),
            ]
        },
        "socket_mode_enabled": True,
    },
}


@pytest.fixture
def ack_seconds() -> float:
    """How long the app has to acknowledge."""
    return 3.0


@pytest.fixture
async def workspace(tmp_path: Path, ack_seconds: float) -> AsyncIterator[Workspace]:
    """A workspace with a manifest."""
    async with running_workspace(tmp_path, manifest=MANIFEST, ack_seconds=ack_seconds) as served:
        yield served


@pytest.fixture
def client(workspace: Workspace) -> AsyncWebClient:
    """The Web API's client with the bot's token."""
    return AsyncWebClient(token=BOT_TOKEN, base_url=workspace.api_url)


@pytest.fixture
async def app(client: AsyncWebClient) -> AsyncIterator[AsyncApp]:
    """A Bolt app without listeners, connected."""
    bolt = AsyncApp(client=client, raise_error_for_unhandled_request=False)
    async with connected(bolt):
        yield bolt


@contextlib.asynccontextmanager
async def connected(bolt: AsyncApp) -> AsyncIterator[Any]:
    """Connect a Bolt app over Socket Mode as long as the block lasts."""
    handler: Any = AsyncSocketModeHandler(bolt, APP_TOKEN, ping_interval=1)
    await handler.connect_async()
    try:
        yield handler
    finally:
        await handler.close_async()


def modal(**facts: Any) -> dict[str, Any]:
    """A small form with one text field."""
    return {
        "type": "modal",
        "callback_id": "form",
        "title": {"type": "plain_text", "text": "Meld afbud"},
        "submit": {"type": "plain_text", "text": "Gem"},
        "blocks": [
            {
                "type": "input",
                "block_id": "seat",
                "label": {"type": "plain_text", "text": "Medlem"},
                "element": {"type": "plain_text_input", "action_id": "value"},
            }
        ],
        **facts,
    }


def button(action_id: str, text: str = "Fortryd") -> dict[str, Any]:
    """An actions block with one button."""
    element = {"type": "button", "action_id": action_id, "text": {"type": "plain_text", "text": text}, "value": "7"}
    return {"type": "actions", "block_id": f"block_{action_id}", "elements": [element]}
