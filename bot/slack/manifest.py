"""Makes the Slack app's manifest from what is registered, so that Slack and the program know the same commands.

The scopes are the least that the calls of this folder need; reading histories is how a message is found again.
"""

from typing import Any

from bot.slack.http import PATH
from bot.slack.oauth_pages import REDIRECT
from bot.slack.rendering import shortened
from bot.slack.shortcuts import SHORTCUTS
from handlers.registry import Command, Registry

NAME, DESCRIPTION, LONG_LEAST, LONG_MOST = 35, 140, 175, 4_000
COMMAND_DESCRIPTION, USAGE_HINT, COMMAND_NAME, SHORTCUT_NAME = 140, 140, 32, 24
SCOPES = (
    "app_mentions:read",
    "channels:history",
    "channels:read",
    "chat:write",
    "commands",
    "files:read",
    "files:write",
    "groups:history",
    "groups:read",
    "im:history",
    "im:read",
    "im:write",
    "mpim:history",
    "mpim:write",
    "users:read",
)
EVENTS = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "channel_shared",
    "message.im",
    "tokens_revoked",
    "user_change",
)
_LONG = (
    "Tovholder hjælper de fælles sekretariater i sundhedsklyngerne med møder, afbud, dagsordener, referater, opgaver "
    "og gode erfaringer. Den regner frister ud i hverdage, minder dem, der har opgaven, og viser, om der kan træffes "
    "beslutninger. Den gemmer aldrig, hvorfor nogen melder afbud."
)


def build_manifest(registry: Registry, *, http_url: str = "") -> dict[str, Any]:
    """The manifest for Socket Mode, or for HTTP where `http_url` says where the bot is."""
    address = f"{http_url.rstrip('/')}{PATH}" if http_url else ""
    called = {"request_url": address} if address else {}
    installed = {"redirect_urls": [f"{http_url.rstrip('/')}{REDIRECT}"]} if http_url else {}
    shortcuts = [one for one in SHORTCUTS.values() if one.command in registry.commands]
    return {
        "display_information": {
            "name": "Tovholder",
            "description": "Holder trådene for sundhedsklyngernes fælles sekretariater",
            "long_description": _LONG,
            "background_color": "#14463f",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Tovholder", "always_online": True},
            "shortcuts": [
                {
                    "name": one.name,
                    "type": "message" if one.is_on_message else "global",
                    "callback_id": one.callback,
                    "description": one.description,
                }
                for one in shortcuts
            ],
            "slash_commands": [_command(command, address) for command in registry.commands.values()],
        },
        "oauth_config": {**installed, "scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {**called, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **called},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not address,
            "token_rotation_enabled": False,
        },
    }


def _command(command: Command, address: str) -> dict[str, Any]:
    drawn: dict[str, Any] = {
        "command": f"/{command.name}",
        "description": shortened(command.summary, COMMAND_DESCRIPTION),
        "usage_hint": shortened(command.hint, USAGE_HINT),
        "should_escape": True,
    }
    return {**drawn, "url": address} if address else drawn
