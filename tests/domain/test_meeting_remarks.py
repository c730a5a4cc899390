from dataclasses import replace
from datetime import date, timedelta

import pytest

from danish.zone import copenhagen
from domain.meeting_remarks import Clash, Season, SeatClash, clashes, day_remarks, office, overlapping
from domain.meetings import Meeting, cancel_meeting
from domain.organisation import Body, Profile
from domain.people import SeatHolder
from tests.domain.support import MEETS, body, meeting, person, syddanmark

FYN = replace(meeting(MEETS + timedelta(hours=1)), id=2, body="politisk/fyn")
SSU = replace(meeting(), id=3, body="ssu")


def seated(number: int, key: str, seat: str) -> SeatHolder:
    """Person `number` on a seat of that body."""
    return SeatHolder(number, key, seat, person(number))


def test_double_booked_person_shown() -> None:
    """Who holds a seat in both bodies is told of once, by name."""
    holders = [seated(1, "politisk/lillebaelt", "plo_1"), seated(1, "politisk/fyn", "plo_2")]
    assert clashes(meeting(), [FYN], holders, syddanmark())[0] == Clash(person(1), FYN)


def test_regionsraadsformanden_is_one_person_before_anybody_is_named() -> None:
    """The office sits in all four political bodies and in the SSU, so its seats clash by themselves."""
    found = clashes(meeting(), [FYN, SSU], [], syddanmark())
    assert [(one.seat.label, one.meeting) for one in found if isinstance(one, SeatClash)] == [
        ("Regionsrådsformanden", FYN),
        ("Regionsrådsformanden", SSU),
    ]


def test_a_named_office_is_told_of_as_a_person_only() -> None:
    """Nobody is told of twice; and two different persons on the seats are two persons."""
    one_person = [seated(1, key, "regionsraadsformanden") for key in ("politisk/lillebaelt", "politisk/fyn")]
    assert clashes(meeting(), [FYN], one_person, syddanmark()) == (Clash(person(1), FYN),)
    two = [one_person[0], seated(2, "politisk/fyn", "regionsraadsformanden")]
    assert clashes(meeting(), [FYN], two, syddanmark()) == ()


def test_a_kommune_in_two_clusters_sends_the_same_borgmester() -> None:
    """Its seats in both political bodies are one person's; at the two levels they are not."""
    profile = with_kommune_in_both(syddanmark(), "vejle")
    found = clashes(meeting(), [FYN], [], profile)
    assert "Borgmester, Vejle" in {one.seat.label for one in found if isinstance(one, SeatClash)}
    here = profile.body("politisk/lillebaelt")
    assert office(here, here.seat("borgmester_vejle")) != office(
        profile.body("fagligt/lillebaelt"), profile.body("fagligt/lillebaelt").seat("direktoer_vejle")
    )


def test_only_other_bodies_meetings_at_the_same_time_overlap() -> None:
    """One that ends when the other begins does not, nor the body's own, nor a cancelled one."""
    after = replace(FYN, starts=MEETS + timedelta(hours=2), ends=MEETS + timedelta(hours=3))
    long_before = replace(FYN, starts=copenhagen(2026, 12, 8, 9), ends=copenhagen(2026, 12, 10, 16))
    others: list[Meeting] = [after, cancel_meeting(FYN), replace(meeting(), id=9), long_before]
    assert overlapping(meeting(), others) == (long_before,)


def with_kommune_in_both(profile: Profile, key: str) -> Profile:
    """The profile with a kommune of Lillebælt in Fyn's political body too."""
    seat = body("politisk/lillebaelt").seat(f"borgmester_{key}")

    def extended(one: Body) -> Body:
        return replace(one, seats=(*one.seats, seat)) if one.key == "politisk/fyn" else one

    return replace(profile, bodies=tuple(map(extended, profile.bodies)))


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2027, 2, 17), ["uge 7"]),
        (date(2027, 3, 21), []),
        (date(2027, 3, 22), ["påskeugen"]),
        (date(2027, 3, 29), ["påskeugen"]),
        (date(2027, 3, 30), []),
        (date(2026, 7, 6), ["sommerferien"]),
        (date(2026, 8, 2), ["sommerferien", "budget"]),
        (date(2026, 8, 3), ["budget"]),
        (date(2026, 10, 12), ["efterårsferie", "budget"]),
        (date(2026, 11, 1), []),
        (date(2026, 12, 9), []),
    ],
)
def test_a_planner_is_told_of_breaks_and_budgets(day: date, said: list[str]) -> None:
    """School holidays (weeks 7, 28 to 31 and 42 and Easter week) and the budget season are the profile's to name."""
    seasons = [one.period.sentence for one in day_remarks(day, syddanmark().planning) if isinstance(one, Season)]
    assert len(seasons) == len(said)
    assert all(word in sentence for word, sentence in zip(said, seasons, strict=True))
