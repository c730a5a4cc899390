from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.sandbox.conftest import button
from tests.support.sandbox import BOT, ESBJERG, EXPERIENCES, GENERAL, REGION, SYDVESTJYLLAND, Workspace, until


async def test_a_pressed_button_may_change_its_message(workspace: Workspace, app: AsyncApp) -> None:
    """A button brings the message along, and the app changes it in place."""
    seen: list[dict[str, Any]] = []

    @app.action("undo")
    async def undo(ack: Any, body: dict[str, Any], client: Any) -> None:
        await ack()
        seen.append(body)
        channel, ts = body["channel"]["id"], body["message"]["ts"]
        await client.chat_update(channel=channel, ts=ts, text="Fortrudt", blocks=[])

    await app.client.chat_postMessage(channel=SYDVESTJYLLAND, text="Afbud", blocks=[button("undo")])
    [message] = await workspace.messages()
    assert await workspace.press(message, "undo", user=ESBJERG) == {"ok": True}
    await until(lambda: _edited(workspace))

    [changed] = await workspace.messages()
    assert (changed["text"], changed["blocks"], changed["ts"]) == ("Fortrudt", [], message["ts"])
    body = seen[0]
    assert body["user"]["id"] == ESBJERG
    assert body["container"]["is_ephemeral"] is False
    assert {"type", "action_id", "block_id", "text", "value", "action_ts"} == set(body["actions"][0])
    assert await workspace.press(message, "undo") == {"ok": False, "error": "action_not_found"}


async def _edited(workspace: Workspace) -> bool:
    return bool((await workspace.messages())[0]["edited"])


async def test_a_pressed_ephemeral_is_replaced_over_its_response_url(workspace: Workspace, app: AsyncApp) -> None:
    """An ephemeral message doesn't come along with its button; it is replaced or removed by response_url."""
    bodies: list[dict[str, Any]] = []

    @app.action("undo")
    async def undo(ack: Any, body: dict[str, Any], respond: Any) -> None:
        await ack()
        bodies.append(body)
        if len(bodies) == 1:
            await respond(text="Fortrudt", blocks=[button("undo")], replace_original=True)
        else:
            await respond(delete_original=True)

    await app.client.chat_postEphemeral(channel=SYDVESTJYLLAND, user=REGION, text="Afbud", blocks=[button("undo")])
    [before] = await workspace.messages()
    await workspace.press(before, "undo")
    await until(lambda: _is(workspace, "Fortrudt"))
    [after] = await workspace.messages()
    assert (after["ts"], after["ephemeral"]) == (before["ts"], True)
    assert "message" not in bodies[0]
    assert bodies[0]["container"]["is_ephemeral"] is True
    await workspace.press(after, "undo")
    await until(lambda: _is(workspace, None))


async def _is(workspace: Workspace, text: str | None) -> bool:
    return [one["text"] for one in await workspace.messages()] == ([] if text is None else [text])


async def test_what_was_chosen_in_a_menu_arrives_as_the_apps_own_option(workspace: Workspace, app: AsyncApp) -> None:
    """A menu sends the option the app wrote; a value that isn't among them is refused."""
    seen: list[Any] = []

    @app.action("snooze")
    async def snooze(ack: Any, action: dict[str, Any]) -> None:
        await ack()
        seen.append(action["selected_option"])

    options = [{"text": {"type": "plain_text", "text": "I morgen"}, "value": "tomorrow"}]
    menu = {"type": "static_select", "action_id": "snooze", "options": options}
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "Hvornår?"}, "accessory": menu}]
    await app.client.chat_postMessage(channel=SYDVESTJYLLAND, text="?", blocks=blocks)
    [message] = await workspace.messages()
    assert await workspace.press(message, "snooze", selected_option={"value": "tomorrow"}) == {"ok": True}
    assert seen == [{"text": {"type": "plain_text", "text": "I morgen", "emoji": True}, "value": "tomorrow"}]
    refused = await workspace.press(message, "snooze", selected_option={"value": "never"})
    assert refused == {"ok": False, "error": "option_not_found"}


