"""Does what events ask for: a Home that is looked at, messages and mentions, users who changed, shared channels.

A message that reads as a command without its slash is done as one; anything else is answered with help. Who writes or
looks for the first time is greeted once.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.observe import Log, described
from bot.outgoing.shared_channels import tell_shared
from bot.slack import deliveries
from bot.slack.connection import TRANSPORT_ERRORS
from bot.slack.deliveries import Origin, Surface
from bot.slack.drawing import Artist
from bot.slack.front import HELP, Front
from bot.slack.identity import PLATFORM
from danish.cpr import contains_cpr
from danish.letters import without_unseen
from domain.people import Place
from domain.ports import AlreadyDelivered, Repositories
from domain.retention import GREETED
from handlers.greeting import greeting
from handlers.loading import load_actor
from handlers.other_command import named_command, read_command
from handlers.requests import Context, Reach

Json = Mapping[str, Any]
_MOST_FILES = 10
"""As many as Slack lets a person send in a message."""
_AFTER_A_NAME = ":, \n"
"""What may part the bot's name from what it is told."""


class Events:
    """Does events in one workspace; `bot_user` is the bot's own id there."""

    def __init__(self, *, front: Front, artist: Artist, client: AsyncWebClient, bot_user: str, log: Log) -> None:
        self._front = front
        self._artist = artist
        self._client = client
        self._bot_user = bot_user
        self._log = log

    async def home(self, body: Json) -> None:
        """Draws the Home that a person looks at."""
        origin = deliveries.of_event(body["event"], self._front.install)
        context = await self._front.context(origin, deliveries.key_of_event(body))
        if origin.surface is Surface.HOME:
            await self._front.draw_home(context, origin.user)
        await self._greet(context, origin)

    async def message(self, body: Json) -> None:
        """Answers a message that a person wrote to the bot."""
        event = body["event"]
        if not deliveries.is_of_person(event) or event["user"] == self._bot_user:
            return
        said, files = self._unaddressed(str(event.get("text") or "")), event.get("files") or []
        if not files:
            await self._say(said, body, greets=True)
        origin = deliveries.of_event(event, self._front.install)
        for number, file in enumerate(files[:_MOST_FILES]):
            delivery = f"{deliveries.key_of_event(body)}:{number}"
            doing = partial(self._file, file, said, origin, delivery)
            await self._front.guard.run("file", doing, origin)  # what breaks with one keeps none of the others back

    async def _file(self, file: Json, said: str, origin: Origin, delivery: str) -> None:
        name = without_unseen(str(file.get("name") or ""))
        shown = "filen" if contains_cpr(name) else name  # it is repeated while the file is read
        await self._front.file(str(file["id"]), shown, said, origin, delivery)

    async def mention(self, body: Json) -> None:
        """Answers a message in a channel in which a person mentions the bot."""
        if body["event"].get("bot_id"):
            return
        text_ = str(body["event"].get("text") or "")
        await self._say(text_.replace(f"<@{self._bot_user}>", " "), body, greets=False)

    async def user_changed(self, body: Json) -> None:
        """Takes over a user's new name or rights.

        Slack shows the Home that was drawn last before another one can be drawn, so who becomes a guest gets it anew.
        """
        user = body["event"]["user"]
        if await self._front.identity.changed(user):
            self._front.redraw_home(Origin(install=self._front.install, user=str(user["id"])))

    async def channel_shared(self, body: Json) -> None:
        """Tells administrators where another organisation reads along in a secretariat's channel from now on."""
        front, event = self._front, body["event"]
        conversation = str(event["channel"])
        reach = (await front.reader.reachable([conversation]))[conversation]
        if reach not in (Reach.SHARED, Reach.UNTOLD):  # that it is shared, the event says
            return
        await front.identity.look_up_administrators()
        place, other = Place(PLATFORM, front.install, conversation), str(event.get("connected_team_id") or "")

        def unit(store: Repositories) -> None:
            administrators = front.identity.administrators_in(store, front.install)
            tell_shared(store, place, other, front.clock.now(), administrators)

        await front.services.work.run(unit)

    async def _say(self, said: str, body: Json, *, greets: bool) -> None:
        origin = deliveries.of_event(body["event"], self._front.install)
        commands = self._front.services.registry.commands
        name, rest = read_command(said.lstrip(_AFTER_A_NAME), commands)
        if greets:
            context = await self._front.context(origin, deliveries.key_of_event(body))
            if await self._greet(context, origin) and not name:
                return
        if not name and (named_command(said, commands.keys() - {HELP})[0] or contains_cpr(said)):
            rest = said  # help itself offers the command that is named, and warns of such a number
        await self._front.typed(name or HELP, rest, origin, deliveries.key_of_event(body))

    def _unaddressed(self, said: str) -> str:
        """What somebody wrote to the bot without its name, where they began with that."""
        return said.lstrip().removeprefix(f"<@{self._bot_user}>")

    async def _greet(self, context: Context, origin: Origin) -> bool:
        """Greets a person who was never greeted, and invites an administrator to set up; whether they were greeted."""
        invitation = self._front.services.registry.invitation

        def unit(store: Repositories) -> None:
            if invitation and load_actor(store, context).is_administrator:
                store.outbox.post([invitation(context.person, origin.install, context.now)])

        try:
            await self._front.services.work.run(unit, delivery=f"{GREETED}:{origin.install}:{context.person}")
        except AlreadyDelivered:
            return False
        message = await self._artist.message(greeting(self._front.services.registry))
        try:
            opened = await self._client.conversations_open(users=[origin.user])
            await self._client.chat_postMessage(channel=opened["channel"]["id"], **message)
        except (SlackApiError, *TRANSPORT_ERRORS) as error:
            self._log.warning("not greeted", **described(error))  # a courtesy, which keeps no answer back
            return False
        return True
