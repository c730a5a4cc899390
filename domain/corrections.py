"""Corrections from the approval round: they open the row of generating anew and void what was approved.

The corrections themselves stand in the agenda system; here only that there are some.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from domain.errors import AgendaAlreadySent, CorrectionsAlreadyOpen, NothingToUndo
from domain.rows import Row
from domain.tasks import Task, TaskState


def open_corrections(tasks: Iterable[Task], now: datetime) -> tuple[Task, ...]:
    """The tasks that change: generating anew is open, and the approvals are to be given again.

    Raises AgendaAlreadySent when the agenda was sent out, and CorrectionsAlreadyOpen when nothing would change.
    """
    known = {task.step: task for task in tasks if task.step in (Row.APPROVAL, Row.GENERATION_ANEW, Row.SENDING)}
    if known[Row.SENDING].state is TaskState.DONE:
        raise AgendaAlreadySent(known[Row.SENDING].meeting)
    anew, approval = known[Row.GENERATION_ANEW], known[Row.APPROVAL]
    changed = [_opened(task, now) for task in (approval,) if task.confirmations]
    if not anew.is_open or anew.confirmations:
        changed.append(_opened(anew, now))
    if not changed:
        raise CorrectionsAlreadyOpen(anew.meeting)
    return tuple(changed)


def withdraw_corrections(task: Task) -> Task:
    """Generating anew, not needed after all. Raises NothingToUndo where it isn't open, or partly confirmed."""
    if not task.is_open or task.confirmations:
        raise NothingToUndo(task.step)
    return replace(task, state=TaskState.NOT_NEEDED, is_at_once=False)


def lacks_approval(tasks: Iterable[Task]) -> bool:
    """Whether the agenda waits for the chairs' approval, or for being generated anew after corrections."""
    return any(task.is_open and task.step in (Row.APPROVAL, Row.GENERATION_ANEW) for task in tasks)


def _opened(task: Task, now: datetime) -> Task:
    return replace(task, state=TaskState.OPEN, confirmations=(), is_at_once=task.due < now)
