from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import psycopg
import pytest
from sqlalchemy import event

from domain.agenda import AgendaItem
from domain.attendance import Absence
from domain.calendars import CalendarChoice, CalendarKind, Feed
from domain.people import Person, RoleAssignment, SeatHolder
from domain.ports import Repositories
from domain.reminders import Cause, Reminder, ReminderKind, What, of_task
from domain.tasks import Confirmation, Task
from storage.personal_sources import SEATED, SOURCES, TEXTS
from storage.work import StoredWork, open_work
from tests.storage.facts import BODY, STARTS, a_meeting, a_message, add_person, some_tasks
from tests.support.moment import NOW

DAY = date(2026, 4, 1)

_CAUSES = [Cause(what, number) for what in (What.TASK, What.ITEM, What.MEETING) for number in range(1, 99)]
READS: dict[str, tuple[int, Callable[[Repositories], object]]] = {
    "people.persons": (1, lambda r: r.people.persons(range(1, 99))),
    "people.actor": (1, lambda r: r.people.actor(1, DAY, is_administrator=False, is_outsider=False)),
    "people.roles": (1, lambda r: r.people.roles(DAY)),
    "people.roles_in": (1, lambda r: r.people.roles_in("fyn", DAY)),
    "people.seat_holders_of": (1, lambda r: r.people.seat_holders_of([BODY, "ssu"], DAY)),
    "identities.people_of": (1, lambda r: r.identities.people_of("slack", "T1", [f"U{n}" for n in range(99)])),
    "identities.externals_in": (1, lambda r: r.identities.externals_in("slack", "T1", range(1, 99))),
    "meetings.of_body": (1, lambda r: r.meetings.of_body(BODY)),
    "meetings.on_days": (1, lambda r: r.meetings.on_days(BODY, [(DAY, DAY), (DAY, date(2027, 1, 1))])),
    "meetings.nearest": (1, lambda r: r.meetings.nearest(BODY, NOW)),
    "meetings.between": (1, lambda r: r.meetings.between(DAY, date(2027, 1, 1))),
    "meetings.of_bodies": (1, lambda r: r.meetings.of_bodies([BODY, "ssu"], DAY)),
    "feeds.opened": (1, lambda r: r.feeds.opened("0")),
    "feeds.of_person": (1, lambda r: r.feeds.of_person(1)),
    "tasks.of_meeting": (2, lambda r: r.tasks.of_meeting(1)),
    "tasks.of_meetings": (2, lambda r: r.tasks.of_meetings(range(1, 99))),
    "audit.of_subjects": (1, lambda r: r.audit.of_subjects(f"task:{n}" for n in range(1, 99))),
    "records.of_meeting": (1, lambda r: r.records.of_meeting(1)),
    "records.with_people": (1, lambda r: r.records.with_people(replace(a_meeting(), id=1), "fyn", DAY)),
    "approvals.of_meetings": (2, lambda r: r.approvals.of_meetings(range(1, 99))),
    "meetings.several": (1, lambda r: r.meetings.several(range(1, 99))),
    "tasks.several": (2, lambda r: r.tasks.several(range(1, 99))),
    "experiences.trials_of": (1, lambda r: r.experiences.trials_of(range(1, 99))),
    "channels.everywhere": (1, lambda r: r.channels.everywhere("sekretariat")),
    "tasks.open_of_bodies": (2, lambda r: r.tasks.open_of_bodies([BODY], 999)),
    "tasks.open_of_bodies of steps": (2, lambda r: r.tasks.open_of_bodies([BODY], 9, taker=1, steps=[(BODY, 1)])),
    "absences.with_holders": (1, lambda r: r.absences.with_holders(replace(a_meeting(), id=1))),
    "absences.of_meetings": (1, lambda r: r.absences.of_meetings(range(1, 99))),
    "absences.of_meeting": (1, lambda r: r.absences.of_meeting(1)),
    "reminders.due": (1, lambda r: r.reminders.due(NOW, 999)),
    "preferences.of": (1, lambda r: r.preferences.of(range(1, 99))),
    "preferences.without": (1, lambda r: r.preferences.without(DAY, 99)),
    "preferences.due": (1, lambda r: r.preferences.due(NOW, 99)),
    "decisions.of_meeting": (1, lambda r: r.decisions.of_meeting(1)),
    "decisions.of_meetings": (1, lambda r: r.decisions.of_meetings(range(1, 99))),
    "decisions.followed_up": (1, lambda r: r.decisions.followed_up([BODY])),
    "decisions.of_body": (1, lambda r: r.decisions.of_body(BODY)),
    "decisions.waiting_for": (1, lambda r: r.decisions.waiting_for("ssu")),
    "agenda_items.of_meetings": (1, lambda r: r.agenda_items.of_meetings(range(1, 99))),
    "agenda_items.items": (1, lambda r: r.agenda_items.items(range(1, 99))),
    "decisions.with_meetings": (1, lambda r: r.decisions.with_meetings(range(1, 99))),
    "decisions.changes": (1, lambda r: r.decisions.changes(range(1, 99))),
    "decisions.approvals": (1, lambda r: r.decisions.approvals(range(1, 99))),
    "journal.of_meeting": (1, lambda r: r.journal.of_meeting(1)),
    "journal.of_meetings": (1, lambda r: r.journal.of_meetings(range(1, 99))),
    "personal.records": (len(SOURCES) + len(SEATED) + 1, lambda r: r.personal.records(1)),
    "personal.mentions": (len(TEXTS), lambda r: r.personal.mentions("Åse Øvegaard")),
    "funds.of_cluster": (1, lambda r: r.funds.of_cluster("fyn")),
    "cases.open_cases": (1, lambda r: r.cases.open_cases()),
    "cases.several": (1, lambda r: r.cases.several(range(1, 99))),
    "cases.legs": (1, lambda r: r.cases.legs(range(1, 99))),
    "cases.several_legs": (1, lambda r: r.cases.several_legs(range(1, 99))),
    "cases.on_items": (1, lambda r: r.cases.on_items(range(1, 99))),
    "cases.waiting_for": (1, lambda r: r.cases.waiting_for(BODY)),
    "cases.unanswered": (1, lambda r: r.cases.unanswered()),
    "outbox.sent_among": (1, lambda r: r.outbox.sent_among(map(str, range(99)))),
    "outbox.told_under": (1, lambda r: r.outbox.told_under("note:")),
    "drafts.of_person": (1, lambda r: r.drafts.of_person(1, 99)),
    "drafts.asked_by": (1, lambda r: r.drafts.asked_by(1, 99)),
    "outbox.counts": (1, lambda r: r.outbox.counts()),
}
WRITES: dict[str, tuple[int, Callable[[Repositories], object]]] = {
    "tasks.save": (5, lambda r: r.tasks.save(_confirmed(r.tasks.of_meeting(1)))),
    "agenda_items.save": (2, lambda r: r.agenda_items.save(r.agenda_items.of_meeting(1))),
    "reminders.plan": (3, lambda r: r.reminders.plan(_reminders(r.tasks.of_meeting(1), NOW.day))),
    "reminders.cancel_planned of a meeting": (3, lambda r: r.reminders.cancel_planned(_CAUSES)),
    "reminders.cancel_planned": (1, lambda r: r.reminders.cancel_planned(map(of_task, range(1, 99)))),
    "reminders.issued": (1, lambda r: r.reminders.issued(range(1, 99))),
    "outbox.post": (1, lambda r: r.outbox.post([a_message() for _ in range(20)])),
    "outbox.claim": (1, lambda r: r.outbox.claim("one", NOW, limit=99, lease_s=60)),
    "outbox.expired": (1, lambda r: r.outbox.expired("one", limit=99, lease_s=60)),
}


