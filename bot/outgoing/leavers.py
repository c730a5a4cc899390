"""What follows when a message's person turns out to be deactivated on the platform; it sends nothing.

Mostly the platform tells of it by itself; this is for those who left while nobody listened.
"""

from bot.outgoing.ports import PERSON_GONE
from domain.messages import Message, reminders_of
from domain.people import Place
from domain.ports import Repositories


def pass_on(store: Repositories, message: Message, reason: str) -> None:
    """Remembers that the person left, and finds out anew whom the reminder concerns: a deputy, or others of the role.

    Those who got it before don't get it again, alone or with others: what was posted is looked at first.
    """
    if reason != PERSON_GONE or isinstance(message.recipient, Place):
        return
    store.people.set_deactivated(message.recipient, is_deactivated=True)
    if reminders := reminders_of(message):
        store.reminders.again(reminders)
