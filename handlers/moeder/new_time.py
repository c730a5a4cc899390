"""Reads when a new or moved meeting begins and ends; asks where that can't be told."""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import datetime, timedelta

from danish import reader
from danish.folding import fold
from danish.meaning import Ambiguous, Day, Meaning, Moment, NotUnderstood, Span, Understood
from danish.number_words import numbers
from danish.zone import COPENHAGEN
from domain.meeting_kinds import MeetingKind
from domain.meetings import Meeting
from domain.planning import Planning
from handlers.date_questions import ask_fixed, date_question, refuse_date
from handlers.finding import Words
from handlers.meant_days import first_day, is_dateless
from handlers.moeder.words import UNSURE, Described
from handlers.refusals import Answered, unsaved
from handlers.ui import text

_MOST_REPEATED = 60
_TO = re.compile(r"(?<!\w)til(?!\w)", re.IGNORECASE)
_SHIFT = re.compile(
    r"(?<![\w/.-])(?P<n>\d{1,2}|\w+)\s+(?P<unit>uger?|dage?|timer?)(?:\s+(?:senere|(?P<side>tidligere)))?\s*$",
    re.IGNORECASE,
)
_UNITS = {"uge": timedelta(weeks=1), "dag": timedelta(days=1), "time": timedelta(hours=1)}
_LONGEST_DAY = timedelta(hours=16)
_AFTER_A_TIME = r"\d,?\s+(?:(?:og|samt|eller)\s+)?"
_DAY_OF_WEEK = r"(?:man|tirs|ons|tors|fre|loer|soen)(?:dag)?"
_OF_A_MONTH = re.compile(rf"(?:{_DAY_OF_WEEK} )?(?:den|d) \d{{1,2}}(?: (?:kl|klokken|fra) .*)?")
_WEEKDAY = re.compile(rf"(?:(?:paa|naeste|{'|'.join(sorted(UNSURE))}) )?{_DAY_OF_WEEK}(?: (?:kl|klokken|fra) .*)?")


def time_of(words: Words, described: Described, now: datetime) -> tuple[Words, Described]:
    """Takes the time out of the place's words where it was typed after them ("sted Rådhuset kl. 15")."""
    if words.when is None and (when := reader.find(described.location, now)):
        return replace(words, when=when), replace(described, location=when.rest)
    return words, described


def take_shift(typed: str) -> tuple[timedelta | None, str]:
    """How much later or earlier a meeting is to be ("en uge", "to timer tidligere"), and the words before it.

    None, and all of the words, where that isn't said, or a time is.
    """
    found = None if _TO.search(typed) else _SHIFT.search(typed)
    number = found and (int(found["n"]) if found["n"].isdecimal() else numbers().get(found["n"].lower()))
    if not found or not number:
        return None, typed
    by = number * next(length for unit, length in _UNITS.items() if found["unit"].lower().startswith(unit))
    return -by if found["side"] else by, typed[: found.start()].strip()


def refuse_second_time(words: Words, now: datetime) -> None:
    """Raises the answer to a new time that is said twice, or in a way that is read by half: the rest would be lost.

    A period as in "møde i 1. kvartal" says no time, and figures as in "Vestergade 5-7" may be an address's, but not
    right after another time.
    """
    found = reader.find(words.rest, now)
    is_period = found is not None and isinstance(found.meaning, Span) and not isinstance(found.meaning.start, datetime)
    bare = None if found else reader.bare_day(words.rest, now)
    is_day = bare is not None and isinstance(bare.meaning, Day | Span) and not is_dateless(bare.meaning)
    is_after_one = bare is not None and re.search(_AFTER_A_TIME + re.escape(bare.phrase), words.typed, re.IGNORECASE)
    if is_day or is_after_one or (found is not None and not is_period):
        raise Answered(
            "Jeg læser mere end én tid.",
            unsaved("Skriv den fx “9/12 kl. 15-17”, eller over flere dage “8/12 kl. 9 - 9/12 kl. 15”."),
        )


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
    _refuse_part_of_day(typed)
    if words.when and old and isinstance(typed, Day | Moment | Span | Ambiguous):
        typed = _or_near_it(typed, words.when.phrase, old)
    meant = _on_its_day(typed, old) if typed and old else typed
    _refuse_unsure(words, meant)
    match meant:
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
        case Span(start, end, dateless=False) if start != end:
            raise _which_day(words)
        case Day() | Span(dateless=False):
            raise _no_hours()
    unread = " ".join(words.rest.split())[:_MOST_REPEATED]
    raise Answered(
        "Hvornår er mødet?",
        *((text(f"Jeg fandt ingen dag i “{unread}”. "),) if unread else ()),
        unsaved("Skriv dag og tid, fx “onsdag den 9. december 2026 kl. 15-17”."),
    )


