"""Holds back what nobody asked for while its person isn't to be written to; which messages those are, features say."""

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


def unasked(build: CardBuilder) -> CardBuilder:
    """The builder of a message that nobody asked for: one to a person waits for that person's hours.

    It was posted within them, but may have waited since, and its person may have begun a pause. A reminder at a time
    of somebody's own is asked for.
    """

    def build_or_wait(repositories: Repositories, profile: Profile, message: Message) -> Card | Revision | Wait | None:
        card = build(repositories, profile, message)
        if card is None or isinstance(message.recipient, Place) or message.subject.get(WHY) == ReminderKind.SNOOZED:
            return card
        wishes = repositories.preferences.of([message.recipient])[message.recipient]
        moment = next_allowed(message.due, wishes.hours(profile.reminding))
        return card if moment <= message.due else Wait(moment)

    return build_or_wait
