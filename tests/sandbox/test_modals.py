import asyncio
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from tests.sandbox.conftest import LATE, button, modal
from tests.support.sandbox import ESBJERG, REGION, Workspace, until


def _typed(text: str) -> dict[str, Any]:
    return {"seat": {"value": {"type": "plain_text_input", "value": text}}}


def _opens(app: AsyncApp, view: dict[str, Any]) -> None:
    @app.command("/afbud")
    async def absence(ack: Any, client: Any, body: dict[str, Any]) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=view)


async def _opened(workspace: Workspace) -> dict[str, Any]:
    await workspace.command("/afbud")
    view: dict[str, Any] = await until(workspace.view)
    return view


async def test_a_form_is_corrected_and_then_closed(workspace: Workspace, app: AsyncApp) -> None:
    """Errors stand at their fields while the form stays open; an empty ack closes it."""
    _opens(app, modal(private_metadata="m"))
    values: list[dict[str, Any]] = []

    @app.view("form")
    async def submitted(ack: Any, view: dict[str, Any]) -> None:
        values.append(view["state"]["values"])
        if len(values) == 1:
            await ack(response_action="errors", errors={"seat": "Mente du Esbjerg?"})
        else:
            assert view["private_metadata"] == "m"
            await ack()

    view = await _opened(workspace)
    assert await workspace.submit(view, _typed("esberg")) == {"ok": False, "errors": {"seat": "Mente du Esbjerg?"}}
    assert (await workspace.view()) is not None
    assert await workspace.submit(view, _typed("esbjerg")) == {"ok": True}
    assert (await workspace.view()) is None
    assert [one["seat"]["value"]["value"] for one in values] == ["esberg", "esbjerg"]


async def test_an_empty_field_never_reaches_the_app(workspace: Workspace, app: AsyncApp) -> None:
    """Slack's own client stops a form whose required field is empty; so does the page."""
    _opens(app, modal())
    view = await _opened(workspace)
    assert await workspace.submit(view, {}) == {"ok": False, "errors": {"seat": "Udfyld feltet."}}


async def test_errors_at_unknown_blocks_fail(workspace: Workspace, app: AsyncApp) -> None:
    """Errors for a block that isn't an input of the form are refused, as Slack refuses them."""
    _opens(app, modal())

    @app.view("form")
    async def submitted(ack: Any) -> None:
        await ack(response_action="errors", errors={"elsewhere": "?"})

    view = await _opened(workspace)
    assert await workspace.submit(view, _typed("x")) == {"ok": False, "error": "invalid_response_errors"}


@LATE
async def test_a_submission_answered_too_late_stays_open(
    workspace: Workspace, app: AsyncApp, ack_seconds: float
) -> None:
    """A submission without an ack in time leaves the form as it is, with operation_timeout."""
    _opens(app, modal())

    @app.view("form")
    async def submitted(ack: Any) -> None:
        await asyncio.sleep(ack_seconds + 0.1)
        await ack()

    view = await _opened(workspace)
    assert await workspace.submit(view, _typed("x")) == {"ok": False, "error": "operation_timeout"}
    assert (await workspace.view()) is not None


async def test_modals_stack_three_high(workspace: Workspace, app: AsyncApp) -> None:
    """A submission may push; above three there is no room; `clear` closes all."""
    _opens(app, modal())
    answers: list[dict[str, Any]] = [
        {"response_action": "push", "view": modal(private_metadata="2")},
        {"response_action": "push", "view": modal(private_metadata="3")},
        {"response_action": "push", "view": modal(private_metadata="4")},
        {"response_action": "clear"},
    ]

    @app.view("form")
    async def submitted(ack: Any) -> None:
        await ack(**answers.pop(0))

    first = await _opened(workspace)
    assert await workspace.submit(first, _typed("x")) == {"ok": True}
    second = await workspace.view()
    assert second is not None
    assert (second["private_metadata"], second["root_view_id"]) == ("2", first["id"])
    assert await workspace.submit(second, _typed("x")) == {"ok": True}
    third = await workspace.view()
    assert third is not None
    assert await workspace.submit(third, _typed("x")) == {"ok": False, "error": "push_limit_reached"}
    assert await workspace.submit(third, _typed("x")) == {"ok": True}
    assert await workspace.get("_ui/view", user=REGION) == {"view": None, "depth": 0}


