"""How much later the bot is ready than the empty app, by turns, each from the start of its process."""

import asyncio
from statistics import median

from rich.progress import track

from tests.bench.engine.databases import KINDS, Databases
from tests.bench.front.office import fill
from tests.bench.front.platform import Platform
from tests.bench.front.processes import BOT, EMPTY, served
from tests.bench.front.rates import LITTLE
from tests.support.engine import shipped_profile

STARTS = 7


async def starting(databases: Databases) -> dict[str, float]:
    """Seconds until each says that it is well, and the difference, on the database where it is larger."""
    urls = [databases.fresh(kind) for kind in KINDS]
    for url in urls:
        await asyncio.to_thread(fill, url, shipped_profile(), tasks=LITTLE)
    platform = Platform()
    listening = await platform.start()
    empty: list[float] = []
    bots: list[list[float]] = [[] for _ in urls]
    for _ in track(range(STARTS), "start", transient=True):
        async with served(EMPTY, platform) as server:
            empty.append(server.ready_s)
        for url, seconds in zip(urls, bots, strict=True):
            async with served(BOT, platform, url) as server:
                seconds.append(server.ready_s)
    listening.close()
    extra = [median(one - base for one, base in zip(seconds, empty, strict=True)) for seconds in bots]
    return {"slack.empty_start_s": median(empty), "slack.start_extra_s": max(extra)}
