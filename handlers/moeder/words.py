"""Takes a `/moede` text apart: which act, and of a new meeting its time, place and kind."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from danish import reader
from danish.meaning import Ambiguous, Day, Meaning, Moment, NotUnderstood, Span, Understood
from danish.names import fold, nearest_word
from danish.zone import COPENHAGEN
from domain.meeting_kinds import MeetingKind
from domain.meetings import Meeting
from domain.planning import Planning
from handlers.date_questions import date_question, refuse_date
from handlers.finding import Words
from handlers.kind_words import take_kind
from handlers.meant_days import is_dateless
from handlers.meeting_text import KINDS
from handlers.refusals import NOTHING_SAVED, Answered
from handlers.retry import retry_button
from handlers.ui import Actions, text
from handlers.unknown_words import answer_unknown

_LOCATION = re.compile(r"(?<!\w)(?:sted|lokale)(?!\w):?", re.IGNORECASE)
_TO = re.compile(r"(?<!\w)til(?!\w)", re.IGNORECASE)

COMMAND = "moede"
_VIRTUAL = frozenset({"virtuelt", "virtuel", "online", "teams"})
_MOST_REPEATED = 60
_LONGEST_DAY = timedelta(hours=16)


class Act(Enum):
    """What the words ask for."""

    CREATE = "opret"
    MOVE = "flyt"
    CANCEL = "aflys"
    SHOW = "vis"
    FIND = "find"
    FIX = "fastsæt"
    ANSWER = "svar"
    CLOSE = "luk"
    YEAR = "årsplan"
    CALENDAR = "kalender"


_WORDS = {
    **dict.fromkeys(("opret", "nyt", "ny", "planlaeg"), Act.CREATE),
    **dict.fromkeys(("flyt", "flytte"), Act.MOVE),
    **dict.fromkeys(("aflys", "aflyse", "slet"), Act.CANCEL),
    **dict.fromkeys(("vis", "se", "naeste"), Act.SHOW),
    **dict.fromkeys(("find", "afstemning"), Act.FIND),
    **dict.fromkeys(("fastsaet", "vaelg"), Act.FIX),
    **dict.fromkeys(("svar", "svarer"), Act.ANSWER),
    "luk": Act.CLOSE,
    **dict.fromkeys(("aarsplan", "moedeplan"), Act.YEAR),
    **dict.fromkeys(("kalender", "kalenderen"), Act.CALENDAR),
}


_KNOWN = (*(one.value for one in Act), "slet", *KINDS.values())
"""The words that a slip may have meant."""
SMALL = frozenset({
    "i", "af", "paa", "den", "det", "de", "om", "kl", "for", "fra", "og", "med", "ved", "dette", "vores", "moede",
    "moedet", "moeder", "moederne", "naeste", "kommende", "foerste", "klynge", "klyngen", "sundhedsklynge",
    "sundhedsklyngen", "niveau", "niveauet", "forum",
})  # fmt: skip
"""Words that may stand around those that say which meeting is meant, and say nothing."""


@dataclass(frozen=True, slots=True)
class Described:
    """What the words say of a new meeting beside its body and time."""

    typed: str
    location: str
    is_virtual: bool
    kind: MeetingKind


def take_act(typed: str) -> tuple[Act | None, str]:
    """The act the first word names, with the words after it; None, with all of them, where it names none.

    A first word that is a slip of an act's is answered with the right one; a kind of meeting is none.
    """
    first, *others = typed.split(maxsplit=1) or [""]
    act = _WORDS.get(fold(first))
    if act is not None:
        return act, others[0].strip() if others else ""
    if take_kind(first)[0] is None and is_slip(first):
        raise refuse_unknown(typed, first)
    return None, typed.strip()


def refuse_left_over(words: Words) -> None:
    """Raises the answer to words that say nothing of which meeting is meant: else another could be taken for it."""
    if unknown := " ".join(word for word in words.rest.split() if fold(word) and fold(word) not in SMALL):
        raise refuse_unknown(words.typed, unknown)


def refuse_second_time(words: Words, now: datetime) -> None:
    """Raises the answer to a new time that is said twice, or in a way that is read by half: the rest would be lost.

    A period as in "møde i 1. kvartal" says no time.
    """
    found = reader.find(words.rest, now)
    is_period = found is not None and isinstance(found.meaning, Span) and not isinstance(found.meaning.start, datetime)
    if found is not None and not is_period:
        raise Answered(
            "Jeg læser mere end én tid.",
            text("Skriv den fx “9/12 kl. 15-17”, eller over flere dage “8/12 kl. 9 - 9/12 kl. 15”. ", NOTHING_SAVED),
        )


def refuse_unknown(typed: str, unknown: str) -> Answered:
    """The answer to words that mean nothing here; one that belongs first in the line is offered there."""
    hint = "Skriv fx `/moede vis politisk fyn` eller `/moede opret …`. Se flere med `/moede hjælp`."
    words, first = typed.removeprefix(f"{Act.SHOW.value} ").split(), unknown.split(maxsplit=1)[0]
    if fold(first) in _WORDS and first in words and fold(words[0]) not in _WORDS:
        words.remove(first)
        order = " ".join((first, *words))
        return Answered(
            f"“{first}” skal stå først.",
            text(NOTHING_SAVED),
            Actions((retry_button(f"Mente du “{order}”?", COMMAND, order),)),
        )
    return answer_unknown(COMMAND, typed, unknown, _KNOWN, hint)


def is_slip(word: str) -> bool:
    """Whether it may be one of the command's own words, misspelt."""
    return nearest_word(word, _KNOWN) is not None


