"""Sends again what a channel refused, once it is chosen anew or another takes its place.

Whether it still holds is seen when its card is built; nothing is sent here.
"""

from collections.abc import Sequence
from datetime import datetime

from domain.messages import NEWS_FOR
from domain.organisation import Profile
from domain.people import ChannelUse, Place
from domain.ports import Repositories

CHOSEN = "kanal.valgt"


def subject_of(cluster: str | None) -> str:
    """What the log says a channel was chosen for."""
    return f"cluster:{cluster}" if cluster else "experiences"


def send_refused(
    repositories: Repositories, profile: Profile, before: Sequence[ChannelUse], use: ChannelUse, now: datetime
) -> int:
    """Lets the messages go to the channel now in use that it, or the one it replaces, refused; how many."""
    since = now - NEWS_FOR
    replaced = [one.place for one in before if one.place.install == use.place.install and one.place != use.place]
    moved = [place for place in replaced if _served_alone(repositories, profile, place, use)]
    return sum(repositories.outbox.send_refused(place, use.place, since) for place in (use.place, *moved))


def _served_alone(repositories: Repositories, profile: Profile, place: Place, use: ChannelUse) -> bool:
    """Whether a channel never served another cluster or purpose, whose messages are not for this one's readers."""
    others = {subject_of(one) for one in (None, *(cluster.key for cluster in profile.clusters))} - {
        subject_of(use.cluster)
    }
    return not any(
        entry.act == CHOSEN and entry.install == place.install and entry.facts.get("conversation") == place.conversation
        for entries in repositories.audit.of_subjects(others).values()
        for entry in entries
    )
