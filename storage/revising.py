"""Goes through the log and its chain and says what doesn't fit; it changes nothing, and keeps few rows in memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, exists, func, select

from storage.chain import BEGINNING, Written, digest
from storage.engine import open_database
from storage.moving import wait_long
from storage.sealing import WRITTEN
from storage.tables_audit import audit, audit_seals

AT_A_TIME = 1_000
MOST_NAMED = 50
"""So many faults are named; the others are counted."""
FRESH = timedelta(minutes=1)
"""How long an entry may be without a place in the chain."""

_c, _s = audit.c, audit_seals.c


class FaultKind(StrEnum):
    """What doesn't fit."""

    CHANGED = "changed"
    """The entry isn't what was sealed there: it, its place or its digest was changed, or two were exchanged."""
    REMOVED = "removed"
    """The entry that was sealed is gone."""
    PLACE_REMOVED = "place removed"
    """A place of the chain is gone."""
    NEVER_SEALED = "never sealed"
    """The entry has no place, and is too old for that."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that doesn't fit: the entry's id, or for PLACE_REMOVED the place's number."""

    kind: FaultKind
    number: int


@dataclass(slots=True)
class Revision:
    """What was found: how many entries have a place, when the first and the last were, and the newest digest.

    `fresh` entries have no place yet. `since_kept` is how many came after a digest that was kept elsewhere, None where
    it is not in the chain. `faults` are the first, `fault_count` is all of them.
    """

    sealed: int = 0
    first: datetime | None = None
    last: datetime | None = None
    newest: str = BEGINNING
    fresh: int = 0
    since_kept: int | None = None
    faults: list[Fault] = field(default_factory=list)
    fault_count: int = 0

    def tell(self, kind: FaultKind, number: int) -> None:
        """Counts a fault."""
        self.fault_count += 1
        if len(self.faults) < MOST_NAMED:
            self.faults.append(Fault(kind, number))


def revise_database(url: str, now: datetime, *, kept: str = "", progress: Callable[[int, int], None]) -> Revision:
    """Revises the log of that database, which may be in use; `progress` gets the places that are done and all."""
    database = open_database(url, readers=1)
    try:
        with database.reader.begin() as connection:
            wait_long(connection)
            return revise(connection, now, kept=kept, progress=progress)
    finally:
        database.dispose()


def revise(connection: Connection, now: datetime, *, kept: str = "", progress: Callable[[int, int], None]) -> Revision:
    """Compares each entry with its place in the chain; `kept` is a digest that was newest at an earlier time."""
    found = Revision()
    total = connection.scalar(select(func.count()).select_from(audit_seals)) or 0
    progress(0, total)
    place = 0
    for row in _chain(connection):
        for missing in range(place + 1, row.position):
            found.tell(FaultKind.PLACE_REMOVED, missing)
        place = row.position
        _compare(found, row)
        found.since_kept = 0 if kept and row.digest == kept else _one_more(found.since_kept)
        if found.sealed % AT_A_TIME == 0:
            progress(found.sealed, total)
    progress(total, total)
    for entry, at in _without_place(connection):
        if at < now - FRESH:
            found.tell(FaultKind.NEVER_SEALED, entry)
        else:
            found.fresh += 1
    return found


def _compare(found: Revision, row: Any) -> None:
    if row.id is None:
        found.tell(FaultKind.REMOVED, row.entry)
    else:
        entry = Written(*row[3:])
        # The digest that stands there goes on, so that what follows a fault is not one, too.
        if digest(found.newest, entry) != row.digest:
            found.tell(FaultKind.CHANGED, row.entry)
        found.first = found.first or entry.at
        found.last = entry.at
    found.sealed += 1
    found.newest = row.digest


def _one_more(since: int | None) -> int | None:
    return None if since is None else since + 1


def _chain(connection: Connection) -> Iterator[Any]:
    """Each place with its entry, in order."""
    places = select(_s.position, _s.entry, _s.digest, *WRITTEN).outerjoin_from(audit_seals, audit, _c.id == _s.entry)
    with connection.execute(places.order_by(_s.position), execution_options={"yield_per": AT_A_TIME}) as rows:
        yield from rows


def _without_place(connection: Connection) -> Iterator[Any]:
    unsealed = select(_c.id, _c.at).where(~exists().where(_s.entry == _c.id)).order_by(_c.id)
    with connection.execute(unsealed, execution_options={"yield_per": AT_A_TIME}) as rows:
        yield from rows
