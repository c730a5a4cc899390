"""Reads from which day to which something holds: "fra 1. januar til 31. marts"; what holds then is not its matter."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from danish import reader, writing
from danish.meaning import Ambiguous, Day, NotUnderstood, Span
from handlers.date_questions import date_question, refuse_date
from handlers.finding import Words
from handlers.refusals import Answered, unsaved
from handlers.tovholder.words import COMMAND

_LONGEST, _MOST = 12, 6
"""Words that a day is written in, and so many of the last “fra” and “til”: more are read for nothing."""
_WORD = re.compile(r"(?<![\w⟦])(fra|til)(?=\s)(?:\s+og\s+med(?=\s))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """From one day to another, both included; None where nothing was said."""

    begins: date | None = None
    ends: date | None = None

    def written(self) -> str:
        """The term in words, with a comma before it; "" for none."""
        since = f" fra {writing.short_date(self.begins)}" if self.begins else ""
        until = f" til {writing.short_date(self.ends)}" if self.ends else ""
        return f",{since}{until}" if since or until else ""


def take_term(act: str, typed: str, now: datetime) -> tuple[Term, str]:
    """The term that the text names, and the text without; `now` (aware) decides which day a date without year is.

    Raises Answered for a date that means several days or none, and for an end before its beginning.
    """
    found: dict[str, date] = {}
    rest = typed
    for word in reversed(list(_WORD.finditer(typed))[-_MOST:]):
        after = rest[word.end() :].split()
        near = " ".join(after[:_LONGEST])
        dated = reader.find(near, now) or reader.bare_day(near, now)
        if dated is None or not near.startswith(dated.phrase):
            continue
        if word[1].lower() in found:
            raise Answered("Skriv kun én periode.", unsaved("Fx `fra 1. januar til 31. marts`."))
        found[word[1].lower()] = _day(Words(COMMAND, f"{act} {typed}", None, None, dated, ""), dated)
        rest = " ".join([rest[: word.start()], dated.rest, *after[_LONGEST:]]).strip()
    term = Term(found.get("fra"), found.get("til"))
    if term.begins and term.ends and term.ends < term.begins:
        raise Answered(
            "Perioden slutter, før den begynder.",
            unsaved(f"Jeg læste{term.written().removeprefix(',')}. Skriv datoerne med årstal."),
        )
    return term, rest


def take_days(typed: str, now: datetime) -> tuple[Term, str]:
    """The days that are named without “fra” and “til” ("uge 53", "28/12-8/1", "i morgen"), and the text without."""
    words = typed.split()
    dated = reader.find(" ".join(words[:_LONGEST]), now)
    rest = " ".join([dated.rest, *words[_LONGEST:]]) if dated else typed
    match dated and dated.meaning:
        case Day(day):
            return Term(day, day), rest
        case Span(start, end) if not isinstance(start, datetime):
            return Term(start, end), rest
    return Term(), typed


def _day(words: Words, dated: reader.Found) -> date:
    match dated.meaning:
        case Day(day):
            return day
        case Ambiguous() as several:
            date_question(words, several)
        case NotUnderstood() as none:
            refuse_date(words, none)
    raise Answered(f"“{dated.phrase}” er ikke én dag.", unsaved("Skriv fx `fra 1. januar til 31. marts`."))
