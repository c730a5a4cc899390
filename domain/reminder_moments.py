"""When a reminder that is due goes to a person: now, at the next decent hour, or not by itself, since a digest tells.

Rules: nothing unasked outside the person's hours; what the program slept through is told of in the next digest, and
what is past by then not at all, in channels neither. A time that somebody asked for themselves is kept: what was slept
through of that comes all the same, since a digest passes over what is late and unchanged.
"""

from datetime import UTC, datetime, timedelta

from danish.workdays import next_working_day
from danish.zone import COPENHAGEN
from domain.digests import soon_ends
from domain.organisation import Body
from domain.preferences import Preferences
from domain.quiet import Hours, is_allowed, next_allowed
from domain.reminder_times import Reminding
from domain.reminders import Reminder, ReminderKind, What, at_hour, of_task
from domain.steps import Step
from domain.tasks import Task

MISSED_AFTER = timedelta(hours=4)
"""A reminder so late, or of a day before, was slept through [chosen]."""
_UNTOLD = frozenset({ReminderKind.HEAD_COUNT, ReminderKind.HOW_IT_WENT, ReminderKind.SNOOZED})
_DIGEST_TAKES = timedelta(minutes=2)
"""So long after its time a digest is surely known to have been sent, and for what it said [chosen]."""
_ON_TIME = timedelta(minutes=15)
"""So late a wish is still kept to the letter [chosen]; later it waits for the person's hours as other reminders do."""


def is_missed(reminder: Reminder, now: datetime) -> bool:
    """Whether the program slept through a due reminder: over its day, or hours of it."""
    is_of_before = reminder.due.astimezone(COPENHAGEN).date() < now.astimezone(COPENHAGEN).date()
    return is_of_before or _late(reminder, now) > MISSED_AFTER


def moment_for(
    reminder: Reminder, deadline: datetime, wishes: Preferences, now: datetime, reminding: Reminding
) -> datetime | None:
    """When a due reminder of that deadline is sent to a person (all aware), `now` or later; None where it isn't.

    A digest, where the person gets any, tells of what is due soon, but not of how many eat and not of questions. One
    that is due by now is waited for: then it is known what it told of.
    """
    if reminder.kind is ReminderKind.SNOOZED and _late(reminder, now) <= _ON_TIME:
        return now
    is_told = wishes.wants_digest and deadline <= soon_ends(now) and reminder.kind not in _UNTOLD
    if is_missed(reminder, now) and is_told:
        return None
    hours = wishes.hours(reminding)
    moment = max(next_allowed(now, hours), now, key=datetime.timestamp)
    if is_told and _is_going_out(wishes, reminder, now):
        told_by = (now.astimezone(UTC) + _DIGEST_TAKES).astimezone(COPENHAGEN)
        moment = told_by if is_allowed(told_by, hours) and _is_of_use(reminder, deadline, told_by) else moment
    lasts = reminder.cause.what is What.CASE and not is_told  # over its target it stays, and nothing else tells of that
    return moment if lasts or _is_of_use(reminder, deadline, moment) else None


def channel_moment(now: datetime, reminding: Reminding) -> datetime:
    """When a reminder goes to a channel: within the profile's hours."""
    return next_allowed(now, Hours((reminding.opens, reminding.closes)))


def day_after(task: Task, step: Step, body: Body, reminding: Reminding) -> Reminder | None:
    """The reminder of the working day after a task's deadline; None where nobody would get it.

    It is for the owners of a task that several own together, and for the leading role where the body has chosen so.
    What was to be done at once is told of in the digest alone.
    """
    is_shared, has_leader = len(step.owners.roles) > 1, body.forum.tells_leader and step.leader is not None
    if task.is_at_once or not (is_shared or has_leader):
        return None
    day = next_working_day(task.due.astimezone(COPENHAGEN).date())
    return at_hour(of_task(task.id), ReminderKind.DAY_AFTER, day, reminding.day_after)


def _is_of_use(reminder: Reminder, deadline: datetime, moment: datetime) -> bool:
    """Whether a reminder still tells something at that moment that no other one does."""
    day = moment.astimezone(COPENHAGEN).date()
    match reminder.kind:
        case ReminderKind.AHEAD:
            return day < deadline.astimezone(COPENHAGEN).date()
        case ReminderKind.SAME_DAY | ReminderKind.HEAD_COUNT:
            return moment.astimezone(UTC) <= deadline.astimezone(UTC)
        case ReminderKind.DAY_AFTER:
            return day == reminder.due.astimezone(COPENHAGEN).date()
        case ReminderKind.SNOOZED | ReminderKind.HOW_IT_WENT:
            return True


def _is_going_out(wishes: Preferences, reminder: Reminder, now: datetime) -> bool:
    """Whether a digest is due now. One that has been for longer may fail: for that a reminder waits once at most.

    What has waited is planned for its person.
    """
    if wishes.next_digest is None or (waits := _since(wishes.next_digest, now)) < timedelta():
        return False
    return waits < _DIGEST_TAKES or reminder.person is None


def _late(reminder: Reminder, now: datetime) -> timedelta:
    return _since(reminder.due, now)


def _since(at: datetime, now: datetime) -> timedelta:
    return now.astimezone(UTC) - at.astimezone(UTC)
