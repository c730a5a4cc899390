"""What failed by itself is left alone for a while: tried again later and not each second, while all else goes on."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
RESTS = timedelta(minutes=10)


@dataclass(slots=True)
class Resting(Generic[Key]):
    """What one process leaves alone."""

    _since: dict[Key, datetime] = field(default_factory=dict)

    def add(self, keys: Iterable[Key], now: datetime) -> None:
        """Leaves these alone from now on."""
        self._since |= dict.fromkeys(keys, now)

    def at(self, now: datetime) -> frozenset[Key]:
        """What is left alone at that time; nothing from a later time, as where the clock was put back."""
        self._since = {key: since for key, since in self._since.items() if now - RESTS < since <= now}
        return frozenset(self._since)
