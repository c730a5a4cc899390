"""What a typed command costs from the signed request to its answer, beside an app that does nothing.

All of it is measured in the same run and by turns: the empty app, the bot with a thousand tasks, the bot with a
million. The bot and the empty app answer in the same way, to the address that came with the request, and a request
counts when its answer came and was the right one. It measures, and promises nothing.
"""

import asyncio

from tests.bench.engine.databases import databases
from tests.bench.front.holding import holding
from tests.bench.front.rates import rates
from tests.bench.front.starting import starting


def figures() -> dict[str, float]:
    """Everything about signed requests, by name."""
    found: dict[str, float] = {}
    with databases() as made:
        for measure in (rates, starting, holding):
            found |= asyncio.run(measure(made))
    return found
