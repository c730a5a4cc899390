"""What reached us from a person, as facts the front has found; nothing here knows which platform it came from."""

import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto

from domain.people import PersonId, Place
from domain.shared_files import SharedFile
from handlers.ids import read_id
from handlers.progress import Shows, unshown

_PERSON_MARK = re.compile(r"⟦person:(\d+)⟧")
_CHANNEL_MARK = re.compile(r"⟦kanal:([^⟧]+)⟧")
_TYPED = str.maketrans({"⟦": "[", "⟧": "]"})


@dataclass(frozen=True, slots=True)
class Administrator:
    """Somebody whom the platform or the settings make an administrator; `person` is None where we never met them."""

    name: str
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """Who acted, where and when. `delivery` is the delivery's durable key; `now` is aware, Europe/Copenhagen.

    `is_administrator` is true for those whom the platform or the settings make one; `is_outsider` for guests and
    people of other teams. `has_named_administrators` tells whether the settings name them, so that the platform makes
    nobody one; `platform_administrators` are looked up for a command about rights alone. `can_look_back` tells whether
    the bot may read what it has sent itself. `shows` takes how far long work is, for the person to follow.
    """

    person: PersonId
    name: str
    place: Place
    now: datetime
    delivery: str
    is_administrator: bool = False
    is_outsider: bool = False
    has_platform_administrators: bool = True
    has_named_administrators: bool = False
    platform_administrators: tuple[Administrator, ...] = ()
    can_look_back: bool = True
    shows: Shows = field(default=unshown, repr=False, compare=False)


class Reach(Enum):
    """Whether the bot can post in a conversation, and whether people of other organisations' workspaces are in it.

    DIRECT is a person's own conversation with the bot, UNTOLD where the platform doesn't tell now, but will a little
    later.
    """

    NONE = auto()
    DIRECT = auto()
    OWN = auto()
    SHARED = auto()
    UNTOLD = auto()


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel that the bot can post in, as people know it by name, and who reads there."""

    conversation: str
    name: str
    reach: Reach


Looks = Callable[[Iterable[str]], Awaitable[Mapping[str, Reach]]]
"""Asks the platform of conversations as they are now, where an answer needs more than was named; it takes a while."""


async def looks_nowhere(_conversations: Iterable[str]) -> Mapping[str, Reach]:
    """Knows of no conversation: there is no platform to ask."""
    return {}


@dataclass(frozen=True, slots=True)
class Typed:
    """A command with the text after its name. Persons stand in it as person marks, channels as channel marks."""

    context: Context
    text: str
    channels: Mapping[str, Reach]
    """For each conversation named in the text, and the one typed in: whether the bot can post there, and who reads."""
    apps: tuple[str, ...] = ()
    """The names of the apps that the text mentions: they are nobody, and stand in it as they are called."""
    looks: Looks = field(default=looks_nowhere, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button with its value; `channels` are the person's to choose from, where the button is to choose one.

    `file` is the file that the value begins with the id of, where the button is about one.
    """

    context: Context
    value: str
    channels: tuple[Channel, ...] = ()
    file: SharedFile | None = None
    looks: Looks = field(default=looks_nowhere, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file that a person sent to the bot, with what they wrote along with it."""

    context: Context
    text: str
    file: SharedFile


@dataclass(frozen=True, slots=True)
class Submitted:
    """A form's typed values by field name (several choices are joined by line breaks) and its hidden value.

    `channels` are the person's to choose from, where the form is to choose one; `file` is the file that the hidden
    value begins with the id of, where the form is about one.
    """

    context: Context
    values: Mapping[str, str]
    hidden: str
    channels: tuple[Channel, ...] = ()
    file: SharedFile | None = None


@dataclass(frozen=True, slots=True)
class HomeOpened:
    """The person looks at their Home."""

    context: Context


def person_mark(person: PersonId) -> str:
    """How a person stands in a typed text."""
    return f"⟦person:{person}⟧"


def channel_mark(conversation: str) -> str:
    """How a channel stands in a typed text."""
    return f"⟦kanal:{conversation}⟧"


def without_marks(typed: str) -> str:
    """The text with other brackets in the place of those of marks: nobody is named by a number that was typed."""
    return typed.translate(_TYPED)


def take_persons(text: str) -> tuple[tuple[PersonId, ...], str]:
    """The persons marked in a text, and the text without the marks."""
    return tuple(read_id(found) for found in _PERSON_MARK.findall(text)), _PERSON_MARK.sub(" ", text).strip()


def take_channels(text: str) -> tuple[tuple[str, ...], str]:
    """The conversations marked in a text, and the text without the marks."""
    return tuple(_CHANNEL_MARK.findall(text)), _CHANNEL_MARK.sub(" ", text).strip()
