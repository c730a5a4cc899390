"""Takes a search apart: the words, and in any order among them cluster, topic and time; it looks nothing up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from danish.meaning import Day, Span
from danish.names import NameFound, find_name
from danish.reader import read
from danish.words import is_small
from danish.writing import MONTHS
from danish.zone import COPENHAGEN
from domain.inheriting import shared_by
from domain.organisation import Cluster, Profile
from domain.search import Within, asked_words
from handlers.clusters import take_cluster
from handlers.pages import take_page
from handlers.typed_text import one_line

LONGEST = 300
"""So many letters of what was typed are read."""
_DAY = r"[0-9]{1,2}/[0-9]{1,2}(?:-20[0-9]{2})?"
_POINT = rf"(?:[0-9]{{1,2}}\.?\s+)?(?:{'|'.join(MONTHS)})(?:\s+20[0-9]{{2}})?|{_DAY}|20[0-9]{{2}}"
_PERIOD = r"år|(?:sidste|denne)\s+(?:år|måned|uge)"
_TIME = re.compile(
    rf"(?<!\w)(?:(?P<how>siden|fra|efter|før|inden|foer|i)\s+)?(?P<point>{_POINT}|{_PERIOD})(?!\w)",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"(?<!\w)emner?:?\s+(.+)", re.IGNORECASE)
_FROM, _AFTER, _BEFORE = frozenset({"siden", "fra"}), frozenset({"efter"}), frozenset({"før", "foer", "inden"})
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for. `typed` is all of it as it was typed but for the page, `period` the words about time.

    `no_topic` is the word after "emne" where that names no topic; it is searched for.
    """

    typed: str
    words: tuple[str, ...]
    within: Within
    cluster: Cluster | None = None
    period: str = ""
    page: int = 1
    no_topic: str = ""


def read_query(typed: str, profile: Profile, now: datetime) -> Query:
    """What the words after `/erfaring søg` ask for; a topic is named after the word "emne"."""
    page, text = take_page(one_line(typed)[:LONGEST])
    topic, rest, no_topic = _take_topic(text, profile.topics)
    period, begins, ends, rest = _take_time(rest, now)
    cluster, rest = take_cluster(rest, profile)
    within = Within(shared_by(cluster.key, profile) if cluster else (), begins, ends, topic)
    words = asked_words(rest)
    if cluster or period or topic:
        words = tuple(word for word in words if not is_small(word))
    return Query(text, words, within, cluster, period, page, no_topic)


def _take_topic(text: str, topics: Sequence[str]) -> tuple[str, str, str]:
    """The topic named after "emne" in as many words as it takes, the text without it, and a word that names none."""
    said = _TOPIC.search(text)
    after = said[1].split() if said else []
    for length in range(min(len(after), 5), 0, -1):
        found = find_name(" ".join(after[:length]), {one: (one,) for one in topics})
        if said and isinstance(found, NameFound):
            return found.key, " ".join([text[: said.start()], *after[length:]]), ""
    first = after[0].strip(',.;:!?"“”') if after else ""
    return "", text, "" if is_small(first.lower()) else first


def _take_time(text: str, now: datetime) -> tuple[str, datetime | None, datetime | None, str]:
    """The first words about time that mean days, when these begin and when they are over, and the text without them."""
    for said in _TIME.finditer(text):
        how, point = (said["how"] or "").lower(), said["point"].lower()
        days = _days(point, is_this_year=how == "i", now=now)
        if days is None:
            continue
        first, after = _midnight(days[0]), _midnight(days[1] + _A_DAY)
        begins: datetime | None = after if how in _AFTER else None if how in _BEFORE else first
        ends: datetime | None = first if how in _BEFORE else None if how in _FROM | _AFTER else after
        return said[0].strip(), begins, ends, f"{text[: said.start()]} {text[said.end() :]}"
    return "", None, None, text


def _days(point: str, *, is_this_year: bool, now: datetime) -> tuple[date, date] | None:
    """First and last day; what lies ahead is meant a year earlier, since nothing is shared before its time."""
    if point.isdecimal():
        return date(int(point), 1, 1), date(int(point), 12, 31)
    if point == "år" and not is_this_year:
        return None
    found = _span("i år" if point == "år" else point, now)
    if found and found[0] > now.date() and not re.search(r"20[0-9]{2}", point):
        found = _span(point, now.replace(year=now.year - 1, day=min(now.day, 28)))
    return found


def _span(point: str, now: datetime) -> tuple[date, date] | None:
    meaning = read(point, now)
    if isinstance(meaning, Day):
        return meaning.day, meaning.day
    if isinstance(meaning, Span) and not meaning.is_timed:
        return meaning.start, meaning.end
    return None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=COPENHAGEN)
