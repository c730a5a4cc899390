"""How the time that something takes grows with its length, however fast the machine is."""

import time
from collections.abc import Awaitable, Callable

TIMES = 4
SQUARE = 9.0
"""What takes as much longer as it is longer grows by four, what goes over the rest for each letter by sixteen."""
_TRIES = 5


async def growth(act: Callable[[int], Awaitable[object]], length: int) -> float:
    """How many times as long it takes for a length four times as great; of several tries the quickest counts."""
    return await _quickest(act, length * TIMES) / await _quickest(act, length)


async def _quickest(act: Callable[[int], Awaitable[object]], length: int) -> float:
    taken = []
    for _ in range(_TRIES):
        began = time.process_time()
        await act(length)
        taken.append(time.process_time() - began)
    return min(taken)
