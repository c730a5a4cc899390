"""Cases on their way: where they come to, what is answered there, what is taken back, and how long all that took."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danish.zone import copenhagen
from domain.agenda import AgendaItem, Annex, Economy, ItemKind
from domain.case_access import may_carry, may_see, require_carrier, require_sight
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
from domain.case_items import answer_in, item_of_case
from domain.case_status import StepState, case_status, target_of
from domain.case_ways import begin, move_on, places, settle, step_at, steps_ahead
from domain.cases import (
    Answer,
    Case,
    CaseState,
    Journey,
    answer_leg,
    hand_over,
    last_answered,
    resume,
    stop,
    take_back,
)
from domain.decisions import Decision, DecisionForm, DecisionState
from domain.errors import NotAllowed
from domain.meetings import Meeting
from tests.domain.support import actor, body, in_role, syddanmark

OPENED = copenhagen(2026, 1, 12, 9)
FIRST = "soenderjylland"
OTHERS = ("fyn", "lillebaelt", "sydvestjylland")


def a_journey(flow: str = "skalering", cluster: str = FIRST, experience: int | None = None) -> Journey:
    """A case that has just been opened, its legs numbered as a store would."""
    case = Case(1, "Opkald efter udskrivning", flow, cluster, OPENED, experience=experience)
    (known,) = [one for one in syddanmark().case_flows if one.key == flow]
    return _numbered(begin(case, known, syddanmark(), OPENED))


def _numbered(journey: Journey) -> Journey:
    return replace(journey, legs=tuple(replace(leg, id=number) for number, leg in enumerate(journey.legs, 1)))


def answered(
    journey: Journey,
    answer: Answer = Answer.TREATED,
    days: int = 0,
    place: str = "",
    approved: frozenset[str] = frozenset(),
) -> Journey:
    """The journey with that answer of one place, or of all that are awaited, so many days after it was opened."""
    now = OPENED + timedelta(days=days)
    for leg in journey.awaited:
        if place in ("", leg.place):
            journey = answer_leg(journey, leg, answer, "", now)
    return _numbered(settle(journey, syddanmark(), now, approved))


def at(journey: Journey) -> tuple[str, ...]:
    """Where the case is awaited."""
    return tuple(leg.place for leg in journey.awaited)


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
        journey = answered(journey)
    assert journey.case.state is CaseState.DONE
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


def test_the_item_has_the_origin_that_the_level_knows() -> None:
    """After SSU the professional levels have it from SSU; annexes come along, and whom it costs stays at home."""
    journey = a_journey()
    for _ in range(4):
        journey = answered(journey)
    source = AgendaItem(
        7,
        1,
        "Opkald",
        1,
        OPENED,
        economy=Economy.CONSEQUENCES,
        municipalities=("toender",),
        annexes=(Annex("https://a"),),
    )
    draft = AgendaItem(0, 2, "", 1, OPENED, position=3)
    made = item_of_case(draft, journey, journey.at("fagligt/fyn"), source, body("fagligt/fyn"))
    assert (made.origin, made.kind, made.from_case, made.title) == ("ssu", ItemKind.DECISION, 1, journey.case.title)
    assert (made.annexes, made.economy) == (source.annexes, Economy.NONE)
    early = answered(a_journey())
    political = f"politisk/{FIRST}"
    at_home = item_of_case(draft, early, early.at(political), source, body(political))
    assert (at_home.origin, at_home.economy) == ("", Economy.CONSEQUENCES)


def test_nothing_of_a_closed_item_comes_along_to_others() -> None:
    """One cluster's closed item among several gives SSS nothing; in a closed case it stays with the cluster."""
    source = AgendaItem(
        7, 1, "Opkald", 1, OPENED, annexes=(Annex("https://a"),), is_closed=True, legal_basis="Forvaltningsloven § 27"
    )
    draft, journey = AgendaItem(0, 2, "", 1, OPENED), a_journey()
    for answer in (*[Answer.TREATED] * 4, Answer.ACCEPTED, Answer.TREATED):
        journey = answered(journey, answer)
    told = item_of_case(draft, journey, journey.at("sss"), source, body("sss"))
    assert (told.kind, told.annexes, told.legal_basis, told.is_closed) == (ItemKind.INFORMATION, (), "", False)
    closed = replace(a_journey(), case=replace(a_journey().case, is_closed=True))
    moved = answered(closed)
    at_home = item_of_case(draft, moved, moved.awaited[0], source, body(f"politisk/{FIRST}"))
    assert (at_home.annexes, at_home.legal_basis, at_home.is_closed) == (source.annexes, source.legal_basis, True)


