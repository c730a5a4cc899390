"""Whether the machine's clock is right, by Slack's: what is done by a wrong one stays done; it sets no clock."""

import math
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from slack_sdk.errors import SlackApiError

from bot.clock import SystemClock
from bot.observe import Log
from bot.slack.connection import TRANSPORT_ERRORS

FAR_OFF_S = 900.0
"""A clock that is so far off is wrong [chosen]."""
ASKED_AGAIN_S = 60.0


@dataclass(slots=True, kw_only=True)
class RightTime:
    """What each of Slack's answers says is taken in by the clock; where that won't do, `ask` calls for one more."""

    clock: SystemClock
    ask: Callable[[], Awaitable[object]]
    log: Log
    monotonic: Callable[[], float] = time.monotonic
    _asked: float = -math.inf
    _is_answered: bool = False

    async def is_right(self) -> bool:
        """Whether the clock is right as far as Slack tells; until Slack has answered once, nobody knows.

        Slack is asked first, and once a minute while they differ: a machine that slept has missed nothing but time.
        """
        if self._asked != -math.inf and self._is_near:
            return True
        if self.monotonic() - self._asked >= ASKED_AGAIN_S:
            self._asked = self.monotonic()
            await self._ask()
            if self.clock.off_s is None and not self._is_answered:
                self.log.error("slack has not told the time: nothing is due until it does")
            elif not self._is_near:
                self.log.error("the clock is not Slack's: nothing is due until it is", off_s=self.clock.off_s)
        return self._is_near

    async def _ask(self) -> None:
        try:
            await self.ask()
        except TRANSPORT_ERRORS:
            return
        except SlackApiError:
            pass
        self._is_answered = True

    @property
    def _is_near(self) -> bool:
        """Whether it is; an answer without a time says nothing against it."""
        off_s = self.clock.off_s
        return self._is_answered if off_s is None else abs(off_s) < FAR_OFF_S
