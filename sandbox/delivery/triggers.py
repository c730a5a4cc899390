"""Gives out trigger ids and takes each back once, within three seconds; it opens nothing itself.

They live in memory: a trigger is worth nothing after the restart of a killed process.
"""

from dataclasses import dataclass
from uuid import uuid4

from sandbox.clock import Clock

SECONDS = 3.0


class TriggerError(Exception):
    """A trigger id that opens nothing; the error is Slack's name for why."""

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error = error


@dataclass(slots=True)
class _Trigger:
    user: str
    made: float
    is_used: bool = False


class Triggers:
    """The trigger ids that were given out lately."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._given: dict[str, _Trigger] = {}

    def give(self, team: str, user: str) -> str:
        """Give out a trigger id for what a person just did."""
        now = self._clock.now()
        for old in [one for one, trigger in self._given.items() if now - trigger.made > SECONDS * 100]:
            del self._given[old]
        trigger = f"{int(now * 1000)}.{team[1:]}.{uuid4().hex}"
        self._given[trigger] = _Trigger(user, now)
        return trigger

    def take(self, trigger_id: str) -> str:
        """Use a trigger id; answers whose it was."""
        trigger = self._given.get(trigger_id)
        if trigger is None:
            raise TriggerError("invalid_trigger_id")
        if trigger.is_used:
            raise TriggerError("exchanged_trigger_id")
        if self._clock.now() - trigger.made > SECONDS:
            raise TriggerError("expired_trigger_id")
        trigger.is_used = True
        return trigger.user
