"""What due reminders are of, as it is now: whether that still holds, what is said of it, and who is to be told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time

from bot.outgoing.reminder_facts import Facts
from danish.zone import COPENHAGEN
from domain.case_status import target_day
from domain.chairs_told import chairs_told
from domain.inheriting import at_work, experiences_kept_in
from domain.meetings import Meeting
from domain.organisation import Body
from domain.reminder_moments import day_after
from domain.reminders import Reminder, ReminderKind, What
from domain.reminding import (
    Reminded,
    case_reminded,
    decision_reminded,
    head_count_reminded,
    is_awaited,
    is_still_due,
    item_reminded,
    reminded,
    still_theirs,
)
from domain.rounds import needed_chairs
from domain.rows import Row
from domain.steps import Step
from domain.tasks import deadline
from domain.trials import HOW_IT_WENT, who_tells
from handlers.beslutninger.messages import DEADLINE
from handlers.dagsorden.item_reminder import ITEM_DEADLINE
from handlers.opgaver.feature import DAY_AFTER, REMINDER, UNFILLED
from handlers.opgaver.head_count import HEAD_COUNT
from handlers.sagsflow.messages import OVER_TARGET

_DAY_ENDS = time(23, 59)


@dataclass(frozen=True, slots=True)
class DueCause:
    """A due reminder whose cause holds: the deadline it is about, what is said to people and in channels, to whom.

    `after` is what is to be planned for the day after.
    """

    reminder: Reminder
    due: datetime
    kind: str
    subject: Mapping[str, int | str]
    found: Reminded
    kind_in_channels: str
    after: Reminder | None = None

    @property
    def once(self) -> str:
        """What a channel is told one time: that nobody has a task by its deadline, and else each reminder."""
        cause = self.reminder.cause
        if cause.what is What.TASK:
            return f"{self.kind_in_channels}:{cause.id}:{self.due.date().isoformat()}"
        return f"reminder:{self.reminder.id}"


def cause_of(reminder: Reminder, facts: Facts) -> DueCause | None:
    """What the reminder is of; None where that no longer holds."""
    match reminder.cause.what:
        case What.TASK:
            return _task(reminder, facts)
        case What.ITEM:
            return _item(reminder, facts)
        case What.DECISION:
            return _decision(reminder, facts)
        case What.MEETING:
            return _meeting(reminder, facts)
        case What.CASE:
            return _case(reminder, facts)
        case What.TRIAL:
            return _trial(reminder, facts)


def _task(reminder: Reminder, facts: Facts) -> DueCause | None:
    task = facts.tasks.get(reminder.cause.id)
    meeting, body = _held(facts, task.meeting if task else None)
    if task is None or body is None or not is_still_due(task, meeting, facts.now):
        return None
    body = at_work(body, facts.profile)
    step = _row(body, task.step)
    if step is None:
        return None
    chairs = needed_chairs(body, facts.profile) if task.step == Row.APPROVAL else ()
    told = chairs_told(chairs, body, facts.profile, facts.seats, facts.roles, reminder.due.date())
    found = reminded(reminder, task, step, body, facts.roles, [one.id for one in told])
    kind = DAY_AFTER if reminder.kind is ReminderKind.DAY_AFTER else REMINDER
    is_first = reminder.kind is ReminderKind.SAME_DAY and reminder.person is None
    after = day_after(task, step, body, facts.profile.reminding) if is_first else None
    return DueCause(reminder, task.due, kind, {"task": task.id}, found, UNFILLED, after)


def _item(reminder: Reminder, facts: Facts) -> DueCause | None:
    item = facts.items.get(reminder.cause.id)
    meeting, body = _held(facts, item.meeting if item else None)
    if item is None or meeting is None or body is None or not is_awaited(item, meeting):
        return None
    row = _row(body, Row.ITEMS)
    if row is None or meeting.starts <= facts.now:
        return None
    found = item_reminded(item, body, facts.roles, reminder.due.date(), facts.gone)
    due = deadline(row.deadlines[0], meeting.starts)
    return DueCause(reminder, due, ITEM_DEADLINE, {"punkt": item.id}, still_theirs(reminder, found), ITEM_DEADLINE)


def _decision(reminder: Reminder, facts: Facts) -> DueCause | None:
    decision = facts.decisions.get(reminder.cause.id)
    meeting, body = _held(facts, decision.meeting if decision else None)
    if decision is None or meeting is None or body is None or decision.deadline is None:
        return None
    if meeting.is_cancelled or not decision.is_followed_up:
        return None
    clusters = {use.cluster for use in facts.channels}
    if not decision.is_closed_item:
        body = at_work(body, facts.profile)
    found = decision_reminded(decision, body, facts.profile, facts.roles, reminder.due.date(), clusters)
    due = datetime.combine(decision.deadline, _DAY_ENDS, tzinfo=COPENHAGEN)
    subject: dict[str, int | str] = {"decision": decision.id, "deadline": decision.deadline.isoformat()}
    return DueCause(reminder, due, DEADLINE, subject, still_theirs(reminder, found), DEADLINE)


def _meeting(reminder: Reminder, facts: Facts) -> DueCause | None:
    meeting, body = _held(facts, reminder.cause.id)
    if meeting is None or body is None or meeting.is_cancelled or meeting.starts <= facts.now:
        return None
    found = still_theirs(reminder, head_count_reminded(body, facts.roles, reminder.due.date()))
    subject: dict[str, int | str] = {"meeting": meeting.id, "flytninger": meeting.sequence}
    return DueCause(reminder, meeting.starts, HEAD_COUNT, subject, found, HEAD_COUNT)


def _case(reminder: Reminder, facts: Facts) -> DueCause | None:
    leg = facts.legs.get(reminder.cause.id)
    case = facts.cases.get(leg.case) if leg else None
    flow = next((one for one in facts.profile.known_case_flows if case and one.key == case.flow), None)
    if leg is None or case is None or flow is None or not (leg.is_open and case.is_open):
        return None
    if leg.step >= len(flow.steps):
        return None  # likewise, as a row of a forum
    body = facts.bodies.get(leg.place)
    found = case_reminded(case, flow.steps[leg.step], body, facts.roles, reminder.due.date())
    due = datetime.combine(target_day(leg, flow), _DAY_ENDS, tzinfo=COPENHAGEN)
    return DueCause(reminder, due, OVER_TARGET, {"led": leg.id}, still_theirs(reminder, found), OVER_TARGET)


def _trial(reminder: Reminder, facts: Facts) -> DueCause | None:
    trial, experience = facts.trials.get(reminder.cause.id, (None, None))
    if trial is None or experience is None or experience.is_withdrawn or trial.is_answered:
        return None
    cluster = experiences_kept_in(trial.cluster, facts.profile, trial.at.date())
    found = still_theirs(reminder, Reminded(who_tells(trial, cluster, facts.roles)))
    return DueCause(reminder, reminder.due, HOW_IT_WENT, {"afproevning": trial.id}, found, HOW_IT_WENT)


def _held(facts: Facts, meeting: int | None) -> tuple[Meeting | None, Body | None]:
    found = facts.meetings.get(meeting) if meeting is not None else None
    return found, facts.bodies.get(found.body) if found else None


def _row(body: Body, number: int) -> Step | None:
    """The row of the body's forum; None where the organisation's file has it no more, as what is shown says too.

    What is issued together with it would else stay unissued for good.
    """
    return next((one for one in body.forum.steps if one.number == number), None)
