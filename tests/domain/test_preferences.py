from dataclasses import replace
from datetime import datetime, time

import pytest

from danish.zone import copenhagen
from domain.preferences import (
    DigestInQuietHours,
    DigestTooEarlyOrLate,
    NoTimeLeft,
    Preferences,
    changed,
    digest_now,
    next_digest,
)
from domain.reminder_times import Reminding

USUAL = Reminding()
ANY = Preferences(1)
TUESDAY = copenhagen(2026, 11, 24, 7)


@pytest.mark.parametrize(
    ("after", "comes"),
    [
        (copenhagen(2026, 11, 24, 7), copenhagen(2026, 11, 24, 8, 30)),
        (copenhagen(2026, 11, 24, 8, 30), copenhagen(2026, 11, 25, 8, 30)),
        (copenhagen(2026, 12, 23, 12), copenhagen(2026, 12, 28, 8, 30)),
        (copenhagen(2027, 3, 25, 7), copenhagen(2027, 3, 30, 8, 30)),
        (copenhagen(2027, 3, 28, 1), copenhagen(2027, 3, 30, 8, 30)),
        (copenhagen(2027, 10, 29, 9), copenhagen(2027, 11, 1, 8, 30)),
    ],
)
def test_a_digest_comes_each_working_morning(after: datetime, comes: datetime) -> None:
    """At half past eight by the wall's clock, over Christmas, Easter and both changes of the clock."""
    assert next_digest(ANY, after, USUAL) == comes


def test_own_time_and_zone_decide() -> None:
    """Seven o'clock in Nuuk is ten o'clock in Copenhagen."""
    own = replace(ANY, digest_at=time(7), zone="America/Nuuk")
    assert next_digest(own, TUESDAY, USUAL) == copenhagen(2026, 11, 24, 10)


def test_a_pause_and_off_hold_it_back() -> None:
    """None in a pause, the first on its last morning's hour or later, and none at all where none is wanted."""
    paused = replace(ANY, paused_until=copenhagen(2026, 11, 30))
    assert next_digest(paused, TUESDAY, USUAL) == copenhagen(2026, 11, 30, 8, 30)
    planned = replace(ANY, paused_from=copenhagen(2026, 11, 25), paused_until=copenhagen(2026, 11, 30))
    assert next_digest(planned, copenhagen(2026, 11, 24, 8), USUAL) == copenhagen(2026, 11, 24, 8, 30)
    assert next_digest(planned, copenhagen(2026, 11, 24, 9), USUAL) == copenhagen(2026, 11, 30, 8, 30)
    until_noon = replace(ANY, paused_until=copenhagen(2026, 11, 30, 12))
    assert next_digest(until_noon, TUESDAY, USUAL) == copenhagen(2026, 12, 1, 8, 30)
    assert next_digest(replace(ANY, wants_digest=False), TUESDAY, USUAL) is None


@pytest.mark.parametrize(
    ("now", "sent"),
    [
        (copenhagen(2026, 11, 24, 8, 30), copenhagen(2026, 11, 24, 8, 30)),
        (copenhagen(2026, 11, 24, 15), copenhagen(2026, 11, 24, 15)),
        (copenhagen(2026, 11, 24, 6), copenhagen(2026, 11, 24, 8, 30)),
        (copenhagen(2026, 11, 24, 19), None),
        (copenhagen(2026, 11, 28, 10), None),
    ],
)
def test_a_missed_digest_is_sent_the_same_day_or_not(now: datetime, sent: datetime | None) -> None:
    """Within working hours at once, before the asked hour at that hour, in the evening and at weekends not at all."""
    assert digest_now(ANY, now, USUAL) == sent


def test_an_own_hour_before_working_hours_stands() -> None:
    """Who asked for six o'clock gets it at six."""
    early = replace(ANY, digest_at=time(6))
    assert digest_now(early, copenhagen(2026, 11, 24, 6), USUAL) == copenhagen(2026, 11, 24, 6)


def test_a_missed_digest_waits_for_quiet_hours() -> None:
    """It comes after the lunch hour that somebody keeps quiet."""
    lunch = replace(ANY, quiet=(time(12), time(13)))
    assert digest_now(lunch, copenhagen(2026, 11, 24, 12, 10), USUAL) == copenhagen(2026, 11, 24, 13)


def test_choices_that_contradict_each_other_are_refused() -> None:
    """A digest at night or in one's own quiet hours, and quiet hours over the whole day."""
    with pytest.raises(DigestTooEarlyOrLate):
        changed(replace(ANY, digest_at=time(3)), TUESDAY, USUAL)
    with pytest.raises(DigestInQuietHours):
        changed(replace(ANY, quiet=(time(17), time(10))), TUESDAY, USUAL)
    with pytest.raises(NoTimeLeft):
        changed(replace(ANY, quiet=(time(7), time(17))), TUESDAY, USUAL)
    assert changed(replace(ANY, quiet=(time(17), time(10)), wants_digest=False), TUESDAY, USUAL).next_digest is None


def test_a_changed_choice_moves_the_next_digest() -> None:
    """Asking for nine o'clock at seven brings today's at nine."""
    assert changed(replace(ANY, digest_at=time(9)), TUESDAY, USUAL).next_digest == copenhagen(2026, 11, 24, 9)
