"""Reads what was answered: its words, buttons and forms; what Slack would refuse breaks the test that got it."""

import re
from collections.abc import Iterator
from typing import Any

from bot.slack.forms import draw_form
from bot.slack.limits import complaints_of_message, complaints_of_view
from bot.slack.rendering import draw
from handlers.outcomes import File, FormErrors, OpenForm, Outcome, Replace, Reply
from handlers.ui import Actions, Bold, Button, Card, Divider, Fields, Form, Image, Inline, Mention, Text
from tests.support.papers import words_within

_MARK = re.compile(r"⟦(?:person:\d+|kanal:[^⟧]+)⟧")


def checked(outcome: Outcome) -> Outcome:
    """The outcome, once it is certain that Slack would take it, and that nobody reads a mark for a person's name."""
    if isinstance(outcome, OpenForm):
        view = draw_form(outcome.form, mentions={})
        assert complaints_of_view(view) == ()
        assert not any(_MARK.search(one) for one in _read(view))
    elif not isinstance(outcome, FormErrors):
        drawn = draw(outcome.card, mentions={})
        assert complaints_of_message({"text": drawn.text, "blocks": list(drawn.blocks)}) == ()
        assert not any(_MARK.search(one) for one in (drawn.text, *_read(list(drawn.blocks))))
    return outcome


def _read(drawn: Any) -> Iterator[str]:
    """What people read of something drawn: all but what a button or a form carries hidden."""
    for name, one in drawn.items() if isinstance(drawn, dict) else enumerate(drawn):
        if isinstance(one, dict | list):
            yield from _read(one)
        elif isinstance(one, str) and name not in {"value", "private_metadata"}:
            yield one


def said(outcome: Outcome) -> str:
    """All that an outcome says in words, with labels in brackets: "[Fortryd]"."""
    if isinstance(outcome, FormErrors):
        return "\n".join(outcome.errors.values())
    if isinstance(outcome, OpenForm):
        labels = [one.label for one in outcome.form.fields if not isinstance(one, Text)]
        return "\n".join([outcome.form.title, *labels])
    if isinstance(outcome, File):
        return f"{words_of(outcome.card)}\n{words_within(outcome.content)}"
    return words_of(outcome.card)


def card_of(outcome: Outcome) -> Card:
    """The card of an answer that must be a message."""
    assert isinstance(outcome, Reply | Replace), said(outcome)
    return outcome.card


def form_of(outcome: Outcome) -> Form:
    """The form of an answer that must open one."""
    assert isinstance(outcome, OpenForm), said(outcome)
    return outcome.form


def button_of(outcome: Outcome | Card, label: str) -> Button:
    """The button with that label."""
    card = outcome if isinstance(outcome, Card) else card_of(outcome)
    buttons = {one.label: one for block in card.blocks if isinstance(block, Actions) for one in block.buttons}
    assert label in buttons, f"{label} is none of {list(buttons)}"
    return buttons[label]


def words_of(card: Card) -> str:
    """All that a card says in words, a line for each block."""
    lines = [card.title]
    for block in card.drawn_blocks:
        match block:
            case Text(parts):
                lines.append("".join(_inline(part) for part in parts))
            case Fields(pairs):
                lines += [f"{label}: {value}" for label, value in pairs]
            case Actions(buttons):
                lines.append(" ".join(f"[{button.label}]" for button in buttons))
            case Image(picture):
                lines.append(picture.alternative)
            case Divider():
                pass
    return "\n".join(lines)


def _inline(part: Inline) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Bold):
        return part.text
    return f"@{part.name}" if isinstance(part, Mention) else part.text
