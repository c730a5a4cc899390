"""Listens to Slack with Bolt: acknowledges, then hands each delivery to its workspace's desk; it does nothing itself.

What a person has to wait for is acknowledged at once and done after. Only forms are done first, since their answer is
the acknowledgement.
"""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.observe import Log
from bot.slack import deliveries
from bot.slack.answer_cards import error_card
from bot.slack.deliveries import Origin
from bot.slack.desks import Desk, open_answers
from bot.slack.guard import Doing, Guard
from bot.slack.patience import TOO_FAST, Patience
from bot.slack.per_workspace import PerWorkspace
from bot.slack.shortcuts import SHORTCUTS
from bot.slack.unserved import LOCKED, NOT_HERE, NotInstalledError, acknowledged, elsewhere, told_apart
from bot.slack.ways import respond
from bot.slack.workspaces import Workspaces
from handlers.ui import Card

Json = Mapping[str, Any]
Ack = Callable[..., Awaitable[Any]]
Hear = Callable[..., Awaitable[None]]
_ANY = re.compile(".*")
FOUND_WITHIN_S = 1.5
"""A workspace that this process has never met must be read in the store first, and Slack waits three seconds in all."""
_ARRIVED = "arrived"
"""When a delivery came, by the event loop's clock; Bolt carries it along."""


