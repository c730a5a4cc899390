"""Holds the websocket that Slack delivers through, and tells whether it is alive; the SDK reconnects by itself.

A new connection on which Slack said nothing yet, not even its hello, is no sign of life: the SDK begins to count from
the moment it connects, so a Slack that takes connections and is silent would look well for good.
"""

import time

from aiohttp import WSMessage
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.shapes import has_slacks_shape

PING_S = 5.0


class _Deliveries(AsyncSocketModeHandler):
    """Bolt's own way of taking deliveries, but for those that haven't Slack's shape.

    They aren't acknowledged: Slack tells whoever waits for an answer, as it does where HTTP answers 400.
    """

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]  # as the SDK's own
        """Hands on what can be read."""
        if has_slacks_shape(req.payload):
            await super().handle(client, req)


class SocketMode:
    """The websocket of one app."""

    def __init__(
        self, *, app: AsyncApp, app_token: str, client: AsyncWebClient, is_local: bool, ping_s: float = PING_S
    ) -> None:
        self._handler = _Deliveries(app, app_token, web_client=client, ping_interval=ping_s)
        self._handler.client.on_message_listeners.append(self._heard)
        self._greeted_by: object | None = None
        if is_local:
            self._handler.client.proxy = None

    async def connect(self) -> None:
        """Connects; returns once the connection stands, however often it has to try."""
        await self._handler.connect_async()  # type: ignore[no-untyped-call]  # the SDK names no types here

    async def is_alive(self) -> bool:
        """Whether Slack said something on this connection, and answered one of the last few pings."""
        client = self._handler.client
        if client.current_session is not self._greeted_by or client.last_ping_pong_time is None:
            return False
        return await client.is_connected()

    def age_s(self) -> float | None:
        """Seconds since a ping was answered; None where none ever was."""
        last = self._handler.client.last_ping_pong_time
        return None if last is None else max(time.time() - last, 0.0)

    async def _heard(self, _message: WSMessage) -> None:
        self._greeted_by = self._handler.client.current_session

    async def close(self) -> None:
        """Closes the connection; nothing more is delivered."""
        await self._handler.close_async()  # type: ignore[no-untyped-call]  # the SDK names no types here
