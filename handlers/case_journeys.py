"""Loads and saves cases with all that follows, in a unit of work: items on agendas, reminders, the log.

A case that comes to a body becomes an item of its next meeting, at once or when that meeting is made; where a meeting
won't treat it after all, it goes to the next one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from danish import writing
from domain.agenda import AgendaItem, ItemState, next_position
from domain.case_items import item_of_case
from domain.case_ways import body_of, may_be_read_at, takes_items
from domain.cases import Case, CaseLeg, Journey
from domain.handing_over import may_receive, next_meeting
from domain.meetings import Meeting
from domain.messages import AuditEntry
from domain.organisation import Body, Profile
from domain.ports import Repositories
from domain.reminder_plans import leg_reminders, of_leg
from domain.rows import Row
from domain.tasks import TaskState
from handlers.agenda import items_with_standing
from handlers.case_text import places_text
from handlers.replanning import replan_items
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


def open_case(repositories: Repositories, profile: Profile, context: Context, fresh: Journey) -> Journey:
    """Saves a new case where it has come to."""
    case = repositories.cases.add(fresh.case)
    begun = replace(fresh, case=case, legs=tuple(replace(leg, case=case.id) for leg in fresh.legs))
    record(repositories, context, "sag.oprettet", case, {"flow": case.flow, "klynge": case.cluster})
    return save_journey(repositories, profile, context, Journey(case, fresh.flow), begun)


def save_journey(
    repositories: Repositories, profile: Profile, context: Context, before: Journey, after: Journey, *, but: int = 0
) -> Journey:
    """Saves what differs, puts the case on the agendas of where it has come to, and takes it off those it has left.

    `but` is the id of a meeting that won't treat it.
    """
    known = {leg.id: leg for leg in before.legs}
    kept = {leg.id for leg in after.legs}
    gone = [leg for leg in before.legs if leg.id not in kept]
    if after.case != before.case:
        repositories.cases.save(after.case)
    left = [leg for leg in after.legs if not after.case.is_open and leg.is_open]
    items = {leg.item for leg in after.legs if leg not in left}
    _take_off(repositories, profile, context, [leg.item for leg in before.legs if leg.item not in items])
    repositories.cases.remove_legs([leg.id for leg in gone])
    saved = []
    for leg in after.legs:
        one = replace(leg, item=None) if leg in left else leg
        if one.id == 0:
            one = repositories.cases.add_leg(one)
            record(repositories, context, "sag.hos", after.case, {"sted": one.place, "trin": one.step + 1})
        elif one != known[one.id]:
            repositories.cases.save_leg(one)
        saved.append(one)
    _remind(repositories, profile, context, Journey(after.case, after.flow, tuple(saved)), gone)
    return place(repositories, profile, context, replace(after, legs=tuple(saved)), but=but)


def place(repositories: Repositories, profile: Profile, context: Context, journey: Journey, *, but: int = 0) -> Journey:
    """Puts the case on the next agenda of each body where it waits for one, in as many queries as there are bodies.

    `but` is the id of a meeting that won't treat it.
    """
    for leg in journey.awaited:
        body = body_of(leg, profile)
        is_kept_off = not may_be_read_at(journey.case, leg.place)
        if leg.item is not None or body is None or not takes_items(body) or is_kept_off:
            continue
        meetings = repositories.meetings.of_body(body.key, begins=context.now.date())
        coming = next_meeting((one for one in meetings if one.id != but), context.now)
        if coming is not None:
            (placed,) = _receive(repositories, profile, context, [(journey, leg)], body, coming)
            journey = journey.with_leg(placed)
    return journey


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
    return len(_receive(repositories, profile, context, given, body, coming))


def pass_cases_on(repositories: Repositories, profile: Profile, context: Context, cancelled: Meeting) -> None:
    """Lets the cases that were items of a cancelled meeting go to the body's next meeting, or wait for one."""
    items = [one for one in repositories.agenda_items.of_meeting(cancelled.id) if one.from_case and one.is_on_agenda]
    legs = repositories.cases.on_items([one.id for one in items]) if items else ()
    waiting = [leg for leg in legs if leg.is_open]
    if not waiting:
        return
    _take_off(repositories, profile, context, [leg.item for leg in waiting])
    for leg in waiting:
        repositories.cases.save_leg(replace(leg, item=None))
    meetings = repositories.meetings.of_body(cancelled.body, begins=context.now.date())
    coming = next_meeting(meetings, context.now)
    if coming is not None:
        receive_cases(repositories, profile, context, coming)


