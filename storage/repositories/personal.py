"""What is kept of persons, read from and erased in whatever table it stands; what becomes of what, the domain says."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Column, ColumnElement, String, cast, delete, exists, insert, null, or_, select, update

from domain.messages import Message
from domain.people import PersonId
from domain.personal_data import FATES, Fate, Kind, Mention, Record
from domain.search import said_in
from domain.written_names import places, without_name
from storage.personal_sources import SEATED, SOURCES, TEXTS, Source, Texts
from storage.repositories.base import Repository
from storage.repositories.experiences import ExperiencesTable
from storage.repositories.people import folded
from storage.repositories.search import SearchIndexTable
from storage.rows_out import message_of
from storage.tables import kept_names, meetings, persons, seats
from storage.tables_audit import audit
from storage.tables_out import is_sending, is_waiting, outbox
from storage.tables_shared import experiences

_KEEPING = tuple(one for one in SOURCES if FATES[one.kind] is Fate.UNTIL_JOURNALISED)
_ASCII = re.compile(r"[A-Za-z]+")
_OF_NAMES = frozenset({"stand_in", "presenter", "contact"})
"""Columns for a name, which may be typed there in small letters."""


class PersonalDataTable(Repository):
    """The PersonalData port."""

    __slots__ = ()

    def records(self, person: PersonId) -> Sequence[Record]:
        """What is kept, kind by kind, the oldest first; the number of queries doesn't depend on how much it is."""
        found = [record for source in SOURCES for record in self._of_source(source, person)]
        for seated in SEATED:
            shown = (*seated.shown, meetings.c.id.label("of_meeting"))
            of_seat = select(*shown).select_from(seated.rows).where(seats.c.person == person).order_by(meetings.c.id)
            names = [one.name for one in seated.shown]
            found += [
                Record(seated.kind, {name: row[name] for name in names}, row["of_meeting"])
                for row in self._rows(of_seat)
            ]
        concerned = select(audit.c.at, audit.c.act).where(audit.c.subject == f"person:{person}").order_by(audit.c.id)
        return [*found, *(Record(Kind.CONCERNED, dict(row)) for row in self._rows(concerned))]

    def mentions(self, name: str) -> Sequence[Mention]:
        """The texts that people typed in which the whole name stands as a name; one of each text."""
        return [mention for texts in TEXTS for mention in self._in_texts(texts, name)]

    def unsettled(self, person: PersonId) -> Sequence[Message]:
        """The messages to the person that are not known to be sent, refused or needless."""
        found = select(outbox).where(outbox.c.person == person, or_(is_waiting, is_sending)).order_by(outbox.c.id)
        return [message_of(row) for row in self._rows(found)]

    def erase(self, person: PersonId, former: str, kept: Collection[int], at: datetime) -> Mapping[Kind, int]:
        """Erases a person as `FATES` says; `former` stands where the name stood. How many rows of each kind changed.

        Records of the `kept` meetings keep the name until `release`.
        """
        changed = Counter[Kind]()
        keeper = self._keeper(person, at) if kept else None
        for one in SOURCES:
            fate, whose = FATES[one.kind], one.person == person
            if fate is Fate.GOES:
                changed[one.kind] += self._connection.execute(delete(one.table).where(whose)).rowcount
            elif fate is Fate.FREED:
                freed = update(one.table).where(whose).values({one.person: None})
                changed[one.kind] += self._connection.execute(freed).rowcount
            elif fate is Fate.UNTIL_JOURNALISED and keeper is not None:
                moved = update(one.table).where(whose, _of_meetings(one, kept)).values({one.person: keeper})
                changed[one.kind] += self._connection.execute(moved).rowcount
            for text in one.cleared:
                self._connection.execute(update(one.table).where(whose, text != "").values({text: former}))
        nameless = {"name": former, "name_folded": folded(former), "is_deactivated": True, "erased_at": at}
        self._connection.execute(update(persons).where(persons.c.id == person).values(nameless))
        return {kind: number for kind, number in changed.items() if number}

    def is_erased(self, person: PersonId) -> bool:
        """Whether the person was erased."""
        return bool(self._rows(select(persons.c.id).where(persons.c.id == person, persons.c.erased_at.is_not(None))))

    def replace(self, mentions: Sequence[Mention], name: str, former: str) -> None:
        """Writes `former` in the place of the name in these texts, as they are now."""
        columns = {(column.table.name, column.name): column for texts in TEXTS for column in texts.columns}
        for place in dict.fromkeys((one.table, one.column, one.row) for one in mentions):
            column, at = columns[place[:2]], place[2]
            table: Any = column.table
            row = self._row(select(column).where(table.c.id == at))
            if row is not None:
                change = partial(without_name, name=name, former=former, is_name=column.name in _OF_NAMES)
                written = _mapped(row[column], change)
                self._connection.execute(update(table).where(table.c.id == at).values({column: written}))
        self._write_words_anew({one.row for one in mentions if one.table == experiences.name})

    def release(self, meeting: int) -> None:
        """Takes the names from the meeting's records that were kept until it was journalised."""
        keepers = list(self._connection.scalars(select(kept_names.c.person)))
        if not keepers:
            return
        for one in _KEEPING:
            former = select(kept_names.c.former).where(kept_names.c.person == one.person).scalar_subquery()
            freed = update(one.table).where(_of_meetings(one, [meeting]), one.person.in_(keepers))
            self._connection.execute(freed.values({one.person: former}))
        needed = or_(*(exists().where(one.person == kept_names.c.person) for one in _KEEPING))
        spare = list(self._connection.scalars(select(kept_names.c.person).where(~needed)))
        self._connection.execute(delete(kept_names).where(kept_names.c.person.in_(spare)))
        self._connection.execute(delete(persons).where(persons.c.id.in_(spare)))

    def _write_words_anew(self, changed: Iterable[int]) -> None:
        """Lets experiences be found by what they say now, and by nothing they said before."""
        index = SearchIndexTable(self._connection)
        for one in ExperiencesTable(self._connection).several(sorted(changed)).values():
            index.rewrite(said_in(one))

    def _of_source(self, source: Source, person: PersonId) -> Iterator[Record]:
        wanted = [*source.shown, *_where(source)]
        first = next(iter(source.table.primary_key))
        found = select(*wanted).select_from(source.rows).where(source.person == person).order_by(first)
        names = [one.name for one in source.shown]
        for row in self._rows(found):
            facts = {name: row[column] for name, column in zip(names, source.shown, strict=True)}
            yield Record(source.kind, facts, row["of_meeting"], is_closed=bool(row["closed"]))

    def _in_texts(self, texts: Texts, name: str) -> Iterator[Mention]:
        fragment = max(_ASCII.findall(name), key=len, default="")
        may_be = or_(*(cast(one, String).ilike(f"%{fragment}%") for one in texts.columns))
        own: Column[int] = texts.table.c.id
        wanted = (own, *texts.columns, *texts.owners, *_where(texts))
        found = select(*wanted).select_from(texts.rows).where(may_be).order_by(own)
        for row in self._rows(found):
            for column in texts.columns:
                for text in _strings(row[column]):
                    mention = Mention(
                        texts.table.name,
                        column.name,
                        row[own],
                        text,
                        row["of_meeting"],
                        is_closed=bool(row["closed"]),
                        is_forecast=texts.is_forecast,
                        is_name=column.name in _OF_NAMES,
                        owners=tuple(row[one] for one in texts.owners),
                    )
                    if places(name, text, is_name=mention.is_name):
                        yield mention

    def _keeper(self, person: PersonId, at: datetime) -> PersonId:
        """The person once more, with the name, for what keeps it."""
        kept = select(persons.c.name, persons.c.name_folded, persons.c.install).where(persons.c.id == person)
        name, name_folded, install = self._connection.execute(kept).one()
        values = {"name": name, "name_folded": name_folded, "install": install, "is_deactivated": True, "erased_at": at}
        keeper: int = self._connection.execute(insert(persons).values(values).returning(persons.c.id)).scalar_one()
        self._connection.execute(insert(kept_names).values(person=keeper, former=person))
        return keeper


def _where(of: Source | Texts) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Of which meeting it is, and whether of a closed item."""
    meeting: ColumnElement[Any] = null() if of.meeting is None else of.meeting
    closed: ColumnElement[Any] = null() if of.is_closed is None else of.is_closed
    return meeting.label("of_meeting"), closed.label("closed")


def _of_meetings(source: Source, wanted: Iterable[int]) -> ColumnElement[bool]:
    assert source.meeting is not None  # noqa: S101 - all that is kept until journalised is of a meeting
    here = source.meeting.in_(list(wanted))
    if source.parent is None or source.link is None:
        return here
    return source.link.in_(select(source.parent.c.id).where(here))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, list):
        return [_mapped(one, change) for one in value]
    return change(value) if isinstance(value, str) else value
