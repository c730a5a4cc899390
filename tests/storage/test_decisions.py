from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.agenda import AgendaItem
from domain.attendance import StandIn
from domain.decision_edits import EarlierVersion, earlier_version
from domain.decisions import AuthorityApproval, Decision, DecisionForm, DecisionState
from domain.funds import EntryKind, FundEntry
from domain.journalising import Journalised
from domain.meetings import MeetingState
from domain.ports import Repositories
from domain.presence import EmptySeat, Presence
from storage.work import StoredWork
from tests.storage.facts import BODY, STARTS, a_meeting, add_meeting, add_person
from tests.support.moment import NOW


def a_decision(r: Repositories, number: int = 1, *, body: str = BODY, days: int = 0) -> Decision:
    """A unit that adds a meeting with an item and a decision on it."""
    person, meeting = add_person(r), r.meetings.add(a_meeting(STARTS + timedelta(days=days), body))
    item = r.agenda_items.add(AgendaItem(0, meeting.id, "Opkald", person.id, NOW, install="T1"))
    made = Decision(0, meeting.id, number, item.id, "Vi går i gang", DecisionForm.NOTED, person.id, NOW, install="T1")
    whole = replace(
        made, role="kommune", deadline=date(2026, 7, 1), remarks="Med tak", authorities=("regionsraad", "nyborg")
    )
    return r.decisions.add(whole)


async def test_a_decision_comes_back_as_it_was_recorded(work: StoredWork) -> None:
    """Its words, who is responsible, until when, and which authorities it needs; a change stays a change."""
    made = await work.run(a_decision)
    assert await work.read(lambda r: r.decisions.decision(made.id)) == made
    changed = replace(made, state=DecisionState.WAITING, receiver="ssu", successor=made.item, is_closed_item=True)
    await work.run(lambda r: r.decisions.save(changed))
    assert await work.read(lambda r: r.decisions.of_meeting(made.meeting)) == [changed]
    assert await work.read(lambda r: r.decisions.decision(999)) is None


async def test_a_meeting_has_one_decision_of_a_number(work: StoredWork) -> None:
    """Two at once can't take the same number."""
    made = await work.run(a_decision)
    with pytest.raises(IntegrityError):
        await work.run(lambda r: r.decisions.add(made))
    second = await work.run(lambda r: r.decisions.add(replace(made, number=2)))
    assert await work.read(lambda r: r.decisions.of_meeting(made.meeting)) == [made, second]
    assert await work.read(lambda r: r.decisions.of_meetings([made.meeting, 99])) == {
        made.meeting: [made, second],
        99: [],
    }


async def test_followed_up_is_what_is_open_or_waits(work: StoredWork) -> None:
    """Closed ones, other bodies' and those of cancelled meetings are left out; the oldest meeting comes first."""

    def unit(r: Repositories) -> list[int]:
        late, early = a_decision(r, days=9), a_decision(r)
        closed = replace(a_decision(r, days=2), state=DecisionState.CLOSED)
        r.decisions.save(replace(late, state=DecisionState.WAITING), closed)
        r.decisions.save()
        a_decision(r, body="ssu")
        off = r.meetings.meeting(a_decision(r, days=3).meeting)
        assert off is not None
        r.meetings.save(replace(off, state=MeetingState.CANCELLED))
        return [early.id, late.id]

    wanted = await work.run(unit)
    found = await work.read(lambda r: r.decisions.followed_up([BODY]))
    assert [decision.id for decision, _ in found] == wanted
    assert all(meeting.id == decision.meeting for decision, meeting in found)
    assert await work.read(lambda r: r.decisions.with_meetings([*wanted, 999])) == {
        one.id: (one, at) for one, at in found
    }


async def test_a_body_has_all_it_decided(work: StoredWork) -> None:
    """Whatever became of it, the oldest meeting first; other bodies' decisions are left out."""

    def unit(r: Repositories) -> list[int]:
        late, early = a_decision(r, days=9), a_decision(r)
        r.decisions.save(replace(late, state=DecisionState.WITHDRAWN))
        a_decision(r, body="ssu")
        return [early.id, late.id]

    wanted = await work.run(unit)
    assert [one.id for one, _ in await work.read(lambda r: r.decisions.of_body(BODY))] == wanted


async def test_a_body_is_told_what_waits_for_it(work: StoredWork) -> None:
    """With the meetings it was decided at, the oldest first; what waits for others or not at all is left out."""

    def unit(r: Repositories) -> list[int]:
        late, early, elsewhere = a_decision(r, days=9), a_decision(r), a_decision(r, days=2)
        for one, receiver in ((late, "ssu"), (early, "ssu"), (elsewhere, "sss")):
            r.decisions.save(replace(one, state=DecisionState.WAITING, receiver=receiver))
        r.decisions.save(replace(a_decision(r, days=3), state=DecisionState.HANDED_OVER, receiver="ssu"))
        return [early.id, late.id]

    waiting = await work.run(unit)
    found = await work.read(lambda r: r.decisions.waiting_for("ssu"))
    assert [one.id for one, _ in found] == waiting
    assert all(meeting.id == one.meeting for one, meeting in found)


