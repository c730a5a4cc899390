from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danish.workdays import is_working_day
from danish.zone import COPENHAGEN, copenhagen
from domain.quiet import Hours, Span, is_allowed, leaves_working_hours, next_allowed

OFFICE = Hours((time(8), time(16)))
SPRING, AUTUMN = copenhagen(2027, 3, 28), copenhagen(2027, 10, 31)
"""The days on which the clocks change."""

zones = st.sampled_from([COPENHAGEN, ZoneInfo("America/Nuuk"), ZoneInfo("Europe/London"), ZoneInfo("Pacific/Apia")])
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
spans = st.tuples(times, times).filter(lambda span: span[0] != span[1])
around = st.sampled_from([SPRING, AUTUMN]).flatmap(
    lambda day: st.integers(-4 * 24 * 60, 4 * 24 * 60).map(
        lambda minutes: day.astimezone(UTC) + timedelta(minutes=minutes)
    )
)
moments = st.one_of(around, st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - hypothesis adds the zone


@st.composite
def hours(draw: st.DrawFn) -> Hours:
    """Somebody's hours, often with quiet ones and a pause."""
    working = draw(spans.filter(lambda span: span[0] < span[1]))
    return Hours(working, draw(zones), draw(st.none() | spans), draw(st.none() | moments), draw(st.none() | moments))


def lies_in(at: time, span: Span) -> bool:
    """Whether a wall time lies in a span that may pass midnight."""
    first, end = span
    return first <= at < end if first < end else first <= at or at < end


def lies_in_pause(at: datetime, theirs: Hours) -> bool:
    """Whether a moment lies in somebody's pause."""
    begins, ends = theirs.paused_from, theirs.paused_until
    return ends is not None and at.astimezone(UTC) < ends and (begins is None or at.astimezone(UTC) >= begins)


@given(moments, hours())
def test_nobody_is_written_to_earlier_or_in_their_quiet_hours(moment: datetime, theirs: Hours) -> None:
    """Whatever the clock does, a message waits for a working day outside quiet hours and pauses, and is never early."""
    found = next_allowed(moment, theirs)
    assert found.astimezone(UTC) >= moment
    assert not lies_in_pause(found, theirs)
    assert is_working_day(found.date())
    assert theirs.quiet is None or not lies_in(found.time(), theirs.quiet)
    assert not leaves_working_hours(theirs) or lies_in(found.time(), theirs.working)


@given(moments, hours())
def test_what_waited_needs_not_wait_again(moment: datetime, theirs: Hours) -> None:
    """The moment that is found is itself allowed, and an earlier message never comes after a later one."""
    found = next_allowed(moment, theirs)
    assert is_allowed(found, theirs)
    later = next_allowed(moment + timedelta(hours=1), theirs)
    assert later.astimezone(UTC) >= found.astimezone(UTC)


@pytest.mark.parametrize(
    ("moment", "allowed"),
    [
        (copenhagen(2026, 11, 24, 9), copenhagen(2026, 11, 24, 9)),
        (copenhagen(2026, 11, 24, 6), copenhagen(2026, 11, 24, 8)),
        (copenhagen(2026, 11, 24, 16), copenhagen(2026, 11, 25, 8)),
        (copenhagen(2026, 12, 23, 17), copenhagen(2026, 12, 28, 8)),
        (copenhagen(2027, 3, 26, 17), copenhagen(2027, 3, 30, 8)),
        (copenhagen(2027, 3, 28, 2, 30), copenhagen(2027, 3, 30, 8)),
        (copenhagen(2027, 10, 31, 2, 30), copenhagen(2027, 11, 1, 8)),
    ],
)
def test_a_message_waits_for_working_hours(moment: datetime, allowed: datetime) -> None:
    """Evenings, weekends, Christmas Eve and Easter wait for the next working day's first hour, in the new time too."""
    assert next_allowed(moment, OFFICE) == allowed


def test_own_quiet_hours_take_from_the_working_hours() -> None:
    """A lunch hour of quiet is waited out, and quiet until ten moves the morning's first message to ten."""
    lunch = Hours(OFFICE.working, quiet=(time(11, 30), time(12, 30)))
    assert next_allowed(copenhagen(2026, 11, 24, 12), lunch) == copenhagen(2026, 11, 24, 12, 30)
    late = Hours(OFFICE.working, quiet=(time(17), time(10)))
    assert next_allowed(copenhagen(2026, 11, 24, 9), late) == copenhagen(2026, 11, 24, 10)


def test_a_pause_is_waited_out() -> None:
    """After a pause until Monday the first message comes on Monday at eight."""
    paused = Hours(OFFICE.working, paused_until=copenhagen(2026, 11, 30))
    assert next_allowed(copenhagen(2026, 11, 24, 9), paused) == copenhagen(2026, 11, 30, 8)


def test_an_own_zone_moves_the_hours() -> None:
    """Eight o'clock in Nuuk is eleven o'clock in Copenhagen in winter."""
    nuuk = Hours(OFFICE.working, ZoneInfo("America/Nuuk"))
    assert next_allowed(copenhagen(2026, 11, 24, 6), nuuk).astimezone(COPENHAGEN) == copenhagen(2026, 11, 24, 11)


def test_quiet_hours_over_all_working_hours_leave_the_rest_of_the_day() -> None:
    """Where a profile's hours shrank into somebody's quiet hours, they are still written to, outside these."""
    night = Hours((time(8), time(16)), quiet=(time(7), time(17)))
    assert not leaves_working_hours(night)
    assert next_allowed(copenhagen(2026, 11, 24, 9), night) == copenhagen(2026, 11, 24, 17)
