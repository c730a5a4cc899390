"""The approval round: who must approve, what corrections void, and that no order of acts leads astray."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from danish.zone import copenhagen
from domain.agenda_errors import AlreadyApproved, ApprovalsStand, NoSuchApproval, RegenerationAwaited
from domain.approvals import AgendaVersion, Approval
from domain.corrections import lacks_approval, open_corrections, withdraw_corrections
from domain.errors import AgendaAlreadySent, CorrectionsAlreadyOpen, NothingToUndo, Refused
from domain.people import SeatHolder
from domain.rounds import (
    Round,
    approval_to_withdraw,
    approve,
    needed_chairs,
    own_chairs,
    refuse_taking_back_a_version,
    restore,
    settle,
    steps_done,
    void,
)
from domain.rows import Row
from domain.tasks import Confirmation, Task, TaskState, plan_tasks
from tests.domain.support import actor, body, in_role, meeting, person, syddanmark

NOW = copenhagen(2026, 11, 26, 9)
POLITICAL = needed_chairs(body("politisk/lillebaelt"), syddanmark())
KEYS = [chair.key for chair in POLITICAL]


def tasks() -> dict[int, Task]:
    """The steps of a political agenda from quality to sending."""
    planned = plan_tasks(meeting(), syddanmark().forum("politisk"), copenhagen(2026, 1, 5, 9))
    return {one.step: replace(one, id=one.step) for one in planned if Row.QUALITY <= one.step <= Row.SENDING}


def given(chair: str, number: int = 1) -> Approval:
    """An approval on behalf of a chair."""
    return Approval(number, 1, 1, chair, 1, NOW, is_on_behalf=True)


class TestChairs:
    def test_both_kinds_of_chairs_only_politically(self) -> None:
        """Row 7: administrative and political chairs; on the professional level the administrative alone."""
        assert {chair.approver for chair in POLITICAL} == {"administrative", "politiske"}
        assert len(POLITICAL) == 4
        professional = needed_chairs(body("fagligt/lillebaelt"), syddanmark())
        assert {chair.approver for chair in professional} == {"administrative"}
        assert {chair.approver for chair in needed_chairs(body("ssu"), syddanmark())} == {"ssu"}

    def test_a_chair_is_known_by_their_seat(self) -> None:
        """In that very body, on that day, and never from outside."""
        where = body("politisk/lillebaelt")
        held = SeatHolder(1, where.key, "regionsraadsformanden", person(1))
        known = replace(actor(), seats=(held,))
        assert [chair.key for chair in own_chairs(known, where, POLITICAL, NOW)] == ["regionsraadsformanden"]
        assert own_chairs(known, body("politisk/fyn"), POLITICAL, NOW) == ()
        former = replace(held, valid_to=NOW.date() - timedelta(days=1))
        assert own_chairs(replace(known, seats=(former,)), where, POLITICAL, NOW) == ()
        assert own_chairs(replace(known, is_outsider=True), where, POLITICAL, NOW) == ()
        assert own_chairs(actor(in_role("regionshus", "lillebaelt")), where, POLITICAL, NOW) == ()


class TestApproving:
    def test_without_chairs_the_step_is_its_owners_alone(self) -> None:
        """Nobody's approval is missing, and yet it is not done by itself."""
        assert settle(tasks()[7], Round(())) == tasks()[7]

    def test_an_approval_is_of_the_current_version(self) -> None:
        """Whatever version it was asked for with."""
        second = Round(POLITICAL, (AgendaVersion(1, 2, 1, NOW),))
        assert approve(tasks().values(), second, given(KEYS[0])).version == 2
        assert replace(second, approvals=(given(KEYS[0]),)).standing == ()

    def test_a_chair_approves_a_version_once(self) -> None:
        """And again once it was voided."""
        known = Round(POLITICAL, (), (given(KEYS[0]),))
        with pytest.raises(AlreadyApproved):
            approve(tasks().values(), known, given(KEYS[0]))
        voided = replace(known, approvals=void(known, NOW))
        assert approve(tasks().values(), voided, given(KEYS[0]))

    def test_nothing_is_approved_while_corrections_wait_or_after_sending(self) -> None:
        """First the agenda is generated anew; a sent one is approved no more."""
        known = tasks()
        anew = known | {8: replace(known[8], state=TaskState.OPEN)}
        with pytest.raises(RegenerationAwaited):
            approve(anew.values(), Round(POLITICAL), given(KEYS[0]))
        sent = known | {9: replace(known[9], state=TaskState.DONE)}
        with pytest.raises(AgendaAlreadySent):
            approve(sent.values(), Round(POLITICAL), given(KEYS[0]))

    def test_the_owners_take_back_what_was_recorded_and_chairs_their_own(self) -> None:
        """The latest first, or the one that is named."""
        own = replace(given(KEYS[2], 3), is_on_behalf=False)
        known = Round(POLITICAL, (), (given(KEYS[0], 1), given(KEYS[1], 2), own))
        assert approval_to_withdraw(known, (), (), owns_step=True).chair == KEYS[1]
        assert approval_to_withdraw(known, (KEYS[0],), (), owns_step=True).chair == KEYS[0]
        assert approval_to_withdraw(known, (), (KEYS[2],), owns_step=False).chair == KEYS[2]
        for chairs, owner in (((KEYS[2],), True), ((), False)):
            with pytest.raises(NoSuchApproval):
                approval_to_withdraw(known, chairs, (), owns_step=owner)

    def test_the_day_of_the_last_approval_is_the_steps(self) -> None:
        """A step that nobody confirmed tells no time."""
        later = replace(given(KEYS[1], 2), at=NOW + timedelta(hours=2))
        done = {7: replace(tasks()[7], state=TaskState.DONE), 9: replace(tasks()[9], state=TaskState.DONE)}
        known = Round(POLITICAL, (), (given(KEYS[0]), later))
        assert steps_done(done.values(), known) == {7: later.at}


