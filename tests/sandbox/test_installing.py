"""The app in several teams: asked for by OAuth, removed, and in a channel that two teams share."""

import asyncio
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.sandbox.conftest import MANIFEST, button
from tests.support.sandbox import (
    BOT_TOKEN,
    CLIENT_ID,
    CLIENT_SECRET,
    EXPERIENCES,
    REGION,
    SECOND,
    SECOND_BOT,
    SECOND_PERSON,
    SECOND_TEAM,
    TEAM,
    Workspace,
    until,
)

BACK = "https://bot.example.dk/slack/oauth_redirect"
ASKED = {"client_id": CLIENT_ID, "scope": "chat:write,commands,users:read", "state": "tilstand"}
Json = dict[str, Any]


@pytest.fixture
async def second(workspace: Workspace) -> Workspace:
    """A second team without the app, and an address to go back to."""
    events = [*MANIFEST["settings"]["event_subscriptions"]["bot_events"], "app_uninstalled", "tokens_revoked"]
    settings = MANIFEST["settings"] | {"event_subscriptions": {"bot_events": events}}
    await workspace.control(
        "manifest", manifest={**MANIFEST, "settings": settings, "oauth_config": {"redirect_urls": [BACK]}}
    )
    await workspace.control("seed", **SECOND)
    return workspace


def question(workspace: Workspace, **asked: str) -> str:
    """The address of Slack's question."""
    query = "&".join(f"{name}={value}" for name, value in (ASKED | asked).items())
    return f"{workspace.base_url}oauth/v2/authorize?{query}"


async def exchanged(workspace: Workspace, code: str, secret: str = CLIENT_SECRET) -> Json:
    """What the app gets for a code, or the error's name."""
    client = AsyncWebClient(base_url=workspace.api_url)
    try:
        answer = await client.oauth_v2_access(client_id=CLIENT_ID, client_secret=secret, code=code)
    except SlackApiError as error:
        return {"error": error.response["error"]}
    return dict(answer.data) if isinstance(answer.data, dict) else {}


async def code_of(workspace: Workspace, team: str = SECOND_TEAM) -> str:
    """A code for a team."""
    return parse_qs(urlsplit(await workspace.consent(question(workspace), team)).query)["code"][0]


async def test_a_code_becomes_a_token_once(second: Workspace) -> None:
    """The browser goes back with code and state; the code is good for one token with the scopes that were asked for."""
    location = await second.consent(question(second), SECOND_TEAM)
    assert location.startswith(BACK)
    assert parse_qs(urlsplit(location).query)["state"] == ["tilstand"]
    code = parse_qs(urlsplit(location).query)["code"][0]
    answer = await exchanged(second, code)
    assert (answer["team"]["id"], answer["bot_user_id"]) == (SECOND_TEAM, SECOND_BOT)
    assert answer["scope"] == ASKED["scope"]
    client = AsyncWebClient(token=answer["access_token"], base_url=second.api_url)
    assert (await client.auth_test())["team_id"] == SECOND_TEAM
    with pytest.raises(SlackApiError, match="missing_scope"):
        await client.conversations_list()
    assert await exchanged(second, code) == {"error": "invalid_code"}


async def test_a_wrong_secret_and_an_unknown_code_are_refused(second: Workspace) -> None:
    """Each by its own name."""
    code = await code_of(second)
    assert await exchanged(second, code, "forkert") == {"error": "bad_client_secret"}
    assert await exchanged(second, "forkert") == {"error": "invalid_code"}


async def test_the_question_goes_back_only_where_the_manifest_says(second: Workspace) -> None:
    """A foreign address, another app or no scope isn't asked about; a no goes back as such."""
    for asked in ({"redirect_uri": "https://ond.example.dk/"}, {"client_id": "1.2"}, {"scope": ""}):
        async with second.session.get(question(second, **asked), allow_redirects=False) as response:
            assert response.status == 400
        assert await second.consent(question(second, **asked), SECOND_TEAM) == ""
    async with second.session.get(question(second)) as response:
        assert "Vardes Slack" in await response.text()
    assert "error=access_denied" in await second.consent(question(second), SECOND_TEAM, answer="cancel")


