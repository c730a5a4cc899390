"""`make fuzz`: 100,000 made-up texts and 10,000 changed deliveries; `make fuzz ONLY=lang/17` plays that round again.

Rounds are played by as many processes as there are cores, every tenth on PostgreSQL. Ends with 1 where anything broke,
after it has said what, and by which seed.
"""

import argparse
import asyncio
import os
import sys
import traceback
from collections.abc import Iterator
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

TEXTS, PAYLOADS = 100_000, 10_000
SEED = "lang"
_POSTGRES_EVERY = 10
_PIECE = 500


def main() -> int:
    """Does what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Made-up texts and changed deliveries.")
    parser.add_argument("only", nargs="?", help="one round's seed, as it was printed")
    parser.add_argument("--texts", type=int, default=TEXTS)
    parser.add_argument("--payloads", type=int, default=PAYLOADS)
    chosen = parser.parse_args()
    console = Console()
    rounds = [chosen.only] if chosen.only else [f"{SEED}/{number}" for number in range(chosen.texts // ACTS)]
    broken = [*_play(rounds, console), *([] if chosen.only else _fire(chosen.payloads, console))]
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
    """Sends the deliveries; what was answered wrongly, and what the log tells that nobody had thought of."""
    firing = bar.add_task("Deliveries", total=payloads)
    async with target(folder) as under_fire:
        wrong: list[str] = []
        for first in range(0, payloads, _PIECE):
            wrong += await under_fire.fire(SEED, first, min(first + _PIECE, payloads))
            bar.update(firing, completed=min(first + _PIECE, payloads))
        if not await under_fire.is_well():
            wrong.append("the program is not well any more")
    return wrong + under_fire.failures()


@contextmanager
def _bar(console: Console) -> Iterator[Progress]:
    columns = (*Progress.get_default_columns(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bar:
        yield bar


if __name__ == "__main__":
    sys.exit(main())
