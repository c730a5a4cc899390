"""Reads what was answered: its words, buttons and forms; what Slack would refuse breaks the test that got it."""

from bot.slack.forms import draw_form
from bot.slack.limits import complaints_of_message, complaints_of_view
from bot.slack.rendering import draw
from handlers.outcomes import File, FormErrors, OpenForm, Outcome, Replace, Reply
from handlers.ui import Actions, Bold, Button, Card, Divider, Fields, Form, Image, Inline, Mention, Text
from tests.support.papers import words_within


def checked(outcome: Outcome) -> Outcome:
    """The outcome, once it is certain that Slack would take it."""
    if isinstance(outcome, OpenForm):
        view = draw_form(outcome.form, mentions={})
        assert complaints_of_view(view) == ()
    elif not isinstance(outcome, FormErrors):
        drawn = draw(outcome.card, mentions={})
        assert complaints_of_message({"text": drawn.text, "blocks": list(drawn.blocks)}) == ()
    return outcome


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
