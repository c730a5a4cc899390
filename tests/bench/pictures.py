"""What a picture costs: drawn again and again after the first, beside a process that does nothing, and off the loop.

It measures, and promises nothing.
"""

import asyncio
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from statistics import median

from documents.pictures import png_of
from tests.documents.samples import pictures

_TIMES = 20
_LOOK_S = 0.001


def figures() -> dict[str, float]:
    """Milliseconds, by name."""
    found = {"pictures.empty_process_ms": median(_timed(_nothing) for _ in range(_TIMES))}
    for name, picture in pictures().items():
        png_of(picture)
        found[f"pictures.{name}_ms"] = median(_timed(partial(png_of, picture)) for _ in range(_TIMES))
    return found | {"pictures.loop_held_ms": asyncio.run(_held())}


def _nothing() -> object:
    return subprocess.run([sys.executable, "-I", "-c", ""], check=True)


def _timed(doing: Callable[[], object]) -> float:
    began = time.perf_counter()
    doing()
    return (time.perf_counter() - began) * 1000


async def _held() -> float:
    """The longest that the loop answered nobody while a picture was drawn beside it."""
    drawing = asyncio.create_task(asyncio.to_thread(png_of, pictures()["aarshjul"]))
    longest, last = 0.0, time.perf_counter()
    while not drawing.done():
        await asyncio.sleep(_LOOK_S)
        now = time.perf_counter()
        longest, last = max(longest, now - last - _LOOK_S), now
    return longest * 1000
