"""Takes Slack's signed requests at `/slack/events` and hands them to Bolt; what is not signed goes no further.

The stamp of a request must be by our clock, or by the machine's where a local workspace keeps no time of its own.
"""

from http import HTTPStatus

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.signature import Clock as SignatureClock
from slack_sdk.signature import SignatureVerifier

from bot.clock import Clock, SystemClock

PATH = "/slack/events"
LARGEST_BODY = 2_000_000


class _By(SignatureClock):
    """Our clock as the verifier asks for it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> float:
        """Seconds since 1970."""
        return self._clock.now().timestamp()


class SlackRequests:
    """The one address that Slack calls."""

    def __init__(self, *, app: AsyncApp, signing_secret: str, clock: Clock) -> None:
        self._app = app
        self._verifiers = [SignatureVerifier(signing_secret, _By(one)) for one in (clock, SystemClock())]

    async def answer(self, request: web.Request) -> web.Response:
        """Bolt's answer to a signed request; 401 to any other."""
        body = await request.text()
        if not self._is_signed(body, request):
            return web.Response(status=HTTPStatus.UNAUTHORIZED, text="")
        response = await self._app.async_dispatch(await to_bolt_request(request))
        return await to_aiohttp_response(response)

    def _is_signed(self, body: str, request: web.Request) -> bool:
        stamp = request.headers.get("X-Slack-Request-Timestamp", "")
        signature = request.headers.get("X-Slack-Signature", "")
        return stamp.isdigit() and any(one.is_valid(body, stamp, signature) for one in self._verifiers)
