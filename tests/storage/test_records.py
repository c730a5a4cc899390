from dataclasses import replace
from datetime import timedelta

import pytest

from danish.zone import copenhagen
from domain.agenda import AgendaItem, Annex, ItemKind, ItemState
from domain.approvals import AgendaVersion, Approval
from domain.attendance import Absence, StandIn
from domain.journalising import Journalised
from domain.meeting_records import MeetingRecords
from domain.meetings import Meeting
from domain.people import RoleAssignment, SeatHolder
from domain.ports import Repositories
from domain.presence import EmptySeat, Presence
from domain.tasks import Confirmation, TaskState
from storage.work import StoredWork
from tests.storage.facts import a_meeting, add_person, some_tasks
from tests.support.moment import NOW

TWICE = copenhagen(2026, 10, 25, 2, 30).replace(fold=1)
"""In the hour that comes twice, the second time."""


def filled(r: Repositories) -> Meeting:
    """A unit that puts something on record of every kind, and as much of another meeting."""
    person = add_person(r).id
    for day in (1, 0):
        meeting = r.meetings.add(a_meeting(TWICE + timedelta(days=day)))
        tasks = r.tasks.add(some_tasks(meeting))
        given = tuple(Confirmation(role, person, TWICE, f"sag {role}") for role in ("somatik", "kommune"))
        r.tasks.save([replace(tasks[2], state=TaskState.DONE, confirmations=given, due=TWICE, is_at_once=True)])
        r.absences.add(Absence(0, meeting.id, "b", person, TWICE, StandIn("Åse Øvegaard")))
        r.absences.add(Absence(0, meeting.id, "a", person, NOW))
        r.approvals.add_version(AgendaVersion(meeting.id, 2, person, TWICE, "anden"))
        r.approvals.add_version(AgendaVersion(meeting.id, 1, person, NOW))
        r.approvals.add(Approval(0, meeting.id, 1, "formand", person, NOW, is_on_behalf=True, voided_at=TWICE))
        r.approvals.add(Approval(0, meeting.id, 2, "formand", person, TWICE))
        item = AgendaItem(
            0, meeting.id, 'Sidst "og" \\ bagefter', person, NOW, ItemKind.DECISION, position=2, install="T1",
            municipalities=("assens", "aeroe"), annexes=(Annex("https://a.example", "Notat"),), is_closed=True,
            state=ItemState.READY, ready_at=TWICE, presentation="To\n\nafsnit",
        )  # fmt: skip
        r.agenda_items.add(item)
        r.agenda_items.add(AgendaItem(0, meeting.id, "Først", person, NOW, position=1, install="T1"))
        r.journal.add(Journalised(meeting.id, "region", person, TWICE, "22/1"))
        r.presences.save(presence(meeting.id, person))
    return meeting


def peopled(r: Repositories) -> Meeting:
    """A unit that gives a meeting people for the day it is held and for others, and roles in and above the clusters."""
    meeting, person = filled(r), add_person(r)
    for cluster in ("fyn", None, "lillebaelt"):
        r.people.assign_role(RoleAssignment(0, "kommune", cluster, None, person, "Nyborg"))
    r.people.assign_role(RoleAssignment(0, "region", "fyn", None, person, None, meeting.day))
    for seat, since in (("a", meeting.day), ("b", meeting.day + timedelta(days=1)), ("c", meeting.day)):
        r.alternates.name(SeatHolder(0, meeting.body, seat, person, since))
    return meeting


def presence(meeting: int, person: int) -> Presence:
    """Who was there, as that person wrote it down."""
    return Presence(meeting, (EmptySeat("b"), EmptySeat("a", StandIn("Bo"))), person, TWICE)


def one_by_one(r: Repositories, meeting: int) -> MeetingRecords:
    """The same, each list by its own port, and the presence as it was written."""
    items = r.agenda_items.of_meeting(meeting)
    return MeetingRecords(
        r.tasks.of_meeting(meeting),
        r.absences.of_meeting(meeting),
        r.approvals.of_meetings([meeting])[meeting][0],
        r.approvals.of_meeting(meeting),
        items,
        r.journal.of_meeting(meeting),
        presence(meeting, items[0].author),
    )


async def test_what_is_on_record_is_what_each_port_reads_alone(work: StoredWork) -> None:
    """Times, choices, lists and empty columns come as they do one by one, in the same order, of that meeting alone."""
    meeting = (await work.run(filled)).id
    together = await work.read(lambda r: r.records.of_meeting(meeting))
    assert together == await work.read(lambda r: one_by_one(r, meeting))
    assert [one.seat for one in together.absences] == ["b", "a"]
    assert [one.title for one in together.items] == ["Først", 'Sidst "og" \\ bagefter']
    assert [len(one.confirmations) for one in together.tasks] == [0, 0, 2, 0]
    assert together.presence is not None
    assert together.presence.recorded_at.timestamp() == TWICE.timestamp()


async def test_a_meeting_of_which_nothing_is_known_has_empty_records(work: StoredWork) -> None:
    """Nothing on record is no mistake."""
    assert await work.read(lambda r: r.records.of_meeting(7)) == MeetingRecords([], [], [], [], [], [], None)


@pytest.mark.parametrize("cluster", ["fyn", None])
async def test_records_with_people_are_those_that_each_port_reads_alone(work: StoredWork, cluster: str | None) -> None:
    """The roles are the cluster's, or those above the clusters, today; the alternates those of the meeting's day."""
    meeting = await work.run(peopled)
    today = meeting.day - timedelta(days=1)
    records, people = await work.read(lambda r: r.records.with_people(meeting, cluster, today))
    assert records == await work.read(lambda r: r.records.of_meeting(meeting.id))
    assert people.roles == await work.read(lambda r: r.people.roles_in(cluster, today))
    assert [one.role for one in people.roles] == ["kommune"]
    assert [one.seat for one in people.alternates] == ["a", "c"]
    assert people.alternates == await work.read(lambda r: r.alternates.of_body(meeting.body, meeting.day))


async def test_absences_with_holders_are_those_that_each_port_reads_alone(work: StoredWork) -> None:
    """Of the meeting alone, and those who sit on its body's seats on its day."""

    def seated(r: Repositories) -> Meeting:
        meeting, person = filled(r), add_person(r)
        for seat, since in (("b", None), ("a", meeting.day), ("c", meeting.day + timedelta(days=1))):
            r.people.seat_person(SeatHolder(0, meeting.body, seat, person, since))
        r.people.seat_person(SeatHolder(0, "politisk/lillebaelt", "a", person))
        return meeting

    meeting = await work.run(seated)
    absences, holders = await work.read(lambda r: r.absences.with_holders(meeting))
    assert [one.seat for one in absences] == ["b", "a"]
    assert [one.seat for one in holders] == ["b", "a"]
    assert absences == await work.read(lambda r: r.absences.of_meeting(meeting.id))
    assert holders == await work.read(lambda r: r.people.seat_holders(meeting.body, meeting.day))
