"""A person presses a button or chooses in a menu, in a message or a view: `block_actions`; nothing of forms' ends."""

from typing import Any

from sandbox.blocks.layout import elements_of
from sandbox.modals import remember_state
from sandbox.persons.acts import ActError, Actor, Json, channel_name
from sandbox.persons.state import full_state, options_of
from sandbox.store.conversations import Conversation
from sandbox.store.messages import Stored
from sandbox.store.people import Team

_CHOSEN = (
    *("selected_option", "selected_options", "selected_user", "selected_users", "selected_conversation"),
    *("selected_conversations", "selected_channel", "selected_channels", "selected_date", "selected_time"),
    *("selected_date_time", "value", "rich_text_value"),
)
_SHOWN = ("text", "value", "style", "url", "confirm", "placeholder", "initial_option", "initial_date", "initial_user")


async def act(actor: Actor, container: Json, action: Json, state: Any) -> None:
    """Bring what was pressed to the app."""
    build = _in_message if container.get("type") == "message" else _in_view
    payload = build(actor, container, action, state)
    pressed = payload["actions"][0]
    await actor.sandbox.dispatcher.ask("interactive", payload, what=f"block_actions {pressed['action_id']}")


def _in_message(actor: Actor, container: Json, action: Json, state: Any) -> Json:
    conversation = actor.conversation(str(container.get("channel", "")))
    message = actor.sandbox.store.messages.find(conversation.id, str(container.get("ts", "")))
    if message is None or message.addressee not in (None, actor.person.id):
        raise ActError("message_not_found")
    blocks = [*message.body.get("blocks", [])]
    for attachment in message.body.get("attachments", []):
        blocks += attachment.get("blocks", [])
    thread = message.body.get("thread_ts")
    team = _team_of_app(actor, message)
    payload = {
        **actor.interaction("block_actions"),
        "team": {"id": team.id, "domain": team.domain},
        "container": _container(conversation, message),
        "channel": {"id": conversation.id, "name": channel_name(conversation)},
        "state": {"values": full_state(blocks, state)},
        "response_url": actor.answer_address(conversation, ts=message.ts, thread=thread, team=team.id),
        "actions": [_pressed(actor, blocks, action)],
    }
    # Slack sends no ephemeral message back with what was pressed in it.
    return payload if message.addressee is not None else {**payload, "message": message.body}


def _team_of_app(actor: Actor, message: Stored) -> Team:
    """The team whose bot posted the message: in a shared channel that needn't be the presser's."""
    teams = actor.sandbox.store.people.teams()
    return next((team for team in teams if team.bot_user == message.body.get("user")), actor.team)


def _container(conversation: Conversation, message: Stored) -> Json:
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": conversation.id,
        "is_ephemeral": message.addressee is not None,
    }
    if "thread_ts" in message.body:
        container["thread_ts"] = message.body["thread_ts"]
    return container


def _in_view(actor: Actor, container: Json, action: Json, state: Any) -> Json:
    found = actor.sandbox.store.views.find(str(container.get("view_id", "")))
    if found is None or found[0] != actor.person.id:
        raise ActError("view_not_found")
    view = found[1]
    pressed = _pressed(actor, view["blocks"], action)
    view = remember_state(actor.sandbox, actor.person.id, view, full_state(view["blocks"], state))
    return {
        **actor.interaction("block_actions"),
        "container": {"type": "view", "view_id": view["id"]},
        "view": view,
        "actions": [pressed],
    }


def _pressed(actor: Actor, blocks: list[Json], action: Json) -> Json:
    """The action as Slack describes it; it has to be in the blocks as they are now."""
    for block in blocks:
        if block["block_id"] != action.get("block_id"):
            continue
        for _, element in elements_of(block):
            if element.get("action_id") == action.get("action_id"):
                shown = {name: element[name] for name in _SHOWN if name in element}
                chosen = {name: action[name] for name in _CHOSEN if name in action and element["type"] != "button"}
                return {
                    "type": element["type"],
                    "action_id": element["action_id"],
                    "block_id": block["block_id"],
                    **shown,
                    **_own_options(element, chosen),
                    "action_ts": actor.sandbox.clock.stamp(),
                }
    raise ActError("action_not_found")


def _own_options(element: Json, chosen: Json) -> Json:
    """What was chosen, with the element's own options instead of the caller's copies."""
    if element["type"] in ("external_select", "multi_external_select"):
        return chosen
    known = {one.get("value"): one for one in options_of(element)}
    if isinstance(chosen.get("selected_option"), dict):
        option = known.get(chosen["selected_option"].get("value"))
        if option is None:
            raise ActError("option_not_found")
        return {**chosen, "selected_option": option}
    if isinstance(chosen.get("selected_options"), list):
        options = [known.get(one.get("value")) for one in chosen["selected_options"] if isinstance(one, dict)]
        if None in options:
            raise ActError("option_not_found")
        return {**chosen, "selected_options": options}
    return chosen
