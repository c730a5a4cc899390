"""A year of one cluster or of all as planned: its bodies' meetings, their deadlines and what recurs; it draws nothing.

The deadlines are those the profile plans for a meeting, so that nothing has to be asked for besides the meetings.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from danish.workdays import days_off
from domain.meeting_kinds import MeetingKind
from domain.meetings import Meeting
from domain.organisation import Body, Cluster, Profile
from domain.rows import Row
from domain.tasks import deadline

LONGEST_AHEAD = timedelta(days=120)
"""So long after the year a meeting may lie whose deadlines still fall in it."""
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """A meeting, and the days by which its items are to be written and its agenda sent.

    They are None where the body's work is decided locally, and for the kinds of meetings that do without the step.
    """

    body: str
    starts: datetime
    kind: MeetingKind
    items_due: date | None
    sending_due: date | None

    @property
    def day(self) -> date:
        """The day it starts, in Copenhagen."""
        return self.starts.date()


@dataclass(frozen=True, slots=True)
class Ring:
    """A body that has a ring of its own: its key, its name, and which forum it is of."""

    body: str
    name: str
    forum: str


@dataclass(frozen=True, slots=True)
class Recurring:
    """What comes every year: a school holiday, the municipal budgets, when a forum is advised to meet."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class YearWheel:
    """A year. `meetings` lie in it, by start; `coming` are those after it of which a deadline does.

    `cluster` is None for all of them. `today` is None in other years. `days_off` names holidays and the like.
    """

    year: int
    cluster: Cluster | None
    rings: tuple[Ring, ...]
    meetings: tuple[PlannedMeeting, ...]
    coming: tuple[PlannedMeeting, ...]
    recurring: tuple[Recurring, ...]
    days_off: tuple[tuple[date, str], ...]
    today: date | None

    def of(self, ring: Ring) -> tuple[PlannedMeeting, ...]:
        """The year's meetings of that ring."""
        return tuple(one for one in self.meetings if one.body == ring.body)


def days_asked_for(year: int) -> tuple[date, date]:
    """The first and last day on which a meeting may lie that the wheel of that year tells something of."""
    return date(year, 1, 1), date(year, 12, 31) + LONGEST_AHEAD


def year_wheel(
    profile: Profile, cluster: Cluster | None, year: int, meetings: Iterable[Meeting], today: date
) -> YearWheel:
    """The year of the cluster's bodies and of those above the clusters; without a cluster, of all bodies.

    A body that meets at no fixed times has a ring only where it meets that year. Cancelled meetings are left out.
    """
    first, last = days_asked_for(year)
    bodies = {body.key: body for body in profile.bodies if cluster is None or body.cluster in (None, cluster)}
    known = [one for one in meetings if one.body in bodies and not one.is_cancelled and first <= one.day <= last]
    planned = [_planned(one, bodies[one.body]) for one in sorted(known, key=lambda one: one.starts)]
    within = tuple(one for one in planned if one.day.year == year)
    met = {one.body for one in within}
    shown = [body for body in bodies.values() if body.key in met or body.forum.least_meetings]
    later = (one for one in planned if one.day.year > year)
    return YearWheel(
        year,
        cluster,
        tuple(Ring(body.key, _name(body, cluster), body.forum.key) for body in shown),
        within,
        tuple(one for one in later if year in {day.year for day in (one.items_due, one.sending_due) if day}),
        tuple(_recurring(profile, shown, year)),
        tuple(sorted(days_off(year).items())),
        today if today.year == year else None,
    )


def _name(body: Body, cluster: Cluster | None) -> str:
    """What the body is called where everybody knows which cluster it is about."""
    return body.forum.name if cluster is not None else body.name


def _planned(meeting: Meeting, body: Body) -> PlannedMeeting:
    items, sending = (_due(meeting, body, row) for row in (Row.ITEMS, Row.SENDING))
    return PlannedMeeting(meeting.body, meeting.starts, meeting.kind, items, sending)


def _due(meeting: Meeting, body: Body, row: Row) -> date | None:
    steps = [one for one in body.forum.steps if one.number == row and meeting.kind not in one.not_needed_for]
    return deadline(steps[0].deadlines[0], meeting.starts).date() if steps else None


def _recurring(profile: Profile, bodies: Iterable[Body], year: int) -> Iterator[Recurring]:
    days = [date(year, 1, 1) + _A_DAY * number for number in range((date(year, 12, 31) - date(year, 1, 1)).days + 1)]
    for period in profile.planning.periods:
        if period.name:
            yield from _stretches(period.name, [day for day in days if period.holds(day)])
    for advice in dict.fromkeys(body.forum.advice for body in bodies if body.forum.advice):
        if advice.name:
            yield from _stretches(advice.name, [day for day in days if advice.fits(day)])


def _stretches(name: str, days: list[date]) -> Iterator[Recurring]:
    """The days, each stretch of them by itself."""
    begins = [day for place, day in enumerate(days) if place == 0 or days[place - 1] != day - _A_DAY]
    ends = [day for place, day in enumerate(days) if place == len(days) - 1 or days[place + 1] != day + _A_DAY]
    for first, last in zip(begins, ends, strict=True):
        yield Recurring(name, first, last)
