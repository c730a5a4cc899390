from dataclasses import replace
from datetime import date, datetime

import pytest

from danish.zone import copenhagen
from domain.cadence import (
    TooFewMeetings,
    TooFewWithPatients,
    Unprepared,
    cadence,
    prepared_body,
    preparing_body,
    unprepared,
    urgent_cadence,
)
from domain.meeting_kinds import MeetingKind
from domain.meetings import Meeting, cancel_meeting
from tests.domain.support import body, meeting, syddanmark

POLITICAL, PROFESSIONAL = body("politisk/lillebaelt"), body("fagligt/lillebaelt")


def of_kind(kind: MeetingKind, month: int = 6) -> Meeting:
    """A meeting of that kind in 2026."""
    return replace(meeting(copenhagen(2026, month, 10, 15)), kind=kind)


def on(*days: tuple[int, int]) -> list[Meeting]:
    """A meeting at nine on each of these days (month, day) of 2026."""
    return [replace(meeting(copenhagen(2026, month, day, 9)), id=number) for number, (month, day) in enumerate(days, 1)]


def test_cadence_warning_in_november() -> None:
    """In November one meeting of two is a warning; in October there is still time, and with two there is none."""
    one, two = on((3, 4)), on((3, 4), (12, 9))
    assert urgent_cadence(POLITICAL, one, date(2026, 11, 2), 11) == (TooFewMeetings(2026, 1, 2),)
    assert urgent_cadence(POLITICAL, one, date(2026, 10, 30), 11) == ()
    assert urgent_cadence(POLITICAL, two, date(2026, 11, 2), 11) == ()


@pytest.mark.parametrize(("key", "least"), [("politisk/fyn", 2), ("fagligt/fyn", 4), ("ssu", 4)])
def test_each_body_has_its_least_number_of_meetings(key: str, least: int) -> None:
    """Two a year politically, four professionally and four in the SSU, as the profile says."""
    assert cadence(body(key), [], 2026)[0] == TooFewMeetings(2026, 0, least)


def test_a_body_without_a_number_is_never_warned() -> None:
    """Of the SSS no source says how often."""
    assert cadence(body("sss"), [], 2026) == ()


def test_the_ssu_meets_the_patients_committee_beside_its_four_meetings() -> None:
    """The joint meeting is counted by itself, and only the SSU owes it."""
    four = on((2, 3), (5, 5), (9, 1), (11, 3))
    assert cadence(body("ssu"), four, 2026) == (TooFewWithPatients(2026, 0, 1),)
    assert cadence(body("ssu"), [*four, of_kind(MeetingKind.WITH_PATIENTS)], 2026) == ()


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_only_meetings_proper_count_in_the_year(kind: MeetingKind) -> None:
    """Theme meetings, seminars and pre-meetings widen the work; they don't replace a meeting."""
    is_enough = cadence(POLITICAL, [*on((3, 4)), of_kind(kind)], 2026) == ()
    assert is_enough is (kind in (MeetingKind.ORDINARY, MeetingKind.EXTRAORDINARY))


def test_cancelled_meetings_and_other_years_do_not_count() -> None:
    """What was called off was not held."""
    first, second = on((3, 4), (12, 9))
    assert cadence(POLITICAL, [first, cancel_meeting(second)], 2026) == (TooFewMeetings(2026, 1, 2),)
    assert cadence(POLITICAL, [first, second], 2025) == (TooFewMeetings(2025, 0, 2),)


def test_the_professional_level_prepares_its_own_clusters_political_one() -> None:
    """Who prepares whom is the profile's to say, both ways round."""
    profile = syddanmark()
    assert preparing_body(profile, POLITICAL) is PROFESSIONAL
    assert prepared_body(profile, PROFESSIONAL) is POLITICAL
    assert preparing_body(profile, body("ssu")) is None
    assert prepared_body(profile, POLITICAL) is None


@pytest.mark.parametrize(
    ("preparing", "is_prepared"),
    [
        ([], False),
        ([(11, 12)], True),
        ([(6, 10)], False),  # before the last political meeting
        ([(12, 10)], False),  # after the meeting
        ([(7, 1)], False),  # longer before than the profile says
    ],
)
def test_a_political_meeting_wants_a_professional_one_before_it(
    preparing: list[tuple[int, int]], *, is_prepared: bool
) -> None:
    """One that lies after the body's last meeting, within the days that the profile gives."""
    political = on((6, 16), (12, 9))
    lacking = unprepared(PROFESSIONAL, political, [*on((5, 5)), *on(*preparing)])
    assert lacking == (() if is_prepared else (Unprepared(political[1], "fagligt"),))


def test_a_pre_meeting_prepares_nothing_by_itself() -> None:
    """Neither a cancelled meeting nor one of the chairs alone prepares a political one."""
    political = on((12, 9))
    chairs = of_kind(MeetingKind.PRE_MEETING, 11)
    called_off = cancel_meeting(of_kind(MeetingKind.ORDINARY, 11))
    assert unprepared(PROFESSIONAL, political, [chairs, called_off]) == (Unprepared(political[0], "fagligt"),)
    assert unprepared(POLITICAL, political, []) == ()


def test_the_advice_of_a_profile_knows_its_days() -> None:
    """KL's advice for the political level: August to October, and the first days of March."""
    advice = POLITICAL.forum.advice
    assert advice is not None
    days = [date(2026, 8, 1), date(2026, 10, 31), date(2026, 3, 10), date(2026, 3, 11), date(2026, 12, 9)]
    assert [advice.fits(day) for day in days] == [True, True, True, False, False]
    assert PROFESSIONAL.forum.advice is None


def test_the_turn_of_the_year_parts_the_years() -> None:
    """A meeting on New Year's Eve counts in the old year, by Copenhagen's clock."""
    late: datetime = copenhagen(2026, 12, 31, 23, 30)
    assert cadence(POLITICAL, [*on((3, 4)), meeting(late)], 2026) == ()