class TestCorrections:
    def test_corrections_are_noted_once_and_never_after_sending(self) -> None:
        """A second time changes nothing, and says so."""
        known = tasks()
        opened = {one.step: one for one in open_corrections(known.values(), Round(POLITICAL), NOW)}
        assert opened[Row.GENERATION_ANEW].is_open
        with pytest.raises(CorrectionsAlreadyOpen):
            open_corrections((known | opened).values(), Round(POLITICAL), NOW)
        sent = known | {9: replace(known[9], state=TaskState.DONE)}
        with pytest.raises(AgendaAlreadySent):
            open_corrections(sent.values(), Round(POLITICAL), NOW)

    def test_what_was_begun_is_not_withdrawn(self) -> None:
        """One organisation has generated it anew."""
        anew = replace(tasks()[8], state=TaskState.OPEN, confirmations=(Confirmation("kommune", 1, NOW),))
        with pytest.raises(NothingToUndo):
            withdraw_corrections(anew, Round(POLITICAL))


class Rounds(RuleBasedStateMachine):
    """One agenda's approval round under any order of acts, as the units of work put the rules together."""

    def __init__(self) -> None:
        super().__init__()
        self.tasks = tasks()
        self.round = Round(POLITICAL)
        self.now = NOW
        self.number = 0

    def settle(self) -> None:
        """The step of approving follows the approvals."""
        self.tasks[7] = settle(self.tasks[7], self.round)

    @rule(chair=st.sampled_from(KEYS))
    def a_chair_approves(self, chair: str) -> None:
        """Recorded for the current version, or refused."""
        self.number += 1
        self.now += timedelta(minutes=1)
        wanted = replace(given(chair, self.number), at=self.now)
        try:
            approved = approve(self.tasks.values(), self.round, wanted)
        except Refused:
            return
        self.round = replace(self.round, approvals=(*self.round.approvals, approved))
        self.settle()
        gone = approval_to_withdraw(self.round, (chair,), (), owns_step=True)
        assert gone == approved

    @rule()
    def an_approval_is_taken_back(self) -> None:
        """The latest; a sent agenda keeps them all."""
        if self.tasks[9].state is TaskState.DONE:
            return
        try:
            gone = approval_to_withdraw(self.round, (), (), owns_step=True)
        except NoSuchApproval:
            return
        self.round = replace(self.round, approvals=tuple(one for one in self.round.approvals if one != gone))
        self.settle()

    @rule(is_mistake=st.booleans())
    def corrections_come(self, *, is_mistake: bool) -> None:
        """All approvals are void; noted by mistake, everything is as it was."""
        before = self.round, {step: (one.state, one.confirmations) for step, one in self.tasks.items()}
        self.now += timedelta(minutes=1)
        try:
            changed = open_corrections(self.tasks.values(), self.round, self.now)
        except Refused:
            return
        self.tasks |= {one.step: one for one in changed}
        voided = {one.id: one for one in void(self.round, self.now)}
        self.round = replace(self.round, approvals=tuple(voided.get(one.id, one) for one in self.round.approvals))
        assert self.round.missing == self.round.chairs
        assert self.tasks[7].is_open
        if not is_mistake:
            return
        back = {one.id: one for one in restore(self.round)}
        self.tasks[8] = withdraw_corrections(self.tasks[8], self.round)
        self.round = replace(self.round, approvals=tuple(back.get(one.id, one) for one in self.round.approvals))
        self.settle()
        assert (self.round, {step: (one.state, one.confirmations) for step, one in self.tasks.items()}) == before

    @precondition(lambda self: self.tasks[8].is_open)
    @rule()
    def it_is_generated_anew(self) -> None:
        """A version that nobody has approved."""
        self.tasks[8] = replace(self.tasks[8], state=TaskState.DONE)
        version = AgendaVersion(1, self.round.version + 1, 1, self.now)
        self.round = replace(self.round, versions=(*self.round.versions, version))
        assert self.round.missing == self.round.chairs

    @rule()
    def a_version_is_taken_back(self) -> None:
        """Never one that somebody approved."""
        if self.tasks[8].state is not TaskState.DONE or self.tasks[9].state is TaskState.DONE:
            return
        try:
            refuse_taking_back_a_version(self.round)
        except ApprovalsStand:
            assert self.round.standing
            return
        self.round = replace(self.round, versions=self.round.versions[:-1])
        self.tasks[8] = replace(self.tasks[8], state=TaskState.OPEN)

    @precondition(lambda self: not lacks_approval(self.tasks.values()))
    @rule()
    def it_is_sent(self) -> None:
        """Without insisting, only with all approvals."""
        assert {one.chair for one in self.round.standing} == set(KEYS)
        self.tasks[9] = replace(self.tasks[9], state=TaskState.DONE)

    @invariant()
    def the_step_is_done_with_all_approvals_and_only_then(self) -> None:
        """And no chair counts twice, and a sent agenda was approved."""
        assert (self.tasks[7].state is TaskState.DONE) == (not self.round.missing)
        chairs = [one.chair for one in self.round.standing]
        assert len(chairs) == len(set(chairs))
        assert self.tasks[9].state is not TaskState.DONE or not self.round.missing


Rounds.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestRounds = Rounds.TestCase
