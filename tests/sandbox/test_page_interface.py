from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.sandbox.conftest import LATE
from tests.support.sandbox import ESBJERG, FYN, REGION, SYDVESTJYLLAND, Workspace, until


async def test_the_state_has_what_the_page_draws(workspace: Workspace, app: AsyncApp) -> None:
    """The state names team, persons, channels, commands and the clock, and says whether an app is there."""
    state = await workspace.get("_ui/state", user=REGION)
    assert state["team"]["name"] == "Lokal øveplads"
    assert (state["me"]["real_name"], state["me"]["is_admin"]) == ("Konsulent i Regionshuset", True)
    assert len([one for one in state["users"] if not one["is_bot"]]) == 6
    assert "sekretariat-soenderjylland" in {one["name"] for one in state["channels"]}
    assert state["commands"][0] == {"command": "/afbud", "description": "Meld afbud", "usage_hint": "[møde]"}
    assert state["shortcuts"][0]["callback_id"] == "share"
    assert state["connected"] is True


async def test_the_page_begins_as_the_first_person(workspace: Workspace) -> None:
    """Before the page knows anybody, it is the first person who looks; never the bot."""
    state = await workspace.get("_ui/state")
    assert state["me"]["id"] == REGION


async def test_unread_messages_are_counted_until_seen(workspace: Workspace, client: AsyncWebClient) -> None:
    """A message counts as unread for the others until they look at the conversation."""

    async def unread(user: str) -> int:
        state = await workspace.get("_ui/state", user=user)
        return int(next(one["unread"] for one in state["channels"] if one["id"] == FYN))

    await client.chat_postMessage(channel=FYN, text="x")
    await workspace.write("y", user=REGION, channel=FYN)
    assert (await unread(ESBJERG), await unread(REGION)) == (2, 0)
    await workspace.messages(user=ESBJERG, channel=FYN)
    assert await unread(ESBJERG) == 0


async def test_open_pages_hear_of_changes(workspace: Workspace, client: AsyncWebClient) -> None:
    """An open page is told what changed; what one person alone sees is told to that person's page."""
    address = f"{workspace.base_url}_ui/live?user="
    async with (
        workspace.session.ws_connect(address + REGION) as mine,
        workspace.session.ws_connect(address + ESBJERG) as theirs,
    ):
        await client.chat_postEphemeral(channel=FYN, user=REGION, text="Kun dig")
        await client.chat_postMessage(channel=SYDVESTJYLLAND, text="Alle")
        assert [(await mine.receive_json())["channel"] for _ in range(2)] == [FYN, SYDVESTJYLLAND]
        assert await theirs.receive_json() == {"type": "changed", "what": "messages", "channel": SYDVESTJYLLAND}


@LATE
async def test_traffic_tells_both_ways(workspace: Workspace, app: AsyncApp) -> None:
    """The log has the app's calls and what was brought to it, with how it went."""
    await app.client.auth_test()
    await workspace.command("/afbud x")
    entries = (await workspace.get("_ui/traffic", after=0))["entries"]
    assert {"ind", "ud"} == {one["direction"] for one in entries}
    brought = entries[-1]
    assert (brought["what"], brought["summary"]) == ("slash_commands", "/afbud x")
    assert brought["status"].startswith("operation_timeout")
    assert (await workspace.get("_ui/traffic", after=brought["n"]))["entries"] == []


async def test_the_page_runs_nothing_from_elsewhere(workspace: Workspace) -> None:
    """Answers carry a policy that allows the page's own scripts and pictures alone."""
    async with workspace.session.get(workspace.base_url) as response:
        policy = response.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


async def test_nobody_acts_as_a_deactivated_person(workspace: Workspace) -> None:
    """A deactivated person does nothing on the page."""
    await workspace.control("user/change", user=ESBJERG, deleted=True)
    refused = await workspace.write("x", user=ESBJERG, channel=FYN)
    assert refused == {"ok": False, "error": "account_inactive"}


async def test_persons_write_to_each_other(workspace: Workspace, app: AsyncApp) -> None:
    """A direct message between two persons is seen by both, and the app hears nothing of it."""
    channel = await workspace.direct_message(user=REGION, with_=ESBJERG)
    await workspace.write("Hej", channel=channel)
    assert [one["text"] for one in await workspace.messages(user=ESBJERG, channel=channel)] == ["Hej"]
    await until(workspace.traffic)
    assert "message.im" not in {one["summary"] for one in await workspace.traffic()}
