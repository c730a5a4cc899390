"""What a profile has chosen for the planning of meetings: usual lengths, periods to mind, who prepares whom."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from danish.workdays import easter

MOST_PROPOSALS = 8
"""A chat message holds 25 buttons: three for each proposal, and one to fix the date."""
_EASTER_WEEK = (timedelta(days=-6), timedelta(days=1))
"""From Easter Sunday: from the Monday before to the Monday after."""


@dataclass(frozen=True, slots=True)
class PeriodToMind:
    """When planners are warned, and the sentence that does it: school holidays, the municipal budgets.

    `weeks` are ISO weeks and `months` counted from 1, of every year. What has a `name` stands on the annual wheel; what
    has no sentence stands only there.
    """

    sentence: str
    weeks: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    is_easter_week: bool = False
    name: str = ""

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        if day.isocalendar().week in self.weeks or day.month in self.months:
            return True
        first, last = _EASTER_WEEK
        return self.is_easter_week and first <= day - easter(day.year) <= last


@dataclass(frozen=True, slots=True)
class Planning:
    """How meetings are planned where nothing else was typed, and what their planner is warned of.

    `usual_length` is a meeting's of which only the beginning is known. A seminar of which only the days are known
    begins and ends at these hours, Europe/Copenhagen. A poll asks for `most_proposals` dates at most.
    """

    usual_length: timedelta = timedelta(hours=2)
    seminar_begins: time = time(9)
    seminar_ends: time = time(16)
    most_proposals: int = MOST_PROPOSALS
    periods: tuple[PeriodToMind, ...] = ()

    def to_mind(self, day: date) -> tuple[PeriodToMind, ...]:
        """The periods that the day lies in, in the profile's order."""
        return tuple(period for period in self.periods if period.sentence and period.holds(day))


@dataclass(frozen=True, slots=True)
class Preparing:
    """A forum prepares the meetings of another, the `forum` key, within so many days before each."""

    forum: str
    days: int


@dataclass(frozen=True, slots=True)
class PeriodAdvice:
    """When somebody advises a forum to meet: from one (month, day) to another, both included, and the sentence.

    With a `name` it stands on the annual wheel.
    """

    periods: tuple[tuple[tuple[int, int], tuple[int, int]], ...]
    sentence: str
    name: str = ""

    def fits(self, day: date) -> bool:
        """Whether the day lies in one of the periods."""
        return any(first <= (day.month, day.day) <= last for first, last in self.periods)
