"""The year as planned: whose rings, which deadlines, what recurs."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from danish.workdays import working_days_before
from danish.zone import copenhagen
from domain.meeting_kinds import MeetingKind
from domain.meetings import Meeting, MeetingState
from domain.year_wheel import YearWheel, days_asked_for, year_wheel
from tests.domain.support import syddanmark

_PROFILE = syddanmark()
_FYN = _PROFILE.cluster("fyn")
_TODAY = date(2026, 10, 26)


def _meeting(body: str, day: date, **others: object) -> Meeting:
    starts = copenhagen(day.year, day.month, day.day, 15)
    return Meeting(0, body, starts, starts + timedelta(hours=2), **others)  # type: ignore[arg-type]


def _wheel(*meetings: Meeting, year: int = 2026) -> YearWheel:
    return year_wheel(_PROFILE, _FYN, year, meetings, _TODAY)


def test_a_cluster_has_its_bodies_and_those_above_the_clusters() -> None:
    """Each body that is to meet, or does, has a ring; a body that meets at no fixed times only where it meets."""
    assert [ring.body for ring in _wheel().rings] == ["politisk/fyn", "fagligt/fyn", "ssu"]
    met = _wheel(_meeting("sss", date(2026, 5, 6)), _meeting("politisk/lillebaelt", date(2026, 5, 6)))
    assert [ring.body for ring in met.rings] == ["politisk/fyn", "fagligt/fyn", "ssu", "sss"]
    assert [one.body for one in met.meetings] == ["sss"]


def test_all_clusters_have_a_ring_for_each_body() -> None:
    """Without a cluster every body of the organisation has its ring, named with its cluster."""
    rings = year_wheel(_PROFILE, None, 2026, (), _TODAY).rings
    assert len(rings) == 9
    assert rings[0].name == "Politisk niveau, Fyn"


def test_deadlines_are_those_of_the_profile() -> None:
    """Items are to be ready 20 working days before the meeting, and the agenda sent 5 before it."""
    (meeting,) = _wheel(_meeting("politisk/fyn", date(2026, 6, 10))).meetings
    assert meeting.items_due == working_days_before(date(2026, 6, 10), 20)
    assert meeting.sending_due == date(2026, 6, 2)


def test_a_pre_meeting_has_no_deadlines_of_its_own() -> None:
    """What a kind of meeting does without is no deadline on the wheel."""
    (meeting,) = _wheel(_meeting("politisk/fyn", date(2026, 6, 10), kind=MeetingKind.PRE_MEETING)).meetings
    assert (meeting.items_due, meeting.sending_due) == (None, None)


def test_cancelled_meetings_and_other_years_are_left_out() -> None:
    """Only meetings that stand, and of the next year those whose deadlines fall in this one, apart from the rest."""
    wheel = _wheel(
        _meeting("politisk/fyn", date(2026, 6, 10), state=MeetingState.CANCELLED),
        _meeting("politisk/fyn", date(2025, 12, 10)),
        _meeting("politisk/fyn", date(2027, 1, 13)),
        _meeting("politisk/fyn", date(2027, 4, 14)),
    )
    assert wheel.meetings == ()
    assert [one.day for one in wheel.coming] == [date(2027, 1, 13)]


def test_what_recurs_is_told_by_its_stretches() -> None:
    """The profile's named periods stand with their first and last day, also those that come twice a year."""
    recurring = {(one.name, one.first, one.last) for one in _wheel().recurring}
    assert ("Påske", date(2026, 3, 30), date(2026, 4, 6)) in recurring
    assert ("Kommunernes budget", date(2026, 8, 1), date(2026, 10, 31)) in recurring
    assert {(first, last) for name, first, last in recurring if name == "KL anbefaler politiske møder"} == {
        (date(2026, 3, 1), date(2026, 3, 10)),
        (date(2026, 8, 1), date(2026, 10, 31)),
    }


def test_today_is_marked_only_in_its_own_year() -> None:
    """A wheel of another year has no today, and every wheel its year's days off."""
    assert _wheel().today == _TODAY
    assert _wheel(year=2027).today is None
    assert (date(2026, 6, 5), "Grundlovsdag") in _wheel().days_off


@given(st.lists(st.dates(date(2025, 6, 1), date(2027, 12, 31)), max_size=30))
def test_every_meeting_of_the_year_is_on_the_wheel_once(days: list[date]) -> None:
    """Whatever is asked for beyond the year, its own meetings are all there, by start, and no others."""
    wheel = _wheel(*(_meeting("politisk/fyn", day) for day in days))
    assert [one.day for one in wheel.meetings] == sorted(day for day in days if day.year == 2026)
    assert all(days_asked_for(2026)[0] <= one.day <= days_asked_for(2026)[1] for one in wheel.coming)
