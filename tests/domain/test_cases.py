"""Cases on their way: where they come to, what is answered there, and what is taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.case_errors import (
    CaseAtCrossroads,
    CaseAwaitsAnswers,
    CaseHandedToItself,
    CaseMovedOn,
    CaseNeedsCluster,
    CaseNotOpen,
    CaseNotStopped,
    ClosedCaseStays,
    NothingAnswered,
    NotOnTheWay,
)
from domain.case_ways import move_on, step_at, steps_ahead
from domain.cases import (
    Answer,
    CaseState,
    hand_over,
    last_answered,
    resume,
    stop,
    take_back,
)
from tests.domain.cases import FIRST, OPENED, OTHERS, a_journey, answered, at, numbered
from tests.domain.support import body, syddanmark


def test_a_case_to_be_spread_goes_from_its_cluster_over_ssu_to_the_three_others() -> None:
    """Each body has it in its turn; who declines has no part in what follows, and the case ends with a status."""
    journey = a_journey()
    seen = []
    for days in (20, 40, 60, 90):
        seen += [*at(journey)]
        journey = answered(journey, days=days)
    assert seen == [f"fagligt/{FIRST}", f"politisk/{FIRST}", "sss", "ssu"]
    assert at(journey) == tuple(f"fagligt/{one}" for one in OTHERS)
    journey = answered(journey, Answer.DECLINED, 100, "fagligt/fyn")
    journey = answered(journey, Answer.ACCEPTED, 100, "fagligt/lillebaelt")
    assert at(journey) == ("fagligt/sydvestjylland",)
    journey = answered(journey, Answer.ADAPTED, 110)
    assert at(journey) == ("impl/lillebaelt", "impl/sydvestjylland")
    journey = answered(answered(journey, days=200), days=220)
    assert (at(journey), journey.case.state) == ((), CaseState.OPEN)
    with pytest.raises(CaseAtCrossroads) as way:
        move_on(journey, syddanmark(), OPENED)
    (national,) = way.value.steps
    assert at(move_on(journey, syddanmark(), OPENED, to=national)) == ("nationalt",)


def test_an_experience_was_tried_already() -> None:
    """A case that spreads one begins with the recommendation of its cluster, not with another trial."""
    assert at(a_journey(experience=7)) == (f"politisk/{FIRST}",)


def test_a_flow_from_above_asks_all_clusters_and_ends_by_itself() -> None:
    """Without economy nobody outside is asked; where all decline, what they would carry out is left out."""
    journey = a_journey("ssu-til-klynger", "")
    for place in ("ssu", "sss"):
        assert at(journey) == (place,)
        journey = answered(journey)
    assert len(at(journey)) == 4
    journey = answered(journey, Answer.DECLINED)
    for place in ("sss", "ssu"):
        assert at(journey) == (place,)
        journey = answered(journey, days=30)
    assert (journey.case.state, journey.case.ended_at) == (CaseState.DONE, OPENED + timedelta(days=30))
    with pytest.raises(CaseNotOpen):
        move_on(journey, syddanmark(), OPENED)
    with pytest.raises(CaseNeedsCluster):
        a_journey("skalering", "")


def test_who_must_pay_is_asked_where_a_decision_says_so() -> None:
    """Those who have approved the decision already needn't be asked again, and the case goes on when all have."""
    journey = a_journey("ssu-til-klynger", "")
    journey = replace(journey, case=replace(journey.case, authorities=("regionsraad", "odense", "nyborg")))
    journey = answered(answered(journey), approved=frozenset({"odense"}))
    assert at(journey) == ("regionsraad", "nyborg")
    assert len(at(answered(journey))) == 4
    everybody = frozenset({"regionsraad", "odense", "nyborg"})
    journey = a_journey("ssu-til-klynger", "")
    journey = replace(journey, case=replace(journey.case, authorities=tuple(everybody)))
    assert len(at(answered(answered(journey), approved=everybody))) == 4


def test_a_step_is_left_only_when_all_have_answered() -> None:
    """Nobody can jump over those who haven't, nor go to a step that is over or nowhere."""
    journey = a_journey()
    with pytest.raises(CaseAwaitsAnswers):
        move_on(journey, syddanmark(), OPENED)
    with pytest.raises(NotOnTheWay):
        journey.at("politisk/fyn")
    with pytest.raises(NotOnTheWay):
        step_at(answered(journey), "fagligt-findes-ikke", syddanmark())
    assert step_at(journey, "ssu", syddanmark()) == 3


