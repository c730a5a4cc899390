"""How far a meeting's steps are: what is done, late, next and waited for; it changes nothing and words nothing.

A step whose planned deadline had passed when the meeting was made is to be done at once (straks) and is not called
late: nobody had the time. What prepares a meeting and wasn't noted when that was over waits for nobody any more; it
can still be noted.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.access import roles_held
from domain.meetings import Meeting
from domain.organisation import Body, Forum
from domain.people import RoleAssignment
from domain.steps import Step
from domain.tasks import Task, TaskState, missing_roles


class Standing(StrEnum):
    """Where a task stands as the clock goes; NEXT is the open one whose deadline comes first."""

    DONE = "udført"
    NOT_NEEDED = "ikke nødvendig"
    CANCELLED = "aflyst"
    NOT_NOTED = "ikke noteret"
    LATE = "forsinket"
    AT_ONCE = "straks"
    NEXT = "næste"
    LATER = "senere"


_CLOSED = {
    TaskState.DONE: Standing.DONE,
    TaskState.NOT_NEEDED: Standing.NOT_NEEDED,
    TaskState.CANCELLED: Standing.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class TaskProgress:
    """A task with its row, where it stands, and the roles it waits for (none once it is closed)."""

    task: Task
    step: Step
    standing: Standing
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """All tasks of a meeting, in the order of the steps."""

    tasks: tuple[TaskProgress, ...]

    @property
    def late(self) -> tuple[TaskProgress, ...]:
        """What is open past its deadline, the oldest deadline first."""
        return self._standing(Standing.LATE)

    @property
    def at_once(self) -> tuple[TaskProgress, ...]:
        """What was due already when the meeting was made, the oldest deadline first."""
        return self._standing(Standing.AT_ONCE)

    @property
    def waited_for(self) -> tuple[TaskProgress, ...]:
        """What the meeting waits for now: what is late or due at once, else what comes next."""
        return (*self.late, *self.at_once) or self._standing(Standing.NEXT)

    @property
    def following(self) -> tuple[TaskProgress, ...]:
        """The open tasks after those that are waited for, by deadline."""
        now = self.waited_for
        return tuple(one for one in self._standing(Standing.NEXT, Standing.LATER) if one not in now)

    @property
    def is_finished(self) -> bool:
        """Whether nothing waits to be done."""
        return not (self.waited_for or self.following)

    @property
    def not_noted(self) -> tuple[TaskProgress, ...]:
        """The preparation that nobody noted before the meeting was over."""
        return self._standing(Standing.NOT_NOTED)

    def of_step(self, number: int) -> tuple[TaskProgress, ...]:
        """The tasks of one step: two for a step with two deadlines."""
        return tuple(one for one in self.tasks if one.step.number == number)

    def _standing(self, *standings: Standing) -> tuple[TaskProgress, ...]:
        return tuple(sorted((one for one in self.tasks if one.standing in standings), key=lambda one: one.task.due))


def progress(tasks: Iterable[Task], forum: Forum, now: datetime, meeting: Meeting | None = None) -> Progress:
    """How far these tasks of one meeting are; tasks whose row the forum no longer has are left out.

    Without the meeting they are taken as what still has to be done.
    """
    rows = {step.number for step in forum.steps}
    known = [task for task in tasks if task.step in rows]
    ahead = [task.due for task in known if task.is_open and not task.is_late(now)]
    first = min(ahead, default=None)
    return Progress(tuple(_progress_of(task, forum.step(task.step), first, now, meeting) for task in known))


def waits_for(items: Iterable[TaskProgress]) -> tuple[str, ...]:
    """The roles that these tasks wait for, each once, in the order of the tasks."""
    return tuple(dict.fromkeys(role for item in items for role in item.missing))


def active_roles(assignments: Iterable[RoleAssignment], body: Body, on: date) -> frozenset[str]:
    """The roles that somebody who is still there holds for the body on that day."""
    return frozenset(roles_held((one for one in assignments if one.person.may_act), body, on))


def vacant_roles(task: Task, step: Step, active: AbstractSet[str]) -> tuple[str, ...]:
    """The roles that an open task waits for and that nobody holds; `active` are those that are held.

    Of `one_of`, nobody is missed while one of them is held.
    """
    if not task.is_open or active >= set(step.owners.roles):
        return ()
    is_one_held = not active.isdisjoint(step.owners.one_of)
    return tuple(
        role
        for role in missing_roles(task, step)
        if role not in active and not (is_one_held and role in step.owners.one_of)
    )


def unfilled_roles(task: Task, step: Step, body: Body, active: AbstractSet[str]) -> tuple[str, ...]:
    """The vacant roles of the secretariat; those outside it (who write the items) are seldom given to anybody."""
    return tuple(role for role in vacant_roles(task, step, active) if role in body.forum.secretariat_roles)


def belongs_after_start(step: Step) -> bool:
    """Whether the step can be done only once the meeting has begun (holding it, its minutes, following up)."""
    return all(part.offset >= 0 for part in step.deadlines)


def can_be_done_now(item: TaskProgress, meeting: Meeting, now: datetime) -> bool:
    """Whether the task is open and its time has come: what belongs after the start waits for the start."""
    return item.task.is_open and (meeting.starts <= now or not belongs_after_start(item.step))


def _progress_of(
    task: Task, step: Step, first: datetime | None, now: datetime, meeting: Meeting | None
) -> TaskProgress:
    if not task.is_open:
        return TaskProgress(task, step, _CLOSED[task.state], ())
    if meeting is not None and task.has_lapsed(meeting, now):
        return TaskProgress(task, step, Standing.NOT_NOTED, ())
    if task.is_late(now):
        standing = Standing.AT_ONCE if task.is_at_once else Standing.LATE
    else:
        standing = Standing.NEXT if task.due == first else Standing.LATER
    return TaskProgress(task, step, standing, missing_roles(task, step))
