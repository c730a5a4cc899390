"""The ways by which a message reaches a person who acted: the first that is open is taken; what it says others know.

A private answer goes where the person is (the response address, else an ephemeral message), else as a direct message.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.observe import Log, described
from bot.slack.connection import TRANSPORT_ERRORS, patiently
from bot.slack.deliveries import Origin, Surface

Json = dict[str, Any]


class Ways:
    """The ways in one workspace."""

    def __init__(self, *, client: AsyncWebClient, session: aiohttp.ClientSession, log: Log) -> None:
        self._client = client
        self._session = session
        self._log = log

    async def send(self, message: Mapping[str, Any], origin: Origin, *, is_private: bool) -> None:
        """Sends it by the first way that is open; the last of them is waited for."""
        if origin.surface is Surface.DIRECT:
            await patiently(lambda: self._client.chat_postMessage(**standing(origin), **message))
            return
        if await self.respond(message, origin, kind="ephemeral" if is_private else "in_channel"):
            return
        if not await self.in_conversation(message, origin, is_private=is_private):
            await patiently(lambda: self._post_direct(origin.user, message))

    async def in_conversation(self, message: Mapping[str, Any], origin: Origin, *, is_private: bool) -> bool:
        """Posts it where somebody acted, for them alone or for all; False where that can't be done."""
        if not origin.conversation:
            return False
        try:
            if is_private:
                await self._client.chat_postEphemeral(user=origin.user, **standing(origin), **message)
            else:
                await self._client.chat_postMessage(**standing(origin), **message)
        except (SlackApiError, *TRANSPORT_ERRORS) as error:
            self._log.info("not answered in the conversation", **described(error))
            return False
        return True

    async def respond(self, message: Mapping[str, Any], origin: Origin, *, kind: str, replaces: bool = False) -> bool:
        """Answers by the delivery's own address; False where there is none or it no longer works."""
        return await respond(self._session, self._log, message, origin, kind=kind, replaces=replaces)

    async def direct(self, user: str) -> str:
        """The direct conversation with a user."""
        opened = await self._client.conversations_open(users=[user])
        return str(opened["channel"]["id"])

    async def _post_direct(self, user: str, message: Mapping[str, Any]) -> None:
        await self._client.chat_postMessage(channel=await self.direct(user), **message)


def standing(origin: Origin) -> Json:
    """The conversation where somebody acted, and the thread where it was in one, as Slack's calls name them."""
    return {"channel": origin.conversation} | ({"thread_ts": origin.thread} if origin.thread else {})


async def respond(
    session: aiohttp.ClientSession,
    log: Log,
    message: Mapping[str, Any],
    origin: Origin,
    *,
    kind: str,
    replaces: bool = False,
) -> bool:
    """Answers by the delivery's own address; False where there is none or it no longer works.

    `kind` is Slack's `ephemeral` or `in_channel`; `replaces` puts the message in the place of the one acted on.
    """
    if not origin.response_url:
        return False
    payload: Json = {**message, "response_type": kind, "replace_original": replaces}
    if origin.thread:
        payload["thread_ts"] = origin.thread
    try:
        async with session.post(origin.response_url, json=payload) as answer:
            return answer.status == HTTPStatus.OK
    except (aiohttp.ClientError, TimeoutError) as error:
        log.warning("response address failed", error=type(error).__name__)
        return False
