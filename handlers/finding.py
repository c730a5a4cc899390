"""Finds what typed words mean: forum, cluster, meeting and seat. It asks where two are near, and never guesses.

Words come in any order and case. What is left out is taken from the channel, then from the person's only cluster,
else it is asked for with buttons that run the same command with the answer added.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from danish import names, reader
from domain.access import Actor
from domain.organisation import Body, Cluster, Forum, Profile, Seat
from domain.people import ChannelUse, SeatHolder
from handlers.refusals import NOTHING_SAVED, Answered
from handlers.retry import retry_button
from handlers.ui import Actions, text

_MOST_BUTTONS = 5


@dataclass(frozen=True, slots=True)
class Words:
    """A command's text, taken apart: forum, cluster and time where they were found, and the words that remain."""

    command: str
    typed: str
    forum: Forum | None
    cluster: Cluster | None
    when: reader.Found | None
    rest: str

    def asked_again(self, label: str, addition: str) -> tuple[str, str, str]:
        """What `retry_button` takes for the same command with words added."""
        return label, self.command, f"{self.typed} {addition}".strip()


def read_words(command: str, typed: str, profile: Profile, now: datetime) -> Words:
    """Takes a text apart. `now` decides which day is meant; it is aware, Europe/Copenhagen."""
    when = reader.find(typed, now)
    forum, rest = _named(when.rest if when else typed, {forum.key: (forum.key, forum.name, *forum.aliases) for forum in profile.fora})
    cluster, rest = _named(rest, {cluster.key: (cluster.key, cluster.name, *cluster.aliases) for cluster in profile.clusters})
    return Words(
        command,
        typed,
        profile.forum(forum) if forum else None,
        profile.cluster(cluster) if cluster else None,
        when,
        rest,
    )


def body_meant(words: Words, profile: Profile, here: Sequence[ChannelUse], actor: Actor) -> Body:
    """The body the words mean; asked about where it can't be told."""
    cluster = words.cluster or _implied_cluster(profile, here, actor)
    if words.forum is None:
        fora = [forum for forum in profile.fora if _body(profile, forum, cluster) or forum.is_per_cluster]
        raise Answered(
            "Hvilket forum mener du?",
            text("Jeg fandt intet forum i teksten. Vælg et, eller skriv det i kommandoen. ", NOTHING_SAVED),
            Actions(tuple(retry_button(*words.asked_again(forum.name, forum.key)) for forum in fora[:_MOST_BUTTONS])),
        )
    if words.forum.is_per_cluster and cluster is None:
        raise Answered(
            "Hvilken klynge mener du?",
            text(f"{words.forum.name} findes i hver klynge. Vælg en, eller skriv den i kommandoen. ", NOTHING_SAVED),
            Actions(tuple(retry_button(*words.asked_again(one.name, one.key)) for one in profile.clusters)),
        )
    body = _body(profile, words.forum, cluster)
    if body is None:
        raise Answered(f"{words.forum.name} holder ikke møder her.", text(NOTHING_SAVED))
    return body
