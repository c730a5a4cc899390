import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from jsonschema import Draft7Validator
from slack_sdk.web.async_client import AsyncWebClient

from bot.__main__ import main
from bot.clock import SystemClock
from bot.features import build_registry
from bot.observe import get_log
from bot.settings import Settings
from bot.slack import manifest
from bot.slack.desks import Desk
from bot.slack.guard import Guard
from bot.slack.installations import Installations
from bot.slack.listeners import Listeners
from bot.slack.manifest import EVENTS, SCOPES, build_manifest
from bot.slack.per_workspace import PerWorkspace
from bot.slack.shortcuts import SHORTCUTS
from bot.slack.workspaces import Workspaces
from handlers.registry import Registry
from storage.work import StoredWork
from tests.support.chat import Chat, bot_on
from tests.support.sandbox import running_workspace
from tests.support.trial import Trial

Json = dict[str, Any]

FILE = Path("manifest.json")
SCHEMA = Path(__file__).parent / "manifest_schema" / "manifest.schema.1.0.0.json"
"""Slack's own schema, from github.com/slackapi/manifest-schema; its licence lies beside it."""
CHANNELS = ("channels", "groups", "im")
HISTORIES = (*CHANNELS, "mpim")
SCOPES_OF: dict[str, frozenset[str]] = {
    "auth_test": frozenset(),
    "chat_getPermalink": frozenset(),
    "chat_postEphemeral": frozenset({"chat:write"}),
    "chat_postMessage": frozenset({"chat:write"}),
    "chat_update": frozenset({"chat:write"}),
    "conversations_history": frozenset(f"{kind}:history" for kind in HISTORIES),
    "conversations_info": frozenset(f"{kind}:read" for kind in CHANNELS),
    "conversations_list": frozenset({"channels:read", "groups:read"}),
    "conversations_open": frozenset({"im:write", "mpim:write"}),
    "conversations_replies": frozenset(f"{kind}:history" for kind in HISTORIES),
    "files_info": frozenset({"files:read"}),
    "files_upload_v2": frozenset({"files:write"}),
    "users_conversations": frozenset({"channels:read", "groups:read"}),
    "users_info": frozenset({"users:read"}),
    "users_list": frozenset({"users:read"}),
    "views_open": frozenset(),
    "views_publish": frozenset(),
    "views_push": frozenset(),
    "views_update": frozenset(),
    "app_home_opened": frozenset(),
    "app_mention": frozenset({"app_mentions:read"}),
    "app_uninstalled": frozenset(),
    "channel_shared": frozenset({"channels:read", "groups:read"}),
    "message.im": frozenset({"im:history"}),
    "tokens_revoked": frozenset(),
    "user_change": frozenset({"users:read"}),
}
"""What Slack's documentation asks for each method that the program calls, and for each event it subscribes to."""


@pytest.mark.parametrize("http_url", ["", "https://bot.example.dk/"])
def test_the_products_manifest_is_within_slacks_limits(http_url: str) -> None:
    """It is valid under Slack's schema, and names, descriptions and hints are as short as Slack asks, in Danish."""
    made = build_manifest(build_registry(), http_url=http_url)
    assert [error.message for error in _validator().iter_errors(made)] == []
    told = made["display_information"]
    assert len(told["name"]) <= manifest.NAME
    assert len(told["description"]) <= manifest.DESCRIPTION
    assert manifest.LONG_LEAST <= len(told["long_description"]) <= manifest.LONG_MOST
    for command in made["features"]["slash_commands"]:
        assert command["command"].isascii()
        assert len(command["command"]) <= manifest.COMMAND_NAME
        assert 0 < len(command["description"]) <= manifest.COMMAND_DESCRIPTION
        assert len(command["usage_hint"]) <= manifest.USAGE_HINT
        assert command["should_escape"]
    assert len(made["features"]["shortcuts"]) <= 10
    assert all(len(shortcut["name"]) <= manifest.SHORTCUT_NAME for shortcut in made["features"]["shortcuts"])


def test_the_schema_refuses_what_slack_refuses() -> None:
    """A manifest with a word that Slack doesn't know, or with a name that is too long, is not valid."""
    broken: list[Json] = [{"bot_scopes": []}, {"display_information": {"name": "T" * 36}}]
    for breaks in broken:
        assert list(_validator().iter_errors({**build_manifest(build_registry()), **breaks}))


