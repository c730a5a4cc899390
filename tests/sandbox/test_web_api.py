from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.webapi.routes import METHODS
from tests.support.sandbox import (
    BOT,
    BOT_TOKEN,
    ESBJERG,
    EXPERIENCES,
    FYN,
    GENERAL,
    REGION,
    SYDVESTJYLLAND,
    VARDE,
    Workspace,
)


async def _refused(client: AsyncWebClient, method: str, **arguments: Any) -> str:
    """Call a method that has to be refused; answers Slack's name for why."""
    with pytest.raises(SlackApiError) as caught:
        await client.api_call(method, data=arguments)
    return str(caught.value.response["error"])


async def test_tokens_are_looked_at(workspace: Workspace, client: AsyncWebClient) -> None:
    """No token, a wrong one, a revoked one and the app's own are each refused by their own name."""
    assert (await client.auth_test())["user_id"] == BOT
    others = {"": "not_authed", "xoxb-other": "invalid_auth", "xapp-local-sandbox": "not_allowed_token_type"}
    for token, error in others.items():
        other = AsyncWebClient(token=token, base_url=workspace.api_url)
        assert await _refused(other, "users.list") == error
    await workspace.control("token", is_revoked=True)
    assert await _refused(client, "auth.test") == "token_revoked"


async def test_a_missing_scope_is_named(workspace: Workspace, client: AsyncWebClient) -> None:
    """A call without its scope says which one it needed and which ones there are."""
    await workspace.control("token", scopes=["chat:write"])
    with pytest.raises(SlackApiError) as caught:
        await client.users_info(user=REGION)
    answer = caught.value.response
    assert (answer["error"], answer["needed"], answer["provided"]) == ("missing_scope", "users:read", "chat:write")


@pytest.mark.parametrize(
    ("method", "arguments", "error"),
    [
        ("chat.postMessage", {"channel": "C0NONE", "text": "x"}, "channel_not_found"),
        ("chat.postMessage", {"channel": GENERAL, "text": "x"}, "not_in_channel"),
        ("chat.postMessage", {"channel": FYN}, "no_text"),
        ("chat.postMessage", {"text": "x"}, "invalid_arguments"),
        ("chat.postMessage", {"channel": FYN, "text": "x" * 40_001}, "msg_too_long"),
        ("chat.postMessage", {"channel": FYN, "text": "x", "thread_ts": "1.000000"}, "thread_not_found"),
        ("chat.postMessage", {"channel": FYN, "text": "x", "metadata": "{"}, "invalid_metadata_format"),
        (
            "chat.postMessage",
            {"channel": FYN, "text": "x", "metadata": '{"event_type": "a"}'},
            "invalid_metadata_schema",
        ),
        ("chat.postMessage", {"channel": FYN, "blocks": "{"}, "invalid_blocks_format"),
        ("chat.postEphemeral", {"channel": FYN, "user": BOT[:-1] + "9", "text": "x"}, "user_not_found"),
        ("chat.update", {"channel": FYN, "ts": "1.000000", "text": "x"}, "message_not_found"),
        ("chat.getPermalink", {"channel": FYN, "message_ts": "1.000000"}, "message_not_found"),
        ("conversations.info", {"channel": "D0NONE"}, "channel_not_found"),
        ("conversations.history", {"channel": GENERAL}, "not_in_channel"),
        ("conversations.history", {"channel": FYN, "oldest": "i går"}, "invalid_ts_oldest"),
        ("conversations.history", {"channel": FYN, "limit": "0"}, "invalid_limit"),
        ("conversations.list", {"types": "mpim"}, "missing_scope"),
        ("conversations.open", {}, "users_list_not_supplied"),
        ("users.info", {"user": "U0NONE"}, "user_not_found"),
        ("users.lookupByEmail", {"email": "a@b.dk"}, "missing_scope"),
        ("views.open", {"trigger_id": "x", "view": '{"type":"modal"}'}, "invalid_arguments"),
        ("files.info", {"file": "F0"}, "file_not_found"),
        ("chat.nothing", {}, "unknown_method"),
        ("api.test", {"error": "my_error"}, "my_error"),
    ],
)
async def test_refusals_have_slacks_names(
    client: AsyncWebClient, method: str, arguments: dict[str, Any], error: str
) -> None:
    """Each wrong call is refused with the error Slack has for it."""
    assert await _refused(client, method, **arguments) == error


