"""Holds the websocket that Slack delivers through, and tells whether it is alive; the SDK reconnects by itself."""

import time

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.web.health import HELLO_WITHIN_S

PING_S = 5.0


class SocketMode:
    """The websocket of one app."""

    def __init__(self, *, app: AsyncApp, app_token: str, client: AsyncWebClient, is_local: bool) -> None:
        self._handler = AsyncSocketModeHandler(app, app_token, web_client=client, ping_interval=PING_S)
        if is_local:
            self._handler.client.proxy = None

    async def connect(self) -> None:
        """Connects; returns once the connection stands, however often it has to try."""
        await self._handler.connect_async()  # type: ignore[no-untyped-call]  # the SDK names no types here

    async def is_alive(self) -> bool:
        """Whether a ping was answered lately."""
        client = self._handler.client
        if not await client.is_connected() or client.last_ping_pong_time is None:
            return False
        return time.time() - client.last_ping_pong_time <= HELLO_WITHIN_S

    def age_s(self) -> float | None:
        """Seconds since a ping was answered; None where none ever was."""
        last = self._handler.client.last_ping_pong_time
        return None if last is None else max(time.time() - last, 0.0)

    async def close(self) -> None:
        """Closes the connection; nothing more is delivered."""
        await self._handler.close_async()  # type: ignore[no-untyped-call]  # the SDK names no types here
