"""What is kept of persons is found in every table, and erased as the rules say, on both databases."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from danish.zone import copenhagen
from domain.attendance import Absence
from domain.experiences import Experience
from domain.journalising import Journalised
from domain.messages import AuditEntry, Message
from domain.people import Person, SeatHolder
from domain.personal_data import FATES, Fate, Kind, Mention, counted
from domain.ports import Repositories
from domain.reminders import Cause, Reminder, ReminderKind, What
from domain.tasks import Confirmation
from storage.engine import open_database
from storage.personal_sources import SOURCES
from storage.tables import persons
from storage.work import StoredWork, open_work
from tests.storage.facts import BODY, CHANNEL, STARTS, a_meeting, some_tasks
from tests.storage.filling import fill, rows_of, value_for
from tests.support.moment import NOW

FORMER = "tidligere medlem"
NAME = "Åse Øvegaard"


def _of_person(url: str, person: int) -> dict[str, int]:
    """How many rows of each source name the person."""
    database = open_database(url)
    with database.reader.begin() as connection:
        found = {
            str(one.person): connection.scalar(select(func.count()).select_from(one.table).where(one.person == person))
            for one in SOURCES
        }
    database.dispose()
    return {name: int(number or 0) for name, number in found.items()}


def test_all_that_is_kept_anywhere_is_shown_and_erased(database_url: str) -> None:
    """In a database with rows of every table all kinds are found, and after erasing what must go is gone."""
    fill(database_url)
    work = open_work(database_url, clock=lambda: NOW)
    shown = counted(work.read_blocking(lambda r: r.personal.records(1)))
    assert set(Kind) - set(shown) == {Kind.ABSENCE, Kind.EMPTY_SEAT, Kind.CONCERNED}
    name = str(value_for(persons.c.name, 1))
    others = {table: len(rows) for table, rows in rows_of(database_url).items()}
    work.run_blocking(lambda r: r.personal.erase(1, FORMER, (), NOW))
    left = _of_person(database_url, 1)
    gone = {str(one.person) for one in SOURCES if FATES[one.kind] in (Fate.GOES, Fate.FREED)}
    assert {source for source, number in left.items() if not number} == gone
    assert all(name not in row for row in rows_of(database_url)["persons"])
    work.close_blocking()
    after = {table: len(rows) for table, rows in rows_of(database_url).items()}
    changed = {table for table in others if others[table] != after[table]}
    assert changed == {one.table.name for one in SOURCES if FATES[one.kind] is Fate.GOES}


async def test_the_name_stays_in_a_meeting_until_it_is_journalised(work: StoredWork) -> None:
    """Records of a kept meeting show the name, all else doesn't; released, they don't either, and nobody is left."""

    def prepare(r: Repositories) -> tuple[Person, int, int]:
        person, other = r.people.add(NAME, "T1"), r.people.add("Bo Ærø", "T1")
        kept, done = (r.meetings.add(a_meeting(STARTS.replace(month=month))) for month in (6, 9))
        for meeting in (kept, done):
            confirmed = Confirmation("regionshus", person.id, NOW)
            r.tasks.add([replace(some_tasks(meeting)[0], confirmations=(confirmed,))])
            r.journal.add(Journalised(meeting.id, "region", other.id, NOW))
        return person, kept.id, done.id

    def names(r: Repositories) -> list[str]:
        given = [one for meeting in (1, 2) for task in r.tasks.of_meeting(meeting) for one in task.confirmations]
        return [found.name for one in given if (found := r.people.person(one.person))]

    person, kept, _ = await work.run(prepare)
    changed = await work.run(lambda r: r.personal.erase(person.id, FORMER, [kept], NOW))
    assert changed == {Kind.CONFIRMATION: 1}
    assert await work.read(names) == [NAME, FORMER]
    assert await work.read(lambda r: (r.people.named(NAME), r.people.named(FORMER))) == ([], [])
    assert [one.name for one in await work.read(lambda r: r.people.everybody())] == ["Bo Ærø"]
    assert await work.read(lambda r: r.personal.is_erased(person.id))
    for _ in range(2):
        await work.run(lambda r: r.personal.release(kept))
        assert await work.read(names) == [FORMER, FORMER]
    assert await work.read(lambda r: sorted(r.people.persons(range(10)))) == [1, 2]


async def test_an_erased_user_is_somebody_new(work: StoredWork) -> None:
    """The platform's id is free again, and the new person has nothing of the former's."""

    def meet(r: Repositories) -> int:
        person = r.people.add(NAME, "T1").id
        r.identities.add("slack", "T1", "U1", person)
        r.people.add_administrator("T1", person)
        return person

    former = await work.run(meet)
    await work.run(lambda r: r.personal.erase(former, FORMER, (), NOW))
    assert await work.read(lambda r: r.identities.people_of("slack", "T1", ["U1"])) == {}
    again = await work.run(meet)
    assert again != former
    kinds = counted(await work.read(lambda r: r.personal.records(again)))
    assert kinds == {Kind.PERSON: 1, Kind.IDENTITY: 1, Kind.ADMINISTRATOR: 1}


async def test_messages_that_wait_are_found_before_they_are_erased(work: StoredWork) -> None:
    """What waits to be sent to the person can be passed on; what the channel gets stays."""

    def prepare(r: Repositories) -> tuple[int, list[Message]]:
        person = r.people.add(NAME, "T1").id
        meeting = r.meetings.add(a_meeting())
        r.reminders.plan([Reminder(0, Cause(What.MEETING, meeting.id), ReminderKind.SNOOZED, NOW, person)])
        told = Message("påmindelse", person, {"reminder": "1,2"}, NOW, "T1")
        r.outbox.post([told, Message("påmindelse", CHANNEL, {"task": 7}, NOW, "T1")])
        return person, list(r.personal.unsettled(person))

    person, waiting = await work.run(prepare)
    assert [one.subject for one in waiting] == [{"reminder": "1,2"}]
    changed = await work.run(lambda r: r.personal.erase(person, FORMER, (), NOW))
    assert changed == {Kind.REMINDER: 1, Kind.MESSAGE: 1}
    assert (await work.read(lambda r: r.outbox.counts()))["waiting"] == 1


async def test_what_was_noted_of_a_seat_is_of_who_held_it_that_day(work: StoredWork) -> None:
    """An absence is shown to the member who was absent, and to nobody who came after."""

    def unit(r: Repositories) -> list[list[Kind]]:
        before, after = r.people.add(NAME), r.people.add("Bo Ærø")
        meeting = r.meetings.add(a_meeting())
        r.people.seat_person(SeatHolder(0, BODY, "plo-1", before, None))
        r.people.seat_person(SeatHolder(0, BODY, "plo-1", after, copenhagen(2026, 6, 11, 0).date()))
        r.absences.add(Absence(0, meeting.id, "plo-1", after.id, NOW))
        return [[one.kind for one in r.personal.records(person.id)] for person in (before, after)]

    first, second = await work.run(unit)
    assert Kind.ABSENCE in first
    assert Kind.ABSENCE not in second
    assert Kind.REPORTED in second


@pytest.mark.parametrize("typed", ["Åse Øvegaard", "åse øvegaard"])
@pytest.mark.parametrize("written", ["Åse Øvegaard", "ÅSE  ØVEGAARD", "Åse\nØvegaard"])
async def test_a_name_is_found_and_replaced_in_what_people_typed(work: StoredWork, written: str, typed: str) -> None:
    """The whole name is found, however it was asked for, also in a list and the genitive; nothing else is changed."""

    def unit(r: Repositories) -> tuple[list[Mention], Experience | None]:
        author = r.people.add("Bo Ærø")
        shared = Experience(0, f"{written}s idé", "åse øvegaard", "fyn", author.id, NOW, contact=f"Spørg {written}.",
                            effect="Åse Øvegaardsen", topics=(written, "andet", f"{written}s råd"))  # fmt: skip
        kept = r.experiences.add(shared)
        found = list(r.personal.mentions(typed))
        r.personal.replace(found, typed, FORMER)
        return found, r.experiences.experience(kept.id)

    found, after = await work.run(unit)
    assert [one.column for one in found] == ["title", "contact", "topics", "topics"]
    assert after is not None
    assert (after.title, after.contact) == (f"{FORMER}s idé", f"Spørg {FORMER}.")
    assert after.topics == (FORMER, "andet", f"{FORMER}s råd")
    assert (after.effect, after.body) == ("Åse Øvegaardsen", "åse øvegaard")
    assert await work.read(lambda r: r.personal.mentions(typed)) == []


async def test_a_name_in_small_letters_is_found_where_a_name_stands_alone(work: StoredWork) -> None:
    """What is a contact as a whole goes whatever its case; the same words elsewhere are no name."""

    def unit(r: Repositories) -> tuple[list[Mention], Experience | None]:
        author = r.people.add("Bo Ærø")
        shared = Experience(0, "Idé", "åse øvegaard", "fyn", author.id, NOW, contact="åse øvegaard")
        kept = r.experiences.add(shared)
        found = list(r.personal.mentions(NAME))
        r.personal.replace(found, NAME, FORMER)
        return found, r.experiences.experience(kept.id)

    found, after = await work.run(unit)
    assert [one.column for one in found] == ["contact"]
    assert after is not None
    assert (after.body, after.contact) == ("åse øvegaard", FORMER)


async def test_the_log_of_a_person_is_shown_and_stays(work: StoredWork) -> None:
    """What somebody did, and what was done about them, is found; erasing leaves both."""

    def unit(r: Repositories) -> int:
        person, other = r.people.add(NAME, "T1"), r.people.add("Bo Ærø", "T1")
        r.audit.record(AuditEntry(NOW, person.id, "opgave.udført", "task:1", "T1"))
        r.audit.record(AuditEntry(NOW, other.id, "rolle.tildelt", f"person:{person.id}", "T1"))
        return person.id

    person = await work.run(unit)
    kept = {Kind.PERSON: 1, Kind.DONE: 1, Kind.CONCERNED: 1}
    assert counted(await work.read(lambda r: r.personal.records(person))) == kept
    await work.run(lambda r: r.personal.erase(person, FORMER, (), NOW))
    assert counted(await work.read(lambda r: r.personal.records(person))) == kept
