"""The outbox and reminders as those see them who run the program; nothing is claimed or sent here."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from domain.upkeep import Backlog, Stranded
from storage import tables as t
from storage.database_time import database_time
from storage.repositories.base import Repository
from storage.repositories.outbox import is_paused, may_go
from storage.rows_out import message_of
from storage.tables_out import MessageState, clock_ticks, is_sending, is_stranded, is_waiting, outbox

_c = outbox.c
_CLOCK = "ur"


class UpkeepTable(Repository):
    """The Upkeep port."""

    __slots__ = ()

    def backlog(self, late_before: datetime) -> Backlog:
        """What isn't settled; what was due before that is late."""
        late_reminders = select(func.count()).where(t.is_planned, t.reminders.c.due_at < late_before)
        counts = [
            select(func.count()).where(is_waiting, may_go),
            select(func.count()).where(is_sending),
            select(func.count()).where(is_waiting, _c.due_at < late_before, may_go),
            late_reminders,
            select(func.count()).where(is_stranded, _c.state == MessageState.FAILED.value),
            select(func.count()).where(is_stranded, _c.state == MessageState.UNCERTAIN.value),
            select(func.count()).where(is_waiting, is_paused),
        ]
        row = self._connection.execute(select(*(one.scalar_subquery() for one in counts))).one()
        waiting, sending, late, reminders, failed, uncertain, paused = row
        return Backlog(waiting, sending, late + reminders, failed, uncertain, paused)

    def tick(self) -> None:
        """Saves that a clock loop goes, now by the database's own clock."""
        now = {"at": database_time()}
        added = self._insert(clock_ticks).values(part=_CLOCK, **now)
        self._connection.execute(added.on_conflict_do_update(index_elements=[clock_ticks.c.part], set_=now))

    def tick_age_s(self) -> float | None:
        """Seconds since a clock loop of whatever process last went round; None where none ever did."""
        found = self._row(select(clock_ticks.c.at.label("was"), database_time().label("now")))
        return None if found is None else max((found["now"] - found["was"]).total_seconds(), 0.0)

    def stranded(self, limit: int) -> Sequence[Stranded]:
        """Refused and uncertain messages, the newest first."""
        rows = self._rows(select(outbox).where(is_stranded).order_by(_c.due_at.desc(), _c.id.desc()).limit(limit))
        return [Stranded(message_of(row), row[_c.error] or "") for row in rows]
