"""Which reminders a task calls for and when; who gets them is found when they are sent, since owners change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from danish.workdays import working_days_before
from danish.zone import COPENHAGEN
from domain.organisation import Reminding
from domain.people import PersonId
from domain.tasks import Task
from domain.times import refuse_naive

_AS_USUAL = Reminding()


class ReminderKind(StrEnum):
    """Why a reminder comes."""

    AHEAD = "to_hverdage_før"
    SAME_DAY = "på_dagen"
    DAY_AFTER = "dagen_efter"
    SNOOZED = "udskudt"


class ReminderState(StrEnum):
    """PLANNED until it is due; ISSUED once its messages stand in the outbox."""

    PLANNED = "planlagt"
    ISSUED = "udstedt"
    CANCELLED = "annulleret"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder of a task. Task, kind, due time and person together are its natural key.

    `person` None means the task's owners, as they are when it is due. `due` is aware, Europe/Copenhagen.
    """

    id: int
    task: int
    kind: ReminderKind
    due: datetime
    person: PersonId | None = None
    state: ReminderState = ReminderState.PLANNED

    def __post_init__(self) -> None:
        refuse_naive(self.due)


def plan_reminders(tasks: Iterable[Task], now: datetime, reminding: Reminding = _AS_USUAL) -> tuple[Reminder, ...]:
    """The reminders of open tasks: some working days before the deadline and on its day, both at the profile's hour.

    A deadline before that hour is reminded of at its own time. What lies in the past is left out.
    """
    return tuple(
        reminder
        for task in tasks
        if task.is_open
        for reminder in (_ahead(task, reminding), _same_day(task, reminding))
        if reminder.due > now
    )


def snooze(task: Task, person: PersonId, until: datetime) -> Reminder:
    """A reminder for one person at a time of their own."""
    return Reminder(0, task.id, ReminderKind.SNOOZED, until, person)


def _ahead(task: Task, reminding: Reminding) -> Reminder:
    day = working_days_before(task.due.astimezone(COPENHAGEN).date(), reminding.working_days_ahead)
    return Reminder(0, task.id, ReminderKind.AHEAD, datetime.combine(day, reminding.at, tzinfo=COPENHAGEN))


def _same_day(task: Task, reminding: Reminding) -> Reminder:
    due = task.due.astimezone(COPENHAGEN)
    at = min(reminding.at, due.time())
    return Reminder(0, task.id, ReminderKind.SAME_DAY, datetime.combine(due.date(), at, tzinfo=COPENHAGEN))