def _or_near_it(typed: Understood | Ambiguous, phrase: str, old: Meeting) -> Meaning:
    """A weekday alone, or a number of a month; also that day of the moved meeting's own week or month.

    Either may be meant. A weekday alone that is the meeting's own is the one a week later: it would stay where it is.
    """
    coming, *others = typed.candidates if isinstance(typed, Ambiguous) else (typed,)
    day, said = first_day(coming), fold(phrase)
    if _WEEKDAY.fullmatch(said):
        own = old.day + timedelta(days=day.weekday() - old.day.weekday())
        own += timedelta(weeks=own == old.day and isinstance(coming, Day))
    elif _OF_A_MONTH.fullmatch(said) and day.day <= monthrange(old.day.year, old.day.month)[1]:
        own = old.day.replace(day=day.day)
    else:
        return typed
    if own <= day:
        return typed
    return Ambiguous(tuple(dict.fromkeys((_later(coming, own - day), coming, *others))))


def _later(one: Understood, by: timedelta) -> Understood:
    match one:
        case Day(day):
            return Day(day + by)
        case Moment(at):
            return Moment(at + by)
        case Span(start, end):
            return Span(start + by, end + by)


def _refuse_unsure(words: Words, meaning: Meaning | None) -> None:
    """Raises the question whether a day is fixed that only a limit, a guess or a wish is typed of."""
    first = fold(words.when.phrase).partition(" ")[0] if words.when else ""
    if first in UNSURE and isinstance(meaning, Day | Moment | Span) and not is_dateless(meaning):
        ask_fixed(words, meaning)


def _refuse_part_of_day(meaning: Meaning | None) -> None:
    """Raises the question for the hours where only a part of the day was typed: no meeting lasts all of it."""
    meant = meaning.candidates if isinstance(meaning, Ambiguous) else (meaning,)
    if any(isinstance(one, Span) and one.is_part for one in meant):
        raise _no_hours()


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


def _within_a_day(start: datetime, end: datetime, *, is_seminar: bool) -> tuple[datetime, datetime]:
    if is_seminar or end - start <= _LONGEST_DAY:
        return start, end
    raise Answered(
        "Varer mødet flere dage?",
        unsaved("Så skriv, at det er et seminar, fx `/moede opret politisk fyn seminar 8.-9. december`."),
    )


def _which_day(words: Words) -> Answered:
    phrase = words.when.phrase if words.when else ""
    return Answered(
        "Hvilken dag er mødet?",
        unsaved(
            f"“{phrase[:_MOST_REPEATED]}” er flere dage. Skriv dag og tid, fx “onsdag den 9. december 2026 kl. 15-17”. "
            "Varer det flere dage, så skriv, at det er et seminar."
        ),
    )


def _no_hours() -> Answered:
    return Answered(
        "Hvad tid på dagen er mødet?", unsaved("Skriv klokkeslættet med, fx “onsdag den 9. december 2026 kl. 15-17”.")
    )