def test_the_manifest_in_the_repository_is_the_programs_own(capsys: pytest.CaptureFixture[str]) -> None:
    """`manifest.json` is what `python -m bot manifest` prints."""
    assert main(["manifest"]) == 0
    assert FILE.read_text(encoding="utf-8") == capsys.readouterr().out, "python -m bot manifest > manifest.json"


def test_socket_mode_and_http_differ_in_addresses_alone() -> None:
    """Over HTTP everything goes to the one address; over Socket Mode there is none."""
    registry = Trial().registry()
    over_socket, over_http = build_manifest(registry), build_manifest(registry, http_url="https://bot.example.dk")
    assert over_socket["settings"]["socket_mode_enabled"]
    assert "https://" not in json.dumps(over_socket)
    assert not over_http["settings"]["socket_mode_enabled"]
    address = "https://bot.example.dk/slack/events"
    assert over_http["settings"]["event_subscriptions"]["request_url"] == address
    assert over_http["oauth_config"]["redirect_urls"] == ["https://bot.example.dk/slack/oauth_redirect"]
    assert over_http["oauth_config"]["scopes"] == over_socket["oauth_config"]["scopes"]
    assert {command["url"] for command in over_http["features"]["slash_commands"]} == {address}


def test_no_scope_is_asked_for_without_a_use_nor_missing_for_one() -> None:
    """The scopes are those that the calls in the code, the events and the commands need, and no others."""
    called = set(_calls())
    assert called | set(EVENTS) == set(SCOPES_OF)
    needed = {scope for use in (*called, *EVENTS) for scope in SCOPES_OF[use]}
    assert needed | {"commands"} == set(SCOPES)
    assert list(SCOPES) == sorted(SCOPES)


async def test_every_event_has_a_listener_and_every_listener_an_event(work: StoredWork) -> None:
    """What the manifest subscribes to is what the program listens to."""
    log, now = get_log(), SystemClock().now
    async with ClientSession() as session:
        installations = Installations(work=work, now=now)
        workspaces = Workspaces(
            settings=Settings(), session=session, work=work, now=now, log=log, installations=installations
        )
        desks = PerWorkspace[Desk](workspaces, lambda _workspace: pytest.fail("nobody came"))
        heard = Listeners(desks=desks, workspaces=workspaces, guard=Guard(log=log), log=log).events()
    assert sorted(heard) == sorted({event.partition(".")[0] for event in EVENTS})


def test_every_shortcut_has_something_behind_it() -> None:
    """Each shortcut of the manifest is known, and what it stands for is registered; so is each that is known."""
    registry = build_registry()
    shown = build_manifest(registry)["features"]["shortcuts"]
    assert [one["callback_id"] for one in shown] == list(SHORTCUTS)
    assert all(_is_registered(registry, one["callback_id"]) for one in shown)


@pytest.mark.parametrize("is_http", [False, True], ids=["sockets", "signed-http"])
async def test_every_command_of_the_manifest_is_answered(tmp_path: Path, sqlite_url: str, *, is_http: bool) -> None:
    """Each command that Slack shows reaches its own listener, over Socket Mode and over signed HTTP."""
    made = build_manifest(build_registry())
    commands = [one["command"] for one in made["features"]["slash_commands"]]
    assert commands == [f"/{name}" for name in build_registry().commands]
    async with (
        running_workspace(tmp_path / "workspace", manifest=made) as workspace,
        bot_on(workspace, sqlite_url, is_http=is_http),
    ):
        chat = Chat(workspace)
        for command in commands:
            assert (await chat.says(f"{command} hjælp")).startswith(f"{command}: ")


def _validator() -> Draft7Validator:
    return Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def _is_registered(registry: Registry, callback: str) -> bool:
    shortcut = SHORTCUTS[callback]
    return shortcut.command in registry.commands and (not shortcut.action or shortcut.action in registry.buttons)


def _calls() -> Iterator[str]:
    """The Web API's methods that the program's code names, as the SDK spells them."""
    for path in Path("bot").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and _owner(node).lstrip("_") == "client" and _is_method(node.attr):
                yield node.attr


def _owner(node: ast.Attribute) -> str:
    return str(getattr(node.value, "attr", getattr(node.value, "id", "")))


def _is_method(name: str) -> bool:
    return "_" in name and hasattr(AsyncWebClient, name)
