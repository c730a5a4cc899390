"""Gives outcomes to the person who acted, by the calls that reach them there; it makes no outcome.

By which way a message reaches them is found in `ways`; a card in a view takes none of these.
"""

from dataclasses import replace
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.observe import Log, described, slack_code
from bot.slack.answer_cards import MAKING, errors_card, followed_card, later_card
from bot.slack.connection import EXPIRED_TRIGGER, TRANSPORT_ERRORS, is_passing
from bot.slack.deliveries import Origin, Surface, opened_at
from bot.slack.drawing import Artist
from bot.slack.files import hand_out
from bot.slack.forms import told_view
from bot.slack.identity import Identity
from bot.slack.pictures import sent
from bot.slack.waiting import Waiting
from bot.slack.ways import Ways, standing
from handlers.outcomes import Farewell, File, FormErrors, Home, OpenForm, Outcome, Replace, Reply
from handlers.ui import Button, Card, Form

Json = dict[str, Any]
_FULL = "push_limit_reached"
"""Slack's word for three views that lie over one another already."""


class Unshown(Exception):  # noqa: N818 - tells of an answer; what it answers came to its end
    """An answer could not be shown; `title` is its first line, `origin` where it should have been."""

    def __init__(self, title: str, origin: Origin) -> None:
        super().__init__()
        self.title = title
        self.origin = origin


