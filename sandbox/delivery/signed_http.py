"""Delivers to the app as signed HTTP requests, as Slack does without Socket Mode; it doesn't read what it delivers."""

import hashlib
import hmac
import json
from urllib.parse import urlencode

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout

from sandbox.clock import Clock
from sandbox.delivery.envelope import Delivery, Json, NotAnsweredError

_FORM = "application/x-www-form-urlencoded"
_OK = 200


def signature(secret: str, stamp: str, body: bytes) -> str:
    """Sign a request's body as Slack's version 0 does."""
    base = b"v0:" + stamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


class SignedHttp:
    """The app's address and the secret it shares with the workspace."""

    def __init__(self, *, url: str, secret: str) -> None:
        self.url = url
        self._secret = secret
        self._session: ClientSession | None = None

    async def deliver(self, delivery: Delivery, seconds: float) -> Json:
        """Post a delivery; answers what the app answered."""
        body, content_type = _body(delivery)
        stamp = str(Clock.machine_time())
        headers = {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signature(self._secret, stamp, body),
        }
        if delivery.attempt:
            headers |= {"X-Slack-Retry-Num": str(delivery.attempt), "X-Slack-Retry-Reason": delivery.reason}
        if self._session is None:
            self._session = ClientSession()
        try:
            timeout = ClientTimeout(total=seconds)
            async with self._session.post(self.url, data=body, headers=headers, timeout=timeout) as response:
                return await _answer(response)
        except TimeoutError:
            raise NotAnsweredError("operation_timeout", "http_timeout") from None
        except (ClientError, OSError):
            raise NotAnsweredError("dispatch_failed", "connection_failed") from None

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()


def _body(delivery: Delivery) -> tuple[bytes, str]:
    if delivery.kind == "events_api":
        return json.dumps(delivery.payload).encode(), "application/json"
    if delivery.kind == "slash_commands":
        flat = {
            name: str(value).lower() if isinstance(value, bool) else value for name, value in delivery.payload.items()
        }
        return urlencode(flat).encode(), _FORM
    return urlencode({"payload": json.dumps(delivery.payload)}).encode(), _FORM


async def _answer(response: ClientResponse) -> Json:
    text = await response.text()
    if response.status != _OK:
        final = response.headers.get("X-Slack-No-Retry") == "1"
        raise NotAnsweredError("dispatch_failed", "http_error", final=final)
    if response.content_type != "application/json":
        return {"text": text} if text.strip() else {}
    try:
        answer = json.loads(text or "{}")
    except ValueError:
        raise NotAnsweredError("dispatch_failed", "http_error") from None
    return answer if isinstance(answer, dict) else {}
