"""Which reminders there are of what, and when they come; who gets them is found when they are due, as people change.

A reminder is planned in the same unit of work as what causes it, and what causes it is looked at again when it is
due and when its card is built.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from danish.workdays import is_working_day, working_days_before
from danish.zone import COPENHAGEN
from domain.people import PersonId
from domain.reminder_times import Reminding
from domain.rows import Row
from domain.tasks import Task
from domain.times import refuse_naive

_AS_USUAL = Reminding()


class What(StrEnum):
    """What kind of thing a reminder is of."""

    TASK = "opgave"
    ITEM = "punkt"
    DECISION = "beslutning"
    MEETING = "møde"
    CASE = "sag"
    TRIAL = "afprøvning"


@dataclass(frozen=True, slots=True)
class Cause:
    """The thing a reminder is of: its kind and its id."""

    what: What
    id: int


class ReminderKind(StrEnum):
    """Why a reminder comes."""

    AHEAD = "to_hverdage_før"
    SAME_DAY = "på_dagen"
    DAY_AFTER = "dagen_efter"
    SNOOZED = "udskudt"
    HEAD_COUNT = "forplejning"
    HOW_IT_WENT = "hvordan_gik_det"


class ReminderState(StrEnum):
    """PLANNED until it is due; ISSUED once its messages stand in the outbox."""

    PLANNED = "planlagt"
    ISSUED = "udstedt"
    CANCELLED = "annulleret"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder of something. Cause, kind, due time and person together are its natural key.

    `person` None means those whom it concerns when it is due. `due` is aware, Europe/Copenhagen.
    """

    id: int
    cause: Cause
    kind: ReminderKind
    due: datetime
    person: PersonId | None = None
    state: ReminderState = ReminderState.PLANNED

    def __post_init__(self) -> None:
        refuse_naive(self.due)


def of_task(task: int) -> Cause:
    """A task as the cause of reminders."""
    return Cause(What.TASK, task)


def of_tasks(tasks: Iterable[Task]) -> tuple[Cause, ...]:
    """Tasks as the causes of reminders."""
    return tuple(of_task(task.id) for task in tasks)


def plan_reminders(tasks: Iterable[Task], now: datetime, reminding: Reminding = _AS_USUAL) -> tuple[Reminder, ...]:
    """The reminders of open tasks: some working days before the deadline and on its day, both at the profile's hour.

    A deadline before that hour is reminded of at its own time. What lies in the past is left out. On the day of
    catering the head count comes instead (`domain.reminder_plans`).
    """
    return tuple(
        reminder
        for task in tasks
        if task.is_open
        for reminder in before_deadline(of_task(task.id), task.due.astimezone(COPENHAGEN), now, reminding)
        if task.step != Row.CATERING or reminder.kind is not ReminderKind.SAME_DAY
    )


def before_deadline(cause: Cause, deadline: datetime | date, now: datetime, reminding: Reminding) -> list[Reminder]:
    """The reminders of one deadline, a time (aware, Copenhagen) or a whole day; what lies in the past is left out.

    On a day off nobody is written to: the day's own reminder comes on the last working day before.
    """
    day, at = deadline, reminding.at
    if isinstance(deadline, datetime):
        day, at = deadline.date(), min(at, deadline.time())
    ahead = at_hour(cause, ReminderKind.AHEAD, working_days_before(day, reminding.working_days_ahead), reminding.at)
    if not is_working_day(day):
        day, at = working_days_before(day, 1), reminding.at
    return [one for one in (ahead, at_hour(cause, ReminderKind.SAME_DAY, day, at)) if one.due > now]


def at_hour(cause: Cause, kind: ReminderKind, day: date, at: time) -> Reminder:
    """A reminder on that day at that hour in Copenhagen."""
    return Reminder(0, cause, kind, datetime.combine(day, at, tzinfo=COPENHAGEN))


def snooze(cause: Cause, person: PersonId, until: datetime) -> Reminder:
    """A reminder of that for one person at a time of their own (aware, Copenhagen)."""
    return Reminder(0, cause, ReminderKind.SNOOZED, until, person)
