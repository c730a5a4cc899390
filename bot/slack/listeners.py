"""Listens to Slack with Bolt: acknowledges, then hands each delivery to the front; it does nothing itself.

What a person has to wait for is acknowledged at once and done after. Only forms are done first, since their answer is
the acknowledgement.
"""

import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.observe import Log
from bot.slack import deliveries
from bot.slack.connection import Connection
from bot.slack.events import Events
from bot.slack.front import Front
from bot.slack.guard import Guard
from bot.slack.shortcuts import SHORTCUTS
from bot.slack.submissions import Submissions

Json = Mapping[str, Any]
Ack = Callable[..., Awaitable[Any]]
Doing = Callable[[Json], Awaitable[None]]
_ANY = re.compile(".*")


class Listeners:
    """Bolt's listeners, by the kinds of deliveries there are."""

    def __init__(self, *, front: Front, submissions: Submissions, events: Events, guard: Guard, log: Log) -> None:
        self._front = front
        self._submissions = submissions
        self._events = events
        self._guard = guard
        self._log = log

    def listen(self, app: AsyncApp) -> None:
        """Registers them all."""
        app.command(_ANY)(self.command)
        app.action(_ANY)(self.press)
        app.view(_ANY)(self.submit)
        app.shortcut(_ANY)(self.shortcut)
        app.error(self.failed)
        for name, doing in (
            ("app_home_opened", self._events.home),
            ("app_mention", self._events.mention),
            ("user_change", self._events.user_changed),
        ):
            app.event(name)(self._event(name, doing))
        app.event("message")(self.message)

    async def command(self, ack: Ack, body: Json) -> None:
        """A slash command."""
        await ack()
        origin = deliveries.of_command(body, self._front.install)
        self._guard.start("command", lambda: self._front.command(body), origin)

    async def press(self, ack: Ack, body: Json) -> None:
        """A pressed button."""
        await ack()
        origin = deliveries.of_press(body, self._front.install)
        if body["actions"][0].get("type") == "button" and not body["actions"][0].get("url"):
            self._guard.start("press", lambda: self._front.press(body), origin)

    async def submit(self, ack: Ack, body: Json) -> None:
        """A submitted form."""
        await self._submissions.submit(ack, body)

    async def shortcut(self, ack: Ack, body: Json) -> None:
        """A chosen shortcut."""
        await ack()
        found = SHORTCUTS.get(body["callback_id"])
        if found:
            origin = deliveries.of_shortcut(body, self._front.install)
            self._guard.start("shortcut", lambda: self._front.shortcut(body, found), origin)

    async def message(self, ack: Ack, body: Json) -> None:
        """A message; only those to the bot itself are looked at."""
        await ack()
        event = body["event"]
        if event.get("channel_type") == "im" and event.get("user"):
            origin = deliveries.of_event(event, self._front.install)
            self._guard.start("message", lambda: self._events.message(body), origin)

    async def failed(self, error: Exception, body: Json) -> BoltResponse:
        """What Bolt itself stumbles over; Slack gets its acknowledgement all the same."""
        if isinstance(error, BoltUnhandledRequestError):
            self._log.info("not listened to", type=str(body.get("type", "")))
        else:
            self._guard.log_failure("delivery", error)
        return BoltResponse(status=200, body="")

    def _event(self, name: str, doing: Doing) -> Callable[[Ack, Json], Awaitable[None]]:
        async def listener(ack: Ack, body: Json) -> None:
            await ack()
            event = body["event"]
            is_from_person = isinstance(event.get("user"), str)
            origin = deliveries.of_event(event, self._front.install) if is_from_person else None
            self._guard.start(name, lambda: doing(body), origin if name == "app_mention" else None)

        return listener


def make_app(connection: Connection) -> AsyncApp:
    """Bolt's app for one workspace, which was asked about at the start, so that no delivery has to ask.

    Signatures are checked before a request gets here (`http`), by the bot's own clock.
    """

    async def authorize(team_id: str | None, enterprise_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_token=connection.client.token,
            bot_id=connection.bot_id,
            bot_user_id=connection.bot_user,
        )

    quiet = logging.getLogger("slack_bolt")
    quiet.setLevel(logging.ERROR)
    return AsyncApp(
        name="tovholder",
        logger=quiet,
        client=AsyncWebClient(token=None),  # without one, Bolt would read a token from the environment
        signing_secret="",
        authorize=authorize,
        process_before_response=True,
        raise_error_for_unhandled_request=True,
        request_verification_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
