"""Takes Slack's signed requests at `/slack/events` and hands them to Bolt; what is not signed goes no further.

The stamp of a request must be by our clock, or by the machine's where a local workspace keeps no time of its own.
"""

import asyncio
import json
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.clock import Clock, SystemClock
from bot.slack.shapes import has_slacks_shape
from bot.slack.signatures import Signatures

PATH = "/slack/events"
LARGEST_BODY = 1_000_000
"""Bytes; the largest that Slack sends, a message of fifty full blocks in a form's encoding, is half of it."""
BODY_WITHIN_S = 10.0
_MOST_FIELDS = 100


class SlackRequests:
    """The one address that Slack calls."""

    def __init__(
        self, *, app: AsyncApp, signing_secret: str, clock: Clock, body_within_s: float = BODY_WITHIN_S
    ) -> None:
        self._app = app
        self._signatures = Signatures(signing_secret, (clock, SystemClock()))
        self._body_within_s = body_within_s

    async def answer(self, request: web.Request) -> web.Response:
        """Bolt's answer to a signed request that comes for the first time; 401 to any other.

        413 where it is too large, 408 where it takes too long to arrive, 400 where it can't be read.
        """
        stamp = request.headers.get("X-Slack-Request-Timestamp", "")
        signature = request.headers.get("X-Slack-Signature", "")
        if not self._signatures.may_be_slacks(stamp, signature):
            return web.Response(status=HTTPStatus.UNAUTHORIZED)
        if (request.content_length or 0) > LARGEST_BODY:
            raise web.HTTPRequestEntityTooLarge(LARGEST_BODY, request.content_length or 0)
        try:
            async with asyncio.timeout(self._body_within_s):
                body = await request.read()
        except TimeoutError:
            return _closing(HTTPStatus.REQUEST_TIMEOUT)
        if not self._signatures.take(body, stamp, signature):
            return web.Response(status=HTTPStatus.UNAUTHORIZED)
        response = web.Response(status=HTTPStatus.INTERNAL_SERVER_ERROR)
        try:
            response = await self._dispatched(body, request)
        finally:
            if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                self._signatures.give_back(stamp, signature)
        return response

    async def _dispatched(self, body: bytes, request: web.Request) -> web.Response:
        try:
            content = _read(body.decode(), is_json=request.content_type == "application/json")
        except (ValueError, RecursionError):
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        if not has_slacks_shape(content):
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        read = AsyncBoltRequest(mode="socket_mode", body=content, headers=dict(request.headers))
        return await to_aiohttp_response(await self._app.async_dispatch(read))


def _read(body: str, *, is_json: bool) -> Any:
    """What Slack sends: JSON, a form's fields, or JSON in the field `payload`; raises ValueError, RecursionError.

    Bolt's own reading takes every form that holds the word "payload" anywhere for the last, and loses the command it
    was typed in. What was read it takes as a websocket's content, which it doesn't read again.
    """
    if is_json:
        return json.loads(body)
    fields = dict(parse_qsl(body, keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    return json.loads(fields["payload"]) if "payload" in fields else fields


def _closing(status: HTTPStatus) -> web.Response:
    """An answer after which nothing more is read from this connection."""
    response = web.Response(status=status)
    response.force_close()
    return response
