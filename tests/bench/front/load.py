"""Sixteen persons at a time who ask and wait for their answers; it measures, and judges only whether answers are right.

Requests are signed before the clock runs. A request is done when it was acknowledged and its answer came.
"""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from urllib.parse import urlencode

from tests.bench.front.office import INSTALL
from tests.bench.front.platform import ANSWERS, Line, Platform
from tests.bench.front.processes import SECRET, Served

AT_ONCE = 16
LATE_S = 30.0
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody types, and words that stand in the answer to it."""

    user: str
    line: str
    expected: str


@dataclass(frozen=True, slots=True)
class Told:
    """How a number of requests went: each one's time to its answer, and how many were answered with something else."""

    seconds: float
    answers_s: tuple[float, ...]
    wrong: tuple[str, ...]

    @property
    def per_s(self) -> float:
        """Right answers a second."""
        return (len(self.answers_s) - len(self.wrong)) / self.seconds


async def ask(server: Served, platform: Platform, asked: Sequence[Asked]) -> Told:
    """Asks all of it, as many at once as there are lines."""
    waiting = iter([(number, _signed(server.port, platform, number, one), one) for one, number in _numbered(asked)])
    loop = asyncio.get_running_loop()
    lines = [(await loop.create_connection(Line, "127.0.0.1", server.port))[1] for _ in range(AT_ONCE)]
    answers_s: list[float] = []
    wrong: list[str] = []
    begun = time.perf_counter()
    await asyncio.gather(*(_one_after_the_other(line, platform, waiting, answers_s, wrong) for line in lines))
    seconds = time.perf_counter() - begun
    for line in lines:
        line.close()
    return Told(seconds, tuple(answers_s), tuple(wrong))


def _numbered(asked: Sequence[Asked]) -> Iterator[tuple[Asked, int]]:
    return zip(asked, _numbers, strict=False)


async def _one_after_the_other(
    line: Line,
    platform: Platform,
    waiting: Iterator[tuple[int, bytes, Asked]],
    answers_s: list[float],
    wrong: list[str],
) -> None:
    loop = asyncio.get_running_loop()
    for number, request, asked in waiting:
        answer = platform.answered[number] = loop.create_future()
        begun = time.perf_counter()
        acknowledged = await line.send(request)
        async with asyncio.timeout(LATE_S):
            body = await answer
        answers_s.append(time.perf_counter() - begun)
        if b" 200 " not in acknowledged or json.dumps(asked.expected)[1:-1].encode() not in body:
            wrong.append(f"{asked.line}: {body.decode()[:300]}")


def _signed(port: int, platform: Platform, number: int, asked: Asked) -> bytes:
    command, _, text = asked.line.partition(" ")
    stamp = str(int(time.time()))
    body = urlencode(
        {
            "token": "ikke-brugt",
            "team_id": INSTALL,
            "team_domain": "maaling",
            "channel_id": "C0MAALING",
            "channel_name": "generelt",
            "user_id": asked.user,
            "user_name": asked.user.lower(),
            "command": command,
            "text": text,
            "api_app_id": "A0MAALING",
            "is_enterprise_install": "false",
            "response_url": f"{platform.base_url}{ANSWERS}{number}",
            "trigger_id": f"{number}.{stamp}.maaling",
        }
    )
    signature = hmac.new(SECRET.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    head = (
        f"POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUser-Agent: Slackbot 1.0\r\nAccept: */*\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        f"X-Slack-Request-Timestamp: {stamp}\r\nX-Slack-Signature: v0={signature}\r\n\r\n"
    )
    return f"{head}{body}".encode()
