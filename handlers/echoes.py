"""Writes the persons and channels of a typed text by name in the answer, which may repeat some of what was typed.

What a button or a form carries hidden keeps its marks: it is read again.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from handlers.outcomes import FormErrors, OpenForm, Outcome
from handlers.registry import Services
from handlers.requests import channel_mark, person_mark, take_channels, take_persons
from handlers.ui import (
    Actions,
    Block,
    Bold,
    Button,
    Card,
    ChannelLink,
    Divider,
    Fields,
    Form,
    Image,
    Inline,
    Input,
    Link,
    Mention,
    Text,
    TextInput,
)

_CUT = re.compile(r"⟦[^⟧…”]{0,40}(?=[…”]|$)")
"""The beginning of a mark, where an answer repeats only the beginning of a text."""

Write = Callable[[str], str]


async def by_name(services: Services, typed: str, outcome: Outcome) -> Outcome:
    """The answer to a typed text with `@name` and `#kanal` for the marks it repeats; the read is made only for those.

    A person whom nobody knows any more is “@ukendt”.
    """
    if "⟦" not in typed:
        return outcome
    people, channels = take_persons(typed)[0], take_channels(typed)[0]
    known = await services.work.read(lambda store: store.people.persons(people))
    words = {person_mark(one): f"@{known[one].name}" if one in known else "@ukendt" for one in people}
    words |= {channel_mark(one): "#kanal" for one in channels}

    def write(said: str) -> str:
        if "⟦" not in said:
            return said
        for mark, name in words.items():
            said = said.replace(mark, name)
        return _CUT.sub("", said)

    if isinstance(outcome, OpenForm):
        return OpenForm(_form(outcome.form, write))
    if isinstance(outcome, FormErrors):
        return FormErrors({field: write(said) for field, said in outcome.errors.items()})
    return replace(outcome, card=_card(outcome.card, write))


def _card(card: Card, write: Write) -> Card:
    return replace(card, title=write(card.title), blocks=tuple(_block(one, write) for one in card.blocks))


def _form(form: Form, write: Write) -> Form:
    return replace(form, title=write(form.title), fields=tuple(_field(one, write) for one in form.fields))


def _block(block: Block, write: Write) -> Block:
    match block:
        case Text():
            return _text(block, write)
        case Fields():
            return Fields(tuple((write(label), write(value)) for label, value in block.pairs))
        case Actions():
            return Actions(tuple(_button(one, write) for one in block.buttons))
        case Divider() | Image():
            return block
        case _:
            assert_never(block)


def _text(block: Text, write: Write) -> Text:
    return replace(block, parts=tuple(_inline(one, write) for one in block.parts))


def _inline(part: Inline, write: Write) -> Inline:
    match part:
        case str():
            return write(part)
        case Bold() | Link():
            return replace(part, text=write(part.text))
        case Mention() | ChannelLink():
            return part
        case _:
            assert_never(part)


def _button(button: Button, write: Write) -> Button:
    return replace(button, label=write(button.label), confirm=write(button.confirm))


def _field(field: Input | Text, write: Write) -> Input | Text:
    if isinstance(field, Text):
        return _text(field, write)
    return replace(field, value=write(field.value)) if isinstance(field, TextInput) else field
