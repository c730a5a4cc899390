"""Tells requests that have Slack's shape from those that have not, before anything reads them; it understands none.

Only what is read later is looked at: https://docs.slack.dev/reference/interaction-payloads and .../events. A text may
hold neither NUL nor half a surrogate pair, which no database takes and nobody can type. Values that we gave Slack
ourselves, of buttons and of forms' choices, are read where they are used.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

Fits = Callable[[Any], bool]

_LONGEST_ID = 255
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
_ADDRESS = re.compile(r"https?://[^\s/]+/\S*")


def has_slacks_shape(body: Any) -> bool:
    """Whether a delivery's content is shaped as its kind is; what is of no kind we know goes on to be passed over."""
    if not _ENVELOPE(body) or ("event" in body and not _HAPPENED(body["event"])):
        return False
    if "command" in body:
        return _COMMAND(body)
    kind = body.get("type")
    return isinstance(kind, str | None) and _KINDS.get(kind, _LOOSE)(body)


def is_writable(text: str) -> bool:
    """Whether every database takes a text: it holds neither NUL nor half a surrogate pair."""
    return not _UNWRITABLE.search(text)


def _text(value: Any) -> bool:
    return isinstance(value, str) and is_writable(value)


def _id(value: Any) -> bool:
    """Something that is there, as ids and names in our own code are."""
    return bool(value) and _text(value) and len(value) <= _LONGEST_ID


def _address(value: Any) -> bool:
    return _text(value) and bool(_ADDRESS.fullmatch(value))


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _maybe(fits: Fits) -> Fits:
    return lambda value: value is None or fits(value)


def _fields(**shape: Fits) -> Fits:
    """An object with these fields; `_maybe` ones may be missing."""
    return lambda value: isinstance(value, Mapping) and all(fits(value.get(name)) for name, fits in shape.items())


def _each(fits: Fits, *, least: int = 0) -> Fits:
    return lambda value: isinstance(value, list) and len(value) >= least and all(map(fits, value))


def _by_name(fits: Fits) -> Fits:
    return lambda value: isinstance(value, Mapping) and all(_id(name) and fits(one) for name, one in value.items())


_OF_ID = _fields(id=_id)
_LOOSE = _fields()
_TOLD = {
    "team": _maybe(_OF_ID),
    "enterprise": _maybe(_LOOSE),
    "user": _fields(id=_id, team_id=_maybe(_id)),
    "trigger_id": _maybe(_text),
    "response_url": _maybe(_address),
    "channel": _maybe(_OF_ID),
    "message": _maybe(_fields(text=_maybe(_text), thread_ts=_maybe(_id), ts=_maybe(_id))),
}
_OPTION = _fields(value=_text)
_ELEMENT = _fields(
    type=_maybe(_text),
    value=_maybe(_text),
    selected_date=_maybe(_text),
    selected_user=_maybe(_text),
    selected_option=_maybe(_OPTION),
    selected_options=_maybe(_each(_OPTION)),
)
_INPUT = _fields(block_id=_id, label=_fields(text=_text), element=_LOOSE)


def _block(value: Any) -> bool:
    return _fields(type=_id)(value) and (value["type"] != "input" or _INPUT(value))


_VIEW = {
    "id": _id,
    "type": _id,
    "hash": _maybe(_text),
    "callback_id": _text,
    "private_metadata": _maybe(_text),
    "blocks": _each(_block),
    "state": _maybe(_fields(values=_maybe(_by_name(_by_name(_ELEMENT))))),
    "team_id": _maybe(_id),
    "app_installed_team_id": _maybe(_id),
}
_CONTAINER = _fields(
    channel_id=_maybe(_id),
    message_ts=_maybe(_id),
    thread_ts=_maybe(_id),
    view_id=_maybe(_id),
    is_ephemeral=_maybe(_flag),
)
_ACTION = _fields(
    type=_id, action_id=_id, block_id=_maybe(_text), value=_maybe(_text), action_ts=_maybe(_text), url=_maybe(_text)
)
_COMMAND = _fields(
    command=_id,
    team_id=_maybe(_id),
    enterprise_id=_maybe(_text),
    user_id=_id,
    channel_id=_maybe(_id),
    text=_maybe(_text),
    trigger_id=_maybe(_text),
    response_url=_maybe(_address),
    thread_ts=_maybe(_text),
)
_SHORTCUT = _fields(callback_id=_id, **_TOLD)
_USER = _fields(
    id=_id,
    name=_maybe(_text),
    real_name=_maybe(_text),
    team_id=_maybe(_id),
    profile=_maybe(_fields(real_name=_maybe(_text), display_name=_maybe(_text))),
    enterprise_user=_maybe(_fields(teams=_maybe(_each(_id)))),
)
_ACTORS: Mapping[str, Fits] = {"app_home_opened": _id, "app_mention": _maybe(_id), "user_change": _USER}
"""Who is told of in an event, by its type; of others it may be nobody."""


def _named(value: Any) -> bool:
    """An id, or an object that has one: kinds of deliveries differ in that."""
    return _id(value) or _OF_ID(value)


def _acted(event: Any) -> bool:
    return _id(event.get("type")) and _ACTORS.get(event["type"], _maybe(_named))(event.get("user"))


_HAPPENED = _fields(
    subtype=_maybe(_text),
    channel=_maybe(_id),
    connected_team_id=_maybe(_id),
    channel_type=_maybe(_text),
    text=_maybe(_text),
    thread_ts=_maybe(_id),
    tab=_maybe(_text),
    bot_id=_maybe(_text),
    tokens=_maybe(_fields(bot=_maybe(_each(_id)), oauth=_maybe(_each(_id)))),
)
_EVENT = _fields(event=lambda event: isinstance(event, Mapping) and _acted(event), event_id=_maybe(_text))
_ENVELOPE = _fields(
    team_id=_maybe(_text),
    enterprise_id=_maybe(_text),
    team=_maybe(_named),
    enterprise=_maybe(lambda value: _id(value) or _LOOSE(value)),
    user=_maybe(_named),
    channel=_maybe(_named),
    authorizations=_maybe(_each(_fields(team_id=_maybe(_id), enterprise_id=_maybe(_text), user_id=_maybe(_id)))),
    response_urls=_maybe(_each(_fields(response_url=_maybe(_address)))),
)
"""What Bolt reads of whatever comes."""
_KINDS: Mapping[str | None, Fits] = {
    "event_callback": _EVENT,
    "block_actions": _fields(
        actions=_each(_ACTION, least=1), container=_maybe(_CONTAINER), view=_maybe(_fields(**_VIEW)), **_TOLD
    ),
    "view_submission": _fields(view=_fields(**_VIEW), **_TOLD),
    "view_closed": _fields(view=_fields(**_VIEW), **_TOLD),
    "shortcut": _SHORTCUT,
    "message_action": _SHORTCUT,
    "url_verification": _fields(challenge=_text),
}
