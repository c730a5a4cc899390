"""Keys of deliveries whose effect is committed; only the units of work themselves use them."""

from datetime import datetime

from sqlalchemy import select

from domain.ports import AlreadyDelivered
from storage.repositories.base import Repository
from storage.tables_out import deliveries


class DeliveriesTable(Repository):
    """Which deliveries have had their effect, and which attempt gave it."""

    __slots__ = ()

    def store(self, key: str, attempt: str, at: datetime) -> None:
        """Stores the key in the unit's transaction; AlreadyDelivered where it is there."""
        stored = self._insert(deliveries).values(key=key, attempt=attempt, at=at).on_conflict_do_nothing()
        if self._row(stored.returning(deliveries.c.key)) is None:
            raise AlreadyDelivered(key)

    def is_from(self, key: str, attempt: str) -> bool:
        """Whether that very attempt gave the delivery its effect."""
        c = deliveries.c
        return self._row(select(c.key).where(c.key == key, c.attempt == attempt)) is not None
