"""Which minutes are journalised, and the shared funds' entries, in their tables; nothing is added up here."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Integer, bindparam, delete, insert, select, update

from domain.funds import FundEntry
from domain.journalising import Journalised
from storage.repositories.base import Repository
from storage.rows import install_of
from storage.rows_decisions import entry_of, entry_values, journalised_of
from storage.tables import meetings
from storage.tables_decisions import fund_entries, journalisings

# Each status of a meeting asks this, so it is made once.
JOURNALISED = (
    select(journalisings).where(journalisings.c.meeting == bindparam("of", type_=Integer)).order_by(journalisings.c.id)
)


class JournalTable(Repository):
    """The Journal port."""

    __slots__ = ()

    def add(self, journalised: Journalised) -> None:
        """Saves that an authority has journalised."""
        values = {name: getattr(journalised, name) for name in ("meeting", "authority", "person", "at", "reference")}
        install = install_of(meetings, journalised.meeting)
        self._connection.execute(insert(journalisings).values(values | {"install": install}))

    def remove(self, meeting: int, authority: str) -> None:
        """Deletes what was said of an authority."""
        c = journalisings.c
        self._connection.execute(delete(journalisings).where(c.meeting == meeting, c.authority == authority))

    def of_meeting(self, meeting: int) -> Sequence[Journalised]:
        """The authorities that have journalised the meeting's minutes, the first first."""
        return [journalised_of(row) for row in self._rows(JOURNALISED, {"of": meeting})]

    def of_meetings(self, several: Iterable[int]) -> dict[int, list[Journalised]]:
        """As `of_meeting`, for several in one query; a meeting that nobody has journalised has none."""
        known: dict[int, list[Journalised]] = {one: [] for one in several}
        c = journalisings.c
        for row in self._rows(select(journalisings).where(c.meeting.in_(list(known))).order_by(c.id)):
            known[row[c.meeting]].append(journalised_of(row))
        return known


class FundsTable(Repository):
    """The Funds port."""

    __slots__ = ()

    def add(self, entry: FundEntry) -> FundEntry:
        """Saves a new entry."""
        row = self._rows(insert(fund_entries).values(entry_values(entry)).returning(fund_entries.c.id))[0]
        return replace(entry, id=row[fund_entries.c.id])

    def save(self, entry: FundEntry) -> None:
        """Saves whether an entry that is there is undone."""
        changed = update(fund_entries).where(fund_entries.c.id == entry.id)
        self._connection.execute(changed.values(is_undone=entry.is_undone))

    def of_cluster(self, cluster: str) -> Sequence[FundEntry]:
        """The cluster's entries by number, undone ones too."""
        found = select(fund_entries).where(fund_entries.c.cluster == cluster).order_by(fund_entries.c.number)
        return [entry_of(row) for row in self._rows(found)]
