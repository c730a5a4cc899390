"""Answers a second and the time to an answer, by turns of the empty app, the bot with little and the bot with much."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from statistics import median, quantiles

from rich.progress import Progress

from tests.bench.engine.databases import KINDS, Databases
from tests.bench.front.asking import absences, nothing, statuses
from tests.bench.front.load import Asked, Told, ask
from tests.bench.front.office import Office, clear, fill
from tests.bench.front.platform import Platform
from tests.bench.front.processes import BOT, EMPTY, Served, served
from tests.support.engine import shipped_profile

LITTLE, MUCH = 1_000, 1_000_000
ROUNDS = 5
EMPTY_REQUESTS, STATUS_REQUESTS = 1_500, 560


@dataclass(slots=True)
class _Measured:
    """The rounds of one command on one server."""

    told: list[Told] = field(default_factory=list)

    def beside(self, other: "_Measured") -> float:
        """How many times the other's answers a second, round by round."""
        return median(one.per_s / base.per_s for one, base in zip(self.told, other.told, strict=True))

    @property
    def per_s(self) -> float:
        """Answers a second."""
        return median(one.per_s for one in self.told)

    @property
    def p99_ms(self) -> float:
        """The time within which 99 of a hundred answers of all rounds came."""
        return quantiles([one for told in self.told for one in told.answers_s], n=100)[-1] * 1000


async def rates(databases: Databases) -> dict[str, float]:
    """The ratios at a thousand tasks, the slower of both commands at 99 %, and what a million tasks change."""
    found: dict[str, float] = {}
    growths: list[float] = []
    with Progress(transient=True) as progress:
        for kind in KINDS:
            bar = progress.add_task(kind, total=ROUNDS + 2)
            measured = await _rounds(databases, kind, lambda bar=bar: progress.advance(bar))  # type: ignore[misc]
            empty, little, much = measured["tom"], measured["lidt"], measured["meget"]
            growths += [
                little[command].beside(empty[""]) / much[command].beside(empty[""]) for command in ("afbud", "status")
            ]
            found[f"slack.empty_per_s.{kind}"] = empty[""].per_s
            for command in ("afbud", "status"):
                found[f"slack.{command}_per_s.{kind}"] = little[command].per_s
                found[f"slack.{command}_ratio.{kind}"] = little[command].beside(empty[""])
                found[f"slack.{command}_ratio_million.{kind}"] = much[command].beside(empty[""])
            found[f"slack.p99_ms.{kind}"] = max(one.p99_ms for one in little.values())
            found[f"slack.p99_ms_million.{kind}"] = max(one.p99_ms for one in much.values())
    return found | {"slack.growth": max(growths)}


async def _rounds(databases: Databases, kind: str, done: Callable[[], None]) -> dict[str, dict[str, _Measured]]:
    """The rounds, after one that warms the servers up and isn't counted."""
    platform, profile = Platform(), shipped_profile()
    urls = {"lidt": databases.fresh(kind), "meget": databases.fresh(kind)}
    offices = {
        name: await asyncio.to_thread(fill, url, profile, tasks=tasks)
        for (name, url), tasks in zip(urls.items(), (LITTLE, MUCH), strict=True)
    }
    done()
    measured: dict[str, dict[str, _Measured]] = {
        "tom": {"": _Measured()},
        **{name: {"afbud": _Measured(), "status": _Measured()} for name in urls},
    }
    async with AsyncExitStack() as stack:
        stack.callback((await platform.start()).close)
        empty = await stack.enter_async_context(served(EMPTY, platform))
        bots = {name: await stack.enter_async_context(served(BOT, platform, url)) for name, url in urls.items()}
        for number in range(ROUNDS + 1):
            is_counted = number > 0
            told = await asked_rightly(empty, platform, nothing(offices["lidt"], EMPTY_REQUESTS))
            measured["tom"][""].told += [told] * is_counted
            for name, bot in bots.items():
                for command, asked in _questions(offices[name]).items():
                    told = await asked_rightly(bot, platform, asked)
                    measured[name][command].told += [told] * is_counted
                clear(urls[name])
            done()
    return measured


def _questions(office: Office) -> dict[str, list[Asked]]:
    return {"afbud": absences(office), "status": statuses(office, STATUS_REQUESTS)}


async def asked_rightly(server: Served, platform: Platform, asked: Sequence[Asked]) -> Told:
    """How it went; every answer has to be the right one."""
    told = await ask(server, platform, asked)
    assert not told.wrong, f"{len(told.wrong)} of {len(asked)} wrong, the first: {told.wrong[0]}"
    return told
