from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Table, insert, select

from domain.agenda import ItemState
from domain.experiences import NEW_EXPERIENCE
from domain.meetings import MeetingState
from domain.polls import POLL_ASKED, PollState
from domain.ports import Repositories
from domain.reminders import ReminderState
from domain.retention import Keeping, Old, OldRow, kept_from
from domain.tasks import TaskState
from storage import tables as t
from storage.repositories.retention import GOES, STAYS
from storage.table_parts import metadata
from storage.tables_agenda import agenda_items
from storage.tables_local import alternates, deputies, guests
from storage.tables_out import MessageState, deliveries, outbox
from storage.tables_polls import answers, polls, proposals
from storage.tables_shared import drafts, experiences, interests
from storage.work import StoredWork
from tests.storage.facts import add_person
from tests.storage.filling import value_for
from tests.support.moment import NOW

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
    """Messages that ended so; two more wait or are being sent, two are where cards stand: an experience's, a poll's."""
    put(connection, polls, 5, id=5, state=PollState.FIXED.value)
    of_fixed = {"kind": POLL_ASKED, "subject": {"poll": 5}}
    fill(connection, outbox, "due_at", {"state": state.value, **of_fixed}, {"state": MessageState.WAITING.value})
    put(connection, outbox, 8, id=8, due_at=OPEN, state=MessageState.SENDING.value)
    if state is MessageState.SENT:
        put(connection, outbox, 7, id=7, due_at=AGES_AGO, state=state.value, kind=NEW_EXPERIENCE, person=None)
        put(connection, polls, 6, id=6, state=PollState.OPEN.value)
        of_open = {"kind": POLL_ASKED, "subject": {"poll": 6}}
        put(connection, outbox, 6, id=6, due_at=AGES_AGO, state=state.value, **of_open)


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


def put_drafts(connection: Any) -> None:
    """Drafts of experiences."""
    for number, moment in enumerate(MOMENTS, 1):
        put(connection, drafts, number, id=number, changes=None, made_at=moment)


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
    Keeping.DRAFTS: put_drafts,
}


@pytest.mark.parametrize("kind", PUT)
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
    rows = await work.read(lambda r: r.retention.oldest(kind, kept, 99))
    assert sorted((table, str(key)) for table, key in rows) == sorted((one, key) for one in tables for key in "12")
    assert await work.read(lambda r: r.retention.oldest(kind, kept, 1)) == rows[:1]
    kept_ones = [OldRow(table, type(key)(9)) for table, key in rows]
    assert await work.run(lambda r: r.retention.forget(kind, kept, [*rows, *kept_ones])) == 2 * len(tables)
    assert await work.run(lambda r: r.retention.forget(kind, kept, rows)) == 0
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
    assert {*GOES, Keeping.LEAVERS} == set(PUT) | {Keeping.LEAVERS} == set(Keeping)
    assert goes | set(STAYS) == set(metadata.tables)
    assert not goes & set(STAYS)
    assert all(STAYS.values())


HELD: Mapping[str, Callable[[Any], None]] = {
    "a role": lambda c: put(c, t.roles, 1, person=1, valid_to=None),
    "a role that ended lately": lambda c: put(c, t.roles, 1, person=1, valid_to=BOUNDARY.date()),
    "a seat": lambda c: put(c, t.seats, 1, person=1, valid_to=None),
    "an appointment as suppleant": lambda c: put(c, alternates, 1, person=1, valid_to=None),
    "a deputy": lambda c: put(c, deputies, 1, away=1, deputy=2, valid_to=NOW.date()),
    "deputizing": lambda c: put(c, deputies, 1, away=2, deputy=1, valid_to=NOW.date()),
    "an open task": lambda c: put(c, t.tasks, 1, taker=1, state=TaskState.OPEN.value),
    "an open poll": lambda c: put(c, polls, 1, asked_by=1, state=PollState.OPEN.value),
    "an item to write": lambda c: put(c, agenda_items, 1, writer=1, author=2, state=ItemState.DRAFT.value),
}
NOT_HELD: Mapping[str, Callable[[Any], None]] = {
    "nothing": lambda _: None,
    "a role that ended": lambda c: put(c, t.roles, 1, person=1, valid_to=DAY_BEFORE.date()),
    "another's role": lambda c: put(c, t.roles, 1, person=2, valid_to=None),
    "a task that is done": lambda c: put(c, t.tasks, 1, taker=1, state=TaskState.DONE.value),
    "a poll that is over": lambda c: put(c, polls, 1, asked_by=1, state=PollState.CLOSED.value),
    "an item that was treated": lambda c: put(c, agenda_items, 1, writer=1, state=ItemState.TREATED.value),
}


@pytest.mark.parametrize("what", [*HELD, *NOT_HELD])
async def test_who_holds_something_is_not_forgotten(work: StoredWork, what: str) -> None:
    """Of those who left long ago, whoever still holds a role, a seat, a task, an item or a poll stays known."""
    with work.database.writer.begin() as connection:
        for number in (1, 2):
            here = {"is_deactivated": number == 1, "left_at": DAY_BEFORE if number == 1 else None, "erased_at": None}
            put(connection, t.persons, number, id=number, **here)
        put(connection, t.meetings, 1, id=1, ends_at=NOW, state=MeetingState.PLANNED.value)
        {**HELD, **NOT_HELD}[what](connection)
    found = await work.read(lambda r: list(r.retention.leavers(BOUNDARY, 9)))
    assert found == ([1] if what in NOT_HELD else [])
    old = await work.read(lambda r: r.retention.old(Keeping.LEAVERS, BOUNDARY))
    assert old == (Old(1, DAY_BEFORE) if found else Old(0))


async def test_who_left_is_known_from_then_on(work: StoredWork) -> None:
    """The first time that somebody is seen to have left counts, and coming back ends it."""

    def seen(r: Repositories, *, is_deactivated: bool) -> None:
        r.people.set_deactivated(1, is_deactivated=is_deactivated)

    def left() -> Any:
        with work.database.reader.begin() as connection:
            return connection.scalar(select(t.persons.c.left_at))

    await work.run(add_person)
    for _ in range(2):
        await work.run(lambda r: seen(r, is_deactivated=True))
        first = left()
    assert first is not None
    await work.run(lambda r: seen(r, is_deactivated=True))
    assert left() == first
    await work.run(lambda r: seen(r, is_deactivated=False))
    assert left() is None


async def test_only_the_boundary_and_the_erased_are_left(work: StoredWork) -> None:
    """Whoever left on the day of the boundary stays a day longer, and nobody is erased twice."""
    with work.database.writer.begin() as connection:
        for number, (left, erased) in enumerate([(BOUNDARY, None), (DAY_BEFORE, NOW), (AGES_AGO, None)], 1):
            put(connection, t.persons, number, id=number, is_deactivated=True, left_at=left, erased_at=erased)
    assert await work.read(lambda r: list(r.retention.leavers(BOUNDARY, 9))) == [3]