def test_what_follows_can_be_chosen_where_the_flow_leaves_it_open() -> None:
    """A matter that the professional level has settled is carried out, or goes up, or ends there."""
    journey = answered(answered(a_journey("fra-fagligt")))
    assert [journey.flow.steps[one].forum for one in steps_ahead(journey, syddanmark())] == [
        "impl", "politisk", "sss", "ssu",
    ]  # fmt: skip
    up = move_on(journey, syddanmark(), OPENED, to=step_at(journey, "sss", syddanmark()))
    assert at(up) == ("sss",)
    with pytest.raises(NotOnTheWay):
        step_at(up, "politisk", syddanmark())


def test_an_answer_is_taken_back_while_nobody_has_answered_after_it() -> None:
    """The case is back where it was, and the places it had moved on to are gone."""
    journey = answered(a_journey(), days=3)
    with pytest.raises(NothingAnswered):
        last_answered(a_journey())
    back, gone = take_back(journey, last_answered(journey))
    assert at(back) == (f"fagligt/{FIRST}",)
    assert [leg.place for leg in gone] == [f"politisk/{FIRST}"]
    further = answered(answered(a_journey()))
    with pytest.raises(CaseMovedOn):
        take_back(further, further.legs[0])
    ended = replace(journey, case=stop(journey.case, "Ikke relevant længere", OPENED))
    with pytest.raises(CaseNotOpen):
        take_back(ended, journey.legs[0])


def test_a_stopped_case_waits_for_nobody_and_can_be_taken_up_again() -> None:
    """Why it was stopped is kept until then."""
    journey = a_journey()
    stopped = stop(journey.case, "Ikke relevant længere", OPENED + timedelta(days=3))
    assert at(replace(journey, case=stopped)) == ()
    assert stopped.reason == "Ikke relevant længere"
    with pytest.raises(CaseNotOpen):
        stop(stopped, "", OPENED)
    assert resume(stopped) == journey.case
    with pytest.raises(CaseNotStopped):
        resume(journey.case)


def test_a_closed_case_never_leaves_its_cluster() -> None:
    """It goes to another level there, and stays where the way leads out."""
    journey = a_journey()
    journey = replace(journey, case=replace(journey.case, is_closed=True))
    journey = answered(journey)
    assert at(journey) == (f"politisk/{FIRST}",)
    with pytest.raises(ClosedCaseStays):
        hand_over(journey, journey.awaited[0], body(f"politisk/{FIRST}"), body("ssu"))
    there = hand_over(journey, journey.awaited[0], body(f"politisk/{FIRST}"), body(f"fagligt/{FIRST}"))
    assert at(there) == (f"fagligt/{FIRST}",)
    journey = answered(journey)
    assert at(journey) == ()
    with pytest.raises(ClosedCaseStays):
        move_on(journey, syddanmark(), OPENED)


def test_handed_over_a_case_keeps_its_time() -> None:
    """Another body has it in the first one's place, and since the first had it."""
    journey = a_journey()
    given = hand_over(journey, journey.awaited[0], body(f"fagligt/{FIRST}"), body("fagligt/fyn"))
    assert (at(given), given.awaited[0].entered_at) == (("fagligt/fyn",), OPENED)
    with pytest.raises(CaseHandedToItself):
        hand_over(given, given.awaited[0], body("fagligt/fyn"), body("fagligt/fyn"))


@given(st.data())
def test_whatever_is_answered_a_case_never_goes_back_or_is_lost(data: st.DataObject) -> None:
    """It is somewhere, at a crossroads, or over; nobody has it twice in a step."""
    flow = data.draw(st.sampled_from([one.key for one in syddanmark().case_flows]))
    journey, seen = a_journey(flow, "" if flow == "ssu-til-klynger" else FIRST), -1
    for days in range(12):
        number = journey.number
        assert number >= seen
        seen = number
        assert len({leg.place for leg in journey.current}) == len(journey.current)
        if not journey.case.is_open:
            assert journey.case.state is CaseState.DONE
            break
        if not journey.awaited:
            with pytest.raises(CaseAtCrossroads):
                move_on(journey, syddanmark(), OPENED)
            ahead = steps_ahead(journey, syddanmark())
            journey = numbered(move_on(journey, syddanmark(), OPENED, to=data.draw(st.sampled_from(ahead))))
            continue
        leg = data.draw(st.sampled_from(journey.awaited))
        journey = answered(journey, data.draw(st.sampled_from(Answer)), days, leg.place)
