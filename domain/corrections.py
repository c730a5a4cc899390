"""Corrections from the approval round: they open the row of generating anew and void what was approved.

The corrections themselves stand in the agenda system; here only that there are some.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from domain.approvals import FIRST_VERSION
from domain.errors import CorrectionsAlreadyOpen, NothingToUndo
from domain.rounds import Round, refuse_sent
from domain.rows import Row
from domain.tasks import Task, TaskState


def open_corrections(tasks: Iterable[Task], known: Round, now: datetime) -> tuple[Task, ...]:
    """The tasks that change: generating anew is open, and the approvals (`domain.rounds.void`) are to be given again.

    Raises AgendaAlreadySent when the agenda was sent out, and CorrectionsAlreadyOpen when nothing would change.
    """
    rows = {task.step: task for task in tasks if task.step in (Row.APPROVAL, Row.GENERATION_ANEW, Row.SENDING)}
    refuse_sent(rows.values())
    anew, approval = rows[Row.GENERATION_ANEW], rows.get(Row.APPROVAL)
    changed = [_opened(approval, now)] if approval and (approval.confirmations or known.standing) else []
    if not anew.is_open or anew.confirmations:
        changed.append(_opened(anew, now))
    if not changed:
        raise CorrectionsAlreadyOpen
    return tuple(changed)


def withdraw_corrections(task: Task, known: Round) -> Task:
    """Generating anew, as it was before the corrections: not needed, or done where it made the current version.

    Raises NothingToUndo where it isn't open, or partly confirmed.
    """
    if not task.is_open or task.confirmations:
        raise NothingToUndo
    state = TaskState.DONE if known.version > FIRST_VERSION else TaskState.NOT_NEEDED
    return replace(task, state=state, is_at_once=False)


def lacks_approval(tasks: Iterable[Task]) -> bool:
    """Whether the agenda waits for the chairs' approval, or for being generated anew after corrections."""
    return any(task.is_open and task.step in (Row.APPROVAL, Row.GENERATION_ANEW) for task in tasks)


def _opened(task: Task, now: datetime) -> Task:
    return replace(task, state=TaskState.OPEN, confirmations=(), is_at_once=task.due < now)
