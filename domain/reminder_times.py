"""What a profile has chosen for reminders: the hours they come at and how many days ahead."""

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class Reminding:
    """When reminders come: at `at` o'clock (Europe/Copenhagen), so many working days ahead and on the day.

    `week_closes_at` is when the week's experiences are told of, on its last working day. `day_after` is the hour of
    the word to co-owners once a deadline has passed, `digest_at` that of a morning's digest where a person chose none.
    Unasked, people are written to from `opens` until `closes`. From the month `lacking_from_month` on the secretariat
    is told of a year that lacks meetings.
    """

    at: time = time(9)
    working_days_ahead: int = 2
    week_closes_at: time = time(13)
    day_after: time = time(12)
    digest_at: time = time(8, 30)
    opens: time = time(8)
    closes: time = time(16)
    lacking_from_month: int = 11
