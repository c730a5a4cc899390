"""What the sending engine loses, doubles, carries and costs; it measures, and promises nothing.

The kills come first and take most of the time. Rates stand beside the commits a second of the same
run.
"""

from tests.bench.engine.databases import databases
from tests.bench.engine.kills import kills, restarts
from tests.bench.engine.planning import planning
from tests.bench.engine.rates import rates, scale


def figures() -> dict[str, float]:
    """Everything about reminders, by name."""
    with databases() as made:
        return kills(made) | restarts() | rates(made) | scale(made) | planning(made)
