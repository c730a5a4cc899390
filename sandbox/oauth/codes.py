"""Gives out codes for what a person said yes to, and takes each back once within ten minutes; it installs nothing.

They live in memory.
"""

import secrets
from dataclasses import dataclass

from sandbox.clock import Clock

CODE_SECONDS = 600.0
_CODE_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What a person said yes to."""

    team: str
    user: str
    scopes: tuple[str, ...]
    redirect_uri: str


class Codes:
    """The codes that were given out lately."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._given: dict[str, tuple[float, Grant]] = {}

    def give(self, grant: Grant) -> str:
        """Give out a code."""
        code = secrets.token_hex(_CODE_BYTES)
        self._given[code] = (self._clock.now(), grant)
        return code

    def take(self, code: str) -> Grant | None:
        """Take a code back; answers what it stands for, once."""
        made, grant = self._given.pop(code, (0.0, None))
        return grant if self._clock.now() - made <= CODE_SECONDS else None
