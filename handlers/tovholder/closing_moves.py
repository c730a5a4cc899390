"""Moves what is open at a body that ends to its successor and back, within a unit of work; who may is asked before.

Each time is a line in the log that names what went along; by that it is taken back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from domain import cases as case_rules
from domain import handing_over
from domain.access import serves
from domain.agenda import AgendaItem
from domain.case_errors import CaseHandedToItself, ClosedCaseStays
from domain.cases import CaseLeg, Journey
from domain.closing import taken_back
from domain.decision_errors import ClosedStaysInCluster
from domain.decisions import Decision
from domain.local import LocalKind, LocalSetting
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.people import PersonId
from domain.ports import Repositories
from domain.tasks import Task
from handlers.case_journeys import load_journeys, save_journeys
from handlers.case_log import record_all
from handlers.handed_over import receive
from handlers.log_writing import log_entry, write_log
from handlers.replanning import replan_decisions, withdraw_items
from handlers.requests import Context
from handlers.tovholder.closing_facts import AGREED, DROPPED, GIVEN, TAKEN, Given, load_given, load_open


@dataclass(frozen=True, slots=True)
class Desk:
    """The unit of work, and between whom things are handed; `ending` is the organisation of the giver."""

    repositories: Repositories
    profile: Profile
    context: Context
    ending: Profile
    giver: Body
    receiver: Body


def agree(desk: Desk) -> None:
    """Notes to whom the body hands over once the new organisation begins."""
    _choose(desk)
    _write(desk, AGREED, {"til": desk.receiver.key})


def give_up(repositories: Repositories, context: Context, giver: Body, receiver: str) -> None:
    """Lets fall what was agreed, with whichever body; `receiver` is its key, as it stands in the log."""
    repositories.local.forget(giver.key, LocalKind.SUCCESSOR, "")
    write_log(repositories, context, DROPPED, f"body:{giver.key}", {"til": receiver})


def hand_over(desk: Desk) -> tuple[Given, int]:
    """Hands over all that is open and isn't closed; what that was, and how many things stay.

    Tasks and experiences are the successor's from then on, decisions and cases move.
    """
    left = load_open(desk.repositories, desk.giver, desk.ending, desk.context.now)
    before = load_given(desk.repositories, desk.giver)
    decisions, legs = _give_decisions(desk, left.decisions), _move_cases(desk, left.legs, desk.giver, desk.receiver)
    whole = (0, 0) if before else (len(left.tasks), len(left.experiences))
    went = Given(desk.receiver.key, decisions, legs, *whole, _free(desk, [task for task, _ in left.tasks]))
    if went.words:
        _choose(desk)
        _write(desk, GIVEN, went.facts)
    return went, len(left.decisions) + len(left.legs) - len(decisions) - len(legs)


def bring_back(desk: Desk, given: Given) -> Given:
    """Takes back what hasn't been treated since; tasks and experiences that are still there."""
    left = load_open(desk.repositories, desk.giver, desk.ending, desk.context.now)
    whole = (len(left.tasks) if given.tasks else 0, len(left.experiences) if given.experiences else 0)
    back = Given(given.receiver, _take_decisions(desk, given.decisions), _take_cases(desk, given.legs), *whole)
    _give_back(desk, given.takers)
    desk.repositories.local.forget(desk.giver.key, LocalKind.SUCCESSOR, "")
    _write(desk, TAKEN, back.facts)
    return back


def _choose(desk: Desk) -> None:
    chosen = LocalSetting(desk.giver.key, LocalKind.SUCCESSOR, "", desk.receiver.key)
    desk.repositories.local.choose(chosen, desk.context.place.install)


def _free(desk: Desk, tasks: Iterable[Task]) -> tuple[tuple[int, PersonId], ...]:
    """Lets go of tasks that somebody has taken who has no role for the receiver: others may take them there."""
    roles = desk.repositories.people.roles(desk.context.now.date())
    there = {one.person.id for one in roles if serves(one, desk.receiver)}
    taken = [(task, task.taker) for task in tasks if task.taker is not None and task.taker not in there]
    desk.repositories.tasks.save([replace(task, taker=None) for task, _ in taken])
    return tuple((task.id, person) for task, person in taken)


def _give_back(desk: Desk, takers: Iterable[tuple[int, PersonId]]) -> None:
    """Lets those have their tasks again that are open still and that nobody has taken meanwhile."""
    whose = dict(takers)
    known = desk.repositories.tasks.several(whose).values() if whose else ()
    free = [task for task in known if task.is_open and task.taker is None]
    desk.repositories.tasks.save([replace(task, taker=whose[task.id]) for task in free])


