import json

import pytest

from bot.features import build_registry
from bot.slack import manifest
from bot.slack.manifest import build_manifest
from tests.support.trial import Trial


@pytest.mark.parametrize("http_url", ["", "https://bot.example.dk/"])
def test_the_products_manifest_is_within_slacks_limits(http_url: str) -> None:
    """Names, descriptions and hints of all that is registered are as short as Slack asks, and Danish."""
    made = build_manifest(build_registry(), http_url=http_url)
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
