"""Requests that aren't Slack's, or not for the first time, and how they are answered; it judges none of the answers.

`knock` takes how many of each: a few in the tests, thousands where somebody wants to be sure.
"""

import random
import secrets
from collections import Counter
from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from aiohttp import ClientSession

from sandbox.delivery.signed_http import signature
from tests.support.sandbox import REGION, SIGNING_SECRET, SYDVESTJYLLAND, TEAM

ORIGINAL = "original"
"""The kind that is Slack's."""
ORIGINALS = 10
"""True requests that are sent once each before they are replayed; all answered 200."""
FORM = "application/x-www-form-urlencoded"
Headers = Mapping[str, str]


def command(text: str) -> bytes:
    """A command's body as Slack posts it, with a delivery key that nobody else has."""
    said = {"command": "/proev", "text": text, "user_id": REGION, "channel_id": SYDVESTJYLLAND, "team_id": TEAM}
    return urlencode({**said, "trigger_id": secrets.token_hex(12)}).encode()


def signed(body: bytes, stamp: str, secret: str = SIGNING_SECRET, content_type: str = FORM) -> dict[str, str]:
    """The headers of a signed request."""
    return {
        "Content-Type": content_type,
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": signature(secret, stamp, body),
    }


async def knock(address: str, *, now: int, count: int) -> dict[str, Counter[int]]:
    """The statuses that `count` requests of each kind are answered with, and the true ones that are replayed."""
    chance, answered = random.Random(1), {}  # noqa: S311 - it has to be the same each time
    originals = [command("tæl") for _ in range(ORIGINALS)]
    kinds: dict[str, Callable[[int], tuple[bytes, Headers]]] = {
        "unsigned": lambda _: _unsigned(chance, now),
        "wrongly signed": lambda _: _wrongly_signed(chance, now),
        "stale": lambda _: _stale(chance, now),
        ORIGINAL: lambda number: (originals[number], signed(originals[number], str(now))),
        "replayed": lambda number: _again(originals[number % ORIGINALS], now),
    }
    async with ClientSession() as session:
        for kind, make in kinds.items():
            statuses: Counter[int] = Counter()
            for number in range(ORIGINALS if kind == ORIGINAL else count):
                body, headers = make(number)
                async with session.post(address, data=body, headers=headers) as response:
                    statuses[response.status] += 1
            answered[kind] = statuses
    return answered


def _unsigned(chance: random.Random, now: int) -> tuple[bytes, Headers]:
    """One or both of the headers are missing, empty, or nothing that could be one."""
    body = command("tæl")
    headers = signed(body, str(now))
    name = chance.choice(("X-Slack-Request-Timestamp", "X-Slack-Signature"))
    nonsense = chance.choice(
        ("", " ", "0", "-1", "1e9", "²", "æ", "v0=", "v0=æøå", "9" * 5_000, "null", "ٱ", "v0=" + "²" * 64)
    )
    changes: tuple[Headers, ...] = (
        {"Content-Type": FORM},
        {other: value for other, value in headers.items() if other != name},
        {**headers, name: nonsense},
    )
    return body, chance.choice(changes)


def _wrongly_signed(chance: random.Random, now: int) -> tuple[bytes, Headers]:
    """Signed with another secret, or something was changed after it was signed."""
    body = command("tæl")
    headers = signed(body, str(now))
    true = headers["X-Slack-Signature"]
    place = chance.randrange(len(body))
    changed = body[:place] + bytes([body[place] ^ chance.randrange(1, 256)]) + body[place + 1 :]
    letter = chance.randrange(3, len(true))
    other = chance.choice([one for one in "0123456789abcdef" if one != true[letter]])
    return chance.choice(
        (
            (body, signed(body, str(now), secrets.token_hex(16))),
            (body, signed(body, str(now), "")),
            (changed, headers),
            (body + b"&text=mere", headers),
            (body, {**headers, "X-Slack-Request-Timestamp": str(now - 1)}),
            (body, {**headers, "X-Slack-Request-Timestamp": f"0{now}"}),
            (body, {**headers, "X-Slack-Signature": true[:letter] + other + true[letter + 1 :]}),
            (body, {**headers, "X-Slack-Signature": true[:-1]}),
            (body, {**headers, "X-Slack-Signature": true.upper()}),
            (body, {**headers, "X-Slack-Signature": true.replace("v0", "v1")}),
        )
    )


def _stale(chance: random.Random, now: int) -> tuple[bytes, Headers]:
    """Signed as it should be, more than five minutes ago or ahead."""
    body = command("tæl")
    away = chance.choice((chance.randrange(330, 3_600), chance.randrange(3_600, now)))
    return body, signed(body, str(now + chance.choice((-away, away))))


def _again(body: bytes, now: int) -> tuple[bytes, Headers]:
    """Letter by letter what came before; whatever isn't signed may differ."""
    return body, {**signed(body, str(now)), "X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}