def fill(r: Repositories, number: int) -> None:
    """Stores so many of everything."""
    for n in range(number):
        person = add_person(r)
        r.identities.add("slack", "T1", f"U{n}", person.id)
        r.people.assign_role(RoleAssignment(0, "kommune", "fyn", None, Person(1, ""), f"kommune {n}"))
        r.people.seat_person(SeatHolder(0, BODY, f"plæs {n}", Person(1, "")))
        meeting = r.meetings.add(a_meeting(STARTS + timedelta(days=n)))
        tasks = [replace(task, step=100 * n + task.step, meeting=1) for task in some_tasks(meeting)]
        r.tasks.add(tasks)
        r.absences.add(Absence(0, 1, f"plads {n}", person.id, NOW))
        r.outbox.post([a_message()])
        r.feeds.save(Feed(1, CalendarChoice(CalendarKind.BODY, body=f"politisk/{n}"), str(n), NOW))
        r.agenda_items.add(AgendaItem(0, 1, f"Sag {n}", person.id, NOW, install="T1"))
    r.reminders.plan(_reminders(r.tasks.of_meeting(1), 0))


def _confirmed(tasks: Sequence[Task]) -> list[Task]:
    return [replace(task, confirmations=(Confirmation("kommune", 1, NOW),)) for task in tasks]


