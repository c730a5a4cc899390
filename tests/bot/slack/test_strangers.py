"""Whoever isn't Slack, at the program's own address: refused, whatever they send, and nothing comes of it."""

import asyncio
import gzip
import json
import sqlite3
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from aiohttp import ClientError, ClientSession, web
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from bot.clock import SystemClock
from bot.slack.http import PATH, SlackRequests
from bot.slack.manifest import build_manifest
from tests.support.sandbox import BOT_TOKEN, SIGNING_SECRET, running_workspace, until
from tests.support.serving import serving
from tests.support.strangers import FORM, ORIGINAL, ORIGINALS, command, knock, signed
from tests.support.trial import Running, Trial, serving_program, settings_for

OF_EACH = 100


def address(program: Running) -> str:
    """Where Slack calls."""
    return program.health.replace("/sund", "/slack/events")


def effects(sqlite_url: str) -> int:
    """How often the trial's act was done."""
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as connection:
        return int(connection.execute("SELECT count(*) FROM deliveries WHERE key LIKE '%kommando:%'").fetchone()[0])


async def test_only_slack_is_let_in_and_once(http_program: Running, sqlite_url: str) -> None:
    """Unsigned, wrongly signed, stale and replayed requests are all refused; each true one had its effect once."""
    now = int(time.time())
    answered = await knock(address(http_program), now=now, count=OF_EACH)
    refused = {kind: Counter({401: OF_EACH}) for kind in ("unsigned", "wrongly signed", "stale", "replayed")}
    assert answered == {**refused, ORIGINAL: Counter({200: ORIGINALS})}

    async def done() -> bool:
        return effects(sqlite_url) == ORIGINALS

    await until(done)


async def test_slack_can_verify_the_address(http_program: Running) -> None:
    """A challenge that Slack signed is answered 200 with its words; unsigned or wrongly signed, 401 without them."""
    challenge = "3eZbrw1aBm2rZgRNFdxV"
    body = json.dumps({"token": "x", "challenge": challenge, "type": "url_verification"}).encode()
    kind, stamp = "application/json", str(int(time.time()))
    asked = (
        signed(body, stamp, content_type=kind),
        {"Content-Type": kind},
        signed(body, stamp, secret="another", content_type=kind),  # noqa: S106 - it opens nothing
    )
    answers = []
    async with ClientSession() as session:
        for headers in asked:
            async with session.post(address(http_program), data=body, headers=headers) as response:
                answers.append((response.status, challenge in await response.text()))
    assert answers == [(200, True), (401, False), (401, False)]


async def test_a_replay_elsewhere_is_answered_and_changes_nothing(tmp_path: Path, sqlite_url: str) -> None:
    """A process beside the first, or started after it, hasn't seen the request; the act is done once all the same."""
    body = command("tæl")
    async with running_workspace(tmp_path / "workspace", manifest=build_manifest(Trial().registry())) as workspace:
        settings = settings_for(workspace.api_url, sqlite_url, is_http=True)
        headers = signed(body, str(int(time.time())))
        async with serving_program(workspace, settings) as first, serving_program(workspace, settings) as beside:
            assert [await post(one, body, headers) for one in (first, beside, first, beside)] == [200, 200, 401, 401]
        async with serving_program(workspace, settings) as later:
            assert await post(later, body, headers) == 200

            async def told() -> bool:
                said = [str(one["text"]) for one in await workspace.messages()]
                return len([one for one in said if one.startswith("Det er allerede gjort.")]) == 2

            await until(told)
    assert effects(sqlite_url) == 1


