"""`/tovholder overdragelse`: what an organisation that ends leaves open, handed to its successors and taken back.

Each handing over is one unit of work with a line in the log that names what went along; by that it is taken back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from danish import writing
from domain import cases as case_rules
from domain import handing_over
from domain.access import require_administrator
from domain.agenda import AgendaItem, ItemState
from domain.case_errors import CaseHandedToItself, ClosedCaseStays
from domain.cases import CaseLeg, Journey
from domain.closing import Closing, taken_back
from domain.decision_errors import ClosedStaysInCluster
from domain.decisions import Decision
from domain.meetings import Meeting
from domain.messages import AuditEntry
from domain.organisation import Body, Profile
from domain.ports import Repositories
from handlers.case_journeys import load_journeys, record, save_journey
from handlers.handed_over import receive
from handlers.loading import load_actor
from handlers.outcomes import Outcome, Reply
from handlers.refusals import NOTHING_SAVED, Answered
from handlers.registry import Services
from handlers.replanning import replan_decision, replan_items
from handlers.requests import Context, Typed
from handlers.tovholder.closing_cards import GIVE, TAKE_BACK, overview, told
from handlers.tovholder.closing_facts import GIVEN, TAKEN, Given, counted, load_given, load_left, open_at
from handlers.tovholder.closing_words import body_meant, closing_now, receiver_meant
from handlers.ui import text


@dataclass(frozen=True, slots=True)
class _Desk:
    """The unit of work, and between whom things are handed."""

    repositories: Repositories
    profile: Profile
    context: Context
    giver: Body
    receiver: Body


def show(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """What is open at each body, and who could take it over; for administrators."""
    require_administrator(load_actor(repositories, request.context))
    if typed.strip():
        raise Answered(
            "Vil du se, give eller tage tilbage?",
            text(f"Skriv `/tovholder overdragelse` for at se det hele, `{GIVE} politisk fyn` eller `{TAKE_BACK} "),
            text("politisk fyn`. ", NOTHING_SAVED),
        )
    return Reply(overview(load_left(repositories, closing_now(services.profile)), request.context.now))


def give(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Hands what is open at a body to its successor, or to the one that is named."""
    context, profile = request.context, services.profile
    require_administrator(load_actor(repositories, context))
    found = _over(closing_now(profile))
    giver = body_meant(typed.partition(" til ")[0], found.ending)
    desk = _Desk(repositories, profile, context, giver, receiver_meant(typed.partition(" til ")[2], giver, profile))
    decisions, legs = open_at(repositories, giver)
    went = Given(desk.receiver.key, _give_decisions(desk, decisions), _give_cases(desk, legs))
    stays = len(decisions) + len(legs) - went.number
    if not went.number:
        why = " Det, der er lukket, bliver i klyngen." if stays else ""
        raise Answered(f"Der er intet at overdrage fra {giver.name}.", text(f"{NOTHING_SAVED}{why}"))
    _log(desk, GIVEN, went)
    title = f"Overdraget fra {giver.name} til {desk.receiver.name}: {went.words}."
    return Reply(told(title, giver, stays, "Det er lukket og bliver i klyngen.", is_given=True))


