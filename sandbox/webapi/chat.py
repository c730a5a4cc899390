"""The methods `chat.*`: posting, changing and removing messages."""

import re

from sandbox import posting
from sandbox.store.conversations import Conversation
from sandbox.store.messages import Stored
from sandbox.webapi.call import Call, Json, Methods
from sandbox.webapi.content import read_content
from sandbox.webapi.errors import SlackError

METHODS = Methods()
_ADDRESS = re.compile(r"https?://[^\s<>|]+")


def _thread(call: Call, conversation: Conversation) -> str | None:
    """The thread to answer in; a reply's own ts means its thread."""
    thread_ts = call.arguments.text("thread_ts")
    if not thread_ts:
        return None
    parent = call.sandbox.store.messages.find(conversation.id, thread_ts)
    if parent is None or parent.addressee is not None:
        raise SlackError("thread_not_found")
    return str(parent.body.get("thread_ts", thread_ts))


def _refuse_haste(call: Call, conversation: Conversation) -> None:
    if call.sandbox.rates.refuses(conversation.team, conversation.id, call.sandbox.clock.now()):
        raise SlackError("ratelimited")


def _unfolded(call: Call) -> Json:
    """What Slack hangs under a message that has an address in it, unless the app says that it shall not."""
    found = _ADDRESS.search(call.arguments.text("text"))
    if found is None or not (call.arguments.flag("unfurl_media", default=True) or call.arguments.flag("unfurl_links")):
        return {}
    return {"attachments": [{"id": 1, "from_url": found[0], "fallback": found[0]}]}


@METHODS.add("chat.postMessage", "chat:write")
def post_message(call: Call) -> Json:
    """Post a message."""
    conversation = call.place_to_post(call.arguments.required("channel"))
    content = read_content(call.arguments)
    thread_ts = _thread(call, conversation)
    _refuse_haste(call, conversation)
    message = {"text": "", **content, **_unfolded(call), **posting.author_of_bot(call.sandbox, call.team)}
    if thread_ts is not None:
        message["thread_ts"] = thread_ts
        if call.arguments.flag("reply_broadcast"):
            message["subtype"] = "thread_broadcast"
    posted = posting.post(call.sandbox, conversation, message)
    return {"channel": conversation.id, "ts": posted["ts"], "message": posted}


@METHODS.add("chat.postEphemeral", "chat:write")
def post_ephemeral(call: Call) -> Json:
    """Post a message that one person alone sees."""
    conversation = call.place_to_post(call.arguments.required("channel"))
    person = call.person(call.arguments.required("user"))
    if not call.sandbox.store.conversations.is_member(conversation.id, person.id):
        raise SlackError("user_not_in_channel")
    content = read_content(call.arguments)
    _refuse_haste(call, conversation)
    message = {"text": "", **content, **posting.author_of_bot(call.sandbox, call.team)}
    if thread_ts := _thread(call, conversation):
        message["thread_ts"] = thread_ts
    posted = posting.post(call.sandbox, conversation, message, addressee=person.id)
    return {"message_ts": posted["ts"]}


def _own_message(call: Call, foreign: str) -> tuple[Conversation, Stored]:
    conversation = call.conversation(call.arguments.required("channel"))
    message = call.sandbox.store.messages.find(conversation.id, call.arguments.required("ts"))
    if message is None or message.addressee is not None:
        raise SlackError("message_not_found")
    if message.body.get("user") != call.token.user:
        raise SlackError(foreign)
    if conversation.is_archived:
        raise SlackError("is_archived")
    return conversation, message


@METHODS.add("chat.update", "chat:write")
def update(call: Call) -> Json:
    """Change one of the bot's own messages; what isn't sent stays, what is sent empty goes."""
    conversation, before = _own_message(call, "cant_update_message")
    content = read_content(call.arguments)
    facts = {name: value if value or name == "text" else None for name, value in content.items()}
    message = posting.change(call.sandbox, conversation, before, facts)
    return {"channel": conversation.id, "ts": before.ts, "text": message.get("text", ""), "message": message}


@METHODS.add("chat.delete", "chat:write")
def delete(call: Call) -> Json:
    """Remove one of the bot's own messages."""
    conversation, message = _own_message(call, "cant_delete_message")
    posting.remove(call.sandbox, conversation, message)
    return {"channel": conversation.id, "ts": message.ts}


@METHODS.add("chat.getPermalink")
def get_permalink(call: Call) -> Json:
    """Answer a message's address, which leads to the browser page."""
    conversation = call.conversation(call.arguments.required("channel"))
    ts = call.arguments.required("message_ts")
    message = call.sandbox.store.messages.find(conversation.id, ts)
    if message is None or message.addressee is not None:
        raise SlackError("message_not_found")
    address = f"{call.sandbox.base_url}archives/{conversation.id}/p{ts.replace('.', '')}"
    return {"channel": conversation.id, "permalink": address}
