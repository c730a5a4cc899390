"""Reads what `/tovholder indstillinger` is told; it looks nothing up and saves nothing."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from danish import reader, writing
from danish.meaning import Ambiguous, Day, Moment, NotUnderstood, Reason, Span
from danish.names import fold, nearest_word
from danish.zone import COPENHAGEN
from danish.zones import ZONES, read_zone
from domain.preferences import Preferences
from domain.quiet import Span as Hours

DIGEST, ZONE, QUIET, PAUSE, NEWS, RESET = "overblik", "zone", "stille", "pause", "erfaringer", "nulstil"
USAGE = (
    "Skriv fx `/tovholder indstillinger overblik kl. 7.30`, og på samme måde `overblik nej`, `stille 17-8`, "
    "`zone grønland`, `erfaringer nej`, `pause til mandag` eller `pause uge 52`."
)
_OFF = frozenset({"fra", "nej", "ingen", "slut", "stop", "af", "slaa fra", "slet", "ikke"})
_ON = frozenset({"til", "ja", "slaa til", "igen"})
_ALSO = {
    "overblikket": DIGEST,
    "morgenoverblik": DIGEST,
    "tidszone": ZONE,
    "stilletid": QUIET,
    "ro": QUIET,
    "ferie": PAUSE,
    "erfaring": NEWS,
    "nyheder": NEWS,
    "standard": RESET,
}
_TIME = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?", re.IGNORECASE)
_NUMBER = r"(?:\d{1,3}|en|et|to|tre|fire|fem|seks|syv|otte|ni|ti)"
_LENGTH = re.compile(
    rf"(?:i\s+)?({_NUMBER}\s+(?:dage?|døgn|uger?|måned(?:er)?))(?:\s+fra\s+(?:og\s+med\s+)?(.+))?", re.IGNORECASE
)
NO_PAUSE = "fra"
_FROM = re.compile(r"fra\b", re.IGNORECASE)
_UNTIL = re.compile(r"(?:ind)?til\s+(og\s+med\s+)?", re.IGNORECASE)
_LONGEST = timedelta(days=366)


class NotRead(Exception):  # noqa: N818 - an answer to a person, not a fault
    """What was typed means no setting; `why` says so in Danish."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def read(typed: str, wishes: Preferences, now: datetime) -> Preferences:
    """The choices as the words change them; raises NotRead."""
    word, _, said = typed.strip().partition(" ")
    name = _ALSO.get(fold(word), fold(word))
    if name not in _READERS:
        near = nearest_word(name, [*_READERS, *_ALSO])
        raise NotRead(f"Mente du “{near}”? {USAGE}" if near else USAGE)
    return _READERS[name](said.strip(), wishes, now)


def begins_choice(typed: str) -> bool:
    """Whether the words are such a choice and nothing else in the whole product."""
    first, rest = [*typed.split(maxsplit=1), "", ""][:2]
    name = _ALSO.get(fold(first), fold(first))
    return name in {DIGEST, ZONE, QUIET, PAUSE} or (name == NEWS and fold(rest) in _OFF | _ON)


def read_time(typed: str, now: datetime) -> time | None:
    """A time of the day: "7.30", "kl. 7", "halv otte"; None for anything else."""
    if found := _TIME.fullmatch(typed.strip()):
        hour, minute = int(found[1]), int(found[2] or 0)
        return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 - a clock's
    meaning = reader.read(typed, now)
    return meaning.at.time() if isinstance(meaning, Moment) and meaning.dateless else None


def read_quiet(typed: str, now: datetime) -> Hours | None:
    """Quiet hours: "17-8", "fra kl. 17 til 8.30"; None where they are to end; raises NotRead."""
    if fold(typed) in _OFF:
        return None
    words = re.sub(r"^\s*(?:fra|mellem)\s+", "", typed, flags=re.IGNORECASE)
    parts = [read_time(part, now) for part in re.split(r"\s*(?:[-–]|\btil\b|\bog\b)\s*", words)]
    match parts:
        case [time() as first, time() as end] if first != end:
            return first, end
    raise NotRead("Skriv fra hvornår til hvornår, fx “17-8” eller “fra kl. 16.30 til 9”. “Ingen” fjerner dem.")