async def test_others_messages_and_archived_channels_are_left_alone(
    workspace: Workspace, client: AsyncWebClient
) -> None:
    """The bot changes its own messages only, and nothing in an archived channel."""
    foreign = (await workspace.write("Mit", channel=FYN))["ts"]
    assert await _refused(client, "chat.update", channel=FYN, ts=foreign, text="x") == "cant_update_message"
    assert await _refused(client, "chat.delete", channel=FYN, ts=foreign) == "cant_delete_message"
    await workspace.control("channel/change", channel=FYN, is_archived=True)
    assert await _refused(client, "chat.postMessage", channel=FYN, text="x") == "is_archived"
    assert (await client.conversations_info(channel=FYN))["channel"]["is_archived"] is True


async def test_a_private_channel_is_unknown_until_invited(workspace: Workspace, client: AsyncWebClient) -> None:
    """The bot learns of a private channel only by being in it."""
    channel = (await workspace.control("channel", name="lukket", is_private=True))["channel"]
    assert await _refused(client, "chat.postMessage", channel=channel, text="x") == "channel_not_found"
    listed = await client.conversations_list(types="private_channel")
    assert listed["channels"] == []
    await workspace.control("channel/invite", channel=channel)
    assert (await client.chat_postMessage(channel=channel, text="x"))["ok"]
    assert [one["name"] for one in (await client.conversations_list(types="private_channel"))["channels"]] == ["lukket"]


async def test_history_shows_metadata_when_asked(client: AsyncWebClient) -> None:
    """Metadata comes with include_all_metadata alone; an update without metadata keeps it."""
    metadata = {"event_type": "reminder", "event_payload": {"uid": "a1"}}
    posted = await client.chat_postMessage(channel=FYN, text="Husk", metadata=metadata)
    await client.chat_update(channel=FYN, ts=posted["ts"], text="Husk nu")
    [bare] = (await client.conversations_history(channel=FYN))["messages"]
    [full] = (await client.conversations_history(channel=FYN, include_all_metadata=True))["messages"]
    assert "metadata" not in bare
    assert (full["text"], full["metadata"]) == ("Husk nu", metadata)


async def test_history_is_read_in_parts(client: AsyncWebClient) -> None:
    """History is newest first, between bounds, and in pages."""
    stamps = [(await client.chat_postMessage(channel=FYN, text=str(number)))["ts"] for number in range(5)]
    assert stamps == sorted(set(stamps))

    async def texts(**arguments: Any) -> list[str]:
        answer = await client.conversations_history(channel=FYN, **arguments)
        return [one["text"] for one in answer["messages"]]

    assert await texts() == ["4", "3", "2", "1", "0"]
    assert await texts(oldest=stamps[1], latest=stamps[3]) == ["2"]
    assert await texts(oldest=stamps[1], latest=stamps[3], inclusive=True) == ["3", "2", "1"]
    first = await client.conversations_history(channel=FYN, limit=3)
    cursor = first["response_metadata"]["next_cursor"]
    assert (first["has_more"], await texts(cursor=cursor)) == (True, ["1", "0"])


async def test_ephemerals_are_no_history(workspace: Workspace, client: AsyncWebClient) -> None:
    """What one person alone sees stands in nobody's history and can't be changed."""
    ts = (await client.chat_postEphemeral(channel=FYN, user=REGION, text="Kun dig"))["message_ts"]
    assert (await client.conversations_history(channel=FYN))["messages"] == []
    assert await _refused(client, "chat.update", channel=FYN, ts=ts, text="x") == "message_not_found"
    assert [one["text"] for one in await workspace.messages(channel=FYN)] == ["Kun dig"]


async def test_slacks_own_bot_is_not_called_one(client: AsyncWebClient) -> None:
    """The app's bot is told as one, Slackbot isn't, though no person is behind it either."""
    found = [(await client.users_info(user=one))["user"]["is_bot"] for one in (BOT, "USLACKBOT", REGION)]
    assert found == [True, False, False]


async def test_direct_messages_are_opened_once(workspace: Workspace, client: AsyncWebClient) -> None:
    """A direct message keeps its id; posting to a person lands in it, also when that person is deactivated."""
    channel = (await client.conversations_open(users=ESBJERG))["channel"]["id"]
    assert channel.startswith("D")
    assert (await client.chat_postMessage(channel=ESBJERG, text="Hej"))["channel"] == channel
    await workspace.control("user/change", user=ESBJERG, deleted=True)
    assert (await client.chat_postMessage(channel=channel, text="Hej igen"))["ok"]
    assert (await client.users_info(user=ESBJERG))["user"]["deleted"] is True


