"""Notices that a form lay open across midnight: “i morgen” then means another day than whoever typed it meant."""

from collections.abc import Callable, Sequence
from datetime import datetime

from danish import writing
from danish.meaning import Day, Meaning, Moment, Span
from danish.zone import COPENHAGEN
from handlers.refusals import WrongFields


def opened_at(now: datetime) -> str:
    """When a form is opened, as its hidden value."""
    return now.isoformat(timespec="minutes")


def refuse_new_day(field: str, hidden: str, now: datetime, read: Callable[[datetime], Sequence[Meaning]]) -> None:
    """Raises WrongFields where what was typed means another time since the form was opened on an earlier day.

    `read` says what it means at a moment. A form that doesn't tell when it was opened is taken as it is.
    """
    try:
        opened = datetime.fromisoformat(hidden).astimezone(COPENHAGEN)
    except ValueError:
        return
    if opened.date() == now.date():
        return
    for was, means in zip(read(opened), read(now), strict=False):
        if was != means and isinstance(was, Day | Moment | Span):
            asked = f"Mener du {writing.meaning_text(was)}, så skriv datoen."
            raise WrongFields({field: f"Det er blevet en anden dag, siden formularen blev åbnet. {asked}"})
