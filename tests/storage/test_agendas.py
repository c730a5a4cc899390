from dataclasses import replace
from datetime import timedelta

from domain.agenda import AgendaItem, Annex, Economy, ItemKind, ItemState, StandingItem
from domain.approvals import AgendaVersion, Approval
from domain.meetings import Meeting
from domain.ports import Repositories
from storage.work import StoredWork
from tests.storage.facts import BODY, STARTS, a_meeting, add_meeting, add_person
from tests.support.moment import NOW


def an_item(meeting: int, author: int, position: int = 1, title: str = "Fælles sygeplejelinje") -> AgendaItem:
    """An item that was just added."""
    return AgendaItem(0, meeting, title, author, NOW, position=position, install="T1")


async def test_an_item_comes_back_with_all_its_facts(work: StoredWork) -> None:
    """What was saved is what is read, field by field."""

    def unit(r: Repositories) -> AgendaItem:
        meeting, person = add_meeting(r).id, add_person(r).id
        earlier = r.agenda_items.add(an_item(meeting, person))
        full = AgendaItem(
            0, meeting, "Akutpladser", person, NOW, ItemKind.DECISION, "lokal", Economy.CONSEQUENCES,
            ("assens", "aeroe"), 7, StandingItem.NONE, ItemState.READY, NOW + timedelta(hours=1), is_closed=True,
            legal_basis="§ 30", presenter="Direktøren", minutes=20, recommendation="Det indstilles", is_separate=True,
            patient_involvement="To pårørende er hørt", annexes=(Annex("https://a.example", "Notat"), Annex("https://b")),
            late_reason="Tallene kom sent", writer=person, carried_over_from=earlier.id, from_case=3, from_decision=4,
            case_number="22/17744", summary="Kort", presentation="Langt\n\nto afsnit", install="T1",
        )  # fmt: skip
        return r.agenda_items.add(full)

    saved = await work.run(unit)
    assert await work.read(lambda r: r.agenda_items.item(saved.id)) == saved
    changed = replace(
        saved, title="Nyt", annexes=(), municipalities=(), ready_at=None, state=ItemState.DRAFT, minutes=None
    )
    await work.run(lambda r: r.agenda_items.save([changed]))
    assert await work.read(lambda r: r.agenda_items.item(saved.id)) == changed
    assert await work.read(lambda r: r.agenda_items.item(999)) is None
    [(carried, at)] = await work.read(lambda r: r.agenda_items.carried_from([changed.carried_over_from or 0]))
    assert (carried, at.id) == (changed, changed.meeting)


async def test_items_come_in_their_order(work: StoredWork) -> None:
    """By position, then by which was first; withdrawn ones too, for one meeting."""

    def unit(r: Repositories) -> tuple[Meeting, list[AgendaItem]]:
        meeting, person = add_meeting(r), add_person(r).id
        items = [r.agenda_items.add(an_item(meeting.id, person, position)) for position in (2, 1, 1)]
        withdrawn = replace(items[2], state=ItemState.WITHDRAWN)
        r.agenda_items.save([withdrawn])
        return meeting, [items[1], withdrawn, items[0]]

    meeting, ordered = await work.run(unit)
    assert await work.read(lambda r: r.agenda_items.of_meeting(meeting.id)) == ordered
    assert await work.read(lambda r: r.agenda_items.of_meetings([meeting.id, 99])) == {meeting.id: ordered}
    known = [(ordered[0], meeting), (ordered[2], meeting)]
    assert await work.read(lambda r: r.agenda_items.of_bodies([BODY], meeting.day)) == known
    whole = [(one, meeting) for one in ordered]
    assert await work.read(lambda r: r.agenda_items.of_bodies([BODY], meeting.day, is_whole=True)) == whole
    assert await work.read(lambda r: r.agenda_items.of_bodies([], meeting.day)) == []
    assert await work.read(lambda r: r.agenda_items.of_bodies([BODY], meeting.day + timedelta(days=1))) == []


async def test_several_items_come_by_their_ids(work: StoredWork) -> None:
    """Those that are gone are left out; several that are added together get their ids in their order."""

    def unit(r: Repositories) -> list[AgendaItem]:
        meeting, person = add_meeting(r), add_person(r)
        assert r.agenda_items.add_several([]) == []
        return r.agenda_items.add_several([an_item(meeting.id, person.id, title=one) for one in ("Sidst", "Først")])

    first, second = await work.run(unit)
    assert (first.title, second.title, second.id) == ("Sidst", "Først", first.id + 1)
    found = await work.read(lambda r: r.agenda_items.items([second.id, first.id, 99]))
    assert found == {first.id: first, second.id: second}


async def test_a_persons_items_are_those_they_added_or_write(work: StoredWork) -> None:
    """The items of meetings to come, by start; standing items and others' are left out."""

    def unit(r: Repositories) -> tuple[int, list[tuple[AgendaItem, Meeting]]]:
        me, other = add_person(r).id, add_person(r).id
        later = r.meetings.add(a_meeting(STARTS + timedelta(days=7)))
        first = add_meeting(r)
        mine = r.agenda_items.add(an_item(later.id, me))
        written = r.agenda_items.add(replace(an_item(first.id, other), writer=me))
        r.agenda_items.add(an_item(first.id, other))
        r.agenda_items.add(replace(an_item(first.id, me), standing=StandingItem.OPENING))
        return me, [(written, first), (mine, later)]

    me, expected = await work.run(unit)
    assert await work.read(lambda r: r.agenda_items.of_person(me, STARTS.date())) == expected


async def test_one_approval_of_a_chair_stands_for_a_version(work: StoredWork) -> None:
    """A second is not saved, until corrections voided the first."""

    def unit(r: Repositories) -> tuple[list[bool], list[Approval]]:
        meeting, person = add_meeting(r).id, add_person(r).id
        given = Approval(0, meeting, 1, "formand", person, NOW, is_on_behalf=True, reference="22/17744")
        saved = [r.approvals.add(given), r.approvals.add(given), r.approvals.add(replace(given, version=2))]
        first = r.approvals.of_meeting(meeting)[0]
        assert first == replace(given, id=first.id)
        r.approvals.save([replace(first, voided_at=NOW + timedelta(hours=1))])
        saved.append(r.approvals.add(given))
        return saved, list(r.approvals.of_meeting(meeting))

    saved, known = await work.run(unit)
    assert saved == [True, False, True, True]
    assert [(one.version, one.stands) for one in known] == [(1, False), (2, True), (1, True)]
    await work.run(lambda r: r.approvals.remove(known[2].id))
    assert await work.read(lambda r: r.approvals.of_meeting(known[0].meeting)) == known[:2]


async def test_versions_come_in_their_order_and_once(work: StoredWork) -> None:
    """Two who record the same generation make one version."""

    def unit(r: Repositories) -> list[AgendaVersion]:
        meeting, person = add_meeting(r).id, add_person(r).id
        versions = [AgendaVersion(meeting, number, person, NOW, "22/17744") for number in (1, 2)]
        for one in (versions[1], versions[0], replace(versions[0], reference="")):
            r.approvals.add_version(one)
        return versions

    versions = await work.run(unit)
    meeting = versions[0].meeting
    assert (await work.read(lambda r: r.records.of_meeting(meeting))).versions == versions
    await work.run(lambda r: r.approvals.remove_version(meeting, 2))
    assert (await work.read(lambda r: r.records.of_meeting(meeting))).versions == versions[:1]
