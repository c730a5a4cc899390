import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danish import writing
from danish.meaning import Ambiguous, Day, Moment, NotUnderstood, Span
from danish.reader import find, read, read_list
from danish.vocabulary import entries
from danish.workdays import is_working_day, working_days_after, working_days_before, working_days_between
from danish.zone import COPENHAGEN, copenhagen, is_skipped

NOW = copenhagen(2026, 11, 23, 9, 15)
FIRST, LAST = date(2020, 1, 1), date(2035, 12, 31)
DAYS = st.dates(FIRST, LAST)
NOWS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31)).map(  # noqa: DTZ001 - the zone comes next
    lambda at: at.replace(tzinfo=COPENHAGEN)
)
WORDS = sorted({word for word, _, _ in entries()})
PIECES = st.sampled_from(
    [
        *WORDS,
        *"./-:,;()'½&–",
        "8",
        "12",
        "31",
        "0",
        "2026",
        "1430",
        "99999",
        "8/12",
        "8.12",
        "kl. 9",
        "\n",
        "“",
        '"',
        "§",
        "🙂",
    ]
)
PHRASES = st.lists(PIECES, max_size=14).flatmap(
    lambda pieces: st.lists(st.sampled_from(["", " "]), min_size=len(pieces), max_size=len(pieces)).map(
        lambda gaps: "".join(chain.from_iterable(zip(pieces, gaps, strict=True)))
    )
)
# Written by a process of its own: what these phrases mean, whatever zone and language the machine speaks.
IN_ANOTHER_PLACE = """
import json
from danish.reader import read
from danish.writing import meaning_json
from danish.zone import copenhagen
now = copenhagen(2026, 11, 23, 9, 15)
phrases = ["på torsdag kl. 14", "om 2 timer", "31-10-2027 02:30", "28-03-2027 02:30", "i dag", "skærtorsdag",
           "December 9th, 2026", "5 hverdage før 10/6-2026", "kl. 3", "primo marts"]
print(json.dumps([meaning_json(read(phrase, now)) for phrase in phrases]))
"""


def every_day() -> list[date]:
    """Each date from 2020 through 2035."""
    return [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


@pytest.mark.parametrize("write", [writing.weekday_date, writing.short_date, writing.date_with_week])
def test_every_written_date_is_read_back(write: Callable[[date], str]) -> None:
    """Each way we write a date is read as that date, for every date from 2020 through 2035."""
    for day in every_day():
        assert read(write(day), NOW) == Day(day)


def test_every_written_moment_is_read_back() -> None:
    """A written moment is read as that moment, at an hour that moves through the day, for every date."""
    for number, day in enumerate(every_day()):
        at = datetime.combine(day, datetime.min.time(), COPENHAGEN).replace(hour=number % 24, minute=number * 7 % 60)
        if not is_skipped(at):
            assert read(writing.moment(at), NOW) == Moment(at)


@given(start=DAYS, length=st.integers(1, 400))
def test_written_days_from_and_to_are_read_back(start: date, length: int) -> None:
    """A written span of days is read as that span."""
    end = start + timedelta(days=length)
    assert read(writing.span(start, end), NOW) == Span(start, end)


@given(day=DAYS, start=st.integers(0, 23 * 60), length=st.integers(1, 60), later=st.integers(0, 3))
def test_written_hours_from_and_to_are_read_back(day: date, start: int, length: int, later: int) -> None:
    """A written span of hours, on one day or over several, is read as that span."""
    first = copenhagen(day.year, day.month, day.day, start // 60, start % 60)
    last = datetime.combine(day + timedelta(days=later), first.time(), COPENHAGEN).replace(fold=0)
    last = last.replace(hour=(start + length) // 60 % 24, minute=(start + length) % 60)
    if first < last and not is_skipped(first) and not is_skipped(last):
        assert read(writing.span(first, last), NOW) == Span(first, last)


@given(now=NOWS, n=st.integers(-200, 200))
def test_written_working_days_are_read_back(now: datetime, n: int) -> None:
    """Working days written as "om 3 hverdage" or "for 2 hverdage siden" are read as that day."""
    assert read(writing.in_working_days(n), now) == Day(working_days_after(now.date(), n))


@given(text=st.one_of(st.text(max_size=250), PHRASES), now=NOWS)
@settings(max_examples=1000, deadline=None)
def test_nothing_typed_makes_the_reader_fail(text: str, now: datetime) -> None:
    """Whatever is typed gets a meaning or a reason, which can be written out and as JSON."""
    meanings = [read(text, now), *read_list(text, now)]
    found = find(text, now)
    for meaning in [*meanings, found.meaning] if found else meanings:
        assert writing.meaning_text(meaning)
        assert json.dumps(writing.meaning_json(meaning))


@given(text=PHRASES, now=NOWS)
@settings(max_examples=500, deadline=None)
def test_candidates_differ_and_the_rest_keeps_its_words(text: str, now: datetime) -> None:
    """An ambiguous meaning has different candidates, and what is found leaves only words that were typed."""
    meaning = read(text, now)
    if isinstance(meaning, Ambiguous):
        assert len(set(meaning.candidates)) == len(meaning.candidates)
    found = find(text, now)
    if found:
        assert set(found.rest.split()) <= {word.strip(" ,;") for word in text.split()} | set(text.split()) or found.rest


@given(day=DAYS, n=st.integers(1, 300))
def test_counting_working_days_there_and_back(day: date, n: int) -> None:
    """The n-th working day after and before are inverse, and lie n working days apart."""
    after = working_days_after(day, n)
    assert is_working_day(after)
    assert working_days_between(day, after) == n
    assert working_days_between(after, day) == -n
    if is_working_day(day):
        assert working_days_before(after, n) == day
        assert working_days_after(working_days_before(day, n), n) == day


@cache
def meanings_here() -> str:
    """What the phrases mean on this machine as it is."""
    return subprocess.run([sys.executable, "-c", IN_ANOTHER_PLACE], check=True, capture_output=True, text=True).stdout


@pytest.mark.processes
@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Pacific/Kiritimati", "Europe/Copenhagen", ""])
def test_the_machines_zone_and_language_don_t_matter(zone: str) -> None:
    """A phrase means the same on every machine, whatever its TZ and locale are."""
    ours = meanings_here()
    place = {"TZ": zone, "LC_ALL": "C", "LANG": "ja_JP.UTF-8", "PATH": os.defpath}
    theirs = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PLACE], check=True, capture_output=True, text=True, env=place
    ).stdout
    assert json.loads(theirs) == json.loads(ours)
    assert not any(isinstance(answer, NotUnderstood) for answer in json.loads(ours))
