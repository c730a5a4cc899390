"""The life of a meeting and its steps under acts in any order: none reaches an impossible state."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.acting import confirm_for_all_roles, hand_over, release, require_begun, take, undo_last_act
from domain.corrections import open_corrections, withdraw_corrections
from domain.errors import (
    AgendaAlreadySent,
    CorrectionsAlreadyOpen,
    MeetingAlreadyCancelled,
    MeetingInThePast,
    MeetingNotBegun,
    NothingToUndo,
    Refused,
    StepAlreadyDone,
    StepAlwaysNeeded,
    StepNotOwned,
    TaskTaken,
)
from domain.meeting_kinds import MeetingKind
from domain.meetings import Meeting, cancel_meeting, move_meeting, plan_meeting
from domain.rounds import Round
from domain.rows import Row
from domain.tasks import (
    Confirmation,
    Task,
    TaskState,
    cancel_tasks,
    deadline,
    missing_roles,
    plan_tasks,
    replan_tasks,
    spare,
)
from tests.domain.support import NOW, actor, body, in_role, syddanmark

BODY = body("politisk/lillebaelt")
NO_ROUND = Round(())
ROLES = ("regionshus", "somatik", "psykiatri", "kommune", "sagsbehandler")
LAST_DAY = 150
"""Days from the start of the tests to the profile's end."""


