from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from danish.zone import COPENHAGEN, copenhagen
from domain.retention import DEFAULT_DAYS, Keeping, kept_from

moments = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(COPENHAGEN))  # noqa: DTZ001 - the bounds are taken without a zone


def test_the_day_on_the_boundary_is_kept() -> None:
    """What is kept a week is still there on the day a week later, and gone the day after that."""
    assert kept_from(copenhagen(2026, 3, 9, 23), 7) == copenhagen(2026, 3, 2, 0)
    assert kept_from(copenhagen(2026, 3, 10, 3), 7) == copenhagen(2026, 3, 3, 0)


@given(moments, st.integers(1, 3650))
def test_a_thing_goes_so_many_days_after_its_own(now: datetime, days: int) -> None:
    """However long a day is and whatever the hour: what goes is from more than that many days before today."""
    kept = kept_from(now, days)
    assert now.date() - kept.date() == timedelta(days=days)
    assert (kept - timedelta(microseconds=1)).astimezone(COPENHAGEN).date() < kept.date()


def test_every_kind_is_kept_for_a_time() -> None:
    """Where no setting says otherwise, each kind has a number of days."""
    assert set(DEFAULT_DAYS) == set(Keeping)
    assert min(DEFAULT_DAYS.values()) >= 1
    assert isinstance(kept_from(copenhagen(2026, 3, 2), 1).date(), date)
