from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danish.workdays import is_working_day
from danish.zone import copenhagen
from domain.occasions import Occasion, OccasionKind, since, tidying_on, to_look_at
from domain.reminder_times import Reminding

USUAL = Reminding()


def found(at: datetime, kind: OccasionKind) -> Occasion | None:
    """The occasion of that kind to look at then."""
    return next((one for one in to_look_at(at, USUAL) if one.kind is kind), None)


@pytest.mark.parametrize(
    ("at", "period"),
    [
        (copenhagen(2026, 10, 26, 9), "2026-44"),
        (copenhagen(2026, 10, 26, 8, 59), None),
        (copenhagen(2026, 10, 27, 9), "2026-44"),  # whoever was down on Monday
        (copenhagen(2026, 10, 26, 16), None),
        (copenhagen(2026, 10, 25, 10), None),  # a Sunday
        (copenhagen(2026, 4, 6, 9), None),  # Easter Monday
        (copenhagen(2026, 4, 7, 9), "2026-15"),
    ],
)
def test_roles_and_ends_are_looked_at_from_the_weeks_first_working_day_on(at: datetime, period: str | None) -> None:
    """Once a week, within the day's hours, and later in the week where nobody was there before."""
    for kind in (OccasionKind.VACANCIES, OccasionKind.ENDING):
        one = found(at, kind)
        assert (one.period if one else None) == period


@pytest.mark.parametrize(
    ("at", "period"),
    [
        (copenhagen(2026, 11, 2, 9), "2026-11-02"),
        (copenhagen(2026, 11, 2, 15, 59), "2026-11-02"),
        (copenhagen(2026, 10, 30, 9), None),  # there is still time
        (copenhagen(2026, 11, 1, 9), None),  # a Sunday
    ],
)
def test_the_years_meetings_are_looked_at_each_working_day_from_november_on(at: datetime, period: str | None) -> None:
    """A day is looked at at any of its hours, so that one that was missed costs nothing."""
    one = found(at, OccasionKind.CADENCE)
    assert (one.period if one else None) == period


@pytest.mark.parametrize(
    ("at", "due"),
    [
        (copenhagen(2026, 10, 30, 13), copenhagen(2026, 10, 30, 13)),
        (copenhagen(2026, 10, 30, 12, 59), copenhagen(2026, 10, 23, 13)),
        (copenhagen(2026, 11, 2, 9), copenhagen(2026, 10, 30, 13)),  # whoever was down on Friday
        (copenhagen(2026, 4, 1, 13), copenhagen(2026, 4, 1, 13)),  # Wednesday before Maundy Thursday
        (copenhagen(2026, 12, 23, 13), copenhagen(2026, 12, 23, 13)),
    ],
)
def test_the_weeks_experiences_come_on_its_last_working_day(at: datetime, due: datetime) -> None:
    """On Friday, or the day before the holidays, and afterwards where nobody was there then."""
    one = found(at, OccasionKind.EXPERIENCES)
    assert one is not None
    assert one.due == due


def test_it_tells_from_the_last_one_on() -> None:
    """Nothing is told twice and nothing left out, also when a week was missed; the first looks a week back."""
    one = Occasion(OccasionKind.EXPERIENCES, "2026-44", copenhagen(2026, 10, 30, 13))
    assert since(one, copenhagen(2026, 10, 16, 13)) == copenhagen(2026, 10, 16, 13)
    assert since(one, None) == copenhagen(2026, 10, 23, 13)


@given(st.integers(0, 6 * 366 * 24 * 60).map(lambda minutes: copenhagen(2024, 1, 1) + timedelta(minutes=minutes)))
def test_every_occasion_lies_behind_and_in_working_hours(at: datetime) -> None:
    """Whatever the time, nothing is looked at before it is due or at an indecent hour, and each kind once."""
    looked = to_look_at(at, USUAL)
    assert len({one.kind for one in looked}) == len(looked)
    assert all(one.due <= at and is_working_day(one.due.date()) for one in looked)
    assert not looked or (is_working_day(at.date()) and 9 <= at.hour < 16)


def test_a_night_begins_at_three_and_lasts_until_the_next() -> None:
    """Whoever looks at any hour finds the latest night, and the same one until three o'clock."""
    for at, day in (
        (copenhagen(2026, 3, 2, 2, 59), 1),
        (copenhagen(2026, 3, 2, 3), 2),
        (copenhagen(2026, 3, 2, 22), 2),
    ):
        night = tidying_on(at)
        assert (night.period, night.due) == (f"2026-03-0{day}", copenhagen(2026, 3, day, 3))
