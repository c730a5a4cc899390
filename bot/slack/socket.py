"""Holds the websocket that Slack delivers through, and tells whether it is alive; the SDK reconnects by itself.

A new connection on which Slack said nothing yet, not even its hello, is no sign of life: the SDK begins to count from
the moment it connects, so a Slack that takes connections and is silent would look well for good.
"""

import asyncio
import time

from aiohttp import WSMessage
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.observe import Log, described, slack_code
from bot.settings_reader import SettingsMistake
from bot.slack.connection import is_passing
from bot.slack.shapes import has_slacks_shape

PING_S = 5.0
ADDRESS_S = 25.0
"""Slack's address of a websocket is good for one connection, and for half a minute."""
GOODBYE_S = 1.0
"""So long Slack's own close of the connection is waited for; the SDK would wait ten seconds."""
_TOLD_EVERY_S = 60.0


class _Socket(SocketModeClient):
    """The SDK's client, which tries an address that doesn't lead anywhere for good: here it asks for a new one.

    Where Slack takes the app token no more, the log says so now and then; the SDK's own lines don't name it.
    """

    def __init__(
        self, *, app_token: str, web_client: AsyncWebClient, app: AsyncApp, log: Log, ping_s: float, address_s: float
    ) -> None:
        self._address: str | None = None
        self._address_s = address_s
        self._got = self._told = float("-inf")
        self._log = log
        super().__init__(app_token=app_token, logger=app.logger, web_client=web_client, ping_interval=ping_s)

    @property  # type: ignore[override]  # the SDK's is a plain attribute, and None at first
    def wss_uri(self) -> str | None:
        """The address, while it may still be good."""
        return self._address if time.monotonic() - self._got < self._address_s else None

    @wss_uri.setter
    def wss_uri(self, address: str | None) -> None:
        self._address, self._got = address, time.monotonic()

    async def issue_new_wss_url(self) -> str:
        """A new address; raises SlackApiError."""
        try:
            return await super().issue_new_wss_url()
        except SlackApiError as error:
            if _is_refused(error) and time.monotonic() - self._told > _TOLD_EVERY_S:
                self._told = time.monotonic()
                self._log.error("slack does not accept SLACK_APP_TOKEN", slack=slack_code(error))
            raise


class _Deliveries(AsyncSocketModeHandler):
    """Bolt's own way of taking deliveries, but for those that haven't Slack's shape.

    They aren't acknowledged: Slack tells whoever waits for an answer, as it does where HTTP answers 400.
    """

    def __init__(self, app: AsyncApp, client: _Socket) -> None:  # as Bolt's, which makes a client of its own
        self.app = app
        self.app_token = client.app_token
        self.client = client
        self.taken = set[asyncio.Task[None]]()
        """What is on its way to its acknowledgement."""
        client.socket_mode_request_listeners.append(self.handle)  # type: ignore[arg-type]  # as in Bolt's

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]  # as the SDK's own
        """Hands on what can be read."""
        if has_slacks_shape(req.payload):
            task = asyncio.create_task(super().handle(client, req))
            self.taken.add(task)
            task.add_done_callback(self.taken.discard)
            await task


class SocketMode:
    """The websocket of one app."""

    def __init__(
        self,
        *,
        app: AsyncApp,
        app_token: str,
        client: AsyncWebClient,
        is_local: bool,
        log: Log,
        ping_s: float = PING_S,
        address_s: float = ADDRESS_S,
    ) -> None:
        made = _Socket(app_token=app_token, web_client=client, app=app, log=log, ping_s=ping_s, address_s=address_s)
        self._handler = _Deliveries(app, made)
        self._log = log
        self._handler.client.on_message_listeners.append(self._heard)
        self._greeted_by: object | None = None
        if is_local:
            self._handler.client.proxy = None

    async def connect(self) -> None:
        """Connects; returns once the connection stands, however often it has to try.

        Raises SettingsMistake where Slack doesn't take the app token.
        """
        client = self._handler.client
        try:
            client.wss_uri = await client.issue_new_wss_url()
        except SlackApiError as error:
            if _is_refused(error):
                why = f"Slack afviser den ({slack_code(error)})."
                raise SettingsMistake("SLACK_APP_TOKEN", why) from error
        except Exception as error:  # noqa: BLE001 - also what the SDK makes of answers that aren't Slack's; it tries again
            self._log.warning("slack gives no address yet", **described(error))
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

    async def close(self, within_s: float = 0.0) -> None:
        """Takes nothing more, and closes the connection once what was taken is acknowledged, or after so long."""
        self._handler.client.message_processor.cancel()
        if self._handler.taken:
            await asyncio.wait(set(self._handler.taken), timeout=within_s)
        try:
            async with asyncio.timeout(GOODBYE_S):
                await self._handler.close_async()  # type: ignore[no-untyped-call]  # the SDK names no types here
        except TimeoutError:
            await self._handler.close_async()  # type: ignore[no-untyped-call]  # what is left, as the connection is closed


def _is_refused(error: SlackApiError) -> bool:
    """Whether Slack doesn't take the app token; where there are too many connections, one of them may go."""
    return not is_passing(error) and slack_code(error) != "too_many_websockets"
