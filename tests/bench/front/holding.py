"""How much more memory the bot holds than the empty app after the same requests, and whether it goes on growing."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, cycle, islice

from rich.progress import Progress

from tests.bench.engine.databases import Databases
from tests.bench.front.asking import absences, nothing, statuses, withdrawals
from tests.bench.front.load import Asked
from tests.bench.front.office import Office, fill
from tests.bench.front.platform import Platform
from tests.bench.front.processes import BOT, EMPTY, Served, served
from tests.bench.front.rates import LITTLE, asked_rightly
from tests.support.engine import shipped_profile

REQUESTS = 50_000
_AT_A_TIME = 500


async def holding(databases: Databases) -> dict[str, float]:
    """Megabytes after all requests, those of the empty app taken off, and what the second half of them added."""
    url = databases.fresh("sqlite")
    office = await asyncio.to_thread(fill, url, shipped_profile(), tasks=LITTLE)
    platform = Platform()
    listening = await platform.start()
    with Progress(transient=True) as progress:
        bar = progress.add_task("hukommelse", total=2 * REQUESTS)

        def done() -> None:
            progress.advance(bar, _AT_A_TIME)

        async with served(EMPTY, platform) as server:
            _, empty = await _held(server, platform, cycle(nothing(office, _AT_A_TIME)), done)
        async with served(BOT, platform, url) as server:
            half, bot = await _held(server, platform, _work(office), done)
    listening.close()
    return {
        "slack.memory_mb": bot,
        "slack.memory_extra_mb": bot - empty,
        "slack.memory_growth_mb": bot - half,
    }


def _work(office: Office) -> Iterator[Asked]:
    """Absences, what became of the meetings, and all of it taken back, again and again."""
    reported = absences(office)
    state = statuses(office, len(reported))
    return cycle(chain(reported, state, withdrawals(office), state))


async def _held(
    server: Served, platform: Platform, asked: Iterator[Asked], done: Callable[[], None]
) -> tuple[float, float]:
    """What the server holds after half of the requests and after all of them."""
    held: list[float] = []
    for _ in range(REQUESTS // _AT_A_TIME):
        some: Sequence[Asked] = list(islice(asked, _AT_A_TIME))
        await asked_rightly(server, platform, some)
        held.append(server.memory_mb)
        done()
    return held[len(held) // 2 - 1], held[-1]