async def test_a_removed_app_hears_of_it_and_nothing_more(second: Workspace, app: AsyncApp) -> None:
    """Its token is worth nothing, its commands are unknown there, the other team's go on; put in again, it is back."""
    heard: list[Json] = []

    async def listen(body: Json) -> None:
        heard.append(body)

    app.event("app_uninstalled")(listen)
    app.event("tokens_revoked")(listen)
    token = (await second.control("install", team=SECOND_TEAM))["bot_token"]
    client = AsyncWebClient(token=token, base_url=second.api_url)
    assert (await client.auth_test())["ok"]
    await second.control("uninstall", team=SECOND_TEAM)
    await until(lambda: len(heard) == 2)
    assert {one["event"]["type"] for one in heard} == {"app_uninstalled", "tokens_revoked"}
    assert {one["team_id"] for one in heard} == {SECOND_TEAM}
    with pytest.raises(SlackApiError, match="account_inactive"):
        await client.auth_test()
    typed = await second.command("/afbud", user=SECOND_PERSON, channel="C0LOKAL0022")
    assert typed == {"ok": False, "error": "unknown_command"}
    assert (await AsyncWebClient(token=BOT_TOKEN, base_url=second.api_url).auth_test())["team_id"] == TEAM
    again = (await second.control("install", team=SECOND_TEAM))["bot_token"]
    assert again != token
    assert (await AsyncWebClient(token=again, base_url=second.api_url).auth_test())["ok"]


async def test_a_channel_that_another_team_is_invited_to_is_still_the_ones_own(second: Workspace) -> None:
    """It tells who is invited, and is shared with them once they are in; nobody of theirs is before."""
    client = AsyncWebClient(token=BOT_TOKEN, base_url=second.api_url)

    async def told() -> tuple[bool, bool, list[str]]:
        found = (await client.conversations_info(channel=EXPERIENCES))["channel"]
        return found["is_ext_shared"], found["is_pending_ext_shared"], found["pending_shared"]

    before = (await client.conversations_members(channel=EXPERIENCES))["members"]
    await second.control("channel/share", channel=EXPERIENCES, team=SECOND_TEAM, is_pending=True)
    assert await told() == (False, True, [SECOND_TEAM])
    assert (await client.conversations_members(channel=EXPERIENCES))["members"] == before
    await second.control("channel/share", channel=EXPERIENCES, team=SECOND_TEAM)
    assert await told() == (True, False, [])


async def test_a_shared_channel_is_in_both_teams(second: Workspace, app: AsyncApp) -> None:
    """Both bots see it as shared, the other team's people as strangers; an event comes once, a press by whose app."""
    heard: list[Json] = []

    async def listen(body: Json) -> None:
        heard.append(body)

    async def pressed(ack: Any, body: Json) -> None:
        await ack()
        heard.append(body)

    app.event("app_mention")(listen)
    app.action("fortryd")(pressed)
    token = (await second.control("install", team=SECOND_TEAM))["bot_token"]
    await second.control("channel/share", channel=EXPERIENCES, team=SECOND_TEAM)
    ours, theirs = (AsyncWebClient(token=one, base_url=second.api_url) for one in (BOT_TOKEN, token))
    for client in (ours, theirs):
        channel = (await client.conversations_info(channel=EXPERIENCES))["channel"]
        assert channel["is_ext_shared"]
        assert channel["shared_team_ids"] == [TEAM, SECOND_TEAM]
    stranger = (await ours.users_info(user=SECOND_PERSON))["user"]
    assert (stranger["team_id"], stranger["is_stranger"]) == (SECOND_TEAM, True)
    await ours.chat_postMessage(channel=EXPERIENCES, text="hej", blocks=[button("fortryd")])
    (message,) = await second.messages(user=SECOND_PERSON, channel=EXPERIENCES)
    await second.press(message, "fortryd", user=SECOND_PERSON, channel=EXPERIENCES)
    await until(lambda: heard)
    assert (heard[0]["team"]["id"], heard[0]["user"]["team_id"]) == (TEAM, SECOND_TEAM)
    await second.write("<@U0LOKALBOT1> hej", user=REGION, channel=EXPERIENCES)
    await until(lambda: len(heard) > 1)
    await asyncio.sleep(0.1)
    assert len(heard) == 2
    assert heard[1]["is_ext_shared_channel"]
