"""Puts cases on the agendas of where they have come to and takes them off again, in a unit of work.

Which cases come where is found by who asks; many go there in as many queries as one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from danish import writing
from domain.agenda import AgendaItem, ItemState, next_position
from domain.case_items import item_of_case
from domain.case_ways import body_of, may_be_read_at, takes_items
from domain.cases import CaseLeg, Journey
from domain.handing_over import next_meeting
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.ports import Repositories
from domain.rows import Row
from domain.tasks import TaskState
from handlers.agenda import items_with_standing
from handlers.case_log import record_all
from handlers.case_text import places_text
from handlers.replanning import replan_items, withdraw_items
from handlers.requests import Context

_Awaited = tuple[Journey, CaseLeg]


def place(
    repositories: Repositories, profile: Profile, context: Context, journeys: Iterable[Journey], *, but: int = 0
) -> list[Journey]:
    """Puts the cases on the next agenda of each body where they wait for one; the queries grow with the bodies alone.

    `but` is the id of a meeting that won't treat them.
    """
    placed = {journey.case.id: journey for journey in journeys}
    waiting: dict[str, tuple[Body, list[_Awaited]]] = {}
    for journey in placed.values():
        for leg in journey.awaited:
            body = body_of(leg, profile)
            is_kept_off = not may_be_read_at(journey.case, leg.place)
            if leg.item is None and body is not None and takes_items(body) and not is_kept_off:
                waiting.setdefault(body.key, (body, []))[1].append((journey, leg))
    meetings = repositories.meetings.of_bodies(waiting, context.now.date()) if waiting else ()
    for key, (body, given) in waiting.items():
        coming = next_meeting((one for one in meetings if one.body == key and one.id != but), context.now)
        if coming is not None:
            for leg in put_on(repositories, profile, context, given, body, coming):
                placed[leg.case] = placed[leg.case].with_leg(leg)
    return list(placed.values())


def put_on(
    repositories: Repositories,
    profile: Profile,
    context: Context,
    given: Sequence[_Awaited],
    receiver: Body,
    coming: Meeting,
) -> list[CaseLeg]:
    """The legs, each an item of the coming meeting; saved and logged."""
    latest = {journey.case.id: _last_item(journey) for journey, _ in given}
    sources = repositories.agenda_items.items({item for item in latest.values() if item})
    first = next_position(items_with_standing(repositories, context, coming))
    drafts = []
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
        drafts.append(item_of_case(draft, journey, leg, sources.get(latest[journey.case.id] or 0), receiver))
    items = repositories.agenda_items.add_several(drafts)
    legs = [replace(leg, item=item.id) for (_, leg), item in zip(given, items, strict=True)]
    repositories.cases.save_legs(legs)
    facts = [{"møde": coming.id, "punkt": item.id} for item in items]
    record_all(repositories, context, "sag.punkt", zip((journey.case for journey, _ in given), facts, strict=True))
    replan_items(repositories, coming.id, items, context.now, profile.reminding)
    return legs


def take_off(repositories: Repositories, items: Iterable[int | None]) -> None:
    """Withdraws these items from agendas that nobody has sent out; what was sent out or treated stays."""
    wanted = {item for item in items if item is not None}
    known = repositories.agenda_items.items(wanted).values() if wanted else ()
    unsent = [item for item in known if item.state in (ItemState.DRAFT, ItemState.READY)]
    tasks = repositories.tasks.of_meetings({item.meeting for item in unsent}) if unsent else {}
    sent = {
        meeting
        for meeting, its in tasks.items()
        if any(task.step == Row.SENDING and task.state is TaskState.DONE for task in its)
    }
    withdraw_items(repositories, [item for item in unsent if item.meeting not in sent])


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
