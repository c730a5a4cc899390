"""Reads Slack's deliveries: who, where, how to answer, and the delivery's durable key; it calls nobody."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from bot.slack.forms import read_metadata
from bot.slack.identity import PLATFORM
from domain.people import Place

Json = Mapping[str, Any]
_WRITTEN = (None, "file_share", "thread_broadcast")
"""How Slack calls what a person has just written: a message, one with files, a reply shown beside its thread too."""


class Surface(StrEnum):
    """What a person acted on, which decides where the answer goes."""

    CONVERSATION = "samtale"
    DIRECT = "direkte besked"
    HOME = "hjem"
    MODAL = "formular"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a delivery came from and where its answer can go; "" for what there isn't.

    `message` is the stamp of the message pressed on, also of one that a form was opened from; `view` the view's id,
    `trigger` allows a form to open.
    `told_in` is the view whose place an answer may take: the one pressed in, or the one that a form was opened from.
    `is_of_home` tells that a form or card was opened on Home, which shows what is changed there.
    `begun` is where a message stands that shows how far the work is: the answer takes its place.
    """

    install: str
    user: str
    conversation: str = ""
    thread: str = ""
    response_url: str = ""
    trigger: str = ""
    message: str = ""
    view: str = ""
    is_ephemeral: bool = False
    surface: Surface = Surface.CONVERSATION
    is_of_home: bool = False
    told_in: str = ""
    begun: "Origin | None" = None

    @property
    def is_rationed(self) -> bool:
        """Whether what is shown of the work can only be changed by the few answers that an address takes."""
        return self.begun is not None and self.begun.is_ephemeral

    @property
    def place(self) -> Place:
        """The place as the rules know it."""
        return Place(PLATFORM, self.install, self.conversation, self.thread)


def of_command(body: Json, install: str) -> Origin:
    """Where a command was typed."""
    return Origin(
        install=install,
        user=body["user_id"],
        conversation=body.get("channel_id", ""),
        thread=body.get("thread_ts") or "",
        response_url=body.get("response_url", ""),
        trigger=body.get("trigger_id", ""),
    )


def of_press(body: Json, install: str) -> Origin:
    """Where a button was pressed: on a message, on Home or in a form."""
    container = body.get("container") or {}
    view = body.get("view") or {}
    surface = Surface.CONVERSATION
    if view:
        surface = Surface.HOME if view.get("type") == "home" else Surface.MODAL
    return Origin(
        install=install,
        user=body["user"]["id"],
        conversation=container.get("channel_id") or (body.get("channel") or {}).get("id", ""),
        thread=container.get("thread_ts") or (body.get("message") or {}).get("thread_ts") or "",
        response_url=body.get("response_url", ""),
        trigger=body.get("trigger_id", ""),
        message=container.get("message_ts", ""),
        view=view.get("id", ""),
        is_ephemeral=bool(container.get("is_ephemeral")),
        surface=surface,
        told_in=view.get("id", "") if surface is Surface.MODAL else "",
        is_of_home=surface is Surface.HOME or (surface is Surface.MODAL and bool(read_metadata(view)[1].get("h"))),
    )


def of_submission(body: Json, install: str, opened: Mapping[str, str]) -> Origin:
    """Where a form was opened; `opened` came along in it."""
    return Origin(
        install=install,
        user=body["user"]["id"],
        conversation=opened.get("c", ""),
        thread=opened.get("t", ""),
        trigger=body.get("trigger_id", ""),
        message=opened.get("m", ""),
        view=body["view"]["id"],
        told_in=body["view"].get("previous_view_id") or "",
        is_of_home=bool(opened.get("h")),
    )


def of_shortcut(body: Json, install: str) -> Origin:
    """Where a shortcut was chosen."""
    return Origin(
        install=install,
        user=body["user"]["id"],
        conversation=(body.get("channel") or {}).get("id", ""),
        thread=(body.get("message") or {}).get("thread_ts") or "",
        response_url=body.get("response_url", ""),
        trigger=body.get("trigger_id", ""),
    )


def of_event(event: Json, install: str) -> Origin:
    """Where an event happened: a message to the bot, a mention of it, or its Home."""
    is_direct = event.get("channel_type") == "im" or str(event.get("channel", "")).startswith("D")
    is_home = event.get("type") == "app_home_opened" and event.get("tab") != "messages"
    surface = Surface.HOME if is_home else Surface.DIRECT if is_direct else Surface.CONVERSATION
    return Origin(
        install=install,
        user=event["user"],
        conversation=str(event.get("channel", "")),
        thread=event.get("thread_ts") or "",
        surface=surface,
    )


def asks(action: Json) -> bool:
    """Whether something that was pressed asks for anything: links Slack opens itself, menus are read in forms."""
    return action.get("type") == "button" and not action.get("url")


def is_of_person(event: Json) -> bool:
    """Whether a message, or a mention of the bot, is one that a person has just written."""
    is_new = event.get("subtype") in _WRITTEN
    return is_new and not event.get("bot_id") and isinstance(event.get("user"), str)


def opened_at(origin: Origin) -> dict[str, str]:
    """What a form opened there carries along."""
    message = "" if origin.is_ephemeral else origin.message
    pairs = {"c": origin.conversation, "t": origin.thread, "m": message, "h": "1" if origin.is_of_home else ""}
    return {name: value for name, value in pairs.items() if value}


def key_of_command(body: Json) -> str:
    """The durable key of a command or shortcut."""
    return _key("kommando", body.get("trigger_id"))


def key_of_press(body: Json) -> str:
    """The durable key of a pressed button: a second press is another delivery, a repeated one the same.

    Who pressed is in it as a digest only: a key outlives the person's being erased.
    """
    action = body["actions"][0]
    said = _key("tryk", action.get("action_ts"), body["user"]["id"], action.get("action_id"))
    return f"tryk:{sha256(said.encode()).hexdigest()}" if said else ""


def key_of_submission(body: Json) -> str:
    """The durable key of a submitted form."""
    return _key("formular", body["view"].get("id"), body["view"].get("hash"))


def key_of_event(body: Json) -> str:
    """The durable key of an event."""
    return _key("hændelse", body.get("event_id"))


def _key(kind: str, *parts: object) -> str:
    return ":".join([kind, *(str(part) for part in parts)]) if all(parts) else ""
