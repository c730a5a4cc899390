from datetime import date, datetime

import pytest

from danish.meaning import Ambiguous, Day, Meaning, Moment, NotUnderstood, Reason, Span
from danish.reader import read
from danish.writing import (
    clock,
    count,
    date_with_week,
    in_days,
    in_working_days,
    join,
    join_or,
    meaning_json,
    meaning_text,
    moment,
    number_word,
    reason_text,
    short_date,
    short_forms,
    span,
    weekday_date,
)
from danish.zone import copenhagen

NOW = copenhagen(2026, 11, 23, 9, 15)
DAY = date(2026, 12, 9)
AT = copenhagen(2026, 12, 9, 15)


def test_dates_are_written_out() -> None:
    """A date has its weekday, the day before the month, the month in small letters, and the ISO week where it helps."""
    assert weekday_date(DAY) == "onsdag den 9. december 2026"
    assert short_date(DAY) == "9. december 2026"
    assert short_forms(DAY) == ("9/12", "09/12", "9. december", "9. dec", "2026-12-09")
    assert date_with_week(DAY) == "onsdag den 9. december 2026 (uge 50)"
    assert date_with_week(date(2027, 1, 1)) == "fredag den 1. januar 2027 (uge 53)"


def test_times_are_written_out() -> None:
    """A time of the day has a full stop between hours and minutes, each of two figures."""
    assert clock(AT) == "kl. 15.00"
    assert clock(copenhagen(2026, 12, 9, 8, 5)) == "kl. 08.05"
    assert moment(AT) == "onsdag den 9. december 2026 kl. 15.00 (uge 50)"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (AT, copenhagen(2026, 12, 9, 17), "onsdag den 9. december 2026 kl. 15.00–17.00 (uge 50)"),
        (
            AT,
            copenhagen(2026, 12, 10, 17),
            "onsdag den 9. december 2026 kl. 15.00 – torsdag den 10. december 2026 kl. 17.00 (uge 50)",
        ),
        (DAY, DAY, "onsdag den 9. december 2026 (uge 50)"),
        (DAY, date(2026, 12, 10), "onsdag den 9. december 2026 – torsdag den 10. december 2026 (uge 50)"),
        (DAY, date(2027, 1, 4), "onsdag den 9. december 2026 – mandag den 4. januar 2027 (uge 50–1)"),
    ],
)
def test_spans_are_written_out(start: date, end: date, text: str) -> None:
    """A span on one day says the day once, a longer one both days in full, with the weeks it touches."""
    assert span(start, end) == text


def test_distances_in_days() -> None:
    """The nearest days by their names."""
    assert [in_days(n) for n in (-2, -1, 0, 1, 3)] == ["for 2 dage siden", "i går", "i dag", "i morgen", "om 3 dage"]


def test_distances_in_working_days() -> None:
    """The number of working days stands with its noun in the right form, ahead or behind."""
    assert [in_working_days(n) for n in (0, 1, 3, -1, -2)] == [
        "i dag", "om 1 hverdag", "om 3 hverdage", "for 1 hverdag siden", "for 2 hverdage siden",
    ]  # fmt: skip


