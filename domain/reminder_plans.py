"""Which reminders items, decisions and meetings call for beside their tasks'; nothing is planned or sent here."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from danish.workdays import next_working_day
from danish.zone import COPENHAGEN
from domain.agenda import AgendaItem, ItemState
from domain.agenda_acts import items_due
from domain.case_flows import CaseFlow
from domain.case_status import target_day
from domain.cases import CaseLeg
from domain.decisions import Decision
from domain.meetings import Meeting
from domain.reminder_times import Reminding
from domain.reminders import Cause, Reminder, ReminderKind, What, at_hour, before_deadline, of_tasks, plan_reminders
from domain.rows import Row
from domain.tasks import Task, TaskState


def meeting_causes(meeting: Meeting, tasks: Iterable[Task], items: Iterable[AgendaItem]) -> tuple[Cause, ...]:
    """All that reminders of a meeting's preparation can be of; its decisions have deadlines of their own."""
    return (Cause(What.MEETING, meeting.id), *of_tasks(tasks), *of_items(items))


def meeting_reminders(
    meeting: Meeting, tasks: Sequence[Task], items: Iterable[AgendaItem], now: datetime, reminding: Reminding
) -> tuple[Reminder, ...]:
    """All the reminders of a meeting's preparation; none once it is cancelled."""
    if meeting.is_cancelled:
        return ()
    return (
        *plan_reminders(tasks, now, reminding),
        *item_reminders(items, tasks, now, reminding),
        *_head_count(meeting, tasks, now, reminding),
    )


def of_items(items: Iterable[AgendaItem]) -> tuple[Cause, ...]:
    """Items as the causes of reminders."""
    return tuple(Cause(What.ITEM, item.id) for item in items)


def item_reminders(
    items: Iterable[AgendaItem], tasks: Sequence[Task], now: datetime, reminding: Reminding
) -> tuple[Reminder, ...]:
    """The reminders of the items that are still drafts, by the deadline for items among the meeting's tasks."""
    due = items_due(tasks)
    if due is None:
        return ()
    drafts = [item for item in items if item.state is ItemState.DRAFT]
    return tuple(one for cause in of_items(drafts) for one in before_deadline(cause, due, now, reminding))


def of_decision(decision: int) -> Cause:
    """A decision as the cause of reminders."""
    return Cause(What.DECISION, decision)


def decision_reminders(decision: Decision, now: datetime, reminding: Reminding) -> tuple[Reminder, ...]:
    """The reminders of a decision's deadline, while somebody still has to follow it up."""
    if decision.deadline is None or not decision.is_followed_up:
        return ()
    return tuple(before_deadline(of_decision(decision.id), decision.deadline, now, reminding))


def of_leg(leg: int) -> Cause:
    """A case at one body as the cause of reminders; its id is the leg's."""
    return Cause(What.CASE, leg)


def leg_reminders(leg: CaseLeg, flow: CaseFlow, now: datetime, reminding: Reminding) -> tuple[Reminder, ...]:
    """The reminder that a case has used up its target at one body: on the first working day after it."""
    if not leg.is_open:
        return ()
    after = at_hour(of_leg(leg.id), ReminderKind.DAY_AFTER, next_working_day(target_day(leg, flow)), reminding.at)
    return (after,) if after.due > now else ()


def _head_count(meeting: Meeting, tasks: Iterable[Task], now: datetime, reminding: Reminding) -> list[Reminder]:
    """The head count for the caterers, at the profile's hour of the day on which catering is due.

    It comes whether or not the meal is ordered by then. A virtual meeting has none.
    """
    catering = [task for task in tasks if task.step == Row.CATERING and task.state is not TaskState.NOT_NEEDED]
    if meeting.is_virtual:
        return []
    cause = Cause(What.MEETING, meeting.id)
    days = [task.due.astimezone(COPENHAGEN).date() for task in catering]
    counts = [at_hour(cause, ReminderKind.HEAD_COUNT, day, reminding.at) for day in days]
    return [one for one in counts if one.due > now]
