"""The steps of a meeting as tasks with owners and deadlines; which step belongs to whom is the profile's to say.

A step with two deadlines (the minutes: draft, then approved) becomes two tasks. Deadlines are working days relative
to the meeting, at the profile's hour.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from danish.workdays import working_days_after, working_days_before
from danish.zone import COPENHAGEN
from domain.errors import NothingToUndo, StepAlreadyDone, StepAlwaysNeeded, StepNotOwned
from domain.meetings import Meeting
from domain.organisation import Forum
from domain.people import PersonId
from domain.rows import PREPARING
from domain.steps import Step, StepDeadline


class TaskState(StrEnum):
    """Where a task stands; whether it is late follows from the clock."""

    OPEN = "åben"
    DONE = "udført"
    NOT_NEEDED = "ikke nødvendig"
    CANCELLED = "aflyst"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A role has done its part of a task: which person said so, when, and the link or case number given."""

    role: str
    person: PersonId
    at: datetime
    reference: str = ""
    on_behalf_of: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A step of a meeting with its deadline (aware, Europe/Copenhagen).

    `is_at_once` tells that the planned deadline had passed when the meeting was made (straks). `taker` is who took
    it among the owners, if somebody did. `sequence` counts how often the deadline was moved.
    """

    id: int
    meeting: int
    step: int
    part: str
    due: datetime
    state: TaskState = TaskState.OPEN
    is_at_once: bool = False
    taker: PersonId | None = None
    confirmations: tuple[Confirmation, ...] = ()
    sequence: int = 0

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do it."""
        return self.state is TaskState.OPEN

    def is_late(self, now: datetime) -> bool:
        """Whether it is open past its deadline."""
        return self.is_open and self.due < now

    def has_lapsed(self, meeting: Meeting, now: datetime) -> bool:
        """Whether nobody noted it, and nobody has to do it any more: it prepared a meeting that is over."""
        return self.is_open and self.step in PREPARING and meeting.ends <= now


def deadline(deadline_: StepDeadline, starts: datetime, ends: datetime | None = None) -> datetime:
    """The planned time (aware, Europe/Copenhagen) of a step's deadline for a meeting from then until then (aware).

    What comes before a meeting counts from its first day, what follows it from its last. A meeting over several days
    is held when it ends; one until midnight is of one day. `ends` None: on the day it starts.
    """
    starts = starts.astimezone(COPENHAGEN)
    ends = starts if ends is None else ends.astimezone(COPENHAGEN)
    last = starts if (ends - timedelta.resolution).date() <= starts.date() else ends
    if deadline_.offset < 0:
        day = working_days_before(starts.date(), -deadline_.offset)
    elif deadline_.offset > 0:
        day = working_days_after(last.date(), deadline_.offset)
    else:
        day = last.date()
    at = last.time() if deadline_.at is None else deadline_.at
    return datetime.combine(day, at, tzinfo=COPENHAGEN)


def plan_tasks(meeting: Meeting, forum: Forum, now: datetime) -> tuple[Task, ...]:
    """The tasks of a new meeting, in the order of the steps.

    Finding a date is done by fixing it; generating again waits for corrections; what a virtual meeting, or a meeting
    of its kind, does not need is marked so.
    """
    return tuple(_plan(meeting, step, part, now) for step in forum.steps for part in step.deadlines)


def replan_tasks(tasks: Iterable[Task], meeting: Meeting, forum: Forum, now: datetime) -> tuple[Task, ...]:
    """The same tasks for a moved meeting: those still ahead get new deadlines, done ones stay as they are.

    What is not needed so far is still ahead: corrections may call for it.
    """
    ahead = (TaskState.OPEN, TaskState.NOT_NEEDED)
    return tuple(_replan(task, meeting, forum, now) if task.state in ahead else task for task in tasks)


