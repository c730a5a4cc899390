"""Warns a cluster's secretariat, once a year, that a body's year is nearly over and lacks meetings; it sends nothing.

The year is looked at in the first seconds of each working hour from November on, and a warning's key keeps it single.
"""

from collections.abc import Iterator
from datetime import date, datetime

from danish.workdays import is_working_day
from domain.cadence import NOVEMBER, urgent_cadence
from domain.messages import Message
from domain.organisation import Profile
from domain.people import ChannelPurpose
from domain.ports import Repositories

LACKING = "moeder.aarsplan"
_SECONDS = 5
"""The clock's rounds come each second; a few of them look, in case one is missed."""
_HOURS = range(9, 16)


def issue_cadence_warnings(store: Repositories, *, profile: Profile, now: datetime) -> None:
    """Posts what is lacking, where it is time to look; what was posted before is left out by its key."""
    if now.month < NOVEMBER or now.hour not in _HOURS or now.minute or now.second >= _SECONDS:
        return
    if is_working_day(now.date()):
        store.outbox.post(_warnings(store, profile, now))


def _warnings(store: Repositories, profile: Profile, now: datetime) -> Iterator[Message]:
    meetings = store.meetings.between(date(now.year, 1, 1), date(now.year, 12, 31))
    for body in profile.bodies:
        if not urgent_cadence(body, [one for one in meetings if one.body == body.key], now.date()):
            continue
        for use in store.channels.of_purpose(ChannelPurpose.SECRETARIAT, body.cluster.key if body.cluster else None):
            yield Message(
                kind=LACKING,
                recipient=use.place,
                subject={"body": body.key, "year": now.year},
                due=now,
                install=use.place.install,
                key=f"{LACKING}:{body.key}:{now.year}:{use.place.install}:{use.place.conversation}",
            )
