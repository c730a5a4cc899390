"""The Web API's client as the house uses it, and what its errors mean; it decides nothing.

After a short 429 everything is asked once more; after an error of Slack's own only what may be
done twice, since Slack may have done what it didn't answer.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, TypeVar

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler, AsyncServerErrorRetryHandler
from slack_sdk.http_retry.builtin_interval_calculators import FixedValueRetryIntervalCalculator
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.observe import slack_code
from bot.settings_reader import SettingsMistake

LONGEST_WAIT_S = 2
PATIENCE_S = 60
MOST_WAIT_S = 3_600
"""Slack asks for a minute or so; what asks for more is asked again after so long."""
EXPIRED_TRIGGER = frozenset(
    {"expired_trigger_id", "exchanged_trigger_id", "trigger_expired", "trigger_exchanged", "invalid_trigger_id"}
)
AGAIN_S = 0.3
_MAY_BE_REPEATED = frozenset(
    {
        *("auth.test", "users.info", "users.list", "users.conversations"),
        *("conversations.info", "conversations.list", "conversations.open"),
        *("conversations.history", "conversations.replies"),
        *("chat.update", "views.publish", "views.update"),
    }
)
"""What only reads, or leaves the same when it is done twice."""
SUSPENDED = frozenset(
    {
        *("org_login_required", "team_added_to_org", "ekm_access_denied", "accesslimited"),
        *("external_channel_migrating", "message_limit_exceeded"),
    }
)
"""Slack's words for what is closed for hours: it is moved, administrators keep others out, or too much is said."""
_PASSING = SUSPENDED | {
    *("ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout")
}
_OF_ALL = "er for en hel organisation. Installér appen i ét workspace, og tag det token, den får dér."
TRANSPORT_ERRORS = (aiohttp.ClientError, asyncio.TimeoutError, OSError)
_Answered = TypeVar("_Answered")


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """A workspace by its id and name, the bot in it, and how to call there."""

    client: AsyncWebClient
    session: aiohttp.ClientSession
    team: str
    name: str
    bot_user: str
    bot_id: str


class NotSlacksAnswer(aiohttp.ClientError):
    """Something on the way answered in Slack's place, as a proxy does that wants somebody to log in."""


class _Client(AsyncWebClient):
    """The SDK's, which takes what isn't Slack's for a refusal without a reason, or breaks at it."""

    async def api_call(self, api_method: str, **given: Any) -> AsyncSlackResponse:
        """As the SDK's; raises NotSlacksAnswer for what Slack can't have said."""
        try:
            return await super().api_call(api_method, **given)
        except SlackApiError as error:
            if slack_code(error) or is_passing(error):
                raise
            raise NotSlacksAnswer from error
        except aiohttp.ClientSSLError:
            raise  # of a certificate it is a ValueError too
        except (AttributeError, ValueError, RecursionError) as error:
            raise NotSlacksAnswer from error


class _ShortRateLimit(AsyncRateLimitErrorRetryHandler):
    """Waits out a 429 of a second or two; a longer one is the caller's to plan."""

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        is_limited = await super()._can_retry_async(state=state, request=request, response=response, error=error)
        return is_limited and response is not None and _retry_after(response.headers) <= LONGEST_WAIT_S

    async def prepare_for_next_attempt_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> None:
        """Waits as the header says; the SDK, which breaks where no number stands there, is given one."""
        if response is not None:
            read: dict[str, str | list[str]] = {"Retry-After": str(_retry_after(response.headers))}
            response = HttpResponse(status_code=response.status_code, headers=read, body=response.body)
        await super().prepare_for_next_attempt_async(state=state, request=request, response=response, error=error)