async def test_a_trigger_is_used_once_and_soon(workspace: Workspace, app: AsyncApp) -> None:
    """A trigger id opens one modal, within three seconds of the workspace's time."""
    errors: list[str] = []

    @app.command("/afbud")
    async def absence(ack: Any, client: Any, command: dict[str, Any], body: dict[str, Any]) -> None:
        await ack()
        if command["text"] == "sent":
            await workspace.move_clock(advance_seconds=4)
        for _ in range(2):
            try:
                await client.views_open(trigger_id=body["trigger_id"], view=modal())
            except SlackApiError as error:
                errors.append(error.response["error"])

    await workspace.command("/afbud")
    await until(lambda: len(errors) == 1)
    await workspace.command("/afbud sent")
    await until(lambda: len(errors) == 3)
    assert errors == ["exchanged_trigger_id", "expired_trigger_id", "expired_trigger_id"]


async def test_views_update_keeps_to_the_hash(workspace: Workspace, app: AsyncApp) -> None:
    """An update with yesterday's hash is refused; without one it replaces the content."""
    _opens(app, modal())
    view = await _opened(workspace)
    changed = await app.client.views_update(view_id=view["id"], hash=view["hash"], view=modal(private_metadata="ny"))
    assert changed["view"]["private_metadata"] == "ny"
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await app.client.views_update(view_id=view["id"], hash=view["hash"], view=modal())
    with pytest.raises(SlackApiError, match="not_found"):
        await app.client.views_update(view_id="V0", view=modal())


async def test_closing_is_told_to_an_app_that_asked(workspace: Workspace, app: AsyncApp) -> None:
    """An app hears of a closed modal if the view says notify_on_close."""
    _opens(app, modal(notify_on_close=True))
    closed: list[str] = []

    @app.view_closed("form")
    async def on_close(ack: Any, view: dict[str, Any]) -> None:
        closed.append(view["id"])
        await ack()

    view = await _opened(workspace)
    assert await workspace.post("_ui/view/close", user=REGION, view_id=view["id"]) == {"ok": True}
    assert closed == [view["id"]]
    assert await workspace.view() is None


async def test_actions_in_a_modal_carry_the_view_and_its_state(workspace: Workspace, app: AsyncApp) -> None:
    """A button in a modal sends the view with what was typed so far, and may push another modal."""
    view = modal()
    view["blocks"].append(button("more"))
    _opens(app, view)
    seen: list[dict[str, Any]] = []

    @app.action("more")
    async def more(ack: Any, body: dict[str, Any], client: Any) -> None:
        await ack()
        seen.append(body)
        await client.views_push(trigger_id=body["trigger_id"], view=modal(private_metadata="2"))

    opened = await _opened(workspace)
    await workspace.post(
        "_ui/action",
        user=REGION,
        container={"type": "view", "view_id": opened["id"]},
        action={"action_id": "more", "block_id": "block_more"},
        state=_typed("esb"),
    )
    await until(lambda: seen)
    assert seen[0]["view"]["state"]["values"]["seat"]["value"] == {"type": "plain_text_input", "value": "esb"}
    assert seen[0]["container"] == {"type": "view", "view_id": opened["id"]}
    assert "channel" not in seen[0]
    depth = await until(lambda: _depth(workspace))
    assert depth == 2


async def _depth(workspace: Workspace) -> int:
    depth = int((await workspace.get("_ui/view", user=REGION))["depth"])
    return depth if depth > 1 else 0


async def test_home_is_published_and_opened(workspace: Workspace, app: AsyncApp) -> None:
    """Opening Home tells the app, which publishes a view for that person alone; opened again, the view comes along.

    Looking at what is there tells the app nothing.
    """
    events: list[dict[str, Any]] = []

    @app.event("app_home_opened")
    async def opened(event: dict[str, Any], client: Any) -> None:
        events.append(event)
        blocks = [{"type": "header", "text": {"type": "plain_text", "text": "Dine opgaver"}}]
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})

    assert await workspace.home() is None
    await workspace.open_home()
    view = await until(workspace.home)
    assert view["blocks"][0]["text"]["text"] == "Dine opgaver"
    assert len(events) == 1
    await workspace.open_home()
    told = await until(lambda: next((event for event in events if "view" in event), None))
    assert (events[0]["tab"], "view" in events[0], told["view"]["type"]) == ("home", False, "home")
    assert (await workspace.get("_control/views", user=ESBJERG))["home"] is None


async def test_a_form_closed_meanwhile_stays_closed(workspace: Workspace, app: AsyncApp) -> None:
    """An answer to a form that was closed while the app thought about it opens nothing."""
    _opens(app, modal())

    @app.view("form")
    async def submitted(ack: Any, view: dict[str, Any]) -> None:
        await workspace.post("_ui/view/close", user=REGION, view_id=view["id"])
        await ack(response_action="update", view=modal())

    view = await _opened(workspace)
    assert await workspace.submit(view, _typed("x")) == {"ok": True}
    assert await workspace.view() is None