def with_pause(wishes: Preferences, typed: str, now: datetime) -> Preferences:
    """With a pause until some time ("til mandag", "2 uger", "til og med 4/12") or of some days ("næste uge", "uge 52").

    Without one where it is to end now. Raises NotRead.
    """
    if not typed:
        raise NotRead("Skriv hvor længe, fx “pause til mandag”, “pause uge 52” eller “pause fra” for at slutte den.")
    if fold(typed) in _OFF:
        return replace(wishes, paused_from=None, paused_until=None)
    until = _UNTIL.match(typed)
    length = _LENGTH.fullmatch(typed)
    words = f"om {length[1]}" if length else typed[until.end() :] if until else typed
    first = _first(length[2], now) if length and length[2] else now
    begins, ends = _pause(words, first, is_end=bool(length or until), is_included=bool(until and until[1]))
    if ends <= now:
        raise NotRead(f"{writing.capitalised(writing.moment(ends))} er passeret. Skriv et senere tidspunkt.")
    if ends - now > _LONGEST:
        raise NotRead("En pause kan højst vare et år, regnet fra i dag.")
    return replace(wishes, paused_from=begins if begins > now else None, paused_until=ends)


def _first(words: str, now: datetime) -> datetime:
    """When a pause begins whose length was said beside it ("2 uger fra mandag"); raises NotRead."""
    match reader.read(words, now):
        case Moment(at):
            return at
        case Day(day):
            return _begins(day)
    raise NotRead("Skriv både fra og til, fx “pause fra mandag til fredag”.")


def _pause(words: str, now: datetime, *, is_end: bool, is_included: bool) -> tuple[datetime, datetime]:
    """From when to when: the days that are named, or from now until the end that is, its day included or not."""
    meaning = reader.read(words, now)
    match meaning:
        case Moment(at):
            return now, at
        case Day(day) if not is_end and _FROM.match(words):
            begins = writing.weekday_date(day)
            raise NotRead(f"Skriv også, hvornår pausen fra {begins} slutter, fx “pause fra mandag til fredag”.")
        case Day(day):
            return (now if is_end else _begins(day)), _begins(day + timedelta(days=is_included or not is_end))
        case Span(start, end) if not isinstance(start, datetime) and not isinstance(end, datetime):
            if is_end:
                return now, _begins(end + timedelta(days=1) if is_included else start)
            return _begins(start), _begins(end + timedelta(days=1))
        case Ambiguous(candidates):
            readings = writing.join_or([writing.meaning_text(one) for one in candidates])
            raise NotRead(f"Det kan betyde {readings}. Skriv det mere præcist.")
        case NotUnderstood() if meaning.reason is not Reason.NOT_A_DATE:
            raise NotRead(writing.capitalised(writing.reason_text(meaning)))
    raise NotRead("Skriv fx “til mandag” eller “2 uger”.")


def _begins(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=COPENHAGEN)


def _digest(said: str, wishes: Preferences, now: datetime) -> Preferences:
    if fold(said) in _OFF:
        return replace(wishes, wants_digest=False)
    if not said or fold(said) in _ON:
        return replace(wishes, wants_digest=True)
    at = read_time(said, now)
    if at is None:
        raise NotRead(f"“{said[:40]}” er ikke et klokkeslæt. Skriv fx `overblik kl. 7.30`, eller `overblik nej`.")
    return replace(wishes, digest_at=at, wants_digest=True)


def _zone(said: str, wishes: Preferences, _now: datetime) -> Preferences:
    zone = read_zone(said)
    if zone is None:
        raise NotRead(f"Jeg kender {writing.join(list(ZONES.values()))}. Skriv fx `zone grønland`.")
    return replace(wishes, zone=zone)


def _quiet(said: str, wishes: Preferences, now: datetime) -> Preferences:
    return replace(wishes, quiet=read_quiet(said, now))


def _paused(said: str, wishes: Preferences, now: datetime) -> Preferences:
    return with_pause(wishes, said, now)


def _news(said: str, wishes: Preferences, _now: datetime) -> Preferences:
    if fold(said) not in _OFF | _ON:
        raise NotRead("Skriv `erfaringer ja` eller `erfaringer nej`.")
    return replace(wishes, wants_news=fold(said) in _ON)


def _reset(said: str, wishes: Preferences, _now: datetime) -> Preferences:
    if said:
        raise NotRead("Skriv kun `nulstil`: Så er alt som fra begyndelsen.")
    return Preferences(wishes.person, next_digest=wishes.next_digest)


_READERS: dict[str, Callable[[str, Preferences, datetime], Preferences]] = {
    DIGEST: _digest,
    ZONE: _zone,
    QUIET: _quiet,
    PAUSE: _paused,
    NEWS: _news,
    RESET: _reset,
}
