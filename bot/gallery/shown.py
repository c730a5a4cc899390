"""What a scene shows of an act: a card, a form with what stands in it, a message, or Home; it plays and draws none."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.gallery.sending import Told
from handlers.outcomes import Home, Replace, Reply
from handlers.ui import Card, Form


class NotShown(Exception):  # noqa: N818 - a scene that doesn't fit the product any more
    """An act of a scene leads nowhere; `what` says which."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True)
class Filled:
    """A form with what somebody typed, and what was wrong with it by field name."""

    form: Form
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InForm:
    """A card that stands in the place of the form that was sent."""

    card: Card


Shown = Reply | Replace | Home | Filled | InForm | Told
