"""What the sending engine loses, doubles, carries and costs; it measures, and promises nothing.

The kills come first and take most of the time. Rates stand beside the commits a second of the same
run, and beside what two job queues make of 2,000 sends.
"""

from tests.bench.engine.databases import databases
from tests.bench.engine.kills import kills, restarts
from tests.bench.engine.morning import morning
from tests.bench.engine.planning import planning
from tests.bench.engine.queues import queues
from tests.bench.engine.rates import rates, scale


def figures() -> dict[str, float]:
    """Everything about reminders, by name."""
    found: dict[str, float] = {}
    with databases() as made:
        for measure in (kills, morning, rates, scale, planning, queues):
            found |= measure(made)
    return found | restarts()
