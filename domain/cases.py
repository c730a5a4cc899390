"""A case on its way from body to body: answered, taken back, stopped; which way it takes is `domain.case_ways`.

The minutes of 23-06-2022 (on item 2) ask that cases have time perspectives and don't take too long on their way. When
somebody has a case, and since when, is therefore kept for each body by itself.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from domain.case_errors import (
    CaseAnsweredThere,
    CaseHandedToItself,
    CaseMovedOn,
    CaseNotOpen,
    CaseNotStopped,
    ClosedCaseStays,
    NothingAnswered,
    NotOnTheWay,
)
from domain.case_flows import CaseFlow, CaseFlowStep
from domain.organisation import Body
from domain.times import refuse_naive

LONGEST_REASON = 500
"""Characters."""


class CaseState(StrEnum):
    """Where a case stands as a whole."""

    OPEN = "i gang"
    DONE = "afsluttet"
    STOPPED = "stoppet"


class Answer(StrEnum):
    """What came of a case at one body or authority."""

    TREATED = "behandlet"
    ACCEPTED = "tager det"
    ADAPTED = "tilpasser det"
    DECLINED = "afviser det"


@dataclass(frozen=True, slots=True)
class Case:
    """A case. `cluster` is the key of its first cluster, "" where it begins above them.

    `target_days` is its own target in calendar days for the whole way, None for the sum of its steps'. `authorities`
    are the keys of those whose approval its decisions have asked for. `reason` tells why it was stopped. A closed case
    has been on a closed item. `experience` is the id of the one it wants to spread.
    """

    id: int
    title: str
    flow: str
    cluster: str
    opened_at: datetime
    state: CaseState = CaseState.OPEN
    is_closed: bool = False
    experience: int | None = None
    target_days: int | None = None
    authorities: tuple[str, ...] = ()
    ended_at: datetime | None = None
    reason: str = ""
    install: str = ""

    def __post_init__(self) -> None:
        refuse_naive(self.opened_at, *((self.ended_at,) if self.ended_at else ()))

    @property
    def is_open(self) -> bool:
        """Whether it is still on its way."""
        return self.state is CaseState.OPEN


@dataclass(frozen=True, slots=True)
class CaseLeg:
    """A case at one body or authority (`place` is its key): since when, on which item, and what came of it.

    `step` counts the steps of the flow from 0. Without an item it waits for a meeting, or is done without one.
    """

    id: int
    case: int
    step: int
    place: str
    entered_at: datetime
    item: int | None = None
    answer: Answer | None = None
    answered_at: datetime | None = None
    reason: str = ""
    install: str = ""

    def __post_init__(self) -> None:
        refuse_naive(self.entered_at, *((self.answered_at,) if self.answered_at else ()))

    @property
    def is_open(self) -> bool:
        """Whether the case still is to be answered there."""
        return self.answer is None


@dataclass(frozen=True, slots=True)
class Journey:
    """A case with its flow and all places it has come to, in the order it came there."""

    case: Case
    flow: CaseFlow
    legs: tuple[CaseLeg, ...] = ()

    @property
    def number(self) -> int:
        """The place in the flow of the step the case has reached; -1 before the first."""
        return max((leg.step for leg in self.legs), default=-1)

    @property
    def step(self) -> CaseFlowStep:
        """The step the case has reached."""
        return self.flow.steps[self.number]

    @property
    def current(self) -> tuple[CaseLeg, ...]:
        """Where the case is, answered or not."""
        return tuple(leg for leg in self.legs if leg.step == self.number)

    @property
    def awaited(self) -> tuple[CaseLeg, ...]:
        """Where the case still is to be answered."""
        return tuple(leg for leg in self.current if leg.is_open) if self.case.is_open else ()

    def at(self, place: str) -> CaseLeg:
        """Where it is now, by the key of a body or authority; raises NotOnTheWay."""
        for leg in self.current:
            if leg.place == place:
                return leg
        raise NotOnTheWay(self.case.id, place)

    def with_leg(self, changed: CaseLeg) -> "Journey":
        """The journey with that leg in the place of the one with its id."""
        return replace(self, legs=tuple(changed if leg.id == changed.id else leg for leg in self.legs))


def require_open(case: Case) -> None:
    """Raises CaseNotOpen for a case that has ended."""
    if not case.is_open:
        raise CaseNotOpen(case.id, case.state.value)


def answer_leg(journey: Journey, leg: CaseLeg, answer: Answer, reason: str, now: datetime) -> Journey:
    """The journey with what came of it there; an answer of the current step may be given anew. Raises CaseNotOpen.

    The day of the first answer stands.
    """
    require_open(journey.case)
    return journey.with_leg(replace(leg, answer=answer, answered_at=leg.answered_at or now, reason=reason))


def last_answered(journey: Journey) -> CaseLeg:
    """What was answered last; raises NothingAnswered."""
    answered = [leg for leg in journey.legs if leg.answered_at is not None]
    if not answered:
        raise NothingAnswered(journey.case.id)
    return max(answered, key=lambda leg: (leg.answered_at or leg.entered_at, leg.id))


def take_back(journey: Journey, leg: CaseLeg) -> tuple[Journey, tuple[CaseLeg, ...]]:
    """The journey without that answer, and the legs that are gone with it: where the case had moved on to since.

    Raises CaseMovedOn where somebody has answered there, and CaseNotOpen for a case that was stopped.
    """
    if journey.case.state is CaseState.STOPPED:
        raise CaseNotOpen(journey.case.id, journey.case.state.value)
    later = tuple(one for one in journey.legs if one.step > leg.step)
    if any(not one.is_open for one in later):
        raise CaseMovedOn(journey.case.id, leg.place)
    case = replace(journey.case, state=CaseState.OPEN, ended_at=None)
    kept = tuple(one for one in journey.legs if one not in later)
    reopened = replace(leg, answer=None, answered_at=None, reason="")
    return replace(journey, case=case, legs=kept).with_leg(reopened), later


def stop(case: Case, reason: str, now: datetime) -> Case:
    """The case, withdrawn or given up; raises CaseNotOpen."""
    require_open(case)
    return replace(case, state=CaseState.STOPPED, ended_at=now, reason=reason)


def resume(case: Case) -> Case:
    """The case, taken up again where it was stopped; raises CaseNotStopped."""
    if case.state is not CaseState.STOPPED:
        raise CaseNotStopped(case.id)
    return replace(case, state=CaseState.OPEN, ended_at=None, reason="")


def finish(case: Case, now: datetime) -> Case:
    """The case, at the end of its way; raises CaseNotOpen."""
    require_open(case)
    return replace(case, state=CaseState.DONE, ended_at=now)


def hand_over(journey: Journey, leg: CaseLeg, giver: Body, receiver: Body) -> Journey:
    """The journey with another body in the place of one that had it: since the first had it, it has taken its time.

    Raises CaseNotOpen, CaseAnsweredThere, CaseHandedToItself, and ClosedCaseStays for a closed case that would leave
    its cluster.
    """
    require_open(journey.case)
    if not leg.is_open:
        raise CaseAnsweredThere(journey.case.id, giver.key)
    if giver.key == receiver.key or any(one.place == receiver.key for one in journey.current):
        raise CaseHandedToItself(receiver.key)
    if journey.case.is_closed and giver.cluster != receiver.cluster:
        raise ClosedCaseStays(receiver.key)
    return journey.with_leg(replace(leg, place=receiver.key, item=None))