def _give_decisions(desk: Desk, decisions: Iterable[tuple[Decision, Meeting]]) -> tuple[int, ...]:
    """Puts the decisions on their way; closed ones stay in their cluster."""
    given = []
    for decision, meeting in decisions:
        try:
            given.append((handing_over.hand_over(decision, desk.giver, desk.receiver), meeting, desk.giver))
        except ClosedStaysInCluster:
            continue
    _save_decisions(desk, "beslutning.overleveret", [decision for decision, *_ in given])
    now = desk.context.now
    coming = handing_over.next_meeting(desk.repositories.meetings.of_body(desk.receiver.key, begins=now.date()), now)
    if coming is not None:
        receive(desk.repositories, desk.profile, desk.context, given, desk.receiver, coming)
    return tuple(decision.id for decision, *_ in given)


def _take_cases(desk: Desk, wanted: Sequence[int]) -> tuple[int, ...]:
    """Takes the legs back that are still to be answered, and that no meeting has begun to treat."""
    legs = [leg for leg in desk.repositories.cases.several_legs(wanted).values() if leg.place == desk.receiver.key]
    begun = _begun(desk, _items(desk, [leg.item for leg in legs]).values())
    free = [leg for leg in legs if leg.is_open and leg.item not in begun]
    return _move_cases(desk, free, desk.receiver, desk.giver)


def _move_cases(desk: Desk, legs: Sequence[CaseLeg], giver: Body, receiver: Body) -> tuple[int, ...]:
    repositories, moved = desk.repositories, []
    found = repositories.cases.several({leg.case for leg in legs}) if legs else {}
    before: dict[int, Journey] = load_journeys(repositories, desk.profile, found.values())
    after = dict(before)
    for leg in legs:
        if leg.case not in after or not after[leg.case].case.is_open:
            continue
        try:
            after[leg.case] = case_rules.hand_over(after[leg.case], leg, giver, receiver)
        except (CaseHandedToItself, ClosedCaseStays):
            continue
        moved.append(leg)
    facts = {"fra": giver.key, "til": receiver.key}
    record_all(repositories, desk.context, "sag.overleveret", [(after[leg.case].case, facts) for leg in moved])
    changes = [(journey, after[key]) for key, journey in before.items() if after[key] != journey]
    save_journeys(repositories, desk.profile, desk.context, changes)
    return tuple(leg.id for leg in moved)


def _take_decisions(desk: Desk, wanted: Sequence[int]) -> tuple[int, ...]:
    repositories = desk.repositories
    known = repositories.decisions.with_meetings(wanted)
    items = _items(desk, [decision.successor for decision, _ in known.values()])
    begun = _begun(desk, items.values())
    back, gone = [], []
    for decision, _ in known.values():
        item = items.get(decision.successor or 0)
        open_again = taken_back(decision, None if item is None or item.id in begun else item, desk.receiver)
        if open_again is not None:
            back.append(open_again)
            gone += [item] if item is not None else []
    withdraw_items(repositories, gone)
    _save_decisions(desk, "beslutning.taget_tilbage", back)
    replan_decisions(repositories, back, desk.context.now, desk.profile.reminding)
    return tuple(decision.id for decision in back)


def _items(desk: Desk, ids: Iterable[int | None]) -> dict[int, AgendaItem]:
    wanted = [one for one in ids if one is not None]
    return dict(desk.repositories.agenda_items.items(wanted)) if wanted else {}


def _begun(desk: Desk, items: Iterable[AgendaItem]) -> set[int | None]:
    """The ids of those items that a meeting has begun to treat."""
    known = list(items)
    held = desk.repositories.meetings.several({one.meeting for one in known}) if known else {}
    return {one.id for one in known if held[one.meeting].starts <= desk.context.now}


def _save_decisions(desk: Desk, act: str, decisions: Sequence[Decision]) -> None:
    desk.repositories.decisions.save(*decisions)
    facts: dict[str, str | int] = {"fra": desk.giver.key, "til": desk.receiver.key}
    entries = (log_entry(desk.context, act, f"decision:{one.id}", facts) for one in decisions)
    desk.repositories.audit.record(*entries)


def _write(desk: Desk, act: str, facts: dict[str, str | int]) -> None:
    write_log(desk.repositories, desk.context, act, f"body:{desk.giver.key}", facts)