def describe(typed: str) -> Described:
    """Takes place and kind of a new meeting out of its words; the place is what follows “sted”."""
    words, *place = _LOCATION.split(typed, maxsplit=1)
    kind, words = take_kind(words)
    named_after, location = take_kind(place[0] if place else "")
    is_virtual = any(fold(word) in _VIRTUAL for word in typed.split())
    return Described(
        _not_virtual(words),
        _not_virtual(location).strip(' ,;"“”„»«'),
        is_virtual,
        kind or named_after or MeetingKind.ORDINARY,
    )


def split_move(typed: str) -> tuple[str, str]:
    """The words for the meeting and the words for its new time, around the first “til”."""
    old, *new = _TO.split(typed, maxsplit=1)
    if not new or not new[0].strip():
        raise Answered(
            "Hvornår skal mødet flyttes til?",
            text("Skriv fx `/moede flyt politisk fyn 9/12 til onsdag den 16. december kl. 15-17`. ", NOTHING_SAVED),
        )
    return old.strip(), new[0].strip()


def new_time(
    words: Words, planning: Planning, old: Meeting | None = None, kind: MeetingKind | None = None
) -> tuple[datetime, datetime]:
    """When a new or moved meeting begins and ends; asked about where it can't be told.

    A moved meeting keeps its hours, or its length, where only a day or a beginning was typed, and its day where only
    hours were. A seminar, and nothing else, lasts over several days.
    """
    is_seminar = (old.kind if old else kind) is MeetingKind.SEMINAR
    length = old.ends - old.starts if old else planning.usual_length
    typed = words.when.meaning if words.when else None
    match _on_its_day(typed, old) if typed and old else typed:
        case Span(start, end, dateless=False) if isinstance(start, datetime) and isinstance(end, datetime):
            return _within_a_day(start, end, is_seminar=is_seminar)
        case Span(start, end, dateless=False) if is_seminar:
            usual = (planning.seminar_begins, planning.seminar_ends)
            begins, finishes = (old.starts.time(), old.ends.time()) if old else usual
            return datetime.combine(start, begins, COPENHAGEN), datetime.combine(end, finishes, COPENHAGEN)
        case Moment(at, dateless=False):
            return at, at + length
        case Day(day) if old:
            starts = datetime.combine(day, old.starts.timetz())
            return starts, starts + length
        case Ambiguous(candidates) as meaning if old or not all(map(is_dateless, candidates)):
            date_question(words, meaning)
        case NotUnderstood() as meaning:
            refuse_date(words, meaning)
        case Day() | Span(dateless=False):
            raise Answered(
                "Hvad tid på dagen er mødet?",
                text("Skriv klokkeslættet med, fx “onsdag den 9. december 2026 kl. 15-17”. ", NOTHING_SAVED),
            )
    unread = " ".join(words.rest.split())[:_MOST_REPEATED]
    raise Answered(
        "Hvornår er mødet?",
        *((text(f"Jeg fandt ingen dag i “{unread}”. "),) if unread else ()),
        text("Skriv dag og tid, fx “onsdag den 9. december 2026 kl. 15-17”. ", NOTHING_SAVED),
    )


def _on_its_day(meaning: Meaning, old: Meeting) -> Meaning:
    """What was typed, with hours alone, each of them where several may be meant, taken as of the meeting's own day."""
    match meaning:
        case Ambiguous(candidates, yearless):
            return Ambiguous(tuple(_hours_on_its_day(one, old) for one in candidates), yearless)
        case Day() | Moment() | Span():
            return _hours_on_its_day(meaning, old)
        case NotUnderstood():
            return meaning


def _hours_on_its_day(one: Understood, old: Meeting) -> Understood:
    """The hours on the meeting's day, a seminar's until its last; what states a day itself is left as it is."""
    match one:
        case Span(start, end, dateless=True) if isinstance(start, datetime) and isinstance(end, datetime):
            last = old.day + (end.date() - start.date())  # hours past midnight end on the next day
            if old.kind is MeetingKind.SEMINAR:
                last = max(last, old.ends.date())
            return Span(datetime.combine(old.day, start.timetz()), datetime.combine(last, end.timetz()))
        case Moment(at, dateless=True):
            return Moment(datetime.combine(old.day, at.timetz()))
        case _:
            return one


def _not_virtual(words: str) -> str:
    return " ".join(word for word in words.split() if fold(word) not in _VIRTUAL)


def _within_a_day(start: datetime, end: datetime, *, is_seminar: bool) -> tuple[datetime, datetime]:
    if is_seminar or end - start <= _LONGEST_DAY:
        return start, end
    raise Answered(
        "Varer mødet flere dage?",
        text("Så skriv, at det er et seminar, fx `/moede opret politisk fyn seminar 8.-9. december`. ", NOTHING_SAVED),
    )


def time_of(words: Words, described: Described, now: datetime) -> tuple[Words, Described]:
    """Takes the time out of the place's words where it was typed after them ("sted Rådhuset kl. 15")."""
    if words.when is None and (when := reader.find(described.location, now)):
        return replace(words, when=when), replace(described, location=when.rest)
    return words, described
