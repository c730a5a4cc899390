"""Asks about a date that can mean several days, and refuses one that means none; it reads nothing itself."""

from typing import NoReturn

from danish import writing
from danish.meaning import Ambiguous, Day, Moment, NotUnderstood, Span
from handlers.finding import Words
from handlers.refusals import NOTHING_SAVED, Answered, unsaved
from handlers.ui import Actions, Button, text

_MOST_BUTTONS = 5
_EXAMPLES = "Skriv fx “onsdag den 9. december 2026 kl. 15-17” eller “9/12 kl. 15”. "


def date_question(words: Words, meaning: Ambiguous) -> NoReturn:
    """Raises the question which of the readings is meant, with a button each."""
    raise Answered(
        f"Hvilken dato mener du med “{_phrase(words)}”?",
        unsaved("Det kan læses på flere måder."),
        Actions(tuple(_choice(words, one) for one in meaning.candidates[:_MOST_BUTTONS])),
    )


def ask_fixed(words: Words, meaning: Day | Moment | Span) -> NoReturn:
    """Raises the question whether a time is fixed, with the button that says so."""
    raise Answered(
        f"Er tiden fast? Du skrev “{_phrase(words)}”.",
        unsaved("Et møde har én bestemt tid. Er den ikke fast endnu, så find en med `/moede find`."),
        Actions((_choice(words, meaning),)),
    )


def refuse_date(words: Words, meaning: NotUnderstood) -> NoReturn:
    """Raises the answer that the date wasn't understood: why, and both readings where a weekday didn't match.

    What is chosen keeps the hours that were typed.
    """
    title = f"Jeg forstod ikke datoen “{_phrase(words)}”."
    reason = text(
        f"{_sentence(writing.why_text(meaning))} ",
        "" if meaning.alternatives else _EXAMPLES,
        NOTHING_SAVED,
    )
    if not meaning.readings:
        raise Answered(title, reason)
    raise Answered(title, reason, Actions(tuple(_choice(words, one) for one in meaning.readings[:_MOST_BUTTONS])))


def _sentence(words: str) -> str:
    capitalised = writing.capitalised(words)
    return capitalised if capitalised.endswith((".", "?", "!")) else f"{capitalised}."


def _choice(words: Words, reading: Day | Moment | Span) -> Button:
    meant = writing.meaning_text(reading)
    return words.button(meant, add=meant, instead_of=_phrase(words))


def _phrase(words: Words) -> str:
    return words.when.phrase if words.when else ""