def replan_for_place(
    tasks: Iterable[Task], before: Meeting, after: Meeting, forum: Forum, now: datetime
) -> tuple[Task, ...]:
    """The tasks that a meeting's becoming virtual, or no longer being so, ends or opens, as they are then.

    What the meeting needs follows from what it is, as when it is made; what somebody has done or spared stays so.
    """
    steps = {step.number: step for step in forum.steps}
    changed = []
    for task in tasks:
        step = steps.get(task.step)
        if step is None or (state := _first_state(after, step)) is _first_state(before, step):
            continue
        if task.is_open or (task.state is TaskState.NOT_NEEDED and not task.confirmations):
            changed.append(replace(task, state=state, confirmations=(), is_at_once=task.due < now))
    return tuple(changed)


def cancel_tasks(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """The same tasks for a cancelled meeting: open ones are cancelled."""
    return tuple(replace(task, state=TaskState.CANCELLED) if task.is_open else task for task in tasks)


def missing_roles(task: Task, step: Step) -> tuple[str, ...]:
    """The roles whose confirmation the task still waits for; of `one_of`, all while none of them has confirmed."""
    confirmed = {confirmation.role for confirmation in task.confirmations}
    one_of = () if confirmed.intersection(step.owners.one_of) else step.owners.one_of
    return one_of + tuple(role for role in step.owners.all_of if role not in confirmed)


def confirm(task: Task, step: Step, confirmation: Confirmation) -> Task:
    """The task with one role's confirmation; done when all who must have confirmed.

    Raises StepNotOwned for a role that does not own the step and StepAlreadyDone for one that has confirmed, or
    whose confirmation nobody waits for.
    """
    if confirmation.role not in step.owners.roles:
        raise StepNotOwned(step.number, step.owners.roles, step.owners.one_of)
    if not task.is_open or confirmation.role not in missing_roles(task, step):
        raise StepAlreadyDone
    confirmed = replace(task, confirmations=(*task.confirmations, confirmation))
    return confirmed if missing_roles(confirmed, step) else replace(confirmed, state=TaskState.DONE)


def spare(task: Task, step: Step, said: Confirmation) -> Task:
    """The task, not needed at this meeting, as one of its owners says; `undo` takes that back.

    Raises StepAlwaysNeeded for the chairs' approval and for what corrections alone call for, and as `confirm`.
    """
    if step.approvers or step.only_on_corrections:
        raise StepAlwaysNeeded(step.number)
    return replace(confirm(task, step, said), state=TaskState.NOT_NEEDED)


def undo(task: Task, roles: Iterable[str]) -> Task:
    """The task without the last confirmation of these roles, open again.

    Raises NothingToUndo where they gave none, and for a task that ended with its meeting.
    """
    given = set() if task.state is TaskState.CANCELLED else set(roles)
    for confirmation in reversed(task.confirmations):
        if confirmation.role in given:
            kept = tuple(other for other in task.confirmations if other is not confirmation)
            return replace(task, confirmations=kept, state=TaskState.OPEN)
    raise NothingToUndo


def _plan(meeting: Meeting, step: Step, part: StepDeadline, now: datetime) -> Task:
    due = deadline(part, meeting.starts, meeting.ends)
    return Task(0, meeting.id, step.number, part.part, due, _first_state(meeting, step), is_at_once=due < now)


def _replan(task: Task, meeting: Meeting, forum: Forum, now: datetime) -> Task:
    """A task whose row the forum no longer has keeps its deadline."""
    rows = [step for step in forum.steps if step.number == task.step]
    for part in [part for step in rows for part in step.deadlines if part.part == task.part]:
        due = deadline(part, meeting.starts, meeting.ends)
        return replace(task, due=due, is_at_once=due < now, sequence=task.sequence + (due != task.due))
    return task


def _first_state(meeting: Meeting, step: Step) -> TaskState:
    if step.is_done_by_fixing_the_date:
        return TaskState.DONE
    is_spared = meeting.kind in step.not_needed_for or (meeting.is_virtual and not step.is_needed_virtually)
    if step.only_on_corrections or is_spared:
        return TaskState.NOT_NEEDED
    return TaskState.OPEN
