from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Table, insert, select

from domain.polls import PollState
from domain.reminders import ReminderState
from domain.retention import Keeping, Old, kept_from
from storage import tables as t
from storage.repositories.retention import GOES, STAYS
from storage.tables import metadata
from storage.tables_local import alternates, deputies, guests
from storage.tables_out import MessageState, deliveries, outbox
from storage.tables_polls import answers, polls, proposals
from storage.tables_shared import experiences, interests
from storage.work import StoredWork
from tests.storage.filling import value_for
from tests.support.databases import NOW

DAYS = 30
BOUNDARY = NOW.replace(hour=0) - timedelta(days=DAYS)
"""The oldest moment that is kept."""
DAY_BEFORE = BOUNDARY - timedelta(seconds=1)
AGES_AGO = OPEN = NOW - timedelta(days=3000)
MOMENTS: tuple[datetime, ...] = (AGES_AGO, DAY_BEFORE, BOUNDARY, NOW)
"""When the rows 1 to 4 of each kind were: the first two go."""


def put(connection: Any, table: Table, nth: int, /, **values: Any) -> None:
    """A row with values of its own where none are given."""
    row = {one.name: value_for(one, nth) for one in table.columns}
    row |= {one.parent.name: 1 for one in table.foreign_keys if one.parent.name not in values}
    connection.execute(insert(table), [row | values])


def fill(connection: Any, table: Table, name: str, was: dict[str, Any], is_open: dict[str, Any]) -> None:
    """A row for each moment in that column, and one as old as the oldest that is an open matter."""
    for number, moment in enumerate(MOMENTS, 1):
        value = moment.date() if table.c[name].type.python_type is date else moment
        put(connection, table, number, **was | {"id": number, name: value})
    if is_open:
        value = OPEN.date() if table.c[name].type.python_type is date else OPEN
        put(connection, table, 9, **was | {"id": 9, name: value} | is_open)


def put_deliveries(connection: Any) -> None:
    """Keys of deliveries."""
    for number, moment in enumerate(MOMENTS, 1):
        put(connection, deliveries, number, key=str(number), at=moment)


def put_messages(connection: Any, state: MessageState) -> None:
    """Messages that ended so; two more wait or are being sent."""
    fill(connection, outbox, "due_at", {"state": state.value}, {"state": MessageState.WAITING.value})
    put(connection, outbox, 8, id=8, due_at=OPEN, state=MessageState.SENDING.value)


def put_reminders(connection: Any) -> None:
    """Reminders that were issued; one more is planned."""
    planned = {"state": ReminderState.PLANNED.value}
    fill(connection, t.reminders, "due_at", {"state": ReminderState.ISSUED.value}, planned)


def put_of_meetings(connection: Any, table: Table) -> None:
    """A row for each of some meetings."""
    fill(connection, t.meetings, "ends_at", {}, {})
    for number in range(1, 5):
        put(connection, table, number, id=number, meeting=number)


def put_answers(connection: Any) -> None:
    """An answer to each of some polls, of which the last is open."""
    for number, moment in enumerate((*MOMENTS, OPEN), 1):
        state = PollState.OPEN if number > len(MOMENTS) else PollState.FIXED
        put(connection, polls, number, id=number, state=state.value)
        put(connection, proposals, number, id=number, poll=number, ends_at=moment)
        put(connection, proposals, number + 9, id=number + 9, poll=number, ends_at=OPEN)
        put(connection, answers, number, id=number, poll=number)


def put_terms(connection: Any) -> None:
    """Terms that end, and such that don't."""
    for table in (t.roles, t.seats, alternates):
        fill(connection, table, "valid_to", {}, {"valid_to": None})
    fill(connection, deputies, "valid_to", {}, {})


def put_interests(connection: Any) -> None:
    """Interests that were answered, and one that wasn't."""
    put(connection, experiences, 1, id=1)
    for number, moment in enumerate((*MOMENTS, None), 1):
        if number > 1:
            put(connection, t.persons, number, id=number)
        put(connection, interests, number, id=number, person=number, at=AGES_AGO, answered_at=moment)


PUT: Mapping[Keeping, Callable[[Any], None]] = {
    Keeping.DELIVERIES: put_deliveries,
    Keeping.SENT: lambda connection: put_messages(connection, MessageState.SENT),
    Keeping.STRANDED: lambda connection: put_messages(connection, MessageState.UNCERTAIN),
    Keeping.REMINDERS: put_reminders,
    Keeping.ABSENCES: lambda connection: put_of_meetings(connection, t.absences),
    Keeping.CATERING: lambda connection: put_of_meetings(connection, guests),
    Keeping.ANSWERS: put_answers,
    Keeping.TERMS: put_terms,
    Keeping.INTERESTS: put_interests,
}


@pytest.mark.parametrize("kind", Keeping)
async def test_what_is_old_goes_and_nothing_else(work: StoredWork, kind: Keeping) -> None:
    """The day on the boundary is kept, the day before it goes; an open matter never goes, however old it is."""
    with work.database.writer.begin() as connection:
        put(connection, t.persons, 1, id=1)
        PUT[kind](connection)
        before = {one.name: list(connection.scalars(select(*one.primary_key))) for one in _plain()}
    tables = {source.table.name for source in GOES[kind]}
    kept = kept_from(NOW, DAYS)
    assert kept == BOUNDARY
    old = await work.read(lambda r: r.retention.old(kind, kept))
    assert old.count == 2 * len(tables)
    assert old.oldest is not None
    assert old.oldest.date() == AGES_AGO.date()
    batches = [await work.run(lambda r: r.retention.forget(kind, kept, 1)) for _ in range(2 * len(tables) + 1)]
    assert batches == [1] * 2 * len(tables) + [0]
    assert await work.read(lambda r: r.retention.old(kind, kept)) == Old(0)
    with work.database.reader.begin() as connection:
        after = {one.name: list(connection.scalars(select(*one.primary_key))) for one in _plain()}
    assert {name: rows for name, rows in before.items() if name not in tables} == {
        name: rows for name, rows in after.items() if name not in tables
    }
    for name in tables:
        assert {str(key) for key in before[name]} - {str(key) for key in after[name]} == {"1", "2"}


def _plain() -> list[Table]:
    return [one for one in metadata.sorted_tables if len(one.primary_key) == 1]


def test_every_table_has_its_line() -> None:
    """Whoever makes a table says how long its rows are kept, or why the program deletes none."""
    goes = {source.table.name for sources in GOES.values() for source in sources}
    assert set(GOES) == set(Keeping)
    assert goes | set(STAYS) == set(metadata.tables)
    assert not goes & set(STAYS)
    assert all(STAYS.values())