class Answers:
    """Gives answers in one workspace."""

    def __init__(
        self,
        *,
        client: AsyncWebClient,
        session: aiohttp.ClientSession,
        artist: Artist,
        identity: Identity,
        log: Log,
    ) -> None:
        self._client = client
        self._ways = Ways(client=client, session=session, log=log)
        self._artist = artist
        self._identity = identity
        self._log = log

    async def give(self, outcome: Outcome, origin: Origin, *, again: Button | None = None) -> None:
        """Gives an outcome; raises Unshown for an answer that can't be shown, since what it tells of has happened.

        `again` is the button that does the same once more, for a form that can't open now.
        """
        if isinstance(outcome, OpenForm):
            await self._open(outcome.form, origin, again)
            return
        if isinstance(outcome, File):
            outcome, origin = await self._hand_out(outcome, origin)
        try:
            await self._answer(outcome, origin)
        except Exception as error:
            title = (errors_card(outcome) if isinstance(outcome, FormErrors) else outcome.card).title
            raise Unshown(title, origin) from error

    async def _answer(self, outcome: Reply | Replace | Home | Farewell | FormErrors, origin: Origin) -> None:
        if isinstance(outcome, Reply):
            await self.reply(outcome.card, origin, is_private=outcome.is_private)
        elif isinstance(outcome, Replace):
            await self._replace(outcome.card, origin)
        elif isinstance(outcome, Home):
            await self.home(outcome, origin.user)
        elif isinstance(outcome, Farewell):
            self._identity.forget(origin.user)
            await self.reply(outcome.card, origin)
        else:
            await self.reply(errors_card(outcome), origin)

    async def reply(self, card: Card, origin: Origin, *, is_private: bool = True) -> None:
        """Sends a message to the doer, or to all in the conversation."""
        if origin.begun and is_private:
            await self._replace(card, origin)
            return
        if origin.surface in (Surface.HOME, Surface.MODAL) and is_private and await self._tell(card, origin):
            return
        message = await self._artist.message(card)
        await sent(message, lambda shown: self._ways.send(shown, origin, is_private=is_private))

    async def begin(self, card: Card, origin: Origin) -> Origin:
        """Posts in a direct conversation that something has begun; the answer then takes the message's place."""
        is_there = origin.surface is Surface.DIRECT
        where = standing(origin) if is_there else {"channel": await self._ways.direct(origin.user)}
        message = await self._artist.message(card)
        posted = await self._client.chat_postMessage(**where, **message)
        begun = Origin(
            install=origin.install, user=origin.user, conversation=where["channel"], message=str(posted["ts"])
        )
        return replace(origin, begun=begun)

    async def show(self, said: Reply | Replace, origin: Origin) -> Origin:
        """Shows how far the work is where its answer will be; what fails is told in the log and harms nothing.

        Slack lets nobody change the private answer to a command, so that it is shown in a direct message.
        """
        try:
            if origin.begun:
                await self._changed(said.card, origin.begun)
            elif isinstance(said, Replace) and (origin.told_in or origin.message):
                origin = replace(origin, begun=origin) if await self._changed(said.card, origin) else origin
            else:
                origin = await self.begin(said.card, origin)
                await self._point_to(said.card, origin)
        except (SlackApiError, *TRANSPORT_ERRORS) as error:
            self._log.warning("progress not shown", **described(error))
        return origin

    async def _point_to(self, card: Card, origin: Origin) -> None:
        """Tells where somebody acted that what they wait for is shown in a direct message, unless they are there."""
        if origin.begun is None or origin.begun.conversation == origin.conversation:
            return
        message = await self._artist.message(followed_card(card))
        if not await self._ways.respond(message, origin, kind="ephemeral"):
            await self._ways.in_conversation(message, origin, is_private=True)

    async def _hand_out(self, file: File, origin: Origin) -> tuple[Reply, Origin]:
        """Hands out a file; the answer that tells of it, and where to."""
        with Waiting(self.show, origin) as waiting:
            waiting.shows(Reply(MAKING))
            card = await hand_out(self._client, file, origin.user, self._log, waiting.out)
        return Reply(card), waiting.origin

    async def home(self, home: Home, user: str) -> None:
        """Draws a person's Home."""
        await self._client.views_publish(user_id=user, view=await self._artist.home(home.card))

    async def _replace(self, card: Card, origin: Origin) -> None:
        """Changes the message or view that was pressed on; where that can't be done, the answer is a reply."""
        if not await self._changed(card, origin.begun or origin):
            await self.reply(card, replace(origin, begun=None))

    async def _changed(self, card: Card, origin: Origin) -> bool:
        """Changes the message or view of an origin; False where it has none, or it can't be changed."""
        if origin.told_in and await self._show(card, origin, origin.told_in):
            return True
        if origin.surface is not Surface.CONVERSATION or not origin.message:
            return False
        message = await self._artist.message(card)
        if origin.is_ephemeral:
            return await self._ways.respond(message, origin, kind="ephemeral", replaces=True)
        try:
            where: Json = {"channel": origin.conversation, "ts": origin.message}
            await sent(message, lambda shown: self._client.chat_update(**where, **shown))
        except (SlackApiError, *TRANSPORT_ERRORS) as error:
            self._log.warning("message not replaced", **described(error))
            return await self._ways.respond(message, origin, kind="in_channel", replaces=True)
        return True

    async def _open(self, form: Form, origin: Origin, again: Button | None) -> None:
        view = await self._artist.form(form, opened_at(origin))
        is_busy = False
        try:
            if origin.trigger:
                await self._lay(view, origin)
                return
        except (SlackApiError, *TRANSPORT_ERRORS) as error:
            is_late = isinstance(error, SlackApiError) and slack_code(error) in EXPIRED_TRIGGER
            is_busy = not is_late
            if is_busy and not is_passing(error):
                raise
            self._log.info("form not opened", **described(error))
        await self.reply(later_card(form.title, again, is_busy=is_busy), origin)

    async def _tell(self, card: Card, origin: Origin) -> bool:
        """Tells a card in a view of its own; False where it can't be opened."""
        blocks = (await self._artist.message(card)).get("blocks")
        if not origin.trigger or not blocks:
            return False
        try:
            await self._lay(told_view(blocks, opened=opened_at(origin)), origin)
        except (SlackApiError, *TRANSPORT_ERRORS) as error:
            self._log.warning("view not opened", **described(error))
            return False
        return True

    async def _lay(self, view: Json, origin: Origin) -> None:
        """Opens a view, over the one that was pressed in; in its place where Slack lays no more over one another."""
        if origin.surface is not Surface.MODAL:
            await self._client.views_open(trigger_id=origin.trigger, view=view)
            return
        try:
            await self._client.views_push(trigger_id=origin.trigger, view=view)
        except SlackApiError as error:
            if slack_code(error) != _FULL:
                raise
            await self._client.views_update(view_id=origin.view, view=view)

    async def _show(self, card: Card, origin: Origin, view: str) -> bool:
        """Tells a card in a view that is open; False where it isn't any more."""
        blocks = (await self._artist.message(card)).get("blocks")
        if not blocks:
            return False
        try:
            await self._client.views_update(view_id=view, view=told_view(blocks, opened=opened_at(origin)))
        except (SlackApiError, *TRANSPORT_ERRORS) as error:
            self._log.info("view not changed", **described(error))
            return False
        return True