class _ServerError(AsyncServerErrorRetryHandler):
    """Asks once more after an error of Slack's own, soon enough for a trigger; never to post or upload twice."""

    def __init__(self) -> None:
        super().__init__(max_retry_count=1, interval_calculator=FixedValueRetryIntervalCalculator(AGAIN_S))

    async def _can_retry_async(self, *, request: HttpRequest, **given: Any) -> bool:
        is_broken = await super()._can_retry_async(request=request, **given)
        return is_broken and request.url.rsplit("/", 1)[-1] in _MAY_BE_REPEATED


def make_client(*, token: str, api_url: str, session: aiohttp.ClientSession, is_local: bool) -> AsyncWebClient:
    """The client that speaks with this token; to this machine it goes without a proxy."""
    handlers: list[AsyncRetryHandler] = [_ShortRateLimit(max_retry_count=1), _ServerError()]
    client = _Client(token=token, base_url=api_url, session=session, retry_handlers=handlers)
    if is_local:
        client.proxy = None
    return client


async def introduce(
    client: AsyncWebClient,
    session: aiohttp.ClientSession,
    *,
    retry_s: float = 1.0,
    patience_s: float = 60.0,
    waiting: Callable[[], None] = lambda: None,
) -> Connection:
    """Asks whose token this is. Waits for a platform that can't be reached; raises SlackApiError where it refuses.

    Raises SettingsMistake for the token of a whole organisation: what is delivered names one of its workspaces.
    `waiting` is called once, when the first try has failed: firewalls let a call hang for all of its time.
    """
    end, is_told = time.monotonic() + patience_s, False
    while True:
        try:
            told = await client.auth_test()
            if told.get("is_enterprise_install"):
                raise SettingsMistake("SLACK_BOT_TOKEN", _OF_ALL)
            return Connection(
                client=client,
                session=session,
                team=str(told["team_id"]),
                name=str(told.get("team") or told["team_id"]),
                bot_user=str(told["user_id"]),
                bot_id=str(told.get("bot_id", "")),
            )
        except SlackApiError as error:
            if not is_passing(error) or time.monotonic() >= end:
                raise
        except TRANSPORT_ERRORS as error:
            if isinstance(error, aiohttp.ClientConnectorCertificateError) or time.monotonic() >= end:
                raise
        if not is_told:
            waiting()
            is_told = True
        await asyncio.sleep(retry_s)


async def patiently(call: Callable[[], Awaitable[_Answered]]) -> _Answered:
    """What a call answers, made once more where Slack asks for a minute's wait at most; Slack did nothing before.

    For what is of use late too, and has no other way.
    """
    try:
        return await call()
    except SlackApiError as error:
        if not is_rate_limit(error) or (wait_s := retry_after_s(error)) > PATIENCE_S:
            raise
    await asyncio.sleep(wait_s)
    return await call()


def status_of(error: SlackApiError) -> int:
    """The HTTP status of the answer."""
    return int(getattr(error.response, "status_code", 0) or getattr(error.response, "status", 0) or 0)


def is_passing(error: Exception) -> bool:
    """Whether the same call may well succeed a little later."""
    if not isinstance(error, SlackApiError):
        return isinstance(error, TRANSPORT_ERRORS)
    return status_of(error) >= HTTPStatus.INTERNAL_SERVER_ERROR or is_rate_limit(error) or slack_code(error) in _PASSING


def is_rate_limit(error: SlackApiError) -> bool:
    """Whether Slack asked to wait; it did nothing then."""
    return status_of(error) == HTTPStatus.TOO_MANY_REQUESTS or slack_code(error) in ("ratelimited", "rate_limited")


def retry_after_s(error: SlackApiError) -> int:
    """How long Slack asked to wait."""
    return _retry_after(getattr(error.response, "headers", {}) or {})


def _retry_after(headers: Mapping[str, Any]) -> int:
    for name, value in headers.items():
        if str(name).lower() == "retry-after":
            first = value[0] if isinstance(value, list) else value
            told = str(first).strip()
            return min(max(int(told[:9]), 1), MOST_WAIT_S) if told.isdecimal() else 1
    return 1
