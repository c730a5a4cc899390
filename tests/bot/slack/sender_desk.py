"""A sender in a local workspace, with a person and a channel to write to."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import WorkspaceClock
from bot.observe import get_log
from bot.slack import connection as slack
from bot.slack.drawing import Artist
from bot.slack.identity import Identity
from bot.slack.sender import SlackSender
from bot.slack.session import open_session
from domain.messages import Message
from domain.people import Place
from storage.work import StoredWork
from tests.support.sandbox import BOT_TOKEN, ESBJERG, SYDVESTJYLLAND, Workspace, running_workspace


@dataclass(slots=True)
class Desk:
    """A sender in the local workspace, and a person of it."""

    workspace: Workspace
    sender: SlackSender
    clock: WorkspaceClock
    identity: Identity
    person: int

    def to(self, recipient: int | Place, uid: str = "u1") -> Message:
        """A message to somebody."""
        return Message("proev", recipient, {}, self.clock.now(), "T0LOKAL0001", uid=uid)

    @property
    def channel(self) -> Place:
        """A channel the bot is in."""
        return Place("slack", "T0LOKAL0001", SYDVESTJYLLAND)

    async def said(self) -> list[str]:
        """What stands in that channel."""
        return [one["text"] for one in await self.workspace.messages()]

    def afresh(self, work: StoredWork) -> SlackSender:
        """The sender of a program that has just begun: what Slack told of people before it doesn't know."""
        return made(self.sender._client, self.clock, work)[0]  # noqa: SLF001 - as the desk's own

    def around(self) -> tuple[datetime, datetime]:
        """The minute in which something is sent."""
        return self.clock.now() - timedelta(seconds=1), self.clock.now() + timedelta(minutes=1)


def made(client: AsyncWebClient, clock: WorkspaceClock, work: StoredWork) -> tuple[SlackSender, Identity]:
    """A sender and whom it knows."""
    identity = Identity(client=client, work=work, install="T0LOKAL0001")
    artist = Artist(client=client, identity=identity, log=get_log())
    sender = SlackSender(
        client=client, identity=identity, artist=artist, clock=clock, install="T0LOKAL0001", refused=refused
    )
    return sender, identity


@asynccontextmanager
async def desk_in(folder: Path, work: StoredWork, *, timeout_s: float = 10) -> AsyncIterator[Desk]:
    """A sender in a local workspace of its own."""
    clock = WorkspaceClock()
    async with (
        running_workspace(folder) as workspace,
        open_session(clock.hear_header, timeout_s=timeout_s) as session,
    ):
        client = slack.make_client(token=BOT_TOKEN, api_url=workspace.api_url, session=session, is_local=True)
        sender, identity = made(client, clock, work)
        yield Desk(workspace, sender, clock, identity, (await identity.persons([ESBJERG]))[ESBJERG])


async def refused(_code: str) -> None:
    """Whoever sends there is told; nobody listens here."""
