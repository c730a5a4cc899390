"""The words both ways of delivery share: what is delivered, and why it wasn't answered; it sends nothing."""

from dataclasses import dataclass
from typing import Any, Literal

Json = dict[str, Any]
Kind = Literal["slash_commands", "interactive", "events_api"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Something for the app; an event that comes again says which attempt this is, and why."""

    kind: Kind
    payload: Json
    attempt: int = 0
    reason: str = ""

    @property
    def user(self) -> str:
        """Who did what it tells of; "" where nobody did."""
        found = self.payload.get("user_id") or self.payload.get("user") or self.payload.get("event", {}).get("user")
        return str(found["id"] if isinstance(found, dict) else found or "")


class NotAnsweredError(Exception):
    """The app did not take a delivery.

    `error` is what the person sees; `reason` is what the next attempt tells the app; `is_final` says that the app
    asked for no further attempts.
    """

    def __init__(
        self, error: Literal["dispatch_failed", "operation_timeout"], reason: str, *, final: bool = False
    ) -> None:
        super().__init__(error, reason)
        self.error = error
        self.reason = reason
        self.is_final = final
