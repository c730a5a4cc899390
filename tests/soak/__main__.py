"""`make soak`: a hundred persons at work for ten minutes, or as long as is said; ends with 1 if it went wrong."""

import argparse
import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from tests.soak.running import Found, soak

PEOPLE, SECONDS = 100, 600.0


def main() -> int:
    """Does what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description="Many persons at work, with faults on.")
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--seed", default="lang")
    chosen = parser.parse_args()
    console = Console()
    with TemporaryDirectory(prefix="tovholder-") as folder, console.status("starting") as status:
        found = asyncio.run(
            soak(Path(folder), people=chosen.people, seconds=chosen.seconds, seed=chosen.seed, told=status.update)
        )
    console.print(_table(found))
    if found.leaks:
        found.wrong.append(f"memory grew by {found.growth_mb:.1f} MB")
    for one in found.wrong:
        console.print(one, style="red", markup=False)
    console.print("Every acknowledged act is in the database once." if not found.wrong else f"{len(found.wrong)} wrong")
    return 1 if found.wrong else 0


def _table(found: Found) -> Table:
    table = Table("figure", "value", title=f"{found.people} persons, {found.seconds:.0f} s")
    for name, value in (
        ("acts", str(found.acts)),
        ("of them acknowledged", str(found.acknowledged)),
        ("messages posted", str(found.posts)),
        ("reconnects", str(found.reconnects)),
        ("memory in each quarter of the time, MB", " ".join(f"{one:.1f}" for one in found.quarters_mb)),
    ):
        table.add_row(name, value)
    return table


if __name__ == "__main__":
    sys.exit(main())
