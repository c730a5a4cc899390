"""What a person has chosen about the messages to them: the digest's time, zone, quiet hours, a pause, digest or none.

What nothing was chosen about is as the profile says. It knows no message and sends nothing.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from danish.workdays import is_working_day, next_working_day
from danish.zone import COPENHAGEN
from domain.errors import Refused
from domain.people import PersonId
from domain.quiet import Hours, Span, leaves_working_hours, next_allowed
from domain.reminder_times import Reminding
from domain.times import refuse_naive

EARLIEST_DIGEST, LATEST_DIGEST = time(5), time(15)
"""A morning's digest comes no earlier and no later than that, by the person's own clock."""
ASTRAY = timedelta(days=14)
"""No days off put a digest off so long: it was planned while the program's clock was wrong [chosen]."""


class DigestTooEarlyOrLate(Refused):
    """That is no time for a morning's digest."""


class DigestInQuietHours(Refused):
    """The digest would come in the person's own quiet hours; `at` and `quiet` are what contradict each other."""

    def __init__(self, at: time, quiet: Span) -> None:
        super().__init__(at, quiet)
        self.at = at
        self.quiet = quiet


class NoTimeLeft(Refused):
    """These quiet hours leave nothing of the working hours."""

    def __init__(self, quiet: Span, working: Span) -> None:
        super().__init__(quiet, working)
        self.quiet = quiet
        self.working = working


@dataclass(frozen=True, slots=True)
class Preferences:
    """One person's choices. `digest_at` None: as the profile says; `zone` is a name of the zone database.

    `paused_from`, `paused_until` and `next_digest` are aware. A pause without `paused_from` has begun; `next_digest`
    None: no digest comes.
    `wants_news`: the week's experiences are told of.
    """

    person: PersonId
    digest_at: time | None = None
    zone: str = COPENHAGEN.key
    quiet: Span | None = None
    paused_from: datetime | None = None
    paused_until: datetime | None = None
    wants_digest: bool = True
    next_digest: datetime | None = None
    wants_news: bool = True

    def __post_init__(self) -> None:
        refuse_naive(*(at for at in (self.paused_from, self.paused_until, self.next_digest) if at is not None))

    def digest_time(self, reminding: Reminding) -> time:
        """When the digest comes, by the clock on the person's wall."""
        return self.digest_at or reminding.digest_at

    def is_paused(self, now: datetime) -> bool:
        """Whether the person is in a pause."""
        return self.has_pause(now) and not self.plans_pause(now)

    def has_pause(self, now: datetime) -> bool:
        """Whether there is a pause that isn't over, begun or not."""
        return self.paused_until is not None and now < self.paused_until

    def plans_pause(self, now: datetime) -> bool:
        """Whether there is a pause that begins later."""
        return self.paused_from is not None and now < self.paused_from

    def hours(self, reminding: Reminding) -> Hours:
        """When the person may be written to unasked."""
        working = (reminding.opens, reminding.closes)
        return Hours(working, ZoneInfo(self.zone), self.quiet, self.paused_from, self.paused_until)


def changed(preferences: Preferences, now: datetime, reminding: Reminding) -> Preferences:
    """The choices with the next digest as they ask for it.

    Raises DigestTooEarlyOrLate, NoTimeLeft, and DigestInQuietHours where the choices contradict each other.
    """
    at, hours = preferences.digest_time(reminding), preferences.hours(reminding)
    if not EARLIEST_DIGEST <= at <= LATEST_DIGEST:
        raise DigestTooEarlyOrLate
    if hours.quiet is not None and not leaves_working_hours(hours):
        raise NoTimeLeft(hours.quiet, hours.working)
    if hours.quiet is not None and preferences.wants_digest and hours.is_quiet(at):
        raise DigestInQuietHours(at, hours.quiet)
    return replace(preferences, next_digest=next_digest(preferences, now, reminding))


def next_digest(preferences: Preferences, after: datetime, reminding: Reminding) -> datetime | None:
    """When the first digest after that moment (aware) and after a pause is to come; None where none is wanted."""
    if not preferences.wants_digest:
        return None
    zone, at = ZoneInfo(preferences.zone), preferences.digest_time(reminding)
    hours = preferences.hours(reminding)
    day = hours.after_pause(after).astimezone(zone).date()
    while not (
        is_working_day(day) and _later(comes := _on(day, at, zone), after) and hours.after_pause(comes) == comes
    ):
        day = next_working_day(day)
    return comes


def digest_now(preferences: Preferences, now: datetime, reminding: Reminding) -> datetime | None:
    """When a digest whose time has come is sent: now, later on the same day, or (None) no more today.

    It is late after the program was down: then it is sent as long as the person may be written to that day, and not
    before the hour it was asked for.
    """
    zone, at = ZoneInfo(preferences.zone), preferences.digest_time(reminding)
    today = now.astimezone(zone).date()
    begins = max(now, _on(today, at, zone), key=datetime.timestamp)
    hours = preferences.hours(reminding)
    own = replace(hours, working=(min(at, hours.working[0]), max(at.replace(minute=59), hours.working[1])))
    moment = next_allowed(begins, own)
    return moment if moment.date() == today and preferences.wants_digest else None


def _on(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, tzinfo=zone)


def _later(one: datetime, other: datetime) -> bool:
    return one.astimezone(UTC) > other.astimezone(UTC)


class PersonalPreferences(Protocol):
    """What persons have chosen, as it is stored."""

    def of(self, people: Iterable[PersonId]) -> dict[PersonId, Preferences]:
        """The choices of these persons; without a row of their own nothing was chosen."""
        ...

    def save(self, preferences: Preferences) -> None:
        """Saves a person's choices in place of earlier ones."""
        ...

    def without(self, day: date, limit: int) -> Sequence[PersonId]:
        """Active persons who hold a role that day, as a deputy too, and of whom nothing is stored yet."""
        ...

    def begin(self, preferences: Iterable[Preferences]) -> None:
        """Stores choices of persons of whom nothing is stored; where something is by now, that stays."""
        ...

    def due(self, now: datetime, limit: int, *, without: Collection[PersonId] = ()) -> Sequence[Preferences]:
        """Those whose digest's time has come, the earliest first, but for these persons'."""
        ...

    def due_ids(self, now: datetime, limit: int, *, without: Collection[PersonId] = ()) -> Sequence[PersonId]:
        """As `due`, whose they are alone: for where one of them can't be read."""
        ...

    def move(self, moved: Iterable[tuple[Preferences, datetime | None]]) -> None:
        """Sets when the next digest comes, where it is still the one that was read."""
        ...

    def are_astray(self, now: datetime) -> bool:
        """Whether some digest is `ASTRAY` off or more, and after no pause."""
        ...

    def recall(self, now: datetime) -> None:
        """Lets those that are astray come now."""
        ...
