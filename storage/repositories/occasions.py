"""Which occasions were looked at, in their table; what comes round when is not known here."""

from datetime import datetime

from sqlalchemy import func, select

from domain.occasions import Occasion
from storage.repositories.base import Repository
from storage.tables_out import occasions


class OccasionsTable(Repository):
    """The Occasions port."""

    __slots__ = ()

    def claim(self, install: str, occasion: Occasion) -> bool:
        """Saves that it is looked at; False where that was done before, in whatever process."""
        key = {"install": install, "kind": occasion.kind.value, "period": occasion.period}
        claimed = self._insert(occasions).values(**key, due_at=occasion.due).on_conflict_do_nothing()
        return self._row(claimed.returning(occasions.c.period)) is not None

    def last_before(self, install: str, occasion: Occasion) -> datetime | None:
        """When the latest one of its kind before it was due; None where it is the first."""
        c = occasions.c
        of_kind = (c.install == install, c.kind == occasion.kind.value, c.due_at < occasion.due)
        found: datetime | None = self._connection.scalar(select(func.max(c.due_at)).where(*of_kind))
        return found
