"""Keys of deliveries whose effect is committed; only the units of work themselves use them."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.sql.dml import ReturningInsert

from domain.ports import AlreadyDelivered
from storage.repositories.base import Repository, insert_into
from storage.tables_out import deliveries


@cache
def _store(dialect: str) -> ReturningInsert[Any]:
    """Every act stores one, so it is made once."""
    return insert_into(dialect, deliveries).on_conflict_do_nothing().returning(deliveries.c.key)


class DeliveriesTable(Repository):
    """Which deliveries have had their effect, and which attempt gave it."""

    __slots__ = ()

    def store(self, key: str, attempt: str, at: datetime) -> None:
        """Stores the key in the unit's transaction; AlreadyDelivered where it is there."""
        if self._row(_store(self._dialect), {"key": key, "attempt": attempt, "at": at}) is None:
            raise AlreadyDelivered(key)

    def is_from(self, key: str, attempt: str) -> bool:
        """Whether that very attempt gave the delivery its effect."""
        c = deliveries.c
        return self._row(select(c.key).where(c.key == key, c.attempt == attempt)) is not None