def _reminders(tasks: Sequence[Task], days: int) -> list[Reminder]:
    return [Reminder(0, of_task(task.id), ReminderKind.AHEAD, NOW + timedelta(days=days)) for task in tasks]


@contextmanager
def counting(work: StoredWork) -> Iterator[list[str]]:
    """The statements that reach the database."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith(("BEGIN", "SAVEPOINT", "RELEASE")):
            statements.append(statement)

    for engine in (work.database.writer, work.database.reader):
        event.listen(engine, "before_cursor_execute", note)
    yield statements
    for engine in (work.database.writer, work.database.reader):
        event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("number", [1, 25])
async def test_a_request_costs_the_same_however_much_is_stored(work: StoredWork, number: int) -> None:
    """Every list is a fixed number of statements, with one of a thing stored as with many."""
    await work.run(lambda r: fill(r, number))
    costs: dict[str, int] = {}
    for name, (_, unit) in READS.items():
        with counting(work) as statements:
            await work.read(unit)
        costs[name] = len(statements)
    for name, (_, unit) in WRITES.items():
        with counting(work) as statements:
            await work.run(unit)
        costs[name] = len(statements)
    assert costs == {name: cost for name, (cost, _) in (READS | WRITES).items()}


async def test_a_delivery_costs_one_statement(work: StoredWork) -> None:
    """The key of the delivery is looked for and stored in one."""
    with counting(work) as statements:
        await work.run(lambda _: None, delivery="d")
    assert len(statements) == 1


async def test_what_is_asked_every_second_reads_an_index(sqlite_url: str) -> None:
    """Looking for what is due doesn't read what was sent or issued long ago."""
    work = open_work(sqlite_url, clock=lambda: NOW)
    with counting(work) as statements:
        await work.run(lambda r: r.outbox.claim("one", NOW, limit=20, lease_s=60))
        await work.run(lambda r: r.outbox.expired("one", limit=20, lease_s=60))
        await work.read(lambda r: r.reminders.due(NOW, 20))
        await work.read(lambda r: r.meetings.of_body(BODY, begins=DAY))
        asked = list(statements)
    with work.database.reader.begin() as connection:
        plans = [
            str(connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", (1,) * statement.count("?")).all())
            for statement in asked
        ]
    await work.close()
    indexes = ("outbox_waiting", "outbox_sending", "reminders_planned_due", "meetings_body_starts_local")
    assert [index in plan for index, plan in zip(indexes, plans, strict=True)] == [True] * 4
    assert not any("SCAN outbox" in plan or "SCAN meetings" in plan for plan in plans)


async def test_re_planning_looks_reminders_up_task_by_task(postgres_url: str) -> None:
    """One task's reminders are found by their index, though PostgreSQL believes that a task has hundreds."""
    work = open_work(postgres_url, clock=lambda: NOW)
    await work.run(lambda r: fill(r, 1))
    await work.run(
        lambda r: r.reminders.plan(one for day in range(500) for one in _reminders(r.tasks.of_meeting(1), day))
    )
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE reminders")
    asked: list[tuple[str, Any]] = []
    event.listen(work.database.writer, "before_cursor_execute", lambda *seen: asked.append(seen[2:4]))
    await work.run(lambda r: r.reminders.cancel_planned([of_task(1)]))
    with work.database.writer.begin() as writer:
        plan = str(writer.exec_driver_sql(f"EXPLAIN {asked[0][0]}", asked[0][1]).all())
    await work.close()
    assert "ix_reminders_planned_cause" in plan
    assert "(cause = given.cause)" in plan
