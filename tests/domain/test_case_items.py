"""What a case becomes on an agenda, and what the decision there says to it."""

from dataclasses import replace

import pytest

from domain.agenda import AgendaItem, Annex, Economy, ItemKind
from domain.case_items import answer_in, item_of_case
from domain.cases import Answer
from domain.decisions import Decision, DecisionForm, DecisionState
from tests.domain.cases import FIRST, OPENED, a_journey, answered
from tests.domain.support import body, syddanmark


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


@pytest.mark.parametrize(
    ("form", "answer"),
    [(DecisionForm.DISCUSSED, None), (DecisionForm.NOTED, Answer.TREATED), (DecisionForm.APPROVED, Answer.TREATED)],
)
def test_a_step_that_asks_for_a_decision_is_not_ended_by_talk(form: DecisionForm, answer: Answer | None) -> None:
    """Where the first cluster is to recommend and too few came to decide, nothing was recommended."""
    journey = answered(a_journey())
    found = answer_in(Decision(1, 1, 1, 7, "Tekst", form, 1, OPENED), journey.step, syddanmark())
    assert (found[0] if found else None) == answer
