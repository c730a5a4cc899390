"""`make fuzz`: 100,000 made-up texts, 10,000 changed deliveries, and 1,000 requests of each kind that isn't Slack's.

`make fuzz ONLY=texts` (or `deliveries`, `strangers`) does a part of it, and `ONLY=lang/17` plays that round again.
Rounds are played by as many processes as there are cores, every tenth on PostgreSQL. Ends with 1 where anything broke,
after it has said what, and by which seed.
"""

import argparse
import asyncio
import os
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TimeElapsedColumn

from storage.schema import upgrade
from tests.fuzz.payloads import target
from tests.fuzz.playing import empty_template, play_on, play_on_sqlite
from tests.fuzz.rounds import ACTS, Broken
from tests.support.databases import address_of, fresh_database, postgres
from tests.support.strangers import ORIGINAL, knock

TEXTS, PAYLOADS, KNOCKS = 100_000, 10_000, 1_000
SEED = "lang"
_POSTGRES_EVERY = 10
_PIECE = 500


def main() -> int:
    """Does what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Made-up texts and changed deliveries.")
    parser.add_argument("only", nargs="?", help="texts, deliveries, strangers, or one round's seed as it was printed")
    parser.add_argument("--texts", type=int, default=TEXTS)
    parser.add_argument("--payloads", type=int, default=PAYLOADS)
    parser.add_argument("--knocks", type=int, default=KNOCKS, help="of each kind of stranger")
    chosen = parser.parse_args()
    console = Console()
    parts: dict[str, Callable[[], Iterable[str]]] = {
        "texts": lambda: _play([f"{SEED}/{number}" for number in range(chosen.texts // ACTS)], console),
        "deliveries": lambda: _fire(chosen.payloads, console),
        "strangers": lambda: _knock(chosen.knocks, console),
    }
    if chosen.only and chosen.only not in parts:
        parts = {chosen.only: lambda: _play([chosen.only], console)}
    elif chosen.only:
        parts = {chosen.only: parts[chosen.only]}
    broken = [one for part in parts.values() for one in part()]
    for one in broken:
        console.print(one, style="red", markup=False, highlight=False)
    console.print(f"{len(broken)} broken" if broken else "Nothing broke.")
    return 1 if broken else 0


def _play(seeds: list[str], console: Console) -> Iterator[str]:
    """Plays the rounds; what broke, with its trace."""
    with TemporaryDirectory(prefix="tovholder-") as folder, postgres(is_durable=False) as server, _bar(console) as bar:
        template = empty_template(Path(folder))
        playing = bar.add_task(f"Texts, {ACTS} a round", total=len(seeds))
        processes = ProcessPoolExecutor(os.cpu_count())
        try:
            for done in as_completed(processes.submit(_round, seed, template, server) for seed in seeds):
                if said := done.result():
                    yield said
                bar.advance(playing)
        finally:
            processes.shutdown(cancel_futures=True)


def _round(seed: str, template: Path, server: str) -> str:
    """Plays one round; "" or what broke in it."""
    number = int(seed.rpartition("/")[2])
    try:
        if number % _POSTGRES_EVERY:
            play_on_sqlite(template, seed)
        else:
            name = f"round_{number}"
            with fresh_database(server, name):
                upgrade(address_of(server, name))
                play_on(address_of(server, name), seed)
    except Broken as broken:
        return "".join(traceback.format_exception(broken))
    return ""


def _fire(payloads: int, console: Console) -> list[str]:
    with TemporaryDirectory(prefix="tovholder-") as folder, _bar(console) as bar:
        return asyncio.run(_fire_at(Path(folder), payloads, bar))


async def _fire_at(folder: Path, payloads: int, bar: Progress) -> list[str]:
    """Sends the deliveries; what was answered wrongly, what the log tells of unforeseen, and what is stored wrongly."""
    firing = bar.add_task("Deliveries", total=payloads)
    async with target(folder) as under_fire:
        wrong: list[str] = []
        for first in range(0, payloads, _PIECE):
            wrong += await under_fire.fire(SEED, first, min(first + _PIECE, payloads))
            bar.update(firing, completed=min(first + _PIECE, payloads))
        if not await under_fire.is_well():
            wrong.append("the program is not well any more")
    return [*wrong, *under_fire.failures(), *under_fire.forbidden()]


def _knock(count: int, console: Console) -> list[str]:
    """Knocks at the program's door as whoever isn't Slack, and as whoever sends once more what was Slack's."""
    with TemporaryDirectory(prefix="tovholder-") as folder, console.status(f"Strangers, {count} of each kind"):
        answered, failures = asyncio.run(_knock_at(Path(folder), count))
    for kind, statuses in answered.items():
        told = ", ".join(f"{number} answered {status}" for status, number in statuses.items())
        console.print(f"{kind}: {told}", highlight=False)
    return [
        *failures,
        *(f"strangers: {kind} {dict(statuses)}" for kind, statuses in answered.items() if _is_let_in(kind, statuses)),
    ]


async def _knock_at(folder: Path, count: int) -> tuple[dict[str, Counter[int]], list[str]]:
    async with target(folder) as under_fire:
        answered = await knock(under_fire.url, now=int(time.time()), count=count)
        is_well = await under_fire.is_well()
    return answered, [*under_fire.failures(), *([] if is_well else ["the program is not well any more"])]


def _is_let_in(kind: str, statuses: Counter[int]) -> bool:
    return set(statuses) != {200 if kind == ORIGINAL else 401}


@contextmanager
def _bar(console: Console) -> Iterator[Progress]:
    columns = (*Progress.get_default_columns(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bar:
        yield bar


if __name__ == "__main__":
    sys.exit(main())