async def test_a_direct_message_of_several_is_opened_once(workspace: Workspace, client: AsyncWebClient) -> None:
    """With the scope for it, whoever is named first; the same people read what is posted there."""
    assert await _refused(client, "conversations.open", users=f"{ESBJERG},{VARDE}") == "missing_scope"
    scopes = ["im:write", "mpim:write", "mpim:history", "chat:write"]
    await workspace.control("token", scopes=scopes)
    opened = [
        (await client.conversations_open(users=users))["channel"]["id"]
        for users in ([ESBJERG, VARDE], [VARDE, ESBJERG])
    ]
    assert len(set(opened)) == 1
    await client.chat_postMessage(channel=opened[0], text="Hej I to")
    for user in (ESBJERG, VARDE):
        assert [one["text"] for one in await workspace.messages(user=user, channel=opened[0])] == ["Hej I to"]
        state = await workspace.get("_ui/state", user=user)
        assert opened[0] in {one["id"] for one in state["dms"]}
        assert opened[0] not in {one["id"] for one in state["channels"]}
    assert (await client.conversations_history(channel=opened[0]))["messages"][0]["text"] == "Hej I to"
    assert await _refused(client, "conversations.open", users=",".join([ESBJERG] * 9)) == "too_many_users"
    assert await _refused(client, "conversations.open", users=f"{ESBJERG},U0NONE") == "user_not_found"


async def test_files_are_uploaded_shared_and_fetched(workspace: Workspace, client: AsyncWebClient) -> None:
    """A picture is uploaded in three steps, stands in the channel with its alternative text, and is fetched again."""
    picture = bytes(range(256))
    await client.files_upload_v2(
        channel=EXPERIENCES, filename="tidslinje.png", content=picture, alt_txt="14 trin", initial_comment="Se her"
    )
    [message] = await workspace.messages(channel=EXPERIENCES)
    [file] = message["files"]
    assert (message["text"], file["name"], file["mimetype"], file["alt"]) == (
        *("Se her", "tidslinje.png", "image/png"),
        "14 trin",
    )
    async with workspace.session.get(workspace.base_url + file["url"].removeprefix("/")) as response:
        assert await response.read() == picture
    [posted] = (await client.conversations_history(channel=EXPERIENCES))["messages"]
    private = posted["files"][0]["url_private"]
    async with workspace.session.get(private) as response:
        assert response.status == 403
    async with workspace.session.get(private, headers={"Authorization": f"Bearer {BOT_TOKEN}"}) as response:
        assert await response.read() == picture


async def test_two_workspaces_know_nothing_of_each_other(workspace: Workspace, client: AsyncWebClient) -> None:
    """A second team has its own token, persons and channels, and each bot sees its own alone."""
    seeded = await workspace.control(
        "seed",
        team={"id": "T0LOKAL0002", "name": "Anden øveplads"},
        users=[{"id": "U0ANDEN0001", "name": "sekretaer"}],
        channels=[{"id": "C0ANDEN0001", "name": "generelt", "has_bot": True}],
    )
    other = AsyncWebClient(token=seeded["bot_token"], base_url=workspace.api_url)
    assert (await other.auth_test())["team_id"] == "T0LOKAL0002"
    assert (await other.chat_postMessage(channel="#generelt", text="x"))["channel"] == "C0ANDEN0001"
    assert await _refused(client, "users.info", user="U0ANDEN0001") == "user_not_found"
    assert await _refused(other, "chat.postMessage", channel=SYDVESTJYLLAND, text="x") == "channel_not_found"


async def test_the_bot_joins_public_channels(client: AsyncWebClient) -> None:
    """The bot may come into a public channel on its own, and is then among its members."""
    assert (await client.conversations_join(channel=GENERAL))["channel"]["is_member"] is True
    assert BOT in (await client.conversations_members(channel=GENERAL))["members"]
    mine = (await client.users_conversations())["channels"]
    assert GENERAL in {one["id"] for one in mine}


@pytest.mark.parametrize("odd", [1, True, "", "{", "[]", "[{}]", [], {}, [1], {"a": 1}, "9" * 30, "😀"])
async def test_nonsense_is_answered(workspace: Workspace, odd: Any) -> None:
    """Whatever stands in an argument, every method answers in Slack's envelope and never fails itself."""
    names = ("users", "view", "blocks", "files", "metadata", "ts", "cursor", "limit", "text", "filename", "types")
    headers = {"Authorization": f"Bearer {BOT_TOKEN}"}
    for method in METHODS:
        sent = {"channel": FYN, "user": REGION, "user_id": REGION, **dict.fromkeys(names, odd)}
        async with workspace.session.post(workspace.api_url + method, json=sent, headers=headers) as response:
            assert response.status == 200
            assert isinstance((await response.json())["ok"], bool)
