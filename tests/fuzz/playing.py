"""Plays rounds of made-up acts, each on a database of its own that is thrown away; it decides nothing of them."""

import asyncio
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.schema import upgrade
from tests.fuzz.rounds import ACTS, new_round


def play_on(url: str, seed: str, acts: int = ACTS) -> None:
    """Plays a round on an empty database whose schema is in place; raises Broken."""
    asyncio.run(_play(url, seed, acts))


def play_on_sqlite(template: Path, seed: str) -> None:
    """Plays a round on a copy of an empty SQLite file; raises Broken."""
    with TemporaryDirectory(prefix="tovholder-") as folder:
        database = Path(folder) / "round.db"
        shutil.copyfile(template, database)
        play_on(f"sqlite:///{database}", seed, ACTS)


def empty_template(folder: Path) -> Path:
    """A SQLite file with the schema and nothing in it."""
    path = folder / "template.db"
    upgrade(f"sqlite:///{path}")
    return path


async def _play(url: str, seed: str, acts: int) -> None:
    played = await new_round(seed, url)
    try:
        await played.play(acts)
    finally:
        await played.office.work.close()
