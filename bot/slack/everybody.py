"""The users of one workspace as Slack lists them, kept for some minutes; which persons they are it doesn't know."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.connection import TRANSPORT_ERRORS, is_rate_limit
from bot.slack.user_facts import UserFacts, read_user

KEPT_S = 300.0
NOT_TOLD_KEPT_S = 2.0
"""Where the platform doesn't tell: so long at least until it is asked again, for a text may hold many names."""
_PAGE = 1_000
"""So many Slack gives at a time at most."""
_PAGES = 18
"""Slack answers twenty such calls a minute."""


class Everybody:
    """The users of the workspace `install`. `known` are those last listed; `is_all` is whether nobody was left out."""

    def __init__(self, *, client: AsyncWebClient, install: str, monotonic: Callable[[], float]) -> None:
        self.known: tuple[UserFacts, ...] = ()
        self.is_all = False
        self._client = client
        self._install = install
        self._monotonic = monotonic
        self._until: float | None = None
        self._listing = asyncio.Lock()
        self._begun: tuple[list[UserFacts], str, int] = ([], "", 0)

    async def now(self) -> tuple[UserFacts, ...]:
        """The users, or the first eighteen thousand; where the platform doesn't tell, as it last did, or none."""
        async with self._listing:
            if self._until is None or self._until <= self._monotonic():
                try:
                    self.known, kept_s = await self._listed(), KEPT_S
                except (SlackApiError, *TRANSPORT_ERRORS):
                    kept_s = NOT_TOLD_KEPT_S
                self._until = self._monotonic() + kept_s
            return self.known

    async def _listed(self) -> tuple[UserFacts, ...]:
        """The whole list; where Slack asks to wait, it is raised, and the next time goes on from there.

        Several processes share the twenty calls: each would begin anew, and none come to the end.
        """
        found, cursor, begun = self._begun
        self._begun = ([], "", 0)
        for number in range(begun, _PAGES):
            try:
                answer = await self._client.users_list(limit=_PAGE, cursor=cursor)
            except SlackApiError as error:
                if is_rate_limit(error):
                    self._begun = (found, cursor, number)
                raise
            members: list[Mapping[str, Any]] = answer.get("members") or []
            found += [read_user(member, self._install) for member in members]
            cursor = (answer.get("response_metadata") or {}).get("next_cursor", "")
            if not cursor:
                break
        self.is_all = not cursor
        return tuple(found)