def take_back(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Takes back what was handed over and hasn't been treated since."""
    context, profile = request.context, services.profile
    require_administrator(load_actor(repositories, context))
    giver = body_meant(typed, _over(closing_now(profile)).ending)
    handed = load_given(repositories, giver)
    if not handed:
        raise Answered(f"{giver.name} har intet overdraget, der kan tages tilbage.", text(NOTHING_SAVED))
    decisions: tuple[int, ...] = ()
    legs: tuple[int, ...] = ()
    for given in handed:
        desk = _Desk(repositories, profile, context, giver, profile.body(given.receiver))
        back = Given(given.receiver, _take_decisions(desk, given.decisions), _take_cases(desk, given.legs))
        decisions, legs = (*decisions, *back.decisions), (*legs, *back.legs)
        _log(desk, TAKEN, back)
    said = counted(0, len(decisions), len(legs)) or "intet"
    kept = sum(given.number for given in handed) - len(decisions) - len(legs)
    why = "Det er behandlet eller givet videre siden."
    return Reply(told(f"Taget tilbage til {giver.name}: {said}.", giver, kept, why, is_given=False))


def _over(found: Closing) -> Closing:
    """The closing, once the old organisation has ended: until then its bodies have what they have."""
    if not found.has_ended:
        begins = f"fra {writing.weekday_date(found.following.valid_from)}" if found.following else "senere"
        raise Answered(
            "Det kan først overdrages, når det nye er begyndt.",
            text(f"Det kan ske {begins}. Se, hvad der er åbent, med `/tovholder overdragelse`. ", NOTHING_SAVED),
        )
    return found


def _give_decisions(desk: _Desk, decisions: Iterable[tuple[Decision, Meeting]]) -> tuple[int, ...]:
    """Puts the decisions on their way; closed ones stay in their cluster."""
    given = []
    for decision, meeting in decisions:
        try:
            changed = handing_over.hand_over(decision, desk.giver, desk.receiver)
        except ClosedStaysInCluster:
            continue
        desk.repositories.decisions.save(changed)
        _log_decision(desk, "beslutning.overleveret", changed)
        given.append((changed, meeting, desk.giver))
    coming = handing_over.next_meeting(desk.repositories.meetings.of_body(desk.receiver.key), desk.context.now)
    if coming is not None:
        receive(desk.repositories, desk.profile, desk.context, given, desk.receiver, coming)
    return tuple(decision.id for decision, *_ in given)


def _give_cases(desk: _Desk, legs: Sequence[CaseLeg]) -> tuple[int, ...]:
    return _move_cases(desk, legs, desk.giver, desk.receiver)


def _take_cases(desk: _Desk, wanted: Sequence[int]) -> tuple[int, ...]:
    """Takes the legs back that are still to be answered, and that no meeting has begun to treat."""
    legs = [leg for leg in desk.repositories.cases.several_legs(wanted).values() if leg.place == desk.receiver.key]
    begun = _begun(desk, [leg.item for leg in legs])
    free = [leg for leg in legs if leg.is_open and leg.item not in begun]
    return _move_cases(desk, free, desk.receiver, desk.giver)


def _move_cases(desk: _Desk, legs: Sequence[CaseLeg], giver: Body, receiver: Body) -> tuple[int, ...]:
    repositories, moved = desk.repositories, []
    found = repositories.cases.several({leg.case for leg in legs}) if legs else {}
    journeys: dict[int, Journey] = load_journeys(repositories, desk.profile, found.values())
    for leg in legs:
        before = journeys.get(leg.case)
        if before is None or not before.case.is_open:
            continue
        try:
            after = case_rules.hand_over(before, leg, giver, receiver)
        except (CaseHandedToItself, ClosedCaseStays):
            continue
        record(repositories, desk.context, "sag.overleveret", after.case, {"fra": giver.key, "til": receiver.key})
        journeys[leg.case] = save_journey(repositories, desk.profile, desk.context, before, after)
        moved.append(leg.id)
    return tuple(moved)


def _take_decisions(desk: _Desk, wanted: Sequence[int]) -> tuple[int, ...]:
    repositories, now, back = desk.repositories, desk.context.now, []
    known = repositories.decisions.with_meetings(wanted)
    begun = _begun(desk, [decision.successor for decision, _ in known.values()])
    items = _items(desk, [decision.successor for decision, _ in known.values()])
    for decision, _ in known.values():
        item = items.get(decision.successor or 0)
        open_again = taken_back(decision, None if item is None or item.id in begun else item, desk.receiver)
        if open_again is None:
            continue
        if item is not None:
            gone = replace(item, state=ItemState.WITHDRAWN)
            repositories.agenda_items.save([gone])
            replan_items(repositories, item.meeting, [gone], now, desk.profile.reminding)
        repositories.decisions.save(open_again)
        replan_decision(repositories, open_again, now, desk.profile.reminding)
        _log_decision(desk, "beslutning.taget_tilbage", open_again)
        back.append(decision.id)
    return tuple(back)


def _items(desk: _Desk, ids: Iterable[int | None]) -> dict[int, AgendaItem]:
    wanted = [one for one in ids if one is not None]
    return dict(desk.repositories.agenda_items.items(wanted)) if wanted else {}


def _begun(desk: _Desk, ids: Iterable[int | None]) -> set[int | None]:
    """Which of these items a meeting has begun to treat."""
    items = _items(desk, ids)
    held = desk.repositories.meetings.several({one.meeting for one in items.values()}) if items else {}
    return {key for key, one in items.items() if held[one.meeting].starts <= desk.context.now}


def _log_decision(desk: _Desk, act: str, decision: Decision) -> None:
    facts: dict[str, str | int] = {"fra": desk.giver.key, "til": desk.receiver.key}
    _write(desk, act, f"decision:{decision.id}", facts)


def _log(desk: _Desk, act: str, went: Given) -> None:
    _write(desk, act, f"body:{desk.giver.key}", went.facts)


def _write(desk: _Desk, act: str, subject: str, facts: dict[str, str | int]) -> None:
    context = desk.context
    desk.repositories.audit.record(
        AuditEntry(context.now, context.person, act, subject, context.place.install, facts=facts)
    )
