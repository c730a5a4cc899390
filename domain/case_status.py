"""How far a case is and what it waits for, as facts for cards, pictures and tables; nothing is drawn or worded here.

All days are calendar days in Copenhagen, as the targets of case flows are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from danish.zone import COPENHAGEN
from domain.agenda import AgendaItem
from domain.case_flows import CaseFlow, CaseFlowStep
from domain.case_ways import steps_ahead
from domain.cases import Case, CaseLeg, CaseState, Journey
from domain.handing_over import may_receive, next_meeting
from domain.meetings import Meeting
from domain.organisation import Profile


class StepState(StrEnum):
    """Where a case stands with a step of its flow. OPTIONAL ones come only where somebody chooses them."""

    DONE = "klaret"
    CURRENT = "i gang"
    COMING = "kommer"
    OPTIONAL = "kan vælges"
    LEFT_OUT = "springes over"


@dataclass(frozen=True, slots=True)
class LegStatus:
    """A case at one body or authority.

    `days` are those it has taken there so far, or took. `meeting` treats or treated it, None while it waits for one.
    `due` is the day the target ends on. `sooner` is a meeting of the body, before the one it is for, that could treat
    it as well. `off` is the coming meeting whose agenda it was taken off, where the body has no other to treat it.
    """

    leg: CaseLeg
    since: date
    days: int
    due: date
    meeting: Meeting | None = None
    sooner: Meeting | None = None
    off: Meeting | None = None

    @property
    def is_over(self) -> bool:
        """Whether it has taken longer there than its target."""
        return self.since + timedelta(days=self.days) > self.due


@dataclass(frozen=True, slots=True)
class StepStatus:
    """A step of the flow: `number` counts from 1, `days` those the case has taken with it so far, or took."""

    number: int
    step: CaseFlowStep
    state: StepState
    legs: tuple[LegStatus, ...] = ()
    days: int = 0

    @property
    def is_over(self) -> bool:
        """Whether it has taken more days than its target."""
        return self.days > self.step.target_days


@dataclass(frozen=True, slots=True)
class CaseStatus:
    """A case as it stood on a day: days so far against the target for the whole way, and each step.

    `longest` is where it has waited longest, over or not; `following` are the bodies of the next step that comes by
    itself, each with its next meeting, None where it has none planned.
    """

    case: Case
    flow: CaseFlow
    days: int
    target_days: int
    steps: tuple[StepStatus, ...]
    longest: LegStatus | None
    following: Mapping[str, Meeting | None]

    @property
    def is_over(self) -> bool:
        """Whether it has taken more days than its target."""
        return self.days > self.target_days

    @property
    def current(self) -> StepStatus:
        """The step the case has reached."""
        return max((one for one in self.steps if one.legs), key=lambda one: one.number)

    @property
    def awaited(self) -> tuple[LegStatus, ...]:
        """Where it still is to be answered."""
        return tuple(one for one in self.current.legs if one.leg.is_open) if self.case.is_open else ()


def target_of(journey: Journey) -> int:
    """The target of a case for the whole way: its own, else the sum of the steps that come by themselves or came."""
    if journey.case.target_days is not None:
        return journey.case.target_days
    reached = {leg.step for leg in journey.legs}
    counted = [
        step.target_days
        for number, step in enumerate(journey.flow.steps)
        if number in reached or not (step.is_optional or (step.only_with_economy and not journey.case.authorities))
    ]
    return sum(counted)


def case_status(
    journey: Journey,
    items: Mapping[int, AgendaItem],
    meetings: Iterable[Meeting],
    profile: Profile,
    now: datetime,
    following: Iterable[str] = (),
) -> CaseStatus:
    """The status now. `items` are those of the case's legs by id, `meetings` theirs and all coming ones of the bodies.

    `following` are the places of the next step (`domain.case_ways.places`).
    """
    known = list(meetings)
    by_id, ahead = {one.id: one for one in known}, steps_ahead(journey, profile)
    end = _day(journey.case.ended_at or now)
    legs = {
        leg.id: _leg_status(leg, journey.flow.steps[leg.step], items, by_id, known, now, end) for leg in journey.legs
    }
    steps = tuple(
        _step_status(number, step, [legs[leg.id] for leg in journey.legs if leg.step == number], journey, ahead)
        for number, step in enumerate(journey.flow.steps)
    )
    bodies = {body.key for body in profile.known_bodies}
    return CaseStatus(
        journey.case,
        journey.flow,
        (end - _day(journey.case.opened_at)).days,
        target_of(journey),
        steps,
        max(legs.values(), key=lambda one: (one.days, -one.leg.id), default=None),
        {
            place: next_meeting([one for one in known if one.body == place], now)
            for place in following
            if place in bodies
        },
    )


def target_day(leg: CaseLeg, flow: CaseFlow) -> date:
    """The last day of a leg's target."""
    return _day(leg.entered_at) + timedelta(days=flow.steps[leg.step].target_days)


def _leg_status(
    leg: CaseLeg,
    step: CaseFlowStep,
    items: Mapping[int, AgendaItem],
    by_id: Mapping[int, Meeting],
    known: Iterable[Meeting],
    now: datetime,
    end: date,
) -> LegStatus:
    item = items.get(leg.item or 0)
    meeting = by_id.get(item.meeting) if item else None
    since = _day(leg.entered_at)
    until = _day(leg.answered_at) if leg.answered_at else end
    coming = next_meeting([one for one in known if one.body == leg.place], now) if leg.is_open else None
    sooner = None
    if coming is not None and meeting is not None and may_receive(meeting, now):
        sooner = coming if coming.starts < meeting.starts else None
    return LegStatus(
        leg,
        since,
        max((until - since).days, 0),
        since + timedelta(days=step.target_days),
        meeting,
        sooner,
        coming if meeting is None else None,
    )


def _step_status(
    number: int, step: CaseFlowStep, legs: list[LegStatus], journey: Journey, ahead: tuple[int, ...]
) -> StepStatus:
    if not legs:
        state = StepState.LEFT_OUT
        if number in ahead and journey.case.state is not CaseState.DONE:
            state = StepState.OPTIONAL if step.is_optional else StepState.COMING
        return StepStatus(number + 1, step, state)
    is_done = all(not one.leg.is_open for one in legs)
    ends = [one.since + timedelta(days=one.days) for one in legs]
    return StepStatus(
        number + 1,
        step,
        StepState.DONE if is_done else StepState.CURRENT,
        tuple(legs),
        (max(ends) - min(one.since for one in legs)).days,
    )


def _day(at: datetime) -> date:
    return at.astimezone(COPENHAGEN).date()
