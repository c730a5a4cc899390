"""The board of cases: which are on it, in which order, and the words that say the same as the picture."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from danish import writing
from domain.case_board import MOST_ON_BOARD, Board, BoardCase, BoardStep
from domain.case_flows import CaseFlowStep
from domain.case_status import CaseStatus, StepState, StepStatus, case_status
from domain.cases import Journey
from domain.organisation import Profile
from handlers.case_text import case_name, case_stands, days_text, place_name, step_place

_LONGEST = 1900
_ABBREVIATED = re.compile(r"\((\w+)\)$")
_REMARK = "Dage er kalenderdage. Lukkede sager er ikke på tavlen."


def board_of(journeys: Iterable[Journey], profile: Profile, now: datetime) -> Board:
    """The board of these cases, the most over their target first; closed ones are never on it.

    Nothing has to be loaded for it besides: a picture tells how long, not which meeting.
    """
    open_ = [one for one in journeys if one.case.is_open and not one.case.is_closed]
    statuses = {one.case.id: case_status(one, {}, (), profile, now) for one in open_}
    ordered = sorted(open_, key=lambda one: (_left(statuses[one.case.id]), one.case.id))
    shown = [_case(one, statuses[one.case.id], profile) for one in ordered[:MOST_ON_BOARD]]
    count = writing.count(len(open_), "sag", "sager")
    over = sum(one.is_over for one in statuses.values())
    late = f", {over} over målet" if over else ""
    return Board(
        f"{count} undervejs{late}",
        _REMARK,
        tuple(shown),
        len(ordered) - len(shown),
        _alternative(shown, len(ordered) - len(shown)),
        now.date(),
    )


def used_text(days: int, target: int) -> str:
    """How many days of its target a case has used: "90 af 75 dage, 15 over målet"."""
    return f"{days} af {days_text(target)}" + (f", {days - target} over målet" if days > target else "")


def _left(status: CaseStatus) -> int:
    """The days that are left of the target; below nothing where it is used up."""
    return status.target_days - status.days


def _case(journey: Journey, status: CaseStatus, profile: Profile) -> BoardCase:
    stands = case_stands(journey, profile)
    if status.longest is not None and status.longest.days:
        stands = f"{stands} Længste ventetid: {days_text(status.longest.days)} hos {_longest(status, profile)}."
    steps = tuple(_step(one, profile) for one in status.steps)
    return BoardCase(case_name(journey.case), status.days, status.target_days, stands, steps)


def _longest(status: CaseStatus, profile: Profile) -> str:
    return place_name(status.longest.leg.place, profile) if status.longest else ""


def _step(one: StepStatus, profile: Profile) -> BoardStep:
    return BoardStep(_place(one.step, profile), one.state, one.days, one.step.target_days)


def _place(step: CaseFlowStep, profile: Profile) -> str:
    """Where a step is, as short as it is known: "SSU", "Det politiske niveau"."""
    above = (body.name for body in profile.known_bodies if body.key == step.forum)
    short = _ABBREVIATED.search(next(above, ""))
    return short[1] if short else step_place(step, profile)


def _alternative(cases: Sequence[BoardCase], left_out: int) -> str:
    """What somebody who can't see the board is told: each case by itself."""
    if not cases:
        return "En tavle uden sager."
    told = [f"En tavle over {writing.count(len(cases), 'sag med dens', 'sager med deres')} trin."]
    told += [f"{one.name}: {used_text(one.days, one.target_days)}. {_now(one)}{one.stands}" for one in cases]
    told += [f"Hertil {writing.count(left_out, 'sag', 'sager')} mere."] if left_out else []
    words = " ".join(told)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"


def _now(one: BoardCase) -> str:
    reached = [number for number, step in enumerate(one.steps, 1) if step.state is StepState.CURRENT]
    return f"Trin {reached[-1]} af {len(one.steps)}. " if reached else ""
