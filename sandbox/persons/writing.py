"""A person writes a message, sends a file, opens a direct message or the app's Home; nothing here waits for the app."""

import mimetypes
import secrets
from uuid import uuid4

from sandbox import events, posting
from sandbox.marks import Marks
from sandbox.persons.acts import ActError, Actor, Json
from sandbox.shapes import file_json
from sandbox.store.conversations import Conversation
from sandbox.store.files import File

_TEXT = 40_000
_LARGEST_FILE = 60_000_000


def write(actor: Actor, channel: str, text: str, thread_ts: str | None) -> Json:
    """Post what a person typed; answers the message."""
    conversation = actor.conversation_to_write_in(channel)
    if not text.strip():
        raise ActError("no_text")
    marked = Marks(actor.sandbox.store, actor.team.id).message(text)
    if len(marked) > _TEXT:
        raise ActError("msg_too_long")
    content: Json = {"user": actor.person.id, "text": marked, "client_msg_id": str(uuid4())}
    if thread_ts:
        parent = actor.sandbox.store.messages.find(conversation.id, thread_ts)
        if parent is None or parent.addressee is not None:
            raise ActError("thread_not_found")
        content["thread_ts"] = str(parent.body.get("thread_ts", thread_ts))
    return posting.post(actor.sandbox, conversation, content)


def share(actor: Actor, channel: str, name: str, content: bytes, text: str) -> Json:
    """Post a file of a person's, with what they typed along with it; answers the message."""
    conversation = actor.conversation_to_write_in(channel)
    if not name or len(content) > _LARGEST_FILE:
        raise ActError("file_upload_size_restricted" if name else "no_file_data")
    store = actor.sandbox.store
    asked = File(
        id=store.settings.next_id("F"),
        team=actor.team.id,
        user=actor.person.id,
        name=name,
        length=len(content),
        created=int(actor.sandbox.clock.now()),
        mimetype=mimetypes.guess_type(name)[0] or "application/octet-stream",
    )
    store.files.add(asked, secrets.token_urlsafe())
    store.files.receive(asked, content)
    received = store.files.find(asked.id) or asked
    shape = file_json(store.files.complete(received, name), actor.sandbox.base_url)
    marked = Marks(store, actor.team.id).message(text)[:_TEXT]
    shared: Json = {"subtype": "file_share", "user": actor.person.id, "text": marked, "files": [shape], "upload": True}
    return posting.post(actor.sandbox, conversation, {**shared, "client_msg_id": str(uuid4())})


def open_direct_message(actor: Actor, with_: str) -> Conversation:
    """Open a person's direct message with somebody; with the bot, the app hears of it."""
    other = actor.sandbox.store.people.person(with_)
    if other is None or other.team != actor.team.id:
        raise ActError("user_not_found")
    conversation = posting.direct_message(actor.sandbox, actor.person, other)
    if other.id == actor.team.bot_user:
        events.home_opened(actor.sandbox, actor.team, actor.person, tab="messages", channel=conversation.id)
    return conversation


def open_home(actor: Actor) -> None:
    """Open the app's Home: the app hears of it."""
    bot = actor.sandbox.store.people.person(actor.team.bot_user)
    if bot is None:
        raise ActError("user_not_found")
    conversation = posting.direct_message(actor.sandbox, actor.person, bot)
    events.home_opened(actor.sandbox, actor.team, actor.person, tab="home", channel=conversation.id)