async def test_the_app_hears_what_it_subscribed_to(workspace: Workspace, app: AsyncApp) -> None:
    """Direct messages and mentions are told; other messages in a channel are not, as the manifest doesn't ask."""
    heard: list[tuple[str, str]] = []

    @app.event("message")
    async def message(event: dict[str, Any]) -> None:
        heard.append((event["channel_type"], event["text"]))

    @app.event("app_mention")
    async def mention(event: dict[str, Any]) -> None:
        heard.append(("mention", event["text"]))

    channel = await workspace.direct_message()
    await workspace.write("hjælp & støtte", channel=channel)
    await workspace.write("stille", channel=SYDVESTJYLLAND)
    await workspace.write("@tovholder hjælp", channel=SYDVESTJYLLAND)
    await until(lambda: len(heard) == 2)
    assert set(heard) == {("im", "hjælp &amp; støtte"), ("mention", f"<@{BOT}> hjælp")}


async def test_arrangements_are_told_as_events(workspace: Workspace, app: AsyncApp) -> None:
    """Somebody's joining, a deactivated person and an archived channel each reach the app."""
    heard: dict[str, Any] = {}  # an event that was acknowledged late comes again
    for kind in ("member_joined_channel", "user_change", "channel_archive"):

        @app.event(kind)
        async def note(event: dict[str, Any]) -> None:
            heard[event["type"]] = event

    await workspace.control("channel/invite", channel=GENERAL)
    await until(lambda: "member_joined_channel" in heard)
    await workspace.control("user/change", user=ESBJERG, deleted=True)
    await until(lambda: "user_change" in heard)
    await workspace.control("channel/change", channel=EXPERIENCES, is_archived=True)
    await until(lambda: "channel_archive" in heard)
    assert heard["member_joined_channel"]["user"] == BOT
    assert heard["user_change"]["user"]["deleted"] is True
    assert heard["channel_archive"]["channel"] == EXPERIENCES


async def test_shortcuts_reach_the_app(workspace: Workspace, app: AsyncApp) -> None:
    """A global shortcut comes without a response_url; one on a message brings the message along."""
    seen: list[dict[str, Any]] = []

    @app.shortcut("meeting")
    @app.shortcut("share")
    async def note(ack: Any, body: dict[str, Any]) -> None:
        await ack()
        seen.append(body)

    posted = await workspace.write("Færre genindlæsninger", channel=SYDVESTJYLLAND)
    await workspace.post("_ui/shortcut", user=REGION, callback_id="meeting")
    await workspace.post("_ui/shortcut", user=REGION, callback_id="share", channel=SYDVESTJYLLAND, ts=posted["ts"])
    assert [one["type"] for one in seen] == ["shortcut", "message_action"]
    assert "response_url" not in seen[0]
    assert seen[1]["message"]["text"] == "Færre genindlæsninger"
    unknown = await workspace.post("_ui/shortcut", user=REGION, callback_id="none")
    assert unknown == {"ok": False, "error": "unknown_shortcut"}


async def test_threads_stand_beside_the_conversation(workspace: Workspace, client: AsyncWebClient) -> None:
    """Replies are read as a thread and counted at their parent; history leaves them out."""
    parent = (await client.chat_postMessage(channel=SYDVESTJYLLAND, text="Møde"))["ts"]
    await client.chat_postMessage(channel=SYDVESTJYLLAND, text="Svar", thread_ts=parent)
    await workspace.write("Tak", channel=SYDVESTJYLLAND, thread_ts=parent)

    [shown] = await workspace.messages()
    assert shown["reply_count"] == 2
    assert [one["text"] for one in await workspace.messages(thread=parent)] == ["Møde", "Svar", "Tak"]
    history = await client.conversations_history(channel=SYDVESTJYLLAND)
    assert [one["text"] for one in history["messages"]] == ["Møde"]
    replies = await client.conversations_replies(channel=SYDVESTJYLLAND, ts=parent)
    assert [one["text"] for one in replies["messages"]] == ["Møde", "Svar", "Tak"]


async def test_somebody_from_another_workspace_is_told_apart(workspace: Workspace, app: AsyncApp) -> None:
    """A person who is in through a shared channel shows the own workspace's id in payloads and facts."""
    seen: list[dict[str, Any]] = []

    @app.action("undo")
    async def undo(ack: Any, body: dict[str, Any]) -> None:
        await ack()
        seen.append(body)

    made = await workspace.control("user", name="gaest", home_team="T0ANDEN0001", channels=[SYDVESTJYLLAND])
    await app.client.chat_postMessage(channel=SYDVESTJYLLAND, text="Afbud", blocks=[button("undo")])
    [message] = await workspace.messages()
    await workspace.press(message, "undo", user=made["user"])
    assert seen[0]["user"]["team_id"] == "T0ANDEN0001"
    user = (await app.client.users_info(user=made["user"]))["user"]
    assert (user["team_id"], user["is_stranger"]) == ("T0ANDEN0001", True)
