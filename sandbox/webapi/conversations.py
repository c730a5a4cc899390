"""The methods `conversations.*`: finding conversations, coming into them, and reading their messages."""

from collections.abc import Iterable

from sandbox import events, posting
from sandbox.shapes import conversation_json, without_metadata
from sandbox.store.conversations import Conversation
from sandbox.store.messages import Span
from sandbox.webapi.call import Call, Json, Methods
from sandbox.webapi.errors import SlackError
from sandbox.webapi.paging import page, read_cursor, write_cursor

METHODS = Methods()

_KINDS = {"public_channel": "channel", "private_channel": "group", "im": "im", "mpim": "mpim"}
_SCOPES = {"public_channel": "channels:read", "private_channel": "groups:read", "im": "im:read", "mpim": "mpim:read"}
_MOST = 999
_MOST_IN_GROUP = 8
"""So many others, beside the bot, are in a direct message of several at most."""


def _shape(call: Call, conversation: Conversation) -> Json:
    other = posting.other_in(call.sandbox, conversation, call.token.user) if conversation.is_im else None
    return conversation_json(conversation, is_member=call.is_member(conversation), other=other)


@METHODS.add("conversations.open")
def open_(call: Call) -> Json:
    """Open the direct message with one person, or with several."""
    if channel := call.arguments.text("channel"):
        conversation = call.conversation(channel)
    else:
        users = [user for user in call.arguments.text("users").split(",") if user]
        if not users:
            raise SlackError("users_list_not_supplied")
        call.require_scope("im:write" if len(users) == 1 else "mpim:write")
        if len(users) > _MOST_IN_GROUP:
            raise SlackError("too_many_users")
        bot, others = call.person(call.token.user), [call.person(user) for user in users]
        if len(others) == 1:
            conversation = posting.direct_message(call.sandbox, bot, others[0])
        else:
            conversation = posting.group_message(call.sandbox, bot, others)
    is_full = call.arguments.flag("return_im")
    return {"channel": _shape(call, conversation) if is_full else {"id": conversation.id}}


@METHODS.add("conversations.list")
def list_(call: Call) -> Json:
    """List the conversations the bot can see."""
    wanted = _wanted(call)
    return _listed(call, wanted, call.sandbox.store.conversations.of_team(call.team.id))


@METHODS.add("users.conversations")
def of_user(call: Call) -> Json:
    """List the conversations a person, or the bot itself, is in."""
    wanted = _wanted(call)
    person = call.person(call.arguments.text("user") or call.token.user)
    return _listed(call, wanted, call.sandbox.store.conversations.of_member(person.id))


def _wanted(call: Call) -> set[str]:
    kinds = [kind.strip() for kind in call.arguments.text("types", "public_channel").split(",")]
    for kind in kinds:
        if kind not in _SCOPES:
            raise SlackError("invalid_types")
        call.require_scope(_SCOPES[kind])
    return {_KINDS[kind] for kind in kinds}


def _listed(call: Call, wanted: set[str], conversations: Iterable[Conversation]) -> Json:
    found = [
        _shape(call, one)
        for one in conversations
        if one.kind in wanted
        and (one.kind == "channel" or call.is_member(one))
        and not (one.is_archived and call.arguments.flag("exclude_archived"))
    ]
    channels, metadata = page(call, found)
    return {"channels": channels, "response_metadata": metadata}


@METHODS.add("conversations.info")
def info(call: Call) -> Json:
    """Answer the facts of a conversation."""
    conversation = call.readable(call.arguments.required("channel"))
    shape = _shape(call, conversation)
    if call.arguments.flag("include_num_members"):
        shape["num_members"] = len(call.sandbox.store.conversations.members(conversation.id))
    return {"channel": shape}


@METHODS.add("conversations.members")
def members(call: Call) -> Json:
    """List who is in a conversation."""
    conversation = call.readable(call.arguments.required("channel"))
    found, metadata = page(call, call.sandbox.store.conversations.members(conversation.id))
    return {"members": found, "response_metadata": metadata}


@METHODS.add("conversations.join", "channels:join")
def join(call: Call) -> Json:
    """Let the bot into a public channel."""
    conversation = call.conversation(call.arguments.required("channel"))
    if conversation.kind != "channel":
        raise SlackError("method_not_supported_for_channel_type")
    if conversation.is_archived:
        raise SlackError("is_archived")
    if call.sandbox.store.conversations.join(conversation.id, call.token.user):
        call.sandbox.live.changed("state")
        events.member_joined(call.sandbox, conversation, call.token.user)
        return {"channel": _shape(call, conversation)}
    return {"channel": _shape(call, conversation), "warning": "already_in_channel"}


def _span(call: Call) -> Span:
    arguments = call.arguments
    for name in ("oldest", "latest"):
        text = arguments.text(name, "0") or "0"
        if not text.replace(".", "", 1).isdecimal():
            raise SlackError(f"invalid_ts_{name}")
    latest = arguments.text("latest") or Span().latest
    return Span(
        oldest=_padded(arguments.text("oldest") or "0"),
        latest=_padded(latest),
        is_inclusive=arguments.flag("inclusive"),
    )


def _padded(ts: str) -> str:
    """Write a time so that it sorts as text among stamps."""
    seconds, _, micros = ts.partition(".")
    return f"{seconds.rjust(10, '0')}.{micros[:6].ljust(6, '0')}"


def _shown(call: Call, messages: list[Json]) -> list[Json]:
    if call.arguments.flag("include_all_metadata"):
        return messages
    return [without_metadata(message) for message in messages]


@METHODS.add("conversations.history")
def history(call: Call) -> Json:
    """Answer a conversation's messages outside threads, newest first."""
    conversation = call.with_history(call.arguments.required("channel"))
    span, limit = _span(call), call.arguments.number("limit", 100, most=_MOST)
    if cursor := call.arguments.text("cursor"):
        micros = read_cursor(cursor)
        span = Span(oldest=span.oldest, latest=f"{micros // 1_000_000}.{micros % 1_000_000:06d}", is_inclusive=False)
    found = call.sandbox.store.messages.history(conversation.id, span, limit + 1)
    answer: Json = {"messages": _shown(call, found[:limit]), "has_more": len(found) > limit, "pin_count": 0}
    if len(found) > limit:
        cursor = write_cursor(found[limit - 1]["ts"].replace(".", ""))
        answer["response_metadata"] = {"next_cursor": cursor}
    return answer


@METHODS.add("conversations.replies")
def replies(call: Call) -> Json:
    """Answer a thread's messages, its parent first."""
    conversation = call.with_history(call.arguments.required("channel"))
    asked = call.sandbox.store.messages.find(conversation.id, call.arguments.required("ts"))
    if asked is None or asked.addressee is not None:
        raise SlackError("thread_not_found")
    span, limit = _span(call), call.arguments.number("limit", _MOST, most=_MOST)
    if cursor := call.arguments.text("cursor"):
        micros = read_cursor(cursor)
        span = Span(oldest=f"{micros // 1_000_000}.{micros % 1_000_000:06d}", latest=span.latest)
    thread_ts = str(asked.body.get("thread_ts", asked.ts))
    found = call.sandbox.store.messages.replies(conversation.id, thread_ts, span, limit + 1)
    answer: Json = {"messages": _shown(call, found[:limit]), "has_more": len(found) > limit}
    if len(found) > limit:
        cursor = write_cursor(found[limit - 1]["ts"].replace(".", ""))
        answer["response_metadata"] = {"next_cursor": cursor}
    return answer
