"""What a handler answers, as values that the front turns into its platform's calls; nothing here calls anybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.archives import Archive
from domain.calendars import Calendar
from domain.extracts import Extract
from domain.messages import SentMessage
from domain.papers import Paper, Sheet
from domain.pictures import Picture
from handlers.ui import Card, Form


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to the doer, seen by nobody else unless `is_private` is False."""

    card: Card
    is_private: bool = True


@dataclass(frozen=True, slots=True)
class Replace:
    """The message pressed on, or that a form was opened from, changes into this; else it is a private reply."""

    card: Card


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A form opens."""

    form: Form


@dataclass(frozen=True, slots=True)
class FormErrors:
    """The form stays open with what was typed, and says by field name what is wrong."""

    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class File:
    """Files go to the doer alone, in a direct message, and `card` says so where they acted.

    All of `names` hold the same, each in the format that its ending says.
    """

    card: Card
    names: tuple[str, ...]
    content: Extract | Archive | Calendar | Paper | Sheet | Picture


@dataclass(frozen=True, slots=True)
class Farewell:
    """The doer was erased: the front forgets who they were, then shows this."""

    card: Card


@dataclass(frozen=True, slots=True)
class Home:
    """The person's Home is drawn as this card."""

    card: Card


@dataclass(frozen=True, slots=True)
class Revision:
    """A message that was sent, and what it is to be from now on.

    `takes_back` where what stands there is to be gone: administrators are told if it can't be changed.
    """

    where: SentMessage
    card: Card
    takes_back: bool = False


@dataclass(frozen=True, slots=True)
class Wait:
    """A message that isn't to be sent before then (aware)."""

    until: datetime


Outcome = Reply | Replace | OpenForm | FormErrors | Home | File | Farewell
