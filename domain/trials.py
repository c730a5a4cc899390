"""A cluster tries what another has shared, and is asked some months later how it went; it posts nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from danish.workdays import is_working_day, next_working_day
from domain.people import PersonId, RoleAssignment
from domain.reminder_times import Reminding
from domain.reminders import Cause, Reminder, ReminderKind, What, at_hour
from domain.times import refuse_naive

MONTHS = 3
"""So many months after it began, a cluster is asked how it went."""
HOW_IT_WENT = "erfaringer.hvordan"
"""The kind of message that asks."""
_YEAR = 12
_IN_EVERY_MONTH = 28


@dataclass(frozen=True, slots=True)
class Trial:
    """A cluster tries what another has shared; `person` said so on its behalf.

    `starts` is the day it begins, None where that wasn't asked. What was answered to how it went stands in `answer`,
    and in `is_kept` whether the cluster goes on.
    """

    experience: int
    cluster: str
    person: PersonId
    at: datetime
    id: int = 0
    starts: date | None = None
    answer: str = ""
    is_kept: bool | None = None
    answered_at: datetime | None = None

    def __post_init__(self) -> None:
        refuse_naive(*filter(None, (self.at, self.answered_at)))

    @property
    def is_answered(self) -> bool:
        """Whether the cluster has told how it went."""
        return self.answered_at is not None


def question(trial: Trial, reminding: Reminding) -> Reminder:
    """The reminder that asks how it went: on a working day, MONTHS after it began or was told of, the later."""
    day = _months_later(max(trial.starts or trial.at.date(), trial.at.date()))
    due = day if is_working_day(day) else next_working_day(day)
    return at_hour(Cause(What.TRIAL, trial.id), ReminderKind.HOW_IT_WENT, due, reminding.at)


def who_tells(trial: Trial, cluster: str, roles: Iterable[RoleAssignment]) -> tuple[PersonId, ...]:
    """Who is asked: whoever said that the cluster tries it while they serve it, else all who do.

    `cluster` is the key of the one that has the trial now: its own, or where it went.
    """
    serving = [one.person for one in roles if one.cluster == cluster and one.person.may_act]
    people = tuple(dict.fromkeys(person.id for person in serving))
    return (trial.person,) if trial.person in people else people


def _months_later(day: date) -> date:
    months = day.year * _YEAR + day.month - 1 + MONTHS
    return date(months // _YEAR, months % _YEAR + 1, min(day.day, _IN_EVERY_MONTH))
