"""Sends each message in the workspace it is bound for, at that workspace's own pace; what follows others decide.

Before it answers that a message can't be sent, it learns who is to be told of that.
"""

import asyncio
from contextlib import suppress
from datetime import datetime
from functools import partial

from bot.clock import Clock
from bot.outgoing.ports import Answer, Later, Refused, Trace, Unknown, Unreadable
from bot.slack.per_workspace import PerWorkspace
from bot.slack.sender import SlackSender
from bot.slack.workspaces import Workspace, Workspaces
from domain.messages import Message, SentMessage
from domain.people import Place
from handlers.ui import Card

STOPPED_S = 5.0
NOT_INSTALLED = "not_installed"
LEARNT_WITHIN_S = 3.0
"""A lease has no room for more."""


class RoutedSender:
    """Sends in all workspaces that the program is installed in."""

    def __init__(self, workspaces: Workspaces, clock: Clock) -> None:
        self._workspaces = workspaces
        self._clock = clock
        self._senders = PerWorkspace(workspaces, self._sender)

    async def send(self, message: Message, card: Card) -> Answer:
        """As the workspace's own sender; what is bound for a workspace that has just gone waits."""
        sender = await self._senders.of(_bound_for(message))
        answer = await sender.send(message, card) if sender else await self._gone(_bound_for(message))
        if isinstance(answer, Refused):
            await self._learn_whom_to_tell(message.install)
        return answer

    async def revise(self, where: SentMessage, card: Card) -> Answer:
        """As the workspace's own sender."""
        sender = await self._senders.of(where.place.install)
        return await sender.revise(where, card) if sender else await self._gone(where.place.install)

    async def find(self, message: Message, since: datetime, until: datetime) -> Trace:
        """As the workspace's own sender; in one that has gone nothing can be told yet."""
        sender = await self._senders.of(_bound_for(message))
        trace = await sender.find(message, since, until) if sender else Unknown()
        if isinstance(trace, Unreadable):
            await self._learn_whom_to_tell(message.install)
        return trace

    def _sender(self, workspace: Workspace) -> SlackSender:
        return SlackSender(
            client=workspace.connection.client,
            identity=workspace.identity,
            artist=workspace.artist,
            clock=self._clock,
            install=workspace.install,
            refused=partial(self._workspaces.refused, workspace.install),
        )

    async def _learn_whom_to_tell(self, install: str) -> None:
        workspace = self._workspaces.at_hand(install)
        with suppress(TimeoutError):
            async with asyncio.timeout(LEARNT_WITHIN_S):
                if workspace:
                    await workspace.identity.look_up_administrators()

    async def _gone(self, install: str) -> Answer:
        return Later(STOPPED_S) if await self._workspaces.is_known(install) else Refused(NOT_INSTALLED)


def _bound_for(message: Message) -> str:
    return message.recipient.install if isinstance(message.recipient, Place) else message.install
