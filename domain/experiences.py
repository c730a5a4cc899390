"""Experiences worth sharing across the clusters at once, without waiting for a meeting."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.messages import Message, together
from domain.people import ChannelUse, PersonId, Place
from domain.times import refuse_naive
from domain.trials import Trial

NEW_EXPERIENCE = "erfaringer.ny"
"""The kind of message that tells a channel of an experience."""
CHANGED_EXPERIENCE = "erfaringer.aendret"
"""The kind of message that lets a channel's card follow when its experience changes."""
WEEKLY_NEWS = "erfaringer.uge"
"""The kind of message that tells a person what happened within a week."""
LATE_ANNOUNCEMENTS = 20
"""So many experiences are told of when the first channel is chosen; older ones are found by asking."""


@dataclass(frozen=True, slots=True)
class Experience:
    """What was done, where, with what effect, what it takes and whom to ask. All text is as its author typed it.

    `author` is the one whose words it is, `link` leads to the message it was first written in. Of one that was
    withdrawn nothing is left to read.
    """

    id: int
    title: str
    body: str
    cluster: str
    author: PersonId
    shared_at: datetime
    effect: str = ""
    requires: str = ""
    contact: str = ""
    topics: tuple[str, ...] = ()
    install: str = ""
    link: str = ""
    changed_at: datetime | None = None
    withdrawn_at: datetime | None = None

    def __post_init__(self) -> None:
        refuse_naive(*filter(None, (self.shared_at, self.changed_at, self.withdrawn_at)))

    @property
    def is_withdrawn(self) -> bool:
        """Whether its author, or the cluster's secretariat, has taken it back."""
        return self.withdrawn_at is not None


@dataclass(frozen=True, slots=True)
class Interest:
    """A person wants to hear more of an experience; said once, however often the button is pressed."""

    experience: int
    person: PersonId
    at: datetime

    def __post_init__(self) -> None:
        refuse_naive(self.at)


@dataclass(frozen=True, slots=True)
class ExperienceNews:
    """What happened within a time: what was shared or changed, which clusters began to try what, what nobody answered.

    `adopted` are experiences with the keys of clusters, `asked` experiences with how many want to hear more, `tried`
    experiences with what a cluster has told of its trial, `changed` those that were shared before and say something
    else now.
    """

    shared: tuple[Experience, ...] = ()
    adopted: tuple[tuple[Experience, str], ...] = ()
    asked: tuple[tuple[Experience, int], ...] = ()
    tried: tuple[tuple[Experience, Trial], ...] = ()
    changed: tuple[Experience, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened."""
        return not (self.shared or self.adopted or self.asked or self.tried or self.changed)


def withdrawn(experience: Experience, now: datetime) -> Experience:
    """The experience, taken back: its number stays, its words go."""
    emptied = replace(experience, title="", body="", effect="", requires="", contact="", topics=(), link="")
    return replace(emptied, withdrawn_at=now)


def once_each(channels: Sequence[ChannelUse], stopped: Collection[str]) -> tuple[ChannelUse, ...]:
    """These channels, each conversation once though two workspaces share it and both have chosen it.

    It is told through the first that isn't among the `stopped`, else through the first.
    """
    found: dict[tuple[str, str], ChannelUse] = {}
    for use in sorted(channels, key=lambda one: one.place.install in stopped):
        found.setdefault((use.place.platform, use.place.conversation), use)
    return tuple(use for use in channels if use in found.values())


def announcements(
    experiences: Iterable[Experience], channels: Sequence[ChannelUse], now: datetime
) -> tuple[Message, ...]:
    """The messages that tell these channels of these experiences; each channel hears of an experience once."""
    return tuple(
        Message(
            NEW_EXPERIENCE,
            use.place,
            {"experience": experience.id},
            now,
            use.place.install,
            key=f"{announced_as(experience.id)}{use.place.platform}:{use.place.install}:{use.place.conversation}",
        )
        for experience in experiences
        for use in channels
    )


def announced_as(experience: int) -> str:
    """What the keys of the messages begin with that tell of an experience."""
    return f"{NEW_EXPERIENCE}:{experience}:"


def revisions(experience: int, announced: Iterable[Message], now: datetime) -> tuple[Message, ...]:
    """The messages that let each of the cards that were `announced` follow; one for what comes in a few seconds."""
    number, due = together(now)
    return tuple(
        Message(
            CHANGED_EXPERIENCE,
            told.recipient,
            {"experience": experience, "of": told.key},
            due,
            told.install,
            key=f"{CHANGED_EXPERIENCE}:{told.key}:{number}",
        )
        for told in announced
        if isinstance(told.recipient, Place)
    )


def late_announcements(
    latest: Sequence[Experience], before: Sequence[ChannelUse], chosen: ChannelUse, now: datetime
) -> tuple[Message, ...]:
    """What a channel is told of when it is chosen: all that found no channel when it was shared, the oldest first.

    `latest` are the newest experiences, the last first; `before` the channels there were. Where there was one, every
    experience has been told of, and a further channel begins with the next.
    """
    return () if before else announcements(reversed(latest[:LATE_ANNOUNCEMENTS]), [chosen], now)
