"""Turns Slack's commands, presses and shortcuts into the handlers' requests and gives their outcomes back.

It acknowledges nothing (`listeners` does, before or after) and decides nothing.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from weakref import WeakValueDictionary

from bot.clock import Clock
from bot.measuring import Meter
from bot.slack import deliveries
from bot.slack.answer_cards import AGAIN_LABEL, OPEN_LABEL, reading_card, untold_channels_card
from bot.slack.answers import Answers
from bot.slack.channels import UntoldChannelsError
from bot.slack.connection import patiently
from bot.slack.deliveries import Origin
from bot.slack.guard import Guard
from bot.slack.identity import Identity
from bot.slack.incoming import Reader
from bot.slack.rendering import action_name
from bot.slack.shared_files import SharedFiles
from bot.slack.shortcuts import Shortcut
from bot.slack.waiting import Waiting
from domain.shared_files import SharedFile, UnreadableFile
from handlers import dispatch
from handlers.outcomes import Outcome, Replace, Reply
from handlers.registry import Services
from handlers.requests import Channel, Context, Dropped, HomeOpened, Pressed, Typed, take_channels
from handlers.retry import RETRY, retry_button
from handlers.ui import Button, Card
from handlers.unreadable_text import unreadable, unreadable_file

Json = Mapping[str, Any]

LONGEST_VALUE = 1_900
HELP = "tovholder"
"""The command that explains them all, and the one that asks which channels the bot can post in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What Slack delivers, done with these services in one workspace."""

    services: Services
    clock: Clock
    identity: Identity
    reader: Reader
    answers: Answers
    meter: Meter
    files: SharedFiles
    guard: Guard
    install: str
    _turns: "WeakValueDictionary[str, asyncio.Lock]" = field(default_factory=WeakValueDictionary)
    _homes: "WeakValueDictionary[str, asyncio.Lock]" = field(default_factory=WeakValueDictionary)

    async def command(self, body: Json) -> None:
        """Does a slash command."""
        name = str(body["command"]).removeprefix("/")
        origin = deliveries.of_command(body, self.install)
        await self.typed(name, str(body.get("text") or ""), origin, deliveries.key_of_command(body))

    async def typed(self, name: str, text: str, origin: Origin, delivery: str) -> None:
        """Does a command with its text, however it was typed."""
        await self._do(name, await self.reader.read(text), origin, delivery, apps=await self.reader.apps(text))

    async def _do(
        self,
        name: str,
        marked: str,
        origin: Origin,
        delivery: str,
        *,
        answers_question: bool = False,
        apps: tuple[str, ...] = (),
    ) -> None:
        context = await self.context(origin, delivery, is_about_rights=name == HELP)
        asked = (*take_channels(marked)[0], *((origin.conversation,) if name == HELP and origin.conversation else ()))
        channels = await self.reader.reachable(asked)
        with Waiting(self.answers.show, origin) as waiting:
            typed = Typed(replace(context, shows=waiting.shows), marked, channels, apps, looks=self.reader.reachable)
            doing = self.meter.command(name, dispatch.answer_command(self.services, name, typed))
            outcome = await waiting.out(doing)
        if answers_question and isinstance(outcome, Reply) and outcome.is_private:
            outcome = Replace(outcome.card)
        await self._give(outcome, waiting.origin, retry_button(OPEN_LABEL, name, marked, is_primary=True))

    async def press(self, body: Json) -> None:
        """Does what a button stands for; a Home it was pressed on, or that lies below, is drawn anew.

        The answer to a question takes its place where the doer alone sees it: it can't be answered twice then.
        """
        pressed = body["actions"][0]
        action, value = action_name(pressed["action_id"]), str(pressed.get("value") or "")
        origin = deliveries.of_press(body, self.install)
        if action == RETRY:
            name, _, marked = value.partition("\n")
            delivery, is_own = deliveries.key_of_press(body), origin.is_ephemeral or bool(origin.told_in)
            await self._do(name, marked, origin, delivery, answers_question=is_own)
            return
        await self._press(action, value, origin, deliveries.key_of_press(body))

    async def shortcut(self, body: Json, shortcut: Shortcut) -> None:
        """Does what a shortcut stands for: a command, or a button with the message as its value."""
        origin = deliveries.of_shortcut(body, self.install)
        if not shortcut.is_on_message:
            await self.typed(shortcut.command, shortcut.text, origin, deliveries.key_of_command(body))
            return
        message = await self.reader.message(body.get("message") or {}, origin.conversation, LONGEST_VALUE)
        await self._press(shortcut.action, message.value, origin, deliveries.key_of_command(body))

    async def file(self, file: str, name: str, said: str, origin: Origin, delivery: str) -> None:
        """Does what a file that was sent asks for; the message that says it is being read changes into the answer.

        A person's files are read one after another, also anew by a press: each may cost seconds and a process, and
        people send many at once.
        """
        context = await self.context(origin, delivery)
        marked = await self.reader.read(said)
        begun = await self.answers.begin(reading_card(name), origin)
        async with self._turn(origin):
            with Waiting(self.answers.show, begun) as waiting:
                context = replace(context, shows=waiting.shows)
                try:
                    dropped = Dropped(context, marked, await self.files.fetch(file))
                except UnreadableFile as error:
                    await self.answers.give(Reply(unreadable_file(error, name)), begun)
                    return
                outcome = await waiting.out(self.meter.file(dispatch.answer_file(self.services, dropped)))
        await self.answers.give(outcome, waiting.origin)

    async def _press(self, action: str, value: str, origin: Origin, delivery: str) -> None:
        if action not in self.services.registry.readers:
            await self._do_press(action, value, origin, delivery)
            return
        async with self._turn(origin):
            await self._do_press(action, value, origin, delivery)

    def _turn(self, origin: Origin) -> asyncio.Lock:
        """What whoever acts there reads files within."""
        return self._turns.setdefault(origin.user, asyncio.Lock())

    async def _do_press(self, action: str, value: str, origin: Origin, delivery: str) -> None:
        context = await self.context(origin, delivery)
        try:
            file = await self.shared_file(action, value)
        except UnreadableFile as error:
            await self.answers.give(Reply(Card(unreadable(error))), origin)
            return
        try:
            channels = await self.channels(action, origin)
        except UntoldChannelsError:
            again = Button(AGAIN_LABEL, action, value, is_primary=True)
            await self.answers.give(Reply(untold_channels_card(again)), origin)
            return
        with Waiting(self.answers.show, origin) as waiting:
            shows = replace(context, shows=waiting.shows)
            pressed = Pressed(shows, value, channels, file, looks=self.reader.reachable)
            outcome = await waiting.out(
                self.meter.button(action, dispatch.answer_button(self.services, action, pressed))
            )
        await self._give(outcome, waiting.origin, Button(OPEN_LABEL, action, value, is_primary=True))

    async def _give(self, outcome: Outcome, origin: Origin, again: Button) -> None:
        """Answers, and draws Home anew where it was done there."""
        try:
            await self.answers.give(outcome, origin, again=again)
        finally:
            if origin.is_of_home:
                self.redraw_home(origin)

    async def channels(self, name: str, origin: Origin) -> tuple[Channel, ...]:
        """The channels that can be chosen from by the button or form of that name; none where it chooses none.

        Raises UntoldChannelsError where Slack doesn't tell now.
        """
        return await self.reader.choosable(origin.user) if name in self.services.registry.choosers else ()

    async def shared_file(self, name: str, value: str) -> SharedFile | None:
        """The file that the button or form of that name is about; None for others. Raises UnreadableFile."""
        if name not in self.services.registry.readers:
            return None
        return await self.files.fetch(value.partition(" ")[0])

    async def draw_home(self, context: Context, user: str) -> None:
        """Draws the person's Home, where there is one; one at a time, since Slack shows what reaches it last."""
        async with self._homes.setdefault(user, asyncio.Lock()):
            home = await self.meter.home(dispatch.answer_home(self.services, HomeOpened(context)))
            if home is not None:
                await self.answers.home(home, user)

    def redraw_home(self, origin: Origin) -> None:
        """Has the person's Home drawn anew after an act, beside its answer; what breaks is told in the log alone."""

        async def redraw() -> None:
            await self.draw_home(await self.context(origin, ""), origin.user)

        self.guard.start("home", lambda: patiently(redraw), None)

    async def context(self, origin: Origin, delivery: str, *, is_about_rights: bool = False) -> Context:
        """Who acts, where and when."""
        known = await self.identity.recognise(origin.user)
        is_looked_up = is_about_rights and not known.is_administrator
        administrators = await self.identity.administrators() if is_about_rights else ()
        return Context(
            person=known.person,
            name=known.name,
            place=origin.place,
            now=self.clock.now(),
            delivery=delivery,
            is_administrator=known.is_administrator,
            is_outsider=known.is_outsider,
            has_platform_administrators=await self.identity.has_administrators() if is_looked_up else True,
            has_named_administrators=self.identity.has_named_administrators,
            platform_administrators=administrators,
            can_look_back=await self.reader.can_look_back() if is_about_rights else True,
        )
