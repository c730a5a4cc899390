"""A person sends or closes a modal: `view_submission`, `view_closed`, and what the app answers to the first."""

from typing import Any

from sandbox.delivery.envelope import NotAnsweredError
from sandbox.modals import STACK, close_all, close_view, new_view, remember_state, replaced_view
from sandbox.persons.acts import ActError, Actor, Json
from sandbox.persons.state import full_state, missing_answers
from sandbox.webapi.errors import SlackError
from sandbox.webapi.views import checked_view


def _own_view(actor: Actor, view_id: str) -> Json:
    found = actor.sandbox.store.views.find(view_id)
    if found is None or found[0] != actor.person.id or found[1]["type"] != "modal":
        raise ActError("view_not_found")
    return found[1]


async def submit(actor: Actor, view_id: str, values: Any) -> dict[str, str]:
    """Send a modal; answers what is wrong with it by block, nothing if it was taken."""
    view = _own_view(actor, view_id)
    state = full_state(view["blocks"], values)
    if missing := missing_answers(view["blocks"], state):
        return missing
    view = remember_state(actor.sandbox, actor.person.id, view, state)
    payload = {**actor.interaction("view_submission"), "view": view, "response_urls": []}
    answer = await actor.sandbox.dispatcher.ask(
        "interactive", payload, what=f"view_submission {view['callback_id']}".strip()
    )
    try:
        return _follow(actor, view, answer)
    except SlackError as error:
        raise ActError(error.error) from error


def _follow(actor: Actor, view: Json, answer: Json) -> dict[str, str]:
    """Do what the app answered to a submission."""
    action = answer.get("response_action")
    if action == "errors":
        return _errors(view, answer.get("errors"))
    if action == "clear":
        close_all(actor.sandbox, actor.person)
    elif actor.sandbox.store.views.find(view["id"]) is None:
        return {}  # closed while the app thought about it
    elif action == "update":
        replaced_view(actor.sandbox, actor.person.id, view, checked_view(answer.get("view"), "modal"))
    elif action == "push":
        if len(actor.sandbox.store.views.stack(actor.person.id)) >= STACK:
            raise ActError("push_limit_reached")
        new_view(actor.sandbox, actor.team, actor.person, checked_view(answer.get("view"), "modal"))
    elif action is None:
        close_view(actor.sandbox, actor.person, view["id"])
    else:
        raise ActError("invalid_response_action")
    return {}


def _errors(view: Json, errors: Any) -> dict[str, str]:
    """The app's errors; Slack shows them at input blocks alone and refuses any other."""
    inputs = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
        raise ActError("invalid_response_errors")
    return {str(block): str(text) for block, text in errors.items()}


async def close(actor: Actor, view_id: str) -> None:
    """Close a modal; the app hears of it if it asked to."""
    view = _own_view(actor, view_id)
    payload = {**actor.interaction("view_closed"), "view": view, "is_cleared": bool(view["clear_on_close"])}
    del payload["trigger_id"]
    if view["clear_on_close"]:
        close_all(actor.sandbox, actor.person)
    else:
        close_view(actor.sandbox, actor.person, view_id)
    if view["notify_on_close"]:
        try:
            await actor.sandbox.dispatcher.ask("interactive", payload, what=f"view_closed {view['callback_id']}")
        except NotAnsweredError:
            return
