"""Reads an app manifest of Slack's format: commands, shortcuts, events and scopes; it checks no limits of it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DEFAULT_SCOPES = (
    *("app_mentions:read", "channels:history", "channels:join", "channels:read", "chat:write", "commands"),
    *("files:read", "files:write", "groups:history", "groups:read", "im:history", "im:read", "im:write", "team:read"),
    "users:read",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A slash command as the app announced it."""

    command: str
    description: str = ""
    usage_hint: str = ""
    should_escape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """A shortcut as the app announced it: `global`, or on a `message`."""

    name: str
    type: str
    callback_id: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the app asked the workspace for."""

    commands: tuple[Command, ...]
    shortcuts: tuple[Shortcut, ...]
    events: frozenset[str]
    scopes: tuple[str, ...]
    redirect_urls: tuple[str, ...]
    has_home: bool

    def command(self, name: str) -> Command | None:
        """Answer a command by its name, slash included."""
        return next((command for command in self.commands if command.command == name), None)

    def shortcut(self, callback_id: str) -> Shortcut | None:
        """Answer a shortcut by its callback id."""
        return next((shortcut for shortcut in self.shortcuts if shortcut.callback_id == callback_id), None)


def read_manifest(path: Path) -> Manifest:
    """Read a manifest from a JSON file."""
    return parse_manifest(json.loads(path.read_text(encoding="utf-8")))


def parse_manifest(raw: dict[str, Any]) -> Manifest:
    """Read a manifest from its JSON."""
    features = raw.get("features", {})
    settings = raw.get("settings", {})
    home = features.get("app_home", {})
    return Manifest(
        commands=tuple(_command(one) for one in features.get("slash_commands", [])),
        shortcuts=tuple(_shortcut(one) for one in features.get("shortcuts", [])),
        events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", [])),
        scopes=tuple(raw.get("oauth_config", {}).get("scopes", {}).get("bot", DEFAULT_SCOPES)),
        redirect_urls=tuple(raw.get("oauth_config", {}).get("redirect_urls", ())),
        has_home=bool(home.get("home_tab_enabled", False)),
    )


def _command(raw: dict[str, Any]) -> Command:
    known = {name: raw[name] for name in ("command", "description", "usage_hint", "should_escape") if name in raw}
    return Command(**known)


def _shortcut(raw: dict[str, Any]) -> Shortcut:
    known = {name: raw[name] for name in ("name", "type", "callback_id", "description") if name in raw}
    return Shortcut(**known)
