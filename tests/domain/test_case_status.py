"""How long cases take, against their targets; and what would shorten their wait."""

from dataclasses import replace
from datetime import timedelta

from domain.agenda import AgendaItem
from domain.case_status import StepState, case_status, target_of
from domain.case_ways import places, step_at
from domain.meetings import Meeting
from tests.domain.cases import OPENED, OTHERS, a_journey, answered
from tests.domain.support import syddanmark


def test_the_status_counts_days_and_names_the_longest_wait() -> None:
    """Ninety of 75 days used, most of them before SSU; what would shorten it are the next meetings."""
    journey = a_journey()
    journey = replace(journey, case=replace(journey.case, target_days=75))
    for days in (15, 35, 45, 90):
        journey = answered(journey, days=days)
    now = OPENED + timedelta(days=90)
    late, soon = (
        Meeting(number, "fagligt/fyn", starts, starts + timedelta(hours=2))
        for number, starts in ((1, now + timedelta(days=30)), (2, now + timedelta(days=9)))
    )
    on_late = journey.with_leg(replace(journey.at("fagligt/fyn"), item=5))
    items = {5: AgendaItem(5, 1, "Opkald", 1, OPENED)}
    ahead = places(journey, step_at(journey, "impl", syddanmark()), syddanmark())
    status = case_status(on_late, items, [late, soon], syddanmark(), now, ahead)
    assert (status.days, status.target_days, status.is_over) == (90, 75, True)
    assert status.longest is not None
    assert (status.longest.leg.place, status.longest.days, status.longest.is_over) == ("ssu", 45, False)
    assert [one.days for one in status.steps[:4]] == [15, 20, 10, 45]
    assert [one.state for one in status.steps] == [
        *[StepState.DONE] * 4, StepState.CURRENT, StepState.LEFT_OUT, StepState.COMING, StepState.COMING,
        StepState.OPTIONAL,
    ]  # fmt: skip
    assert status.current.number == 5
    (fyn,) = [one for one in status.awaited if one.leg.place == "fagligt/fyn"]
    assert (fyn.meeting, fyn.sooner) == (late, soon)
    assert dict(status.following) == {f"impl/{one}": None for one in OTHERS}


def test_the_target_of_a_case_is_its_own_or_the_sum_of_its_steps() -> None:
    """Steps that somebody has to choose, or that nobody was asked to pay for, are not counted."""
    journey = a_journey()
    assert target_of(journey) == 90 + 45 + 30 + 45 + 45 + 90 + 30
    assert target_of(replace(journey, case=replace(journey.case, authorities=("regionsraad",)))) == 375 + 60
    assert target_of(replace(journey, case=replace(journey.case, target_days=75))) == 75
