"""The one place where what breaks unexpectedly is caught: the log gets the facts, the person a reference.

Work that goes on after its delivery was acknowledged runs here, so that a stopping program can wait for it.
"""

import asyncio
from collections.abc import Awaitable, Callable

from slack_sdk.errors import SlackApiError

from bot.observe import Log, log_failure, one_request
from bot.slack.answer_cards import UNTOLD_DOER, UNTOLD_PERSON, error_card, unshown_card, untold_user_card
from bot.slack.answers import Answers, Unshown
from bot.slack.connection import TRANSPORT_ERRORS
from bot.slack.deliveries import Origin
from bot.slack.identity import UnknownUser, UntoldDoerError, UntoldUserError
from bot.slack.waiting import Broken
from handlers.refusals import refusing
from handlers.ui import Card

Doing = Callable[[], Awaitable[None]]
Running = dict[asyncio.Task[None], Origin | None]
"""What is running, and who waits for its answer."""
UNKNOWN = refusing(
    "Jeg kan ikke se, hvem du er.", "Slack viser mig ikke din bruger. Bed sekretariatet gøre det for dig."
)


class Guard:
    """Runs what a delivery asks for; by itself it tells nobody."""

    def __init__(self, *, log: Log, answers: Answers | None = None, running: Running | None = None) -> None:
        self._log = log
        self._answers = answers
        self._running: Running = {} if running is None else running

    def telling(self, answers: Answers) -> "Guard":
        """A guard that tells people of failures so; what it runs is waited for with all the rest."""
        return Guard(log=self._log, answers=answers, running=self._running)

    def start(self, what: str, doing: Doing, origin: Origin | None) -> None:
        """Lets it run by itself; `what` names it in the log."""
        task = asyncio.create_task(self.run(what, doing, origin))
        self._running[task] = origin
        task.add_done_callback(lambda ended: self._running.pop(ended, None))

    async def run(self, what: str, doing: Doing, origin: Origin | None) -> None:
        """Runs it to its end, under one reference; a failure is logged and told."""
        with one_request():
            try:
                await doing()
            except Exception as error:  # noqa: BLE001 - the one place where everything is caught
                where = error.origin if isinstance(error, Broken | Unshown) else origin
                await self._tell(self.card(what, error), where)

    def card(self, what: str, error: Exception) -> Card:
        """Logs what ended a request; answers what its person is told.

        Somebody unknown is no failure of anything, nor somebody of whom Slack doesn't tell now; and an answer that
        can't be shown is none of what it answers.
        """
        if isinstance(error, UnknownUser):
            self._log.info("unknown user", what=what)
            return UNKNOWN
        if isinstance(error, UntoldUserError):
            self._log.warning("slack does not tell of a user", what=what)
            return untold_user_card(UNTOLD_DOER if isinstance(error, UntoldDoerError) else UNTOLD_PERSON)
        if isinstance(error, Unshown):
            return unshown_card(error.title, log_failure(self._log, f"{what} not answered", error))
        return error_card(self.log_failure(what, error))

    def log_failure(self, what: str, error: Exception) -> str:
        """Logs a failure; answers the reference to tell the person."""
        return log_failure(self._log, f"{what} failed", error)

    async def drain(self, within_s: float) -> list[Origin]:
        """Waits for what is running, and for what that begins; ends what takes longer than that.

        Answers who may wait for its answer in vain.
        """
        until = asyncio.get_running_loop().time() + within_s
        while self._running and (left_s := until - asyncio.get_running_loop().time()) > 0:
            await asyncio.wait(self._running, timeout=left_s)
        for task in self._running:
            task.cancel()
        return [origin for origin in self._running.values() if origin]

    async def _tell(self, card: Card, origin: Origin | None) -> None:
        if origin is None or self._answers is None:
            return
        try:
            await self._answers.reply(card, origin)
        except (SlackApiError, *TRANSPORT_ERRORS) as error:
            self._log.warning("failure not told", error=type(error).__name__)