def test_lists_are_joined() -> None:
    """Words are joined with commas and "og" or "eller" before the last."""
    assert [join(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a og b", "a, b og c"]
    assert join_or(["a", "b", "c"]) == "a, b eller c"


def test_numbers_are_written_out() -> None:
    """Counts have the noun in the right form, thousands a full stop, and small numbers are words."""
    assert count(1, "opgave", "opgaver") == "1 opgave"
    assert count(0, "opgave", "opgaver") == "0 opgaver"
    assert count(1131, "opgave", "opgaver") == "1.131 opgaver"
    assert [number_word(n) for n in (0, 1, 2, 12, 13)] == ["nul", "en", "to", "tolv", "13"]


@pytest.mark.parametrize(
    ("meaning", "expected"),
    [
        (Day(DAY), {"kind": "day", "start": "2026-12-09", "text": "onsdag den 9. december 2026 (uge 50)"}),
        (
            Moment(AT),
            {"kind": "moment", "start": "2026-12-09T15:00", "text": "onsdag den 9. december 2026 kl. 15.00 (uge 50)"},
        ),
        (
            Span(DAY, date(2026, 12, 10)),
            {
                "kind": "span",
                "start": "2026-12-09",
                "end": "2026-12-10",
                "text": "onsdag den 9. december 2026 – torsdag den 10. december 2026 (uge 50)",
            },
        ),
        (
            Span(AT, copenhagen(2026, 12, 9, 17)),
            {
                "kind": "span",
                "start": "2026-12-09T15:00",
                "end": "2026-12-09T17:00",
                "text": "onsdag den 9. december 2026 kl. 15.00–17.00 (uge 50)",
            },
        ),
        (
            Ambiguous((Day(DAY), Moment(AT))),
            {
                "kind": "ambiguous",
                "candidates": [
                    {"start": "2026-12-09", "text": "onsdag den 9. december 2026 (uge 50)"},
                    {"start": "2026-12-09T15:00", "text": "onsdag den 9. december 2026 kl. 15.00 (uge 50)"},
                ],
                "text": "onsdag den 9. december 2026 (uge 50) eller onsdag den 9. december 2026 kl. 15.00 (uge 50)",
            },
        ),
    ],
)
def test_meanings_have_a_text_and_a_json_shape(meaning: Meaning, expected: dict[str, object]) -> None:
    """Each kind of meaning has its own shape, with Copenhagen's wall time without offsets."""
    assert meaning_json(meaning) == expected
    assert meaning_text(meaning) == expected["text"]


@pytest.mark.parametrize(
    ("phrase", "parts"),
    [
        ("", ["ingen dato"]),
        ("torsdag den 9. december 2026", ["9. december 2026 er en onsdag", "torsdag den 10. december 2026"]),
        ("31. november", ["November har ingen dag nr. 31"]),
        ("29. februar 2027", ["Februar 2027 har ingen dag nr. 29"]),
        ("den 32.", ["Ingen måned har en dag nr. 32"]),
        ("32/13", ["ingen måned nr. 13"]),
        ("uge 54", ["ingen uge 54"]),
        ("uge 53 2027", ["2027 har ingen uge 53"]),
        ("kl. 25", ["25.00"]),
        ("28-03-2027 02:30", ["02.30", "28. marts 2027", "sommertid"]),
        ("28-03-2027 kl. 01.30-02.30", ["Kl. 02.30 den 28. marts 2027"]),
        ("hver torsdag", ["mere end én dag"]),
        ("5 hverdage før mødet", ["møde"]),
        ("søndag den 1.", ["søndag", "den 1.", "tre måneder"]),
        ("torsdag den 10. december i uge 51", ["Torsdag den 10. december 2026 ligger i uge 50", "uge 51"]),
        ("kl. 17-15", ["før begyndelsen"]),
        ("kl. 10 i eftermiddag", ["10.00"]),
        ("efter torsdag", ["fra og til"]),
        ("snart", ["bestemt dag"]),
        ("femte torsdag i februar 2027", ["5"]),
        ("5. kvartal", ["5"]),
        ("om 9999 uger", ["langt væk"]),
        ("noget", ["9. december kl. 15"]),
        ("x" * 500, ["for lang"]),
    ],
)
def test_reasons_say_what_is_wrong(phrase: str, parts: list[str]) -> None:
    """The sentence for what is not understood names the fact that a person can act on."""
    meaning = read(phrase, NOW)
    assert isinstance(meaning, NotUnderstood)
    told = meaning_json(meaning)
    assert told["kind"] == "none"
    assert told["reason"] == reason_text(meaning) == told["text"]
    for part in parts:
        assert part in told["reason"]


def test_every_reason_has_a_sentence() -> None:
    """No reason is without words, whatever facts come with it."""
    days = (Day(DAY), Day(date(2026, 12, 10)))
    for reason in Reason:
        answer = NotUnderstood(
            reason, number=1, month=2, year=2027, weekday=3, hour=4, at=datetime(2027, 3, 28, 2, 30), alternatives=days  # noqa: DTZ001 - a wall time that doesn't exist
        )  # fmt: skip
        assert reason_text(answer).endswith((".", "?"))
