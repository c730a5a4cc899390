"""The HTTP session of all calls to Slack: how long they may take, and through which proxy they go."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from types import SimpleNamespace

import aiohttp
from slack_sdk.proxy_env_variable_loader import load_http_proxy_from_env

from bot.clock import SANDBOX_TIME_HEADER

TIMEOUT_S = 10.0


@asynccontextmanager
async def open_session(
    hear_time: Callable[[str], None] | None = None,
    *,
    header: str = SANDBOX_TIME_HEADER,
    timeout_s: float = TIMEOUT_S,
    is_local: bool = True,
) -> AsyncIterator[aiohttp.ClientSession]:
    """A session for all calls; `hear_time` gets the time from the header of each answer that tells it there.

    Unless `is_local`, it goes through the proxy that the environment names, as the SDK's own calls do.
    """
    trace = aiohttp.TraceConfig()

    async def heard(
        _session: aiohttp.ClientSession, _context: SimpleNamespace, ended: aiohttp.TraceRequestEndParams
    ) -> None:
        told = ended.response.headers.get(header)
        if told and hear_time:
            hear_time(told)

    trace.on_request_end.append(heard)
    timeout = aiohttp.ClientTimeout(total=timeout_s)
    proxy = None if is_local else load_http_proxy_from_env()
    async with aiohttp.ClientSession(timeout=timeout, trace_configs=[trace], proxy=proxy) as session:
        yield session