async def test_an_authority_approves_once(work: StoredWork) -> None:
    """Approvals come in the order they were given; a second one of the same authority is impossible."""

    def unit(r: Repositories) -> list[AuthorityApproval]:
        made = a_decision(r)
        given = [AuthorityApproval(made.id, one, made.recorded_by, NOW, "22/17744") for one in made.authorities]
        for one in given:
            r.decisions.approve(one)
        return given

    given = await work.run(unit)
    assert await work.read(lambda r: r.decisions.approvals([given[0].decision, 99])) == given
    with pytest.raises(IntegrityError):
        await work.run(lambda r: r.decisions.approve(given[0]))


async def test_an_approval_taken_back_is_gone(work: StoredWork) -> None:
    """The others' stay, and it can be given again."""

    def unit(r: Repositories) -> list[str]:
        made = a_decision(r)
        given = [AuthorityApproval(made.id, key, made.recorded_by, NOW) for key in ("regionsraad", "nyborg")]
        for one in given:
            r.decisions.approve(one)
        r.decisions.take_back(made.id, "regionsraad")
        left = [one.authority for one in r.decisions.approvals([made.id])]
        r.decisions.approve(given[0])
        return left

    assert await work.run(unit) == ["nyborg"]


async def test_how_a_decision_read_before_is_kept(work: StoredWork) -> None:
    """Each version as it was, the first first."""

    def unit(r: Repositories) -> list[EarlierVersion]:
        made = a_decision(r)
        later = replace(made, text="Vi går i gang i maj", deadline=None, role="", forum="fagligt", remarks="")
        versions = [earlier_version(one, made.recorded_by, NOW) for one in (made, later)]
        for one in versions:
            r.decisions.keep(one)
        return versions

    versions = await work.run(unit)
    assert await work.read(lambda r: r.decisions.earlier(versions[0].decision)) == versions


async def test_presence_is_what_was_said_last(work: StoredWork) -> None:
    """Saving replaces the empty seats and who said so; before that nothing is written down."""

    def unit(r: Repositories) -> tuple[Presence, Presence]:
        person, meeting = add_person(r).id, add_meeting(r).id
        assert r.records.of_meeting(meeting).presence is None
        first = Presence(meeting, (EmptySeat("plo_1"), EmptySeat("borgmester_nyborg")), person, NOW)
        r.presences.save(first)
        assert r.records.of_meeting(meeting).presence == first
        stand_in = EmptySeat("plo_2", StandIn("Ida Testesen"))
        last = Presence(meeting, (stand_in,), person, NOW + timedelta(hours=1))
        r.presences.save(last)
        return last, replace(last, empty=())

    last, full = await work.run(unit)
    assert await work.read(lambda r: r.records.of_meeting(last.meeting).presence) == last
    await work.run(lambda r: r.presences.save(full))
    assert await work.read(lambda r: r.records.of_meeting(last.meeting).presence) == full


async def test_minutes_are_journalised_once_by_each_authority(work: StoredWork) -> None:
    """Each authority has its own case number; taking one back leaves the others."""

    def unit(r: Repositories) -> list[Journalised]:
        person, meeting = add_person(r).id, add_meeting(r).id
        said = [Journalised(meeting, one, person, NOW, number) for one, number in (("region", "22/1"), ("nyborg", ""))]
        for one in said:
            r.journal.add(one)
        return said

    said = await work.run(unit)
    assert await work.read(lambda r: r.journal.of_meeting(said[0].meeting)) == said
    with pytest.raises(IntegrityError):
        await work.run(lambda r: r.journal.add(said[0]))
    await work.run(lambda r: r.journal.remove(said[0].meeting, "region"))
    assert await work.read(lambda r: r.journal.of_meeting(said[0].meeting)) == said[1:]


async def test_the_ledger_keeps_undone_entries(work: StoredWork) -> None:
    """Entries come by number, of their own cluster only; large amounts fit."""

    def unit(r: Repositories) -> list[FundEntry]:
        made = a_decision(r)
        large = FundEntry(0, "fyn", 1, 2026, EntryKind.GRANTED, 9 * 10**11, made.recorded_by, NOW, "region")
        granted = r.funds.add(replace(large, install="T1"))
        spent = replace(granted, number=2, kind=EntryKind.SET_ASIDE, party="", effort="Opkald", decision=made.id)
        added = r.funds.add(spent)
        r.funds.add(replace(large, cluster="lillebaelt"))
        undone = replace(added, is_undone=True)
        r.funds.save(undone)
        return [granted, undone]

    entries = await work.run(unit)
    assert await work.read(lambda r: r.funds.of_cluster("fyn")) == entries
    assert await work.read(lambda r: r.funds.of_cluster("soenderjylland")) == []