async def test_what_broke_before_it_was_done_may_come_again() -> None:
    """Slack repeats at once what was answered by 5xx, perhaps within the same second: that is no replay."""
    async with served(503, 200) as where:
        body = command("tæl")
        headers = signed(body, str(int(time.time())))
        assert [await post_to(where, body, headers) for _ in range(3)] == [503, 200, 401]


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"[" * 200_000, "application/json"),
        (b'{"a":' * 100_000, "application/json"),
        (b"payload=" + b"%5B" * 200_000, FORM),
        (b"a=1&" * 200_000, FORM),
        (b"&" * 900_000, FORM),
        (b"payload=%5B%5D", FORM),
        (b"[]", "application/json"),
        (b"\xff\xfe", FORM),
        (b"{", "application/json"),
        (b"payload=7", FORM),
        (b'{"type":' + b"9" * 10_000 + b"}", "application/json"),
    ],
    ids=[
        *("deep list", "deep object", "deep payload", "many fields", "empty fields", "a list as payload", "a list"),
        *("no text", "half", "a number", "a long number"),
    ],
)
async def test_what_is_signed_and_can_not_be_read_is_refused_in_time(
    http_program: Running, body: bytes, content_type: str
) -> None:
    """A body that nests, repeats or is nothing at all is answered 400 within a second; the program goes on."""
    headers = signed(body, str(int(time.time())), content_type=content_type)
    began = time.monotonic()
    assert await post(http_program, body, headers) == 400
    assert time.monotonic() - began < 3


@pytest.mark.parametrize("is_told", [True, False])
async def test_a_body_that_is_too_large_is_not_read(http_program: Running, *, is_told: bool) -> None:
    """Whether its length is told beforehand or only found out, it is answered 413 without coming to its end."""
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        for _ in range(1_000):
            sent += 65_536
            yield b"a" * 65_536

    headers = signed(b"", str(int(time.time())))
    if is_told:
        headers["Content-Length"] = str(65_536 * 1_000)
    async with ClientSession() as session:
        try:
            async with session.post(address(http_program), data=endless(), headers=headers) as response:
                assert response.status == 413
        except ClientError as error:
            pytest.fail(f"{error}")
    assert sent < 65_536 * 1_000


async def test_who_is_not_slack_is_answered_before_the_body_comes(http_program: Running) -> None:
    """Without the headers of a signed request none of the body is waited for."""
    async with raw(http_program.port) as (reader, writer):
        writer.write(b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n")
        assert b" 401 " in await asyncio.wait_for(reader.readline(), 60)


async def test_what_anybody_sends_packed_is_not_unpacked(http_program: Running) -> None:
    """Slack packs nothing, and a million bytes unpack to a thousand million: what is signed is what was sent."""
    body = command("tæl")
    headers = signed(body, str(int(time.time()))) | {"Content-Encoding": "gzip"}
    assert await post(http_program, gzip.compress(body), headers) == 401


async def test_a_slow_body_is_given_up() -> None:
    """A body that doesn't come within its time is answered 408, and others are served meanwhile."""
    async with served(200) as where:
        lines = "".join(f"{name}: {value}\r\n" for name, value in signed(b"abc", str(int(time.time()))).items())
        async with raw(urlsplit(where).port or 0) as (reader, writer):
            writer.write(f"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n{lines}\r\na".encode())
            assert await post_to(where, b"x", {}) == 401
            assert b" 408 " in await asyncio.wait_for(reader.readline(), 60)


async def post(program: Running, body: bytes, headers: Mapping[str, str]) -> int:
    """The status of a request to the program."""
    return await post_to(address(program), body, headers)


async def post_to(where: str, body: bytes, headers: Mapping[str, str]) -> int:
    """The status of a request to an address."""
    async with ClientSession() as session, session.post(where, data=body, headers=headers) as response:
        return response.status


@asynccontextmanager
async def raw(port: int) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A connection by bytes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    yield reader, writer
    writer.close()


@asynccontextmanager
async def served(*statuses: int) -> AsyncIterator[str]:
    """Where requests are taken for an app that answers these, one after the other, and that has little patience."""
    answers = iter(statuses)

    async def answer() -> BoltResponse:
        return BoltResponse(status=next(answers))

    app = AsyncApp(token=BOT_TOKEN, before_authorize=answer, request_verification_enabled=False)
    requests = SlackRequests(app=app, signing_secret=SIGNING_SECRET, clock=SystemClock(), body_within_s=0.3)
    web_app = web.Application()
    web_app.router.add_post(PATH, requests.answer)
    async with serving(web_app) as url:
        yield f"{url}{PATH}"
