"""Holds back what nobody asked for while its person isn't to be written to; which messages those are, features say."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from domain.messages import Message
from domain.organisation import Profile
from domain.people import Place
from domain.ports import Repositories
from domain.quiet import next_allowed
from domain.reminders import ReminderKind
from handlers.outcomes import Revision, Wait
from handlers.registry import CardBuilder
from handlers.ui import Card

WHY = "slags"
"""In a message's subject: the kind of reminder that it came of."""
Urgent = Callable[[Repositories, Message, datetime], bool]
"""Whether a message would come too late if it waited until then (aware)."""


def _never(_repositories: Repositories, _message: Message, _until: datetime) -> bool:
    return False


def unasked(build: CardBuilder, *, is_urgent: Urgent = _never) -> CardBuilder:
    """The builder of a message that its person didn't ask for: it waits for that person's hours.

    Another may have caused it at any time; a reminder was posted within the hours, but may have waited since, and its
    person may have begun a pause. One at a time of somebody's own is asked for. What `is_urgent` doesn't wait for the
    end of a pause, and where the next working hours are too late too, it comes at once.
    """

    def build_or_wait(repositories: Repositories, profile: Profile, message: Message) -> Card | Revision | Wait | None:
        card = build(repositories, profile, message)
        if card is None or isinstance(message.recipient, Place) or message.subject.get(WHY) == ReminderKind.SNOOZED:
            return card
        hours = repositories.preferences.of([message.recipient])[message.recipient].hours(profile.reminding)
        for wanted in (hours, replace(hours, paused_from=None, paused_until=None)):
            moment = next_allowed(message.due, wanted)
            if moment <= message.due:
                return card
            if not is_urgent(repositories, message, moment):
                return Wait(moment)
        return card

    return build_or_wait
