"""Writes what the browser page shows: the state of the workspace and messages, for one person; it changes nothing."""

from typing import Any

from sandbox import posting
from sandbox.persons.acts import Actor
from sandbox.store.conversations import Conversation
from sandbox.store.messages import Stored
from sandbox.store.people import Person

Json = dict[str, Any]


def _initials(person: Person) -> str:
    words = [word for word in person.real_name.split() if word[:1].isupper()] or [person.name]
    return "".join(word[0] for word in (words if len(words) == 1 else [words[0], words[-1]])).upper()


def person_shape(person: Person) -> Json:
    """Write a person."""
    return {
        "id": person.id,
        "name": person.name,
        "real_name": person.real_name,
        "is_admin": person.is_admin,
        "is_bot": person.is_bot,
        "deleted": person.deleted,
        "initials": _initials(person),
    }


def state_shape(actor: Actor) -> Json:
    """Write everything around the messages."""
    sandbox, store = actor.sandbox, actor.sandbox.store
    unread = store.conversations.unread(actor.person.id)
    mine = {one.id for one in store.conversations.of_member(actor.person.id)}
    every = store.conversations.of_team(actor.team.id)
    manifest = sandbox.manifest
    return {
        "team": {"id": actor.team.id, "name": actor.team.name},
        "me": person_shape(actor.person),
        "users": [person_shape(one) for one in store.people.persons(actor.team.id)],
        "channels": [
            {
                "id": one.id,
                "name": one.name,
                "is_private": one.kind == "group",
                "is_archived": one.is_archived,
                "is_member": one.id in mine,
                "unread": unread.get(one.id, 0),
            }
            for one in every
            if not one.is_direct and (one.kind == "channel" or one.id in mine)
        ],
        "dms": [_dm(actor, one, unread) for one in every if one.is_direct and one.id in mine],
        "commands": [
            {"command": one.command, "description": one.description, "usage_hint": one.usage_hint}
            for one in (manifest.commands if manifest else ())
        ],
        "shortcuts": [
            {"name": one.name, "type": one.type, "callback_id": one.callback_id}
            for one in (manifest.shortcuts if manifest else ())
        ],
        "clock": sandbox.clock.as_json(),
        "connected": sandbox.dispatcher.is_connected,
    }


def _dm(actor: Actor, conversation: Conversation, unread: dict[str, int]) -> Json:
    """Write a direct message; several are shown as one whose name is all of theirs."""
    others = posting.others_in(actor.sandbox, conversation, actor.person.id) or [actor.person]
    shape = person_shape(others[0])
    if not conversation.is_im:
        names = ", ".join(one.real_name for one in others)
        shape |= {"id": conversation.id, "real_name": names, "is_bot": False, "initials": str(len(others))}
    return {"id": conversation.id, "user": shape, "unread": unread.get(conversation.id, 0)}


def message_shapes(actor: Actor, conversation: Conversation, thread_ts: str | None) -> list[Json]:
    """Write the messages a person sees in a conversation or a thread, oldest first."""
    people: dict[str, Person | None] = {}
    shapes = []
    for stored in actor.sandbox.store.messages.seen_by(conversation.id, actor.person.id, thread_ts):
        author = str(stored.body.get("user", ""))
        if author not in people:
            people[author] = actor.sandbox.store.people.person(author)
        shapes.append(_message(actor, stored, people[author]))
    return shapes


def _message(actor: Actor, stored: Stored, author: Person | None) -> Json:
    body = stored.body
    return {
        "ts": stored.ts,
        "user": body.get("user", ""),
        "user_name": author.real_name if author else "",
        "is_bot": bool(author and author.is_bot),
        "text": body.get("text", ""),
        "blocks": body.get("blocks", []),
        "attachments": body.get("attachments", []),
        "files": [_file(actor, one) for one in body.get("files", [])],
        "thread_ts": body.get("thread_ts"),
        "reply_count": body.get("reply_count", 0),
        "edited": "edited" in body,
        "ephemeral": stored.addressee is not None,
        "metadata": body.get("metadata"),
    }


def _file(actor: Actor, file: Json) -> Json:
    return {
        "id": file["id"],
        "name": file["name"],
        "mimetype": file["mimetype"],
        "url": f"/_ui/file/{file['id']}?user={actor.person.id}",
        "alt": file.get("alt_txt") or file.get("title") or file["name"],
    }
