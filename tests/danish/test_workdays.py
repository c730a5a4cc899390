from datetime import date, timedelta

import pytest

from danish.workdays import (
    easter,
    holiday_name,
    is_working_day,
    next_working_day,
    working_days_after,
    working_days_before,
    working_days_between,
)


@pytest.mark.parametrize(
    ("n", "day", "before"),
    [
        (5, date(2026, 6, 10), date(2026, 6, 2)),
        (8, date(2027, 4, 6), date(2027, 3, 22)),
        (5, date(2023, 4, 20), date(2023, 4, 13)),
        (1, date(2026, 12, 28), date(2026, 12, 23)),
        (1, date(2027, 1, 4), date(2026, 12, 30)),
        (60, date(2026, 12, 9), date(2026, 9, 16)),
        (0, date(2026, 12, 6), date(2026, 12, 6)),
        (-1, date(2026, 12, 4), date(2026, 12, 7)),
    ],
)
def test_working_days_before(n: int, day: date, before: date) -> None:
    """Weekends, public holidays and the three further days off aren't counted backwards, across New Year neither."""
    assert working_days_before(day, n) == before


@pytest.mark.parametrize(
    ("n", "day", "after"),
    [
        (15, date(2023, 3, 15), date(2023, 4, 5)),
        (1, date(2026, 12, 4), date(2026, 12, 7)),
        (1, date(2026, 12, 23), date(2026, 12, 28)),
        (2, date(2026, 12, 30), date(2027, 1, 5)),
        (0, date(2026, 12, 6), date(2026, 12, 6)),
        (-2, date(2026, 12, 7), date(2026, 12, 3)),
    ],
)
def test_working_days_after(n: int, day: date, after: date) -> None:
    """Weekends, public holidays and the three further days off aren't counted forwards, across New Year neither."""
    assert working_days_after(day, n) == after


def test_counting_agrees_with_going_day_by_day() -> None:
    """Counting over several years gives the same as looking at each day in turn."""
    day = date(2022, 12, 1)
    for n in range(1, 1500):
        day += timedelta(days=1)
        while not is_working_day(day):
            day += timedelta(days=1)
        assert working_days_after(date(2022, 12, 1), n) == day


def test_working_days_between_two_days() -> None:
    """The first day is not counted, the last one is, and backwards the number is negative."""
    assert working_days_between(date(2026, 12, 4), date(2026, 12, 7)) == 1
    assert working_days_between(date(2026, 12, 4), date(2026, 12, 4)) == 0
    assert working_days_between(date(2026, 12, 4), date(2026, 12, 6)) == 0
    assert working_days_between(date(2026, 12, 30), date(2027, 1, 4)) == 1
    assert working_days_between(date(2026, 12, 9), date(2026, 12, 2)) == -5
    assert next_working_day(date(2026, 12, 23)) == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2027, 1, 1), "nytårsdag"),
        (date(2027, 3, 25), "skærtorsdag"),
        (date(2027, 3, 26), "langfredag"),
        (date(2027, 3, 28), "påskedag"),
        (date(2027, 3, 29), "2. påskedag"),
        (date(2023, 5, 5), "store bededag"),
        (date(2024, 4, 26), None),
        (date(2027, 5, 6), "Kristi himmelfartsdag"),
        (date(2027, 5, 16), "pinsedag"),
        (date(2027, 5, 17), "2. pinsedag"),
        (date(2026, 6, 5), "Grundlovsdag"),
        (date(2026, 12, 24), "juleaftensdag"),
        (date(2026, 12, 25), "juledag"),
        (date(2026, 12, 26), "2. juledag"),
        (date(2026, 12, 31), "nytårsaftensdag"),
        (date(2026, 5, 1), None),
        (date(2026, 12, 9), None),
    ],
)
def test_holidays_have_names(day: date, name: str | None) -> None:
    """A day off has its Danish name as it stands in a sentence, and no other day has one."""
    assert holiday_name(day) == name
    assert name is None or not is_working_day(day)


def test_saturdays_are_no_working_days() -> None:
    """Working days are Monday to Friday."""
    assert [is_working_day(date(2026, 12, day)) for day in range(7, 14)] == [True] * 5 + [False] * 2


def test_easter() -> None:
    """Easter Sunday is the one of the Western church."""
    assert [easter(year) for year in (2023, 2026, 2027, 2038)] == [
        date(2023, 4, 9), date(2026, 4, 5), date(2027, 3, 28), date(2038, 4, 25),
    ]  # fmt: skip
