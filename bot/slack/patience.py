"""How fast one person may be, and what they are told who are faster; other persons don't notice it.

Nobody gets there by hand: what does is a script, a key that hangs, or somebody who wants the others to wait.
"""

import time
from collections.abc import Callable

from bot.pace import Pace
from bot.slack.deliveries import Origin
from handlers.ui import Card, text

AT_ONCE, PER_SECOND = 120, 6.0
"""Commands, presses, forms and messages of a person in one workspace."""
TOLD_EVERY_S = 10.0
TOO_FAST = Card(
    "Du er for hurtig til, at jeg kan følge med.",
    (text("Vent et øjeblik, og prøv igen. Det sidste er ikke gjort, og intet er ændret."),),
)


class Patience:
    """Counts what each person does in each workspace."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._acts = Pace(at_once=AT_ONCE, per_second=PER_SECOND, monotonic=monotonic)
        self._answers = Pace(at_once=1, per_second=1 / TOLD_EVERY_S, monotonic=monotonic)

    def allows(self, origin: Origin) -> bool:
        """Whether the person may do one thing more now."""
        return self._acts.allows((origin.install, origin.user))

    def tells(self, origin: Origin) -> bool:
        """Whether the person is to be told that they are too fast; answering each time would cost what it saves."""
        return self._answers.allows((origin.install, origin.user))
