"""Plans what meetings, items and decisions are to be reminded of, in the unit of work that changed them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from domain.agenda import AgendaItem, ItemState
from domain.decisions import Decision
from domain.meetings import Meeting
from domain.ports import Repositories
from domain.reminder_plans import (
    decision_reminders,
    item_reminders,
    meeting_causes,
    meeting_reminders,
    of_decision,
    of_items,
)
from domain.reminder_times import Reminding
from domain.tasks import Task


def replan_meeting(
    repositories: Repositories, meeting: Meeting, tasks: Sequence[Task], now: datetime, reminding: Reminding
) -> None:
    """Plans the reminders of a meeting's preparation anew: of its tasks, its items and its catering.

    What somebody asked to be reminded of later stays, unless the meeting is cancelled.
    """
    items = repositories.agenda_items.of_meeting(meeting.id)
    causes = meeting_causes(meeting, tasks, items)
    repositories.reminders.cancel_planned(causes, keeps_snoozed=not meeting.is_cancelled)
    repositories.reminders.plan(meeting_reminders(meeting, tasks, items, now, reminding))


def replan_meetings(
    repositories: Repositories,
    meetings: Sequence[tuple[Meeting, Sequence[Task]]],
    now: datetime,
    reminding: Reminding,
) -> None:
    """As `replan_meeting`, of several meetings that are coming, each with its tasks, in a fixed number of queries."""
    if not meetings:
        return
    items: dict[int, list[AgendaItem]] = {meeting.id: [] for meeting, _ in meetings}
    first = min(meeting.day for meeting, _ in meetings)
    for item, meeting in repositories.agenda_items.of_bodies({meeting.body for meeting, _ in meetings}, first):
        if meeting.id in items:
            items[meeting.id].append(item)
    causes = [cause for meeting, tasks in meetings for cause in meeting_causes(meeting, tasks, items[meeting.id])]
    repositories.reminders.cancel_planned(causes, keeps_snoozed=True)
    repositories.reminders.plan(
        [
            one
            for meeting, tasks in meetings
            for one in meeting_reminders(meeting, tasks, items[meeting.id], now, reminding)
        ]
    )


def replan_items(
    repositories: Repositories, meeting: int, items: Sequence[AgendaItem], now: datetime, reminding: Reminding
) -> None:
    """Plans the reminders of items of one meeting anew: drafts have some, others none.

    What somebody asked to be reminded of later stays while the item still is a draft.
    """
    drafts = [item for item in items if item.state is ItemState.DRAFT]
    repositories.reminders.cancel_planned(of_items(drafts), keeps_snoozed=True)
    repositories.reminders.cancel_planned(of_items(item for item in items if item not in drafts))
    repositories.reminders.plan(item_reminders(items, repositories.tasks.of_meeting(meeting), now, reminding))


def withdraw_items(repositories: Repositories, items: Iterable[AgendaItem]) -> None:
    """Takes items off their meetings' agendas, and nobody is reminded of them any more."""
    gone = [replace(item, state=ItemState.WITHDRAWN) for item in items]
    repositories.agenda_items.save(gone)
    repositories.reminders.cancel_planned(of_items(gone))


def replan_decisions(
    repositories: Repositories, decisions: Sequence[Decision], now: datetime, reminding: Reminding
) -> None:
    """Plans the reminders of decisions' deadlines anew: none once they are followed up.

    What somebody asked to be reminded of later stays until then.
    """
    for is_open in (True, False):
        causes = [of_decision(one.id) for one in decisions if one.is_followed_up is is_open]
        repositories.reminders.cancel_planned(causes, keeps_snoozed=is_open)
    repositories.reminders.plan([one for decision in decisions for one in decision_reminders(decision, now, reminding)])
