"""Puts messages into conversations, changes and removes them, and tells pages and app of it; it checks no rights."""

from collections.abc import Sequence
from typing import Any

from sandbox import events
from sandbox.context import Sandbox
from sandbox.shapes import APP_ID, bot_json
from sandbox.store.conversations import Conversation
from sandbox.store.messages import Stored
from sandbox.store.people import SLACKBOT, Person, Team

Json = dict[str, Any]


def author_of_bot(sandbox: Sandbox, team: Team) -> Json:
    """Answer what a message by the app's bot says about its author."""
    bot = sandbox.store.people.person(team.bot_user)
    profile = bot_json(team, bot) if bot else {}
    return {"user": team.bot_user, "bot_id": team.bot_id, "app_id": APP_ID, "bot_profile": profile}


def post(sandbox: Sandbox, conversation: Conversation, content: Json, *, addressee: str | None = None) -> Json:
    """Put a message into a conversation, for one person alone if there is an addressee; answers it with its ts."""
    message = {"type": "message", **content, "ts": sandbox.clock.stamp()}
    author = sandbox.store.people.person(str(message.get("user", "")))
    message["team"] = author.team if author and author.team else conversation.team
    with sandbox.store.database.transaction():
        sandbox.store.messages.save(Stored(conversation=conversation.id, body=message, addressee=addressee))
        if addressee is None and "thread_ts" in message:
            _begin_thread(sandbox, conversation, str(message["thread_ts"]))
        sandbox.store.conversations.mark_read(conversation.id, str(message.get("user")), str(message["ts"]))
    sandbox.live.changed("messages", channel=conversation.id, user=addressee)
    if addressee is None:
        events.message_posted(sandbox, conversation, message)
    return message


def _begin_thread(sandbox: Sandbox, conversation: Conversation, ts: str) -> None:
    """Let a message know that it has a thread."""
    parent = sandbox.store.messages.find(conversation.id, ts)
    if parent is not None and "thread_ts" not in parent.body:
        body = {**parent.body, "thread_ts": ts}
        sandbox.store.messages.save(Stored(conversation=conversation.id, body=body))


def change(sandbox: Sandbox, conversation: Conversation, before: Stored, facts: Json) -> Json:
    """Change a message where it stands; a fact that is None goes away."""
    message = {name: value for name, value in {**before.body, **facts}.items() if value is not None}
    if before.addressee is None:
        message["edited"] = {"user": message.get("user"), "ts": f"{int(sandbox.clock.now())}.000000"}
    sandbox.store.messages.save(Stored(conversation=conversation.id, body=message, addressee=before.addressee))
    sandbox.live.changed("messages", channel=conversation.id, user=before.addressee)
    if before.addressee is None:
        events.message_changed(sandbox, conversation, message, before.body)
    return message


def remove(sandbox: Sandbox, conversation: Conversation, message: Stored) -> None:
    """Take a message away."""
    sandbox.store.messages.remove(conversation.id, message.ts)
    sandbox.live.changed("messages", channel=conversation.id, user=message.addressee)
    if message.addressee is None:
        events.message_deleted(sandbox, conversation, message.body)


def slackbot_says(sandbox: Sandbox, conversation: Conversation, person: Person, text: str) -> None:
    """Show a person, and nobody else, a line from Slackbot."""
    post(sandbox, conversation, {"user": SLACKBOT, "text": text}, addressee=person.id)


def direct_message(sandbox: Sandbox, one: Person, other: Person) -> Conversation:
    """Answer the direct message between two persons, opened if it wasn't."""
    found = sandbox.store.conversations.direct(one.id, other.id)
    if found is not None:
        return found
    conversation = Conversation(
        id=sandbox.store.settings.next_id("D"),
        team=one.team,
        kind="im",
        name="",
        creator=one.id,
        created=int(sandbox.clock.now()),
    )
    with sandbox.store.database.transaction():
        sandbox.store.conversations.save(conversation)
        sandbox.store.conversations.join(conversation.id, one.id)
        sandbox.store.conversations.join(conversation.id, other.id)
    sandbox.live.changed("state")
    return conversation


def group_message(sandbox: Sandbox, opener: Person, others: Sequence[Person]) -> Conversation:
    """Answer the direct message of several persons, opened if it wasn't; its name says who they are."""
    persons = sorted({one.id: one for one in (opener, *others)}.values(), key=lambda one: one.name)
    name = f"mpdm-{'--'.join(one.name for one in persons)}-1"
    found = sandbox.store.conversations.named(opener.team, name)
    if found is not None:
        return found
    conversation = Conversation(
        id=sandbox.store.settings.next_id("G"),
        team=opener.team,
        kind="mpim",
        name=name,
        creator=opener.id,
        created=int(sandbox.clock.now()),
    )
    with sandbox.store.database.transaction():
        sandbox.store.conversations.save(conversation)
        for one in persons:
            sandbox.store.conversations.join(conversation.id, one.id)
    sandbox.live.changed("state")
    return conversation


def others_in(sandbox: Sandbox, conversation: Conversation, person: str) -> list[Person]:
    """Answer who else is in a direct message."""
    members = (sandbox.store.people.person(one) for one in sandbox.store.conversations.members(conversation.id))
    return [one for one in members if one is not None and one.id != person]


def other_in(sandbox: Sandbox, conversation: Conversation, person: str) -> Person | None:
    """Answer whom a person's direct message is with."""
    others = others_in(sandbox, conversation, person)
    return others[0] if others else None
