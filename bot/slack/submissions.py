"""Does what a submitted form asks for and answers in the form itself, within the time Slack gives.

What takes longer shows "Gemmer …" in the form and is told there when it is done.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.observe import Log, described, one_request
from bot.slack import deliveries
from bot.slack.answer_cards import AGAIN_LATER, UNTOLD_CHANNELS
from bot.slack.answers import Answers
from bot.slack.channels import UntoldChannelsError
from bot.slack.connection import TRANSPORT_ERRORS, patiently
from bot.slack.deliveries import Origin, opened_at
from bot.slack.drawing import Artist
from bot.slack.forms import field_errors, read_metadata, read_values, reopened
from bot.slack.front import Front
from bot.slack.guard import Guard
from bot.slack.identity import UntoldUserError
from bot.slack.rendering import Json
from bot.slack.unserved import told_in_place
from domain.shared_files import UnreadableFile
from handlers import dispatch
from handlers.outcomes import FormErrors, OpenForm, Outcome, Reply
from handlers.requests import Submitted
from handlers.ui import Card, text
from handlers.unreadable_text import unreadable

ACK_S = 2.0
SAVING = Card("Gemmer …", (text("Det tager lidt længere, end det plejer. Du kan lukke formularen imens."),))
_NOBODY = "Det er en app, ikke en person. Vælg en person."
SAVED = Card("Det er klaret.", (text("Svaret ligger i samtalen eller i din direkte besked fra mig."),))


class Submissions:
    """Does submitted forms in one workspace."""

    def __init__(
        self,
        *,
        front: Front,
        guard: Guard,
        answers: Answers,
        artist: Artist,
        client: AsyncWebClient,
        log: Log,
    ) -> None:
        self._front = front
        self._guard = guard
        self._answers = answers
        self._artist = artist
        self._client = client
        self._log = log

    async def submit(self, ack: Callable[..., Awaitable[Any]], body: Mapping[str, Any], *, arrived: float) -> None:
        """Does a submitted form and acknowledges it with what the form shall show now, also where something breaks.

        It is acknowledged within a time that began when it `arrived`, by the event loop's clock.
        """
        with one_request():
            try:
                await self._submit(ack, body, arrived + ACK_S)
            except Exception as error:  # noqa: BLE001 - whatever it is, the form may not close as if it was saved
                await ack(**told_in_place(self._guard.card("form", error)))

    async def refuse(self, ack: Callable[..., Awaitable[Any]], body: Mapping[str, Any], why: Card) -> None:
        """Does nothing and says why in the form, which stays as it was filled in."""
        await self._acknowledge(ack, FormErrors({"": dispatch.plain(why)}), {}, body["view"], self.origin(body))

    def origin(self, body: Mapping[str, Any]) -> Origin:
        """Where a submitted form was opened, and by whom."""
        return deliveries.of_submission(body, self._front.install, read_metadata(body["view"])[1])

    async def _submit(self, ack: Callable[..., Awaitable[Any]], body: Mapping[str, Any], until: float) -> None:
        view = body["view"]
        hidden, opened = read_metadata(view)
        origin = deliveries.of_submission(body, self._front.install, opened)
        doing = asyncio.ensure_future(self._done(body, view, hidden, origin))
        left_s = max(until - asyncio.get_running_loop().time(), 0.0)
        done, _ = await asyncio.wait({doing}, timeout=left_s)
        if not done:
            await ack(**told_in_place(SAVING))
            self._guard.start("form", lambda: self._tell_late(doing, view, origin), origin)
            return
        await self._acknowledge(ack, *doing.result(), view, origin)

    async def _done(
        self, body: Mapping[str, Any], view: Mapping[str, Any], hidden: str, origin: Origin
    ) -> tuple[Outcome, Json]:
        """The outcome and the view it comes to: the next form, whose people are looked up; else none."""
        outcome = await self._outcome(body, view, hidden, origin)
        if isinstance(outcome, OpenForm):
            return outcome, await self._artist.form(outcome.form, opened_at(origin))
        return outcome, {}

    async def _outcome(self, body: Mapping[str, Any], view: Mapping[str, Any], hidden: str, origin: Origin) -> Outcome:
        values, people = read_values(view)
        try:
            persons = await self._front.identity.persons(values[name] for name in people if values[name])
            context = await self._front.context(origin, deliveries.key_of_submission(body))
        except UntoldUserError as error:
            return FormErrors({"": dispatch.plain(self._guard.card("form", error))})
        if nobody := {name: _NOBODY for name in people if values[name] and values[name] not in persons}:
            return FormErrors(nobody)
        values |= {name: str(persons.get(values[name], "")) for name in people}
        name = str(view["callback_id"])
        try:
            file = await self._front.shared_file(name, hidden)
        except UnreadableFile as error:
            return FormErrors({"": unreadable(error)})
        try:
            channels = await self._front.channels(name, origin)
        except UntoldChannelsError:
            return FormErrors({"": f"{UNTOLD_CHANNELS} {AGAIN_LATER}"})
        submitted = Submitted(context, values, hidden, channels, file)
        return await self._front.meter.form(name, dispatch.answer_form(self._front.services, name, submitted))

    async def _acknowledge(
        self,
        ack: Callable[..., Awaitable[Any]],
        outcome: Outcome,
        following: Json,
        view: Mapping[str, Any],
        origin: Origin,
    ) -> None:
        if isinstance(outcome, FormErrors):
            errors = field_errors(view, outcome.errors)
            if any(name for name in errors):
                await ack(response_action="errors", errors=errors)
            else:
                await ack(response_action="update", view=reopened(view, outcome.errors))
        elif following:
            await ack(response_action="update", view=following)
        else:
            await ack()
            self._guard.start("form answer", lambda: self._give(outcome, origin), origin)

    async def _tell_late(
        self, doing: asyncio.Future[tuple[Outcome, Json]], view: Mapping[str, Any], origin: Origin
    ) -> None:
        """Changes the waiting view into the outcome, or what broke; it is told elsewhere where the view is closed."""
        told: Outcome | None = None
        try:
            outcome, following = await doing
            later = following or await self._late_view(outcome, view, origin)
            told = outcome if isinstance(outcome, FormErrors) else None
        except Exception as error:  # noqa: BLE001 - whatever it is, the view may not say for good that it saves
            card = self._guard.card("form", error)
            told, later = Reply(card), told_in_place(card)["view"]
        try:
            await patiently(lambda: self._client.views_update(view_id=view["id"], view=later))
        except (SlackApiError, *TRANSPORT_ERRORS) as error:
            self._log.info("form closed meanwhile", **described(error))
            if told is not None:
                await self._answers.give(told, origin)

    async def _late_view(self, outcome: Outcome, view: Mapping[str, Any], origin: Origin) -> Json:
        """What the waiting view changes into; an answer goes its own way beside it."""
        if isinstance(outcome, FormErrors):
            return reopened(view, outcome.errors)
        await self._give(outcome, origin)
        return dict(told_in_place(SAVED)["view"])

    async def _give(self, outcome: Outcome, origin: Origin) -> None:
        """Answers, and draws Home anew where the form was opened there."""
        try:
            await self._answers.give(outcome, origin)
        finally:
            if origin.is_of_home:
                self._front.redraw_home(origin)
