"""Builds and keeps views: a person's stack of modals and the Home view; it checks no content."""

from typing import Any
from uuid import uuid4

from sandbox.blocks.surfaces import completed
from sandbox.context import Sandbox
from sandbox.shapes import APP_ID
from sandbox.store.people import Person, Team

Json = dict[str, Any]

STACK = 3


def _hash(sandbox: Sandbox) -> str:
    return f"{int(sandbox.clock.now())}.{uuid4().hex[:8]}"


def _content(view: Json) -> Json:
    """What the app decides about a view."""
    common = {
        "type": view["type"],
        "blocks": completed(view["blocks"]),
        "private_metadata": view.get("private_metadata") or "",
        "callback_id": view.get("callback_id") or "",
        "external_id": view.get("external_id") or "",
    }
    return {
        **common,
        "title": _plain(view.get("title")) or {"type": "plain_text", "text": "View Title", "emoji": True},
        "submit": _plain(view.get("submit")),
        "close": _plain(view.get("close")),
        "clear_on_close": bool(view.get("clear_on_close")),
        "notify_on_close": bool(view.get("notify_on_close")),
    }


def _plain(text: Json | None) -> Json | None:
    return None if text is None else {"emoji": True, **text}


def new_view(sandbox: Sandbox, team: Team, person: Person, view: Json) -> Json:
    """Keep a new view: a modal on top of the person's stack, or the Home view."""
    stack = sandbox.store.views.stack(person.id) if view["type"] == "modal" else []
    made = sandbox.store.settings.next_id("V")
    kept = {
        "id": made,
        "team_id": team.id,
        **_content(view),
        "state": {"values": {}},
        "hash": _hash(sandbox),
        "previous_view_id": stack[-1]["id"] if stack else None,
        "root_view_id": stack[0]["id"] if stack else made,
        "app_id": APP_ID,
        "app_installed_team_id": team.id,
        "bot_id": team.bot_id,
    }
    sandbox.store.views.save(kept, person=person.id, position=len(stack))
    _tell(sandbox, person.id, kept)
    return kept


def replaced_view(sandbox: Sandbox, person: str, before: Json, view: Json) -> Json:
    """Keep new content in an existing view; what was typed stays where block and action keep their ids."""
    kept = {**before, **_content(view), "hash": _hash(sandbox)}
    sandbox.store.views.save(kept, person=person)
    _tell(sandbox, person, kept)
    return kept


def remember_state(sandbox: Sandbox, person: str, view: Json, values: Json) -> Json:
    """Keep what a person has typed and chosen so far."""
    kept = {**view, "state": {"values": values}}
    sandbox.store.views.save(kept, person=person)
    return kept


def close_view(sandbox: Sandbox, person: Person, view: str) -> None:
    """Close a modal and those above it."""
    sandbox.store.views.close_from(person.id, view)
    sandbox.live.changed("view", user=person.id)


def close_all(sandbox: Sandbox, person: Person) -> None:
    """Close all of a person's modals."""
    sandbox.store.views.clear(person.id)
    sandbox.live.changed("view", user=person.id)


def _tell(sandbox: Sandbox, person: str, view: Json) -> None:
    sandbox.live.changed("home" if view["type"] == "home" else "view", user=person)
