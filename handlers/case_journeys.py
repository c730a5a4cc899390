"""Loads and saves cases with all that follows, in a unit of work: items on agendas, reminders, the log.

A case that comes to a body becomes an item of its next meeting, at once or when that meeting is made; where a meeting
won't treat it after all, it goes to the next one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from domain.case_ways import may_be_read_at, takes_items
from domain.cases import Case, CaseLeg, Journey
from domain.handing_over import may_receive, next_meeting
from domain.meetings import Meeting
from domain.organisation import Profile
from domain.ports import Repositories
from domain.reminder_plans import leg_reminders, of_leg
from handlers.case_agendas import place, put_on, take_off
from handlers.case_log import record
from handlers.desk import Desk
from handlers.requests import Context


def load_journeys(repositories: Repositories, profile: Profile, cases: Iterable[Case]) -> dict[int, Journey]:
    """The journeys of these cases by id, in one query; those whose flow no profile has any more are left out."""
    flows = {flow.key: flow for flow in profile.known_case_flows}
    known = [case for case in cases if case.flow in flows]
    legs: dict[int, list[CaseLeg]] = {case.id: [] for case in known}
    for leg in repositories.cases.legs(legs) if legs else ():
        legs[leg.case].append(leg)
    return {case.id: Journey(case, flows[case.flow], tuple(legs[case.id])) for case in known}


def load_journey(repositories: Repositories, profile: Profile, case: int) -> Journey | None:
    """The journey of the case with that id."""
    found = repositories.cases.case(case)
    return load_journeys(repositories, profile, [found]).get(case) if found else None


def open_case(desk: Desk, fresh: Journey) -> Journey:
    """Saves a new case where it has come to."""
    case = desk.repositories.cases.add(fresh.case)
    begun = replace(fresh, case=case, legs=tuple(replace(leg, case=case.id) for leg in fresh.legs))
    record(desk.repositories, desk.context, "sag.oprettet", case, {"flow": case.flow, "klynge": case.cluster})
    return save_journey(desk, Journey(case, fresh.flow), begun)


def save_journey(desk: Desk, before: Journey, after: Journey, *, but: int = 0) -> Journey:
    """As `save_journeys`, of one case."""
    (saved,) = save_journeys(desk.repositories, desk.profile, desk.context, [(before, after)], but=but)
    return saved


def save_journeys(
    repositories: Repositories,
    profile: Profile,
    context: Context,
    changes: Sequence[tuple[Journey, Journey]],
    *,
    but: int = 0,
) -> list[Journey]:
    """Saves what differs, puts cases on the agendas of where they have come to and takes them off those they have left.

    Each change, before and after, is of another case. `but` is the id of a meeting that won't treat them.
    """
    wanted = [(before, _off_agendas(after)) for before, after in changes]
    gone = [leg for before, after in wanted for leg in before.legs if leg.id not in {one.id for one in after.legs}]
    take_off(repositories, [item for before, after in wanted for item in _items(before) - _items(after)])
    repositories.cases.remove_legs([leg.id for leg in gone])
    known = {leg.id: leg for before, _ in wanted for leg in before.legs}
    legs = [leg for _, after in wanted for leg in after.legs]
    repositories.cases.save_legs([leg for leg in legs if leg.id and leg != known[leg.id]])
    saved = []
    for before, after in wanted:
        if after.case != before.case:
            repositories.cases.save(after.case)
        saved.append(replace(after, legs=tuple(_kept(repositories, context, after.case, leg) for leg in after.legs)))
    _remind(repositories, profile, context, saved, gone)
    return place(repositories, profile, context, saved, but=but)


def receive_cases(repositories: Repositories, profile: Profile, context: Context, coming: Meeting) -> int:
    """Makes items of the cases that waited for a meeting of the body; how many there were.

    One that was closed after it came to another cluster goes on waiting there: the agenda would tell what it is.
    """
    body = next((one for one in profile.known_bodies if one.key == coming.body), None)
    if body is None or not takes_items(body) or not may_receive(coming, context.now):
        return 0
    waiting = repositories.cases.waiting_for(body.key)
    if not waiting:
        return 0
    cases = repositories.cases.several({leg.case for leg in waiting})
    journeys = load_journeys(repositories, profile, cases.values())
    given = [
        (journeys[leg.case], leg)
        for leg in waiting
        if leg.case in journeys and may_be_read_at(journeys[leg.case].case, leg.place)
    ]
    return len(put_on(repositories, profile, context, given, body, coming))


def pass_cases_on(repositories: Repositories, profile: Profile, context: Context, cancelled: Meeting) -> None:
    """Lets the cases that were items of a cancelled meeting go to the body's next meeting, or wait for one."""
    items = [one for one in repositories.agenda_items.of_meeting(cancelled.id) if one.from_case and one.is_on_agenda]
    legs = repositories.cases.on_items([one.id for one in items]) if items else ()
    waiting = [leg for leg in legs if leg.is_open]
    if not waiting:
        return
    take_off(repositories, [leg.item for leg in waiting])
    repositories.cases.save_legs([replace(leg, item=None) for leg in waiting])
    meetings = repositories.meetings.of_body(cancelled.body, begins=context.now.date())
    coming = next_meeting(meetings, context.now)
    if coming is not None:
        receive_cases(repositories, profile, context, coming)


def _off_agendas(after: Journey) -> Journey:
    """The journey, on no agenda where it was not answered if it has ended."""
    if after.case.is_open:
        return after
    return replace(after, legs=tuple(replace(leg, item=None) if leg.is_open else leg for leg in after.legs))


def _items(journey: Journey) -> set[int]:
    return {leg.item for leg in journey.legs if leg.item is not None}


def _kept(repositories: Repositories, context: Context, case: Case, leg: CaseLeg) -> CaseLeg:
    """The leg with its id, which a new one gets here."""
    if leg.id:
        return leg
    added = repositories.cases.add_leg(leg)
    record(repositories, context, "sag.hos", case, {"sted": added.place, "trin": added.step + 1})
    return added


def _remind(
    repositories: Repositories, profile: Profile, context: Context, journeys: Sequence[Journey], gone: Iterable[CaseLeg]
) -> None:
    """Plans the reminders of where the cases are anew: none where they have been answered."""
    legs = (leg for journey in journeys for leg in journey.legs)
    repositories.reminders.cancel_planned([of_leg(leg.id) for leg in (*legs, *gone)], keeps_snoozed=False)
    repositories.reminders.plan(
        [
            one
            for journey in journeys
            if journey.case.is_open
            for leg in journey.current
            for one in leg_reminders(leg, journey.flow, context.now, profile.reminding)
        ]
    )
