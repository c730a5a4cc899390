"""What an answer looks like, in types that every chat platform draws natively; nothing here is Slack's.

A type is added only when Slack and Microsoft Teams both draw it. Text is data: the front escapes what people typed
and marks emphasis by itself, so that nothing typed can become markup.
"""

from dataclasses import dataclass

from domain.people import PersonId
from domain.pictures import Picture


@dataclass(frozen=True, slots=True)
class Bold:
    """Emphasised text."""

    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A person, drawn by the front as the platform's own mention."""

    person: PersonId
    name: str


@dataclass(frozen=True, slots=True)
class Link:
    """A web address with its own words."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class ChannelLink:
    """A channel, drawn by the front as the platform's own name of it, or in these words where it draws none."""

    text: str
    conversation: str


Inline = str | Bold | Mention | Link | ChannelLink


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; line breaks in its strings are kept. `is_small` is drawn as a note."""

    parts: tuple[Inline, ...]
    is_small: bool = False


def text(*parts: Inline) -> Text:
    """A paragraph of these parts; one that ends with a blank goes on in the next."""
    return Text(parts)


def note(*parts: Inline) -> Text:
    """A small paragraph of these parts."""
    return Text(parts, is_small=True)


@dataclass(frozen=True, slots=True)
class Fields:
    """Label and value pairs, drawn in two columns where there is room."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Divider:
    """A thin line."""


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press. `action` names it in the registry; `value` comes back with the press (2,000 at most).

    `confirm` is the question asked first, where an act is hard to take back.
    """

    label: str
    action: str
    value: str = ""
    is_primary: bool = False
    is_danger: bool = False
    confirm: str = ""


@dataclass(frozen=True, slots=True)
class Actions:
    """Buttons side by side, the likely one first."""

    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, drawn when the card is, with the text that says the same."""

    picture: Picture

    @property
    def alternative(self) -> str:
        """The text."""
        return self.picture.alternative


Block = Text | Fields | Divider | Actions | Image


@dataclass(frozen=True, slots=True)
class Card:
    """A message. `title` says the thing: it is the first line and what a notification or screen reader says.

    `told` are marks of what it tells of, without blanks; they are kept with a message that was sent, and not drawn.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def drawn_blocks(self) -> tuple[Block, ...]:
        """The blocks as they are drawn: a text that ends with a blank goes on in the next of its kind."""
        joined: list[Block] = []
        for block in self.blocks:
            last = joined[-1] if joined else None
            if isinstance(block, Text) and isinstance(last, Text) and _goes_on(last, block):
                joined[-1] = Text((*last.parts, *block.parts), is_small=last.is_small)
            else:
                joined.append(block)
        return tuple(joined)


def _goes_on(first: Text, second: Text) -> bool:
    end = first.parts[-1] if first.parts else ""
    return isinstance(end, str) and end.endswith(" ") and first.is_small == second.is_small


@dataclass(frozen=True, slots=True)
class TextInput:
    """A line, or several, to type in."""

    name: str
    label: str
    hint: str = ""
    value: str = ""
    is_multiline: bool = False
    is_optional: bool = False
    max_length: int = 3000


@dataclass(frozen=True, slots=True)
class Option:
    """One of the choices: `value` comes back, `label` is read."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several options, or several of them."""

    name: str
    label: str
    options: tuple[Option, ...]
    hint: str = ""
    value: str = ""
    is_multiple: bool = False
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class DateInput:
    """A day from a calendar; `value` and what comes back are ISO dates."""

    name: str
    label: str
    value: str = ""
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class PersonInput:
    """A person of the workspace; what comes back is the person's id as text."""

    name: str
    label: str
    is_optional: bool = False


Input = TextInput | Choice | DateInput | PersonInput


@dataclass(frozen=True, slots=True)
class Form:
    """A dialog. `name` names it in the registry; `hidden` comes back with the submission (3,000 at most)."""

    name: str
    title: str
    submit: str
    fields: tuple[Input | Text, ...]
    hidden: str = ""