class MeetingLife(RuleBasedStateMachine):
    """A political meeting that is moved, cancelled, confirmed, undone and corrected while time goes by."""

    @initialize(
        days=st.integers(1, 120),
        kind=st.sampled_from([kind for kind in MeetingKind if kind is not MeetingKind.WITH_PATIENTS]),
        is_virtual=st.booleans(),
    )
    def made(self, days: int, kind: MeetingKind, *, is_virtual: bool) -> None:
        """The meeting is planned with all its tasks."""
        self.now = NOW
        starts = NOW + timedelta(days=days)
        planned = Meeting(1, BODY.key, starts, starts + timedelta(hours=2), kind=kind, is_virtual=is_virtual)
        self.meeting = plan_meeting(planned, syddanmark(), self.now)
        planned_tasks = plan_tasks(self.meeting, BODY.forum, self.now)
        self.tasks = {place: replace(task, id=place) for place, task in enumerate(planned_tasks, start=1)}
        self.has_corrections = False
        self.moves = 0

    @rule(hours=st.integers(1, 500))
    def time_passes(self, hours: int) -> None:
        """Nothing changes by itself."""
        self.now = self.now + timedelta(hours=hours)

    @rule(days=st.integers(-30, 60))
    def move(self, days: int) -> None:
        """Done steps are kept and the others planned anew; a move that is refused changes nothing."""
        starts = self.meeting.starts + timedelta(days=days)
        try:
            moved = move_meeting(self.meeting, starts, starts + timedelta(hours=2), syddanmark(), self.now)
        except MeetingAlreadyCancelled:
            assert self.meeting.is_cancelled
            return
        except MeetingInThePast:
            assert starts <= self.now
            return
        except Refused:
            assert starts > NOW + timedelta(days=LAST_DAY - 1)
            return
        before = self.tasks
        self.meeting, self.moves = moved, self.moves + 1
        self._save(replan_tasks(before.values(), moved, BODY.forum, self.now))
        for number, task in self.tasks.items():
            if before[number].state is TaskState.DONE:
                assert task == before[number]
            else:
                assert task.due == _planned(task, moved.starts)
                counted = before[number].sequence + (task.due != before[number].due)
                assert task == replace(before[number], due=task.due, is_at_once=task.is_at_once, sequence=counted)

    @rule()
    def cancel(self) -> None:
        """A meeting is cancelled once."""
        try:
            self.meeting = cancel_meeting(self.meeting)
        except MeetingAlreadyCancelled:
            assert self.meeting.is_cancelled
            return
        self.moves += 1
        self._save(cancel_tasks(self.tasks.values()))

    @rule(place=st.integers(1, 15), roles=st.sets(st.sampled_from(ROLES), min_size=1))
    def confirm_and_perhaps_undo(self, place: int, roles: set[str]) -> None:
        """Undoing at once restores the task exactly, whatever it was."""
        task = self.tasks[place]
        confirmed = self._confirmed(task, roles)
        if confirmed is not None:
            assert undo_last_act(confirmed, tuple(roles)) == task

    @rule(place=st.integers(1, 15), roles=st.sets(st.sampled_from(ROLES), min_size=1))
    def confirm(self, place: int, roles: set[str]) -> None:
        """A task that waits for none of the roles stays as it is."""
        confirmed = self._confirmed(self.tasks[place], roles)
        if confirmed is not None:
            self.now += timedelta(minutes=1)
            self._save([confirmed])

    @rule(place=st.integers(1, 15), role=st.sampled_from(ROLES))
    def undo(self, place: int, role: str) -> None:
        """Undoing opens a task again; where nothing of the role's stands, it is refused.

        Nobody undoes at a cancelled meeting: its tasks can't be reached any more.
        """
        if self.meeting.is_cancelled:
            return
        task = self.tasks[place]
        try:
            undone = undo_last_act(task, (role,))
        except NothingToUndo:
            has_own = any(given.role == role for given in task.confirmations)
            assert not has_own
            return
        assert undone.is_open
        assert len(undone.confirmations) < len(task.confirmations)
        self._save([undone])

    @rule(place=st.integers(1, 15), role=st.sampled_from(ROLES), is_kept=st.booleans())
    def do_without(self, place: int, role: str, *, is_kept: bool) -> None:
        """An owner may do without an open step, but not without approval; undoing restores it exactly."""
        task = self.tasks[place]
        step = BODY.forum.step(task.step)
        try:
            spared = spare(task, step, Confirmation(role, 1, self.now))
        except StepAlwaysNeeded:
            assert step.number in (Row.APPROVAL, Row.GENERATION_ANEW)
            return
        except StepNotOwned:
            assert role not in step.owners.roles
            return
        except StepAlreadyDone:
            assert not task.is_open or role not in missing_roles(task, step)
            return
        assert spared.state is TaskState.NOT_NEEDED
        assert undo_last_act(spared, (role,)) == task
        if is_kept:
            self.now += timedelta(minutes=1)
            self._save([spared])

    @rule(place=st.integers(1, 15), person=st.integers(1, 3))
    def take_or_give_back(self, place: int, person: int) -> None:
        """One person has a task, and only an open one is taken or given back."""
        task = self.tasks[place]
        try:
            self._save([take(task, person)])
        except TaskTaken:
            assert task.taker is not None
            if task.taker == person:
                self._save([release(task, person)])
        except StepAlreadyDone:
            assert not task.is_open

    @rule(place=st.integers(1, 15))
    def hand_over(self, place: int) -> None:
        """To somebody in the secretariat, while it is open."""
        task = self.tasks[place]
        receiver = actor(in_role("somatik", "lillebaelt"))
        try:
            self._save([hand_over(task, receiver, BODY, self.now.date())])
        except StepAlreadyDone:
            assert not task.is_open

    @precondition(lambda self: not self.meeting.is_cancelled)
    @rule()
    def correct(self) -> None:
        """Corrections open generating anew and void the approvals, until the agenda is sent."""
        try:
            changed = open_corrections(self.tasks.values(), NO_ROUND, self.now)
        except AgendaAlreadySent:
            assert self._of(Row.SENDING).state is TaskState.DONE
            return
        except CorrectionsAlreadyOpen:
            assert self._of(Row.GENERATION_ANEW).is_open
            return
        self.has_corrections = True
        self._save(changed)
        assert self._of(Row.GENERATION_ANEW).is_open
        assert not self._of(Row.APPROVAL).confirmations

    @precondition(lambda self: not self.meeting.is_cancelled)
    @rule()
    def withdraw_the_corrections(self) -> None:
        """As long as nobody has generated it anew, it isn't needed after all."""
        try:
            self._save([withdraw_corrections(self._of(Row.GENERATION_ANEW), NO_ROUND)])
        except NothingToUndo:
            task = self._of(Row.GENERATION_ANEW)
            assert task.confirmations or not task.is_open
            return
        self.has_corrections = False

    @invariant()
    def every_step_is_there_once(self) -> None:
        """No act loses or doubles a task, nor gives it to another meeting."""
        rows = [(step.number, part.part) for step in BODY.forum.steps for part in step.deadlines]
        assert [(task.step, task.part) for task in self.tasks.values()] == rows
        assert {task.meeting for task in self.tasks.values()} == {self.meeting.id}

    @invariant()
    def a_task_is_done_exactly_when_all_have_confirmed(self) -> None:
        """Open tasks wait for somebody; done ones for nobody; only owners have confirmed, each once."""
        for task in self.tasks.values():
            step = BODY.forum.step(task.step)
            roles = [given.role for given in task.confirmations]
            assert len(roles) == len(set(roles))
            assert set(roles) <= set(step.owners.roles)
            if task.is_open:
                assert missing_roles(task, step)
            if task.state is TaskState.DONE:
                assert step.is_done_by_fixing_the_date or not missing_roles(task, step)
            if task.state is TaskState.NOT_NEEDED and task.confirmations:
                assert step.number not in (Row.APPROVAL, Row.GENERATION_ANEW)

    @invariant()
    def a_cancelled_meeting_waits_for_nobody(self) -> None:
        """And one that stands has no cancelled task."""
        states = {task.state for task in self.tasks.values()}
        assert (TaskState.OPEN if self.meeting.is_cancelled else TaskState.CANCELLED) not in states

    @invariant()
    def moves_are_counted(self) -> None:
        """Each move, and the cancelling, by one."""
        assert self.meeting.sequence == self.moves

    @invariant()
    def generating_anew_is_for_corrections_only(self) -> None:
        """Row 8 is asked for while there are corrections, and else not."""
        if not self.has_corrections and not self.meeting.is_cancelled:
            assert self._of(Row.GENERATION_ANEW).state is TaskState.NOT_NEEDED

    def _confirmed(self, task: Task, roles: set[str]) -> Task | None:
        """The task confirmed by these roles, or None where that is refused."""
        step = BODY.forum.step(task.step)
        try:
            require_begun(self.meeting, step, self.now)
            return confirm_for_all_roles(task, step, tuple(roles), Confirmation("", 1, self.now))
        except MeetingNotBegun:
            assert self.now < self.meeting.starts
        except StepAlreadyDone:
            assert not task.is_open or roles.isdisjoint(missing_roles(task, step))
        except StepNotOwned:
            assert roles.isdisjoint(step.owners.roles)
        return None

    def _of(self, row: Row) -> Task:
        return next(task for task in self.tasks.values() if task.step == row)

    def _save(self, changed: Iterable[Task]) -> None:
        self.tasks = self.tasks | {task.id: task for task in changed}


def _planned(task: Task, starts: datetime) -> datetime:
    """The deadline that the profile gives the task of a meeting that starts then."""
    part = next(one for one in BODY.forum.step(task.step).deadlines if one.part == task.part)
    return deadline(part, starts)


MeetingLife.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestMeetingLife = MeetingLife.TestCase
