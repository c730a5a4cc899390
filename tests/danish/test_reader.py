import re
from datetime import UTC, date, datetime

import pytest

from danish.meaning import Ambiguous, Day, Moment, NotUnderstood, Reason, Span
from danish.parsing import GRAMMAR
from danish.patterns import BOOK, LONGEST, Rule
from danish.reader import read, read_list
from danish.tokens import tokens
from danish.zone import copenhagen
from tests.danish.examples import as_in_the_table, examples

NOW = copenhagen(2026, 11, 23, 9, 15)


def test_every_phrase_of_the_table_means_what_the_table_says() -> None:
    """A phrase means what the table of examples says, with candidates in that order; each that doesn't is told."""
    read_as = [(one, as_in_the_table(read(one.phrase, one.now))) for one in examples()]
    assert [(one, answer) for one, answer in read_as if answer != one.meaning] == []


def test_the_table_is_large_enough_to_mean_something() -> None:
    """The table holds far more than four hundred different phrases."""
    assert len({example.phrase for example in examples()}) > 800


@pytest.mark.parametrize("rule", [rule for rule in BOOK.rules if rule.examples], ids=lambda rule: rule.pattern)
def test_every_rule_reads_its_own_examples(rule: Rule) -> None:
    """Each example that stands beside a rule of the grammar is read by that rule."""
    assert GRAMMAR
    for example in rule.examples:
        read_as = tokens(example)
        fits = [(place, rule.fit(read_as.kinds[place:])) for place in range(len(read_as.kinds))]
        assert any(fit and fit.make(read_as.values, place) for place, fit in fits), example


def test_no_rule_fits_more_tokens_than_are_looked_at() -> None:
    """The grammar looks at as many tokens at once as its longest pattern has symbols."""
    assert GRAMMAR
    assert max(len(re.findall(r"\w+", rule.pattern)) for rule in BOOK.rules) <= LONGEST


@pytest.mark.parametrize(
    ("phrase", "is_yearless"),
    [
        ("8/12", True),
        ("8. december", True),
        ("onsdag den 9. december kl. 15", True),
        ("3.-4. januar", True),
        ("10/11", True),
        ("8/12 eller 10/12", True),
        ("8/12-2026", False),
        ("8. december næste år", False),
        ("den 15.", False),
        ("torsdag", False),
        ("uge 50", False),
        ("to uger før 8. december", False),
    ],
)
def test_a_day_and_month_without_a_year_is_told(phrase: str, *, is_yearless: bool) -> None:
    """A meaning says whether day and month were stated without a year, so that an existing day can be looked for."""
    meaning = read(phrase, NOW)
    assert not isinstance(meaning, NotUnderstood)
    assert meaning.yearless is is_yearless


def test_a_time_alone_is_told_from_a_time_of_a_day() -> None:
    """A moment or span says whether its day was supplied by the reader."""
    assert read("kl. 14", NOW) == Moment(copenhagen(2026, 11, 23, 14), dateless=True)
    assert read("i dag kl. 14", NOW) == Moment(copenhagen(2026, 11, 23, 14))
    span = read("kl. 15-17", NOW)
    assert isinstance(span, Span)
    assert span.dateless
    today = read("i eftermiddag", NOW)
    assert isinstance(today, Span)
    assert not today.dateless


def test_a_wrong_weekday_brings_both_readings() -> None:
    """When weekday and date disagree, the answer holds the date as stated and the nearest day of that weekday."""
    meaning = read("torsdag den 9. december 2026", NOW)
    days = (Day(date(2026, 12, 9)), Day(date(2026, 12, 10)))
    assert meaning == NotUnderstood(Reason.WRONG_WEEKDAY, weekday=3, alternatives=days, readings=days)
    yearless = read("mandag den 9. december", NOW)
    assert isinstance(yearless, NotUnderstood)
    assert (yearless.number, yearless.month, yearless.weekday, yearless.yearless) == (9, 12, 0, True)
    assert yearless.alternatives[1].day == date(2026, 12, 7)


@pytest.mark.parametrize(
    ("phrase", "readings"),
    [
        ("torsdag den 9. december 2026 kl. 15-17", ((9, 15, 9, 17), (10, 15, 10, 17))),
        ("kl. 3-5 torsdag den 9. december 2026", ((9, 15, 9, 17), (9, 3, 9, 5), (10, 15, 10, 17), (10, 3, 10, 5))),
        (
            "fra torsdag den 9. december 2026 kl. 9 til fredag den 11. december 2026 kl. 16",
            ((9, 9, 11, 16), (10, 9, 11, 16)),
        ),
        (
            "fra onsdag den 9. december 2026 kl. 9 til torsdag den 11. december 2026 kl. 16",
            ((9, 9, 11, 16), (9, 9, 10, 16)),
        ),
        ("fra torsdag den 9. december 2026 kl. 9 til torsdag den 11. december 2026 kl. 16", ()),
    ],
)
def test_a_wrong_weekday_keeps_the_hours(phrase: str, readings: tuple[tuple[int, int, int, int], ...]) -> None:
    """Readings of a phrase whose weekday is wrong have the hours that were stated; of two wrong days there are none."""
    meaning = read(phrase, NOW)
    assert isinstance(meaning, NotUnderstood)
    assert meaning.reason is Reason.WRONG_WEEKDAY
    assert meaning.readings == tuple(
        Span(copenhagen(2026, 12, day, hour), copenhagen(2026, 12, last, end)) for day, hour, last, end in readings
    )


