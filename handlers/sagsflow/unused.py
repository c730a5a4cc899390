"""Answers what was typed that an act on a case has no use for, so that nothing is dropped without a word."""

import re

from danish.quotes import quoted
from handlers.refusals import Answered, unsaved
from handlers.retry import retry_button
from handlers.sagsflow.words import COMMAND, NATIONAL, Act, Reading
from handlers.typed_text import says_something
from handlers.ui import Actions

_CLOSE = re.compile(r"(?<!\w)luk(?!\w)", re.IGNORECASE)
_WITHOUT_REASON = frozenset({Act.TAKE_BACK, Act.RESUME, Act.HAND_OVER})


def refuse_unused(typed: str, reading: Reading) -> None:
    """Raises the answer to a place that a whole case is stopped for, to a reason that isn't kept, and to a title.

    A case that is to be closed is asked about first: it has been through, or it is stopped.
    """
    if reading.act is Act.CLOSE:
        raise _which_end(typed)
    if reading.act is Act.STOP and (reading.cluster or reading.council or reading.to):
        raise _stops_whole(reading)
    has_text = says_something(reading.said)
    if has_text and (reading.act in _WITHOUT_REASON or reading.ends):
        raise Answered(
            "Her gemmer jeg ingen begrundelse.",
            unsaved("Den hører kun til et svar på sagen, og når sagen stoppes."),
            Actions((retry_button("Gør det uden begrundelse", COMMAND, _without_text(typed)),)),
        )
    is_narrowed = reading.answer or reading.council or reading.ends or reading.to == NATIONAL
    if reading.act is Act.STATUS and (has_text or (reading.number is None and is_narrowed)):
        raise Answered(
            "Hvilken sag mener du?", unsaved(f"Jeg finder en sag ved dens nummer. Se dem alle med `/{COMMAND} status`.")
        )


def _without_text(typed: str) -> str:
    marks = quoted(typed)
    start, end = marks[0] if marks else (len(typed), len(typed))
    return " ".join(f"{typed[:start]} {typed[end:]}".split())


def _which_end(typed: str) -> Answered:
    return Answered(
        "Er sagen færdig, eller skal den stoppes?",
        unsaved("Den er færdig, når alle har svaret."),
        Actions(
            (
                retry_button("Den er færdig", COMMAND, _CLOSE.sub("afslut", _without_text(typed), count=1)),
                retry_button("Stop sagen", COMMAND, _CLOSE.sub("stop", typed, count=1)),
            )
        ),
    )


def _stops_whole(reading: Reading) -> Answered:
    """The answer to a place beside a stop: one place alone can say no, and the case goes on elsewhere."""
    number = "" if reading.number is None else f" {reading.number}"
    again = f"stop{number} “{reading.said}”" if says_something(reading.said) else f"stop{number}"
    return Answered(
        "En sag stoppes alle steder.",
        unsaved(f"Er det kun ét sted, der siger nej, så skriv `/{COMMAND} videre{number or ' 3'} afvist` og stedet."),
        Actions((retry_button("Stop hele sagen", COMMAND, again),)),
    )