def record(
    repositories: Repositories, context: Context, act: str, case: Case, facts: Mapping[str, str | int] | None = None
) -> None:
    """Writes an act on a case in the log, with ids and keys and never with what was typed."""
    entry = AuditEntry(
        context.now, context.person, act, f"case:{case.id}", context.place.install, facts=dict(facts or {})
    )
    repositories.audit.record(entry)


def _receive(
    repositories: Repositories,
    profile: Profile,
    context: Context,
    given: Sequence[tuple[Journey, CaseLeg]],
    receiver: Body,
    coming: Meeting,
) -> list[CaseLeg]:
    """The legs, each an item of the coming meeting; saved and logged."""
    latest = {journey.case.id: _last_item(journey) for journey, _ in given}
    sources = repositories.agenda_items.items({item for item in latest.values() if item})
    first = next_position(items_with_standing(repositories, context, coming))
    items, legs = [], []
    for position, (journey, leg) in enumerate(given, first):
        draft = AgendaItem(
            0,
            coming.id,
            "",
            context.person,
            context.now,
            position=position,
            recommendation=_history(journey, leg, profile),
            install=coming.install,
        )
        source = sources.get(latest[journey.case.id] or 0)
        item = repositories.agenda_items.add(item_of_case(draft, journey, leg, source, receiver))
        placed = replace(leg, item=item.id)
        repositories.cases.save_leg(placed)
        record(repositories, context, "sag.punkt", journey.case, {"møde": coming.id, "punkt": item.id})
        items.append(item)
        legs.append(placed)
    replan_items(repositories, coming.id, items, context.now, profile.reminding)
    return legs


def _last_item(journey: Journey) -> int | None:
    answered = [leg for leg in journey.legs if leg.item is not None and not leg.is_open]
    return max(answered, key=lambda leg: (leg.step, leg.id)).item if answered else None


def _history(journey: Journey, leg: CaseLeg, profile: Profile) -> str:
    """What the item says of the case: its flow, what is asked here, and where it comes from."""
    before = [one for one in journey.legs if one.step < leg.step and one.answered_at is not None]
    said = [f"Sag {journey.case.id} ({journey.flow.name}): {journey.flow.steps[leg.step].name}."]
    if before:
        last = max(before, key=lambda one: (one.step, one.id))
        names = places_text((one.place for one in before if one.step == last.step), profile)
        said.append(f"Kommer fra {names}, {writing.weekday_date(_day(last))}.")
    if journey.case.experience is not None:
        said.append(f"Bygger på erfaring nr. {journey.case.experience}.")
    return " ".join(said)


def _day(leg: CaseLeg) -> datetime:
    return leg.answered_at or leg.entered_at


def _take_off(repositories: Repositories, profile: Profile, context: Context, items: Iterable[int | None]) -> None:
    """Withdraws these items from agendas that nobody has sent out; what was sent out or treated stays."""
    wanted = {item for item in items if item is not None}
    known = repositories.agenda_items.items(wanted).values() if wanted else ()
    unsent = [item for item in known if item.state in (ItemState.DRAFT, ItemState.READY)]
    meetings = repositories.meetings.several({item.meeting for item in unsent}) if unsent else {}
    for meeting in meetings.values():
        tasks = repositories.tasks.of_meeting(meeting.id)
        if any(task.step == Row.SENDING and task.state is TaskState.DONE for task in tasks):
            continue
        off = [replace(item, state=ItemState.WITHDRAWN) for item in unsent if item.meeting == meeting.id]
        repositories.agenda_items.save(off)
        replan_items(repositories, meeting.id, off, context.now, profile.reminding)


def _remind(
    repositories: Repositories, profile: Profile, context: Context, journey: Journey, gone: Iterable[CaseLeg]
) -> None:
    """Plans the reminders of where the case is anew: none where it has been answered."""
    current = [leg for leg in journey.legs if leg.step == journey.number]
    repositories.reminders.cancel_planned([of_leg(leg.id) for leg in (*journey.legs, *gone)], keeps_snoozed=False)
    if journey.case.is_open:
        planned = [one for leg in current for one in leg_reminders(leg, journey.flow, context.now, profile.reminding)]
        repositories.reminders.plan(planned)