def test_naive_times_are_refused() -> None:
    """A `now` without a zone raises ValueError, for nobody knows what it means."""
    with pytest.raises(ValueError, match="aware"):
        read("i dag", datetime(2026, 11, 23, 9, 15))  # noqa: DTZ001 - this is what is refused
    with pytest.raises(ValueError, match="aware"):
        read_list("i dag", datetime(2026, 11, 23, 9, 15))  # noqa: DTZ001 - likewise


def test_now_may_be_in_any_zone() -> None:
    """What counts is what Copenhagen's clock shows: 23.30 in UTC is tomorrow there."""
    assert read("i dag", datetime(2026, 11, 23, 23, 30, tzinfo=UTC)) == Day(date(2026, 11, 24))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8., 10. og 15. december", ["2026-12-08", "2026-12-10", "2026-12-15"]),
        ("8, 10 og 15 december", ["2026-12-08", "2026-12-10", "2026-12-15"]),
        ("den 8., den 10. og den 15. december", ["2026-12-08", "2026-12-10", "2026-12-15"]),
        ("8. december, 10. december og 15. december", ["2026-12-08", "2026-12-10", "2026-12-15"]),
        ("8. og 10. december", ["2026-12-08", "2026-12-10"]),
        ("8. december og 12. januar", ["2026-12-08", "2027-01-12"]),
        ("8. december, 12. januar 2027", ["2026-12-08", "2027-01-12"]),
        ("30. november, 1. og 2. december", ["2026-11-30", "2026-12-01", "2026-12-02"]),
        ("2/12 15-17, 9/12 15-17", ["2026-12-02T15:00..17:00", "2026-12-09T15:00..17:00"]),
        ("2/12 15-17\n9/12 15-17\n", ["2026-12-02T15:00..17:00", "2026-12-09T15:00..17:00"]),
        ("2/12 15-17; 9/12 15-17", ["2026-12-02T15:00..17:00", "2026-12-09T15:00..17:00"]),
        ("2/12 og 9/12 kl. 15-17", ["2026-12-02T15:00..17:00", "2026-12-09T15:00..17:00"]),
        ("kl. 15-17 den 2/12, 9/12 og 16/12", [f"2026-12-{day}T15:00..17:00" for day in ("02", "09", "16")]),
        ("d. 2/12 kl. 9-11 og d. 9/12 kl. 13-15", ["2026-12-02T09:00..11:00", "2026-12-09T13:00..15:00"]),
        ("onsdag den 2/12, torsdag den 3/12", ["2026-12-02", "2026-12-03"]),
        ("onsdag d. 2. eller torsdag d. 3. december", ["2026-12-02", "2026-12-03"]),
        ("mandag, onsdag og fredag i uge 50", ["2026-12-07", "2026-12-09", "2026-12-11"]),
        ("torsdag kl. 9-11 eller 13-15", ["2026-11-26T09:00..11:00", "2026-11-26T13:00..15:00"]),
        ("uge 49, 50 og 51", ["2026-11-30..2026-12-06", "2026-12-07..2026-12-13", "2026-12-14..2026-12-20"]),
        ("8.-9. december og 15.-16. december", ["2026-12-08..2026-12-09", "2026-12-15..2026-12-16"]),
        ("8/12-26, 10/12-26", ["2026-12-08", "2026-12-10"]),
        ("2026-12-08, 2026-12-10", ["2026-12-08", "2026-12-10"]),
        ("8/12", ["2026-12-08"]),
        ("8/12, noget andet", ["2026-12-08", "none NOT_A_DATE"]),
        ("8/12, 31/11", ["2026-12-08", "none NO_SUCH_DAY"]),
        ("onsdag, den 9. december", ["2026-12-09"]),
        ("2/12, kl. 15-17", ["2026-12-02T15:00..17:00"]),
        ("", ["none EMPTY"]),
        ("x" * 3000, ["none TOO_LONG"]),
    ],
)
def test_a_list_for_a_poll_is_read_by_the_same_grammar(text: str, expected: list[str]) -> None:
    """Each day or time of a list is read, taking over month, year and hours that are stated once."""
    assert [as_in_the_table(meaning) for meaning in read_list(text, NOW)] == expected


def test_meanings_keep_their_promises() -> None:
    """A meaning can't be made of a naive time, a backward span or a single candidate."""
    day = Day(date(2026, 12, 8))
    with pytest.raises(ValueError, match="one reading"):
        Ambiguous((day,))
    with pytest.raises(ValueError, match="aware"):
        Moment(datetime(2026, 12, 8, 9))  # noqa: DTZ001 - this is what is refused
    with pytest.raises(ValueError, match="aware"):
        Moment(datetime(2026, 12, 8, 9, tzinfo=UTC))
    with pytest.raises(ValueError, match="end before"):
        Span(date(2026, 12, 8), date(2026, 12, 7))
    with pytest.raises(ValueError, match="from date to date"):
        Span(date(2026, 12, 8), copenhagen(2026, 12, 8))
    with pytest.raises(ValueError, match="holds a date"):
        Day(copenhagen(2026, 12, 8))