class Listeners:
    """Bolt's listeners, by the kinds of deliveries there are."""

    def __init__(self, *, desks: PerWorkspace[Desk], workspaces: Workspaces, guard: Guard, log: Log) -> None:
        self._patience = Patience()
        self._desks = desks
        self._workspaces = workspaces
        self._guard = guard
        self._log = log

    def listen(self, app: AsyncApp) -> None:
        """Registers them all."""
        app.command(_ANY)(self.command)
        app.action(_ANY)(self.press)
        app.view(_ANY)(self.submit)
        app.shortcut(_ANY)(self.shortcut)
        app.error(self.failed)
        for event, hear in self.events().items():
            app.event(event)(hear)

    def events(self) -> Mapping[str, Hear]:
        """What hears each event, by the event's type; the manifest subscribes to these."""
        return {
            "app_home_opened": self.home,
            "app_mention": self.mention,
            "app_uninstalled": self.uninstalled,
            "channel_shared": self.channel_shared,
            "message": self.message,
            "tokens_revoked": self.revoked,
            "user_change": self.user_changed,
        }

    async def command(self, ack: Ack, body: Json, context: AsyncBoltContext) -> None:
        """A slash command."""
        await ack()
        desk = await self._desk(context)
        origin = deliveries.of_command(body, desk.front.install)
        self._start(desk, "command", lambda: desk.front.command(body), origin)

    async def press(self, ack: Ack, body: Json, context: AsyncBoltContext) -> None:
        """A pressed button."""
        await ack()
        if not deliveries.asks(body["actions"][0]):
            return
        desk = await self._desk(context)
        origin = deliveries.of_press(body, desk.front.install)
        self._start(desk, "press", lambda: desk.front.press(body), origin)

    async def submit(self, ack: Ack, body: Json, context: AsyncBoltContext) -> None:
        """A submitted form."""
        desk = await self._desk(context)
        if self._patience.allows(desk.submissions.origin(body)):
            await desk.submissions.submit(ack, body, arrived=context[_ARRIVED])
        else:
            await desk.submissions.refuse(ack, body, TOO_FAST)

    async def shortcut(self, ack: Ack, body: Json, context: AsyncBoltContext) -> None:
        """A chosen shortcut."""
        await ack()
        if found := SHORTCUTS.get(body["callback_id"]):
            desk = await self._desk(context)
            origin = deliveries.of_shortcut(body, desk.front.install)
            self._start(desk, "shortcut", lambda: desk.front.shortcut(body, found), origin)

    async def message(self, ack: Ack, body: Json, context: AsyncBoltContext) -> None:
        """A message; only those to the bot itself are looked at."""
        await ack()
        event = body["event"]
        if event.get("channel_type") != "im" or not event.get("user"):
            return
        desk = await self._desk(context)
        origin = deliveries.of_event(event, desk.front.install)
        self._start(desk, "message", lambda: desk.events.message(body), origin)

    async def mention(self, ack: Ack, body: Json, context: AsyncBoltContext) -> None:
        """A mention of the bot."""
        await ack()
        if not isinstance(body["event"].get("user"), str):
            return
        desk = await self._desk(context)
        origin = deliveries.of_event(body["event"], desk.front.install)
        self._start(desk, "app_mention", lambda: desk.events.mention(body), origin)

    async def home(self, ack: Ack, body: Json, context: AsyncBoltContext) -> None:
        """A Home that is looked at. Whoever looks too often sees it as it was."""
        await ack()
        desk = await self._desk(context)
        origin = deliveries.of_event(body["event"], desk.front.install)
        if self._patience.allows(origin):
            desk.guard.start("app_home_opened", lambda: desk.events.home(body), None)

    async def user_changed(self, ack: Ack, body: Json, context: AsyncBoltContext) -> None:
        """A user with another name or other rights."""
        await ack()
        desk = await self._desk(context)
        desk.guard.start("user_change", lambda: desk.events.user_changed(body), None)

    async def channel_shared(self, ack: Ack, body: Json) -> None:
        """A channel that people of another workspace are in from now on.

        Slack may tell it to any workspace in the channel, so each looks whether it is one of its own.
        """
        await ack()
        if body["event"].get("channel"):
            self._guard.start("channel_shared", lambda: self._look_at_shared(body), None)

    async def _look_at_shared(self, body: Json) -> None:
        for workspace in await self._workspaces.connected():
            if desk := await self._desks.of(workspace.install):
                desk.guard.start("channel_shared", partial(desk.events.channel_shared, body), None)

    async def uninstalled(self, ack: Ack, context: AsyncBoltContext) -> None:
        """The app was removed from a workspace."""
        await ack()
        install = context.team_id or ""
        self._guard.start("app_uninstalled", lambda: self._workspaces.removed(install), None)

    async def revoked(self, ack: Ack, body: Json, context: AsyncBoltContext) -> None:
        """Tokens were revoked; only the bot's means anything here."""
        await ack()
        install = context.team_id or ""
        if (body["event"].get("tokens") or {}).get("bot"):
            self._guard.start("tokens_revoked", lambda: self._workspaces.removed(install), None)

    async def failed(self, error: Exception, body: Json, context: AsyncBoltContext) -> BoltResponse:
        """What broke before a desk had it; Slack gets its acknowledgement all the same, and whoever acted is told."""
        if isinstance(error, BoltUnhandledRequestError):
            self._log.info("not listened to", type=str(body.get("type", "")))
            return BoltResponse(status=200, body="")
        if isinstance(error, NotInstalledError):
            self._log.info("not installed", type=str(body.get("type", "")))
            card = LOCKED if self._workspaces.is_locked(context.team_id or "") else NOT_HERE
        else:
            card = error_card(self._guard.log_failure("delivery", error))
        origin = elsewhere(body, context.team_id or "")
        if origin and self._patience.allows(origin):
            self._guard.start("unserved", lambda: self._tell(card, origin), None)
        return acknowledged(body, card)

    async def _tell(self, card: Card, origin: Origin) -> None:
        """Tells it where the person is, by the delivery's own address alone where the workspace isn't at hand."""
        if workspace := self._workspaces.at_hand(origin.install):
            await open_answers(workspace, self._log).reply(card, origin)
            return
        await respond(self._workspaces.session, self._log, told_apart(card), origin, kind="ephemeral")

    def _start(self, desk: Desk, what: str, doing: Doing, origin: Origin) -> None:
        """Lets it be done by itself, unless its person is too fast; they are told so instead, now and then."""
        if self._patience.allows(origin):
            desk.guard.start(what, doing, origin)
        elif self._patience.tells(origin):
            desk.guard.start("too fast", lambda: desk.front.answers.reply(TOO_FAST, origin), origin)

    async def _desk(self, context: AsyncBoltContext) -> Desk:
        """The desk of the workspace that a delivery came from; raises NotInstalledError where there is none."""
        desk = await self._desks.of(context.team_id or "")
        if desk is None:
            raise NotInstalledError
        return desk


def make_app(workspaces: Workspaces) -> AsyncApp:
    """Bolt's app. A delivery from a workspace that the app isn't installed in goes no further than `Listeners.failed`.

    Signatures are checked before a request gets here (`http`), by the bot's own clock; Slack is asked nothing.
    """

    async def authorize(context: AsyncBoltContext, team_id: str | None, enterprise_id: str | None) -> AuthorizeResult:
        context[_ARRIVED] = asyncio.get_running_loop().time()
        async with asyncio.timeout(FOUND_WITHIN_S):
            workspace = await workspaces.find(team_id or "")
        if workspace is None:
            raise NotInstalledError  # Bolt's own answer to that would close a form without a word
        connection = workspace.connection
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
