"""Keeps the faults that were ordered, and says which one a call meets; it spoils nothing itself."""

import random
from dataclasses import dataclass
from typing import Any

EVERY = "*"


@dataclass(slots=True, kw_only=True)
class Fault:
    """An ordered fault: `429`, `500`, `timeout_before`, `timeout_after` or `error:<name>`, so many times.

    The first `after` calls don't meet it. With a `share` (0.05: one call in twenty, by chance) it is met again and
    again until the orders are cleared.
    """

    method: str
    fault: str
    times: int = 1
    after: int = 0
    retry_after: int = 1
    channel: str | None = None
    seconds: float = 30.0
    share: float = 0.0


class Faults:
    """The faults that are still to come, in the order they were ordered."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def order(self, fault: Fault) -> None:
        """Order a fault."""
        self._waiting.append(fault)

    def clear(self) -> None:
        """Forget all orders."""
        self._waiting.clear()

    def as_json(self) -> list[dict[str, Any]]:
        """Answer what is still to come."""
        return [{"method": one.method, "fault": one.fault, "times": one.times} for one in self._waiting]

    def met_by(self, method: str, channel: str) -> Fault | None:
        """Answer the fault this call meets; it is used up by that."""
        for fault in self._waiting:
            if fault.method in (EVERY, method) and fault.channel in (None, channel):
                if fault.share:
                    if random.random() < fault.share:  # noqa: S311 - chance is the point, not a secret
                        return fault
                    continue
                if fault.after > 0:
                    fault.after -= 1
                    continue
                fault.times -= 1
                if fault.times <= 0:
                    self._waiting.remove(fault)
                return fault
        return None
