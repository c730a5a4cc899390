"""Tells those whose answer a stopping program could not wait for, once it or another process runs; it knows no answer.

What they asked for may be done or not: only the answer itself would have said it.
"""

from collections.abc import Iterable
from datetime import datetime

from danish import writing
from danish.zone import COPENHAGEN
from domain.messages import Message
from domain.organisation import Profile
from domain.ports import Repositories
from handlers.ui import Card, text

KIND = "udbakke.ubesvaret"


def tell_unanswered(store: Repositories, platform: str, users: Iterable[tuple[str, str]], now: datetime) -> None:
    """Posts a message to each of these users, who are named by their workspace and their id there."""
    for install, user in dict.fromkeys(users):
        person = store.identities.people_of(platform, install, [user]).get(user)
        if person is not None:
            store.outbox.post([Message(KIND, person, {}, now, install)])


def unanswered_card(_store: Repositories, _profile: Profile, message: Message) -> Card:
    """What such a person is told."""
    return stopped_card(message.due)


def stopped_card(at: datetime) -> Card:
    """The same, of a program that stopped then (aware)."""
    return Card(
        "Jeg blev stoppet, mens jeg var ved at svare dig.",
        (
            text(
                f"Det var {writing.moment(at.astimezone(COPENHAGEN))}. Fik du ikke svaret, kan det, du bad om, være "
                "gjort alligevel: Se efter, før du gør det om. `/tovholder` viser, hvilken kommando der viser hvad."
            ),
        ),
    )
