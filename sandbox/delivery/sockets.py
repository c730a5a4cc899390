"""Delivers to the app over Socket Mode: tickets, connections, envelopes and acks; what is delivered it doesn't read."""

import asyncio
import json
import secrets
from contextlib import suppress
from typing import Any
from uuid import uuid4

from aiohttp import WSMsgType, web

from sandbox.delivery.envelope import Delivery, Json, NotAnsweredError
from sandbox.shapes import APP_ID

MOST = 10
HEARTBEAT = 20.0
_CONNECTION_SECONDS = 18_060
_TICKET_BYTES = 16


class _Connection:
    """One websocket of the app and the acks it owes."""

    def __init__(self, socket: web.WebSocketResponse, host: str, line: asyncio.BaseTransport | None) -> None:
        self.socket = socket
        self.line = line
        self.host = host
        self.owed: dict[str, asyncio.Future[Json]] = {}
        self.is_leaving = False


class Sockets:
    """The app's open connections."""

    def __init__(self) -> None:
        self._tickets: set[str] = set()
        self._connections: list[_Connection] = []
        self._made = 0
        self._is_silent = False

    @property
    def number(self) -> int:
        """How many connections may be delivered to."""
        return len(self._open())

    def ticket(self) -> str | None:
        """Give out a ticket for one connection, unless there are ten already."""
        if len(self._connections) >= MOST:
            return None
        ticket = secrets.token_hex(_TICKET_BYTES)
        self._tickets.add(ticket)
        return ticket

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Hold one connection from its hello to its end."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            raise web.HTTPForbidden(text="invalid ticket")
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT, autoping=False)
        await socket.prepare(request)
        self._made += 1
        connection = _Connection(socket, f"applink-lokal-{self._made}", request.transport)
        self._connections.append(connection)
        try:
            if not self._is_silent:
                await socket.send_json(self._hello(connection))
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._acked(connection, message.data)
                elif message.type is WSMsgType.PING and not self._is_silent:
                    with suppress(ConnectionError):  # the line may have been cut while the ping was under way
                        await socket.pong(message.data)
        finally:
            self._connections.remove(connection)
            for future in connection.owed.values():
                if not future.done():
                    future.set_exception(NotAnsweredError("operation_timeout", "connection_closed"))
        return socket

    async def deliver(self, delivery: Delivery, seconds: float) -> Json:
        """Send an envelope over one connection at random; answers the ack's payload."""
        ready = self._open()
        if not ready:
            raise NotAnsweredError("dispatch_failed", "connection_failed")
        connection = secrets.choice(ready)
        envelope_id = str(uuid4())
        future: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        connection.owed[envelope_id] = future
        envelope: Json = {
            "envelope_id": envelope_id,
            "type": delivery.kind,
            "accepts_response_payload": delivery.kind != "events_api",
            "payload": delivery.payload,
        }
        if delivery.kind == "events_api":
            envelope |= {"retry_attempt": delivery.attempt, "retry_reason": delivery.reason}
        try:
            if not self._is_silent:
                await connection.socket.send_json(envelope)
            return await asyncio.wait_for(future, seconds)
        except TimeoutError:
            raise NotAnsweredError("operation_timeout", "timeout") from None
        except ConnectionError:
            raise NotAnsweredError("dispatch_failed", "connection_failed") from None
        finally:
            connection.owed.pop(envelope_id, None)

    async def disconnect(self, reason: str, grace: float) -> int:
        """Ask every connection to go and close it after a grace; answers how many there were."""
        leaving = self._open()
        for connection in leaving:
            if reason != "warning":
                connection.is_leaving = True
            debug = {"host": connection.host}
            await connection.socket.send_json({"type": "disconnect", "reason": reason, "debug_info": debug})
        if reason != "warning":
            await asyncio.sleep(grace)
            await self._close(leaving)
        return len(leaving)

    def keep_silent(self, *, is_silent: bool) -> None:
        """Say nothing over any connection, as if they hung: no hello, no envelope, no answer to a ping; or speak again.

        Who connected to silence is cut then, and comes back.
        """
        self._is_silent = is_silent
        if not is_silent:
            self.drop()

    def drop(self) -> int:
        """Cut every connection without a word; answers how many there were."""
        dropped = self._open()
        for connection in dropped:
            connection.is_leaving = True
            if isinstance(connection.line, asyncio.WriteTransport):
                connection.line.abort()
        return len(dropped)

    async def close(self) -> None:
        """Close everything."""
        await self._close(list(self._connections))

    async def _close(self, connections: list[_Connection]) -> None:
        await asyncio.gather(*(one.socket.close(code=1000) for one in connections))

    def _open(self) -> list[_Connection]:
        return [one for one in self._connections if not one.socket.closed and not one.is_leaving]

    def _hello(self, connection: _Connection) -> dict[str, Any]:
        return {
            "type": "hello",
            "num_connections": len(self._open()),
            "debug_info": {
                "host": connection.host,
                "build_number": 1,
                "approximate_connection_time": _CONNECTION_SECONDS,
            },
            "connection_info": {"app_id": APP_ID},
        }

    @staticmethod
    def _acked(connection: _Connection, text: str) -> None:
        try:
            ack = json.loads(text)
        except ValueError:
            return
        future = connection.owed.get(str(ack.get("envelope_id"))) if isinstance(ack, dict) else None
        if future is not None and not future.done():
            payload = ack.get("payload")
            future.set_result(payload if isinstance(payload, dict) else {})
