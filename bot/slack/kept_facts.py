"""Keeps what Slack told of users for some minutes, and for an hour where Slack doesn't tell; it asks nobody."""

from collections import OrderedDict
from collections.abc import Callable

from bot.slack.everybody import KEPT_S
from bot.slack.user_facts import UserFacts

OLD_KEPT_S = 3_600.0
"""Where Slack doesn't tell, what it told before holds for so long: rights may have been taken back meanwhile."""


class KeptFacts:
    """Of one workspace, in which Slack tells of everybody who changes, also of those who never come to the bot."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._told = OrderedDict[str, tuple[float, UserFacts]]()
        """The oldest first."""

    def __len__(self) -> int:
        """Of how many users anything is kept."""
        return len(self._told)

    def fresh(self, user: str) -> UserFacts | None:
        """What was told of the user in the last few minutes."""
        return self._within(KEPT_S, user)

    def old(self, user: str) -> UserFacts | None:
        """What was told of the user within the hour."""
        return self._within(OLD_KEPT_S, user)

    def has_later(self, facts: UserFacts) -> bool:
        """Whether the user has changed since: Slack sends again what nobody acknowledged, also after minutes."""
        kept = self.old(facts.id)
        return kept is not None and 0 < facts.updated < kept.updated

    def keep(self, facts: UserFacts) -> UserFacts:
        """Keeps what was told now, and drops what is too old for anything; the same facts."""
        self._told[facts.id] = (self._monotonic(), facts)
        self._told.move_to_end(facts.id)
        while not self._within(OLD_KEPT_S, oldest := next(iter(self._told))):
            del self._told[oldest]
        return facts

    def _within(self, seconds: float, user: str) -> UserFacts | None:
        told = self._told.get(user)
        return told[1] if told and self._monotonic() - told[0] < seconds else None