@pytest.mark.parametrize(
    ("form", "is_fan_out", "answer"),
    [
        (DecisionForm.APPROVED, False, Answer.TREATED),
        (DecisionForm.DISCUSSED, False, Answer.TREATED),
        (DecisionForm.NOTED, False, Answer.TREATED),
        (DecisionForm.POSTPONED, False, None),
        (DecisionForm.SEPARATELY, True, None),
        (DecisionForm.APPROVED, True, Answer.ACCEPTED),
        (DecisionForm.APPROVED_WITH_REMARKS, True, Answer.ADAPTED),
        (DecisionForm.DISCUSSED, True, None),
    ],
)
def test_a_decision_answers_for_the_case(form: DecisionForm, is_fan_out: bool, answer: Answer | None) -> None:  # noqa: FBT001 - a case
    """What was approved is accepted, with remarks adapted; what was put off or only talked about leaves it open."""
    journey = a_journey()
    for _ in range(4 if is_fan_out else 0):
        journey = answered(journey)
    decision = Decision(1, 1, 1, 7, "Tekst", form, 1, OPENED, remarks="Fra marts")
    found = answer_in(decision, journey.step, syddanmark())
    assert (found[0] if found else None) == answer
    if answer is Answer.ADAPTED:
        assert found == (answer, "Fra marts")
        assert answer_in(replace(decision, is_closed_item=True), journey.step, syddanmark()) == (answer, "")
    assert answer_in(replace(decision, state=DecisionState.WITHDRAWN), journey.step, syddanmark()) is None


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


def test_carriers_and_those_above_the_clusters_move_a_case_and_others_are_told_who() -> None:
    """The carrier's role in another cluster doesn't help, and a guest's none."""
    journey, day = a_journey(), OPENED.date()
    leg, step = journey.awaited[0], journey.step
    for held in (in_role("somatik", FIRST), in_role("koordinationsgruppe", None), in_role("sundhedssekretariat", None)):
        assert may_carry(actor(held), step, leg.place, syddanmark(), day)
    for held in (in_role("somatik", "fyn"), in_role("kommune", FIRST)):
        with pytest.raises(NotAllowed) as refused:
            require_carrier(actor(held), step, leg.place, syddanmark(), day)
        assert "somatik" in refused.value.roles
        assert "koordinationsgruppe" in refused.value.roles
    with pytest.raises(NotAllowed):
        require_carrier(actor(in_role("somatik", FIRST), is_outsider=True), step, leg.place, syddanmark(), day)


def test_a_closed_case_is_read_by_its_secretariats_alone() -> None:
    """An open one by all who have a role; neither by people from outside."""
    journey, day = a_journey(), OPENED.date()
    closed = replace(journey, case=replace(journey.case, is_closed=True))
    assert may_see(actor(in_role("kommune", "fyn")), journey, syddanmark(), day)
    assert may_see(actor(in_role("kommune", FIRST)), closed, syddanmark(), day)
    for one, seen in ((actor(in_role("kommune", "fyn")), closed), (actor(), journey)):
        with pytest.raises(NotAllowed):
            require_sight(one, seen, syddanmark(), day)
    assert not may_see(actor(in_role("kommune", FIRST), is_outsider=True), journey, syddanmark(), day)


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
            journey = _numbered(move_on(journey, syddanmark(), OPENED, to=data.draw(st.sampled_from(ahead))))
            continue
        leg = data.draw(st.sampled_from(journey.awaited))
        journey = answered(journey, data.draw(st.sampled_from(Answer)), days, leg.place)
