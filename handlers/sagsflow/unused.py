"""Answers what was typed that an act on a case has no use for, so that nothing is dropped without a word."""

from danish.quotes import quoted
from handlers.refusals import NOTHING_SAVED, Answered
from handlers.retry import retry_button
from handlers.sagsflow.words import COMMAND, Act, Reading
from handlers.typed_text import says_something
from handlers.ui import Actions, text

_WITHOUT_REASON = frozenset({Act.TAKE_BACK, Act.RESUME, Act.HAND_OVER})


def refuse_unused(typed: str, reading: Reading) -> None:
    """Raises the answer to a place that a whole case is stopped for, to a reason that isn't kept, and to a title."""
    if reading.act is Act.STOP and (reading.cluster or reading.council or reading.to):
        raise _stops_whole(reading)
    if not says_something(reading.said):
        return
    if reading.act in _WITHOUT_REASON:
        start, end = quoted(typed)[0]
        order = " ".join(f"{typed[:start]} {typed[end:]}".split())
        raise Answered(
            "Her gemmer jeg ingen begrundelse.",
            text("Den hører kun til et svar på sagen, og når sagen stoppes. ", NOTHING_SAVED),
            Actions((retry_button("Gør det uden begrundelse", COMMAND, order),)),
        )
    if reading.act is Act.STATUS:
        raise Answered(
            "Hvilken sag mener du?",
            text(f"Jeg finder en sag ved dens nummer. Se dem alle med `/{COMMAND} status`. ", NOTHING_SAVED),
        )


def _stops_whole(reading: Reading) -> Answered:
    """The answer to a place beside a stop: one place alone can say no, and the case goes on elsewhere."""
    number = "" if reading.number is None else f" {reading.number}"
    again = f"stop{number} “{reading.said}”" if says_something(reading.said) else f"stop{number}"
    return Answered(
        "En sag stoppes alle steder.",
        text(
            f"Er det kun ét sted, der siger nej, så skriv `/{COMMAND} videre{number or ' 3'} afvist` og stedet. ",
            NOTHING_SAVED,
        ),
        Actions((retry_button("Stop hele sagen", COMMAND, again),)),
    )
