import asyncio
from typing import Any

from slack_bolt.async_app import AsyncApp

from tests.sandbox.conftest import LATE, connected
from tests.support.sandbox import CLERK, ESBJERG, EXPERIENCES, REGION, SYDVESTJYLLAND, Workspace, until


async def test_an_ack_with_text_is_seen_by_the_doer_alone(workspace: Workspace, app: AsyncApp) -> None:
    """What the app acknowledges a command with is shown to whoever typed it, and to nobody else."""

    @app.command("/afbud")
    async def absence(ack: Any, command: dict[str, Any]) -> None:
        await ack(f"Afbud registreret: {command['text']}")

    assert await workspace.command("/afbud borgmester esbjerg") == {"ok": True}

    [message] = await workspace.messages(user=REGION)
    assert (message["text"], message["ephemeral"]) == ("Afbud registreret: borgmester esbjerg", True)
    assert await workspace.messages(user=ESBJERG) == []


async def test_an_ack_in_channel_is_seen_by_all(workspace: Workspace, app: AsyncApp) -> None:
    """An ack with `response_type: in_channel` is posted to the channel."""

    @app.command("/afbud")
    async def absence(ack: Any) -> None:
        await ack({"text": "Til alle", "response_type": "in_channel"})

    await workspace.command("/afbud")

    assert [one["text"] for one in await workspace.messages(user=ESBJERG)] == ["Til alle"]


async def test_the_payload_has_slacks_fields(workspace: Workspace, app: AsyncApp) -> None:
    """A command's payload has the fields that Slack's own have."""
    seen: list[dict[str, Any]] = []

    @app.command("/afbud")
    async def absence(ack: Any, body: dict[str, Any]) -> None:
        seen.append(body)
        await ack()

    await workspace.command("/afbud liste")

    assert set(seen[0]) == {
        *("token", "team_id", "team_domain", "channel_id", "channel_name", "user_id", "user_name"),
        *("command", "text", "api_app_id", "is_enterprise_install", "response_url", "trigger_id"),
    }
    assert (seen[0]["channel_name"], seen[0]["user_id"]) == ("sekretariat-sydvestjylland", REGION)
    assert await workspace.messages() == []


async def test_names_become_marks_only_where_the_manifest_says_so(workspace: Workspace, app: AsyncApp) -> None:
    """With should_escape, @name and #channel arrive as marks; without it, as they were typed."""
    texts: list[str] = []

    @app.command("/afbud")
    @app.command("/raa")
    async def note(ack: Any, command: dict[str, Any]) -> None:
        texts.append(command["text"])
        await ack()

    typed = "@Konsulent på Esbjerg Sygehus og @sagsbehandler i #gode-erfaringer <a> @ukendt"
    await workspace.command(f"/afbud {typed}")
    await workspace.command(f"/raa {typed}")

    marked = (
        f"<@{ESBJERG}|konsulent.esbjerg> og <@{CLERK}|sagsbehandler> i <#{EXPERIENCES}|gode-erfaringer> "
        "&lt;a&gt; @ukendt"
    )
    assert texts == [marked, typed]


@LATE
async def test_a_late_ack_is_a_failure(workspace: Workspace, app: AsyncApp, ack_seconds: float) -> None:
    """An ack that comes too late is worth nothing: the doer sees operation_timeout and not the answer."""

    @app.command("/afbud")
    async def absence(ack: Any) -> None:
        await asyncio.sleep(ack_seconds + 0.1)
        await ack("For sent")

    assert await workspace.command("/afbud") == {"ok": False, "error": "operation_timeout"}

    await asyncio.sleep(0.2)
    assert [one["text"] for one in await workspace.messages()] == [
        "/afbud mislykkedes: operation_timeout. Appen svarede ikke inden for 3 sekunder."
    ]


@LATE
async def test_a_command_without_a_listener_times_out(workspace: Workspace, app: AsyncApp) -> None:
    """A command nobody in the app listens to shows the doer operation_timeout."""
    assert await workspace.command("/afbud") == {"ok": False, "error": "operation_timeout"}


async def test_without_an_app_a_command_fails_at_once(workspace: Workspace) -> None:
    """With no app connected the doer sees dispatch_failed."""
    assert await workspace.command("/afbud") == {"ok": False, "error": "dispatch_failed"}
    assert [one["ephemeral"] for one in await workspace.messages()] == [True]


async def test_a_command_the_manifest_lacks_is_unknown(workspace: Workspace, app: AsyncApp) -> None:
    """A command that isn't in the manifest never reaches the app."""
    assert await workspace.command("/andet") == {"ok": False, "error": "unknown_command"}


async def test_an_ack_with_bad_blocks_fails(workspace: Workspace, app: AsyncApp) -> None:
    """An ack whose blocks Slack would refuse shows the doer that it failed."""

    @app.command("/afbud")
    async def absence(ack: Any) -> None:
        await ack(text="x", blocks=[{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}])

    assert await workspace.command("/afbud") == {"ok": False, "error": "invalid_blocks"}


async def test_each_command_goes_to_one_connection(workspace: Workspace, app: AsyncApp) -> None:
    """With several connections each command reaches one of them, and in time each of them."""
    reached: list[str] = []

    @app.command("/afbud")
    async def first(ack: Any) -> None:
        reached.append("first")
        await ack()

    other = AsyncApp(client=app.client)

    @other.command("/afbud")
    async def second(ack: Any) -> None:
        reached.append("second")
        await ack()

    async with connected(other):
        for _ in range(30):
            await workspace.command("/afbud")
    assert len(reached) == 30
    assert set(reached) == {"first", "second"}


async def test_response_urls_are_used_up(workspace: Workspace, app: AsyncApp) -> None:
    """A response_url posts for the doer alone or for all, five times and within half an hour."""
    bodies: list[dict[str, Any]] = []

    @app.command("/afbud")
    async def absence(ack: Any, respond: Any, body: dict[str, Any]) -> None:
        await ack()
        bodies.append(body)
        await respond("Kun dig")
        await respond("Alle", response_type="in_channel")

    await workspace.command("/afbud")
    await until(lambda: workspace.messages(user=ESBJERG))
    assert [one["text"] for one in await workspace.messages(user=ESBJERG)] == ["Alle"]

    path = bodies[0]["response_url"].removeprefix(workspace.base_url)
    for _ in range(3):
        await _answer(workspace, path, expected=200)
    await _answer(workspace, path, expected=404)

    await workspace.command("/afbud")
    await until(lambda: len(bodies) == 2)
    await workspace.move_clock(advance_minutes=31)
    await _answer(workspace, bodies[1]["response_url"].removeprefix(workspace.base_url), expected=404)


async def _answer(workspace: Workspace, path: str, *, expected: int) -> None:
    async with workspace.session.post(workspace.base_url + path, json={"text": "igen"}) as response:
        assert response.status == expected


async def test_a_command_in_an_archived_channel_is_refused(workspace: Workspace, app: AsyncApp) -> None:
    """Nobody types anything in an archived channel."""
    await workspace.control("channel/change", channel=SYDVESTJYLLAND, is_archived=True)
    assert await workspace.command("/afbud") == {"ok": False, "error": "is_archived"}
