from dataclasses import replace
from datetime import timedelta

from domain.agenda import AgendaItem
from domain.cases import Answer, Case, CaseLeg, CaseState
from domain.decisions import AuthorityApproval, Decision, DecisionForm, DecisionState
from domain.experiences import Experience
from domain.ports import Repositories
from storage.work import StoredWork
from tests.storage.facts import BODY, a_meeting, add_person
from tests.support.moment import NOW


def a_case(r: Repositories) -> Case:
    """A unit that adds a case."""
    return r.cases.add(Case(0, "Opkald efter udskrivning", "skalering", "fyn", NOW, install="T1"))


def a_leg(r: Repositories, case: Case, place: str = BODY, step: int = 0) -> CaseLeg:
    """A unit that adds a place that the case has come to."""
    return r.cases.add_leg(CaseLeg(0, case.id, step, place, NOW, install="T1"))


def an_item(r: Repositories, case: Case) -> AgendaItem:
    """A unit that adds a meeting with an item of the case."""
    meeting = r.meetings.add(a_meeting())
    return r.agenda_items.add(
        AgendaItem(0, meeting.id, "Opkald", add_person(r).id, NOW, from_case=case.id, install="T1")
    )


async def test_a_case_comes_back_as_it_was_kept(work: StoredWork) -> None:
    """With its own target, whom it costs, and how it ended; a change stays a change."""

    def unit(r: Repositories) -> Case:
        author = add_person(r)
        shared = r.experiences.add(Experience(0, "Opkald", "Vi ringer", "fyn", author.id, NOW, install="T1"))
        case = a_case(r)
        r.cases.save(
            changed := replace(
                case,
                state=CaseState.STOPPED,
                is_closed=True,
                experience=shared.id,
                target_days=75,
                authorities=("regionsraad", "nyborg"),
                ended_at=NOW + timedelta(days=3),
                reason="Ikke relevant længere",
            )
        )
        return changed

    changed = await work.run(unit)
    other = await work.run(a_case)
    assert await work.read(lambda r: r.cases.case(changed.id)) == changed
    assert await work.read(lambda r: r.cases.several([changed.id, 999])) == {changed.id: changed}
    assert await work.read(lambda r: r.cases.case(999)) is None
    assert await work.read(lambda r: r.cases.open_cases()) == [other]
    assert await work.read(lambda r: r.cases.every()) == [changed, other]
    assert await work.read(lambda r: r.cases.of_experience(changed.experience or 0)) is None
    await work.run(lambda r: r.cases.save(replace(changed, state=CaseState.DONE)))
    found = await work.read(lambda r: r.cases.of_experience(changed.experience or 0))
    assert found is not None
    assert found.id == changed.id


async def test_closed_cases_are_found_until_long_after_their_end(work: StoredWork) -> None:
    """Those on their way, and those that ended since the time asked about; no open one."""

    def unit(r: Repositories) -> list[Case]:
        a_case(r)
        ends = (None, NOW, NOW - timedelta(days=1))
        closed = [replace(a_case(r), is_closed=True, state=CaseState.DONE, ended_at=at) for at in ends]
        for one in closed:
            r.cases.save(one)
        return closed

    closed = await work.run(unit)
    assert await work.read(lambda r: list(r.cases.closed_since(NOW))) == closed[:2]


async def test_the_places_of_a_case_come_in_their_order(work: StoredWork) -> None:
    """With the item that treats it there, the answer and why; those that were left again are gone."""

    def unit(r: Repositories) -> list[CaseLeg]:
        case = a_case(r)
        legs = [a_leg(r, case), a_leg(r, case, "ssu", 1), a_leg(r, case, "sss", 1)]
        answered = replace(
            legs[0], item=an_item(r, case).id, answer=Answer.ADAPTED, answered_at=NOW, reason="Fra marts"
        )
        r.cases.save_legs([answered])
        r.cases.remove_legs([legs[2].id])
        r.cases.remove_legs([])
        return [answered, legs[1]]

    kept = await work.run(unit)
    assert await work.read(lambda r: r.cases.legs([kept[0].case])) == kept
    assert await work.read(lambda r: r.cases.several_legs([kept[0].id, 999])) == {kept[0].id: kept[0]}
    assert await work.read(lambda r: r.cases.on_items([kept[0].item or 0, 999])) == kept[:1]


async def test_a_body_is_told_which_cases_wait_for_it(work: StoredWork) -> None:
    """Neither those on an agenda, nor the answered, nor those of a case that was stopped; the oldest first."""

    def unit(r: Repositories) -> list[CaseLeg]:
        case, stopped = a_case(r), a_case(r)
        first, second, on_agenda, elsewhere = (a_leg(r, case, place) for place in (BODY, BODY, BODY, "ssu"))
        placed = replace(on_agenda, item=an_item(r, case).id)
        r.cases.save_legs([placed, replace(a_leg(r, case), answer=Answer.TREATED, answered_at=NOW)])
        r.cases.save_legs([])
        a_leg(r, stopped)
        r.cases.save(replace(stopped, state=CaseState.STOPPED))
        return [first, second, placed, elsewhere]

    first, second, placed, elsewhere = await work.run(unit)
    assert await work.read(lambda r: r.cases.waiting_for(BODY)) == [first, second]
    assert await work.read(lambda r: r.cases.unanswered()) == [first, second, placed, elsewhere]


async def test_what_authorities_approved_of_a_case_is_known(work: StoredWork) -> None:
    """Those of decisions on its items, and of no other's; what was withdrawn or only discussed asks nobody."""

    def unit(r: Repositories) -> tuple[Case, Case]:
        case, other = a_case(r), a_case(r)
        item = an_item(r, case)
        made = Decision(0, item.meeting, 1, item.id, "Ja", DecisionForm.APPROVED, item.author, NOW, install="T1")
        decided = r.decisions.add(replace(made, authorities=("regionsraad", "odense")))
        r.decisions.approve(AuthorityApproval(decided.id, "regionsraad", item.author, NOW))
        for number, form, state in (
            (2, DecisionForm.DISCUSSED, DecisionState.OPEN),
            (3, DecisionForm.APPROVED, DecisionState.WITHDRAWN),
        ):
            r.decisions.add(replace(made, number=number, form=form, state=state, authorities=("nyborg",)))
        return case, other

    case, other = await work.run(unit)
    assert await work.read(lambda r: r.cases.asked(case.id)) == ("regionsraad", "odense")
    assert await work.read(lambda r: r.cases.asked(other.id)) == ()
    assert await work.read(lambda r: r.cases.approved(case.id)) == {"regionsraad"}
    assert await work.read(lambda r: r.cases.approved(other.id)) == frozenset()
