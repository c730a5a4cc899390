"""Which channels a workspace has, and which the bot and a person are in; who may choose which it doesn't decide."""

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.observe import slack_code
from bot.slack.connection import TRANSPORT_ERRORS, is_passing

KEPT_S = 300.0
ANEW_S = 60.0
"""What isn't in the kept list may be new, but most of what follows a # is no channel: so seldom it is looked for."""
_PAGE = 200
_PAGES = 10
"""Slack answers twenty such calls a minute; a channel that isn't among the first can be chosen on Slack's own list."""
_TYPES = "public_channel,private_channel"
NO_LIST = frozenset({"unknown_method", "missing_scope"})


class UntoldChannelsError(Exception):
    """Slack doesn't tell of channels now, but will a little later."""


class Channels:
    """The channels of one workspace."""

    def __init__(self, client: AsyncWebClient, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._client = client
        self._monotonic = monotonic
        self._listing = asyncio.Lock()
        self._listed: dict[str, str] = {}
        self._listed_at: float | None = None

    async def named(self, names: Iterable[str]) -> dict[str, str]:
        """The channels of these names that the bot may see: name → id; those that the platform tells of.

        Most of what follows a # is no channel ("sag #3"): a list that can't be had must not hold up what was typed.
        """
        wanted = frozenset(names)
        async with self._listing:
            if self._is_looked_for(wanted):
                self._listed = await self._list()
                self._listed_at = self._monotonic()
            return {name: self._listed[name] for name in wanted if name in self._listed}

    def _is_looked_for(self, wanted: frozenset[str]) -> bool:
        if self._listed_at is None:
            return True
        return self._monotonic() - self._listed_at >= (KEPT_S if wanted <= self._listed.keys() else ANEW_S)

    async def _list(self) -> dict[str, str]:
        """The workspace's channels; those kept too where the platform doesn't tell of all now."""
        found: dict[str, str] = {}
        cursor = ""
        try:
            for _ in range(_PAGES):
                answer = await self._client.conversations_list(
                    types=_TYPES, exclude_archived=True, limit=_PAGE, cursor=cursor
                )
                found |= {str(one.get("name", "")): str(one["id"]) for one in answer["channels"]}
                cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
                if not cursor:
                    break
        except (SlackApiError, *TRANSPORT_ERRORS) as error:
            if is_passing(error):
                return self._listed | found
            if not isinstance(error, SlackApiError) or slack_code(error) not in NO_LIST:
                raise
        return found

    async def joined(self, user: str = "") -> list[Mapping[str, Any]]:
        """The channels that the bot is in, or of a person's those that the bot may see.

        Raises UntoldChannelsError where Slack doesn't tell now, and SlackApiError where it refuses.
        """
        found: list[Mapping[str, Any]] = []
        asked = {"user": user} if user else {}
        cursor = ""
        while True:
            try:
                answer = await self._client.users_conversations(
                    types=_TYPES, exclude_archived=True, limit=_PAGE, cursor=cursor, **asked
                )
            except (SlackApiError, *TRANSPORT_ERRORS) as error:
                if is_passing(error):
                    raise UntoldChannelsError from error
                raise
            found += answer["channels"]
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return found
