"""Puts a case together as a document, from its first step to where it is; who may read it, others ask."""

from collections.abc import Mapping
from datetime import datetime

from danish import writing
from domain.case_status import target_of
from domain.cases import CaseLeg, Journey
from domain.organisation import Profile
from domain.papers import Entry, Facts, Paper, Part, Point
from handlers.case_text import case_name, case_stands, days_text, place_name, step_place


def case_paper(journey: Journey, profile: Profile, treated: Mapping[int, Entry], now: datetime) -> Paper:
    """The case as it stands; `treated` are lines that lead to the meetings where its items are, by the items' ids."""
    steps = sorted({leg.step for leg in journey.legs})
    points = [
        Point(
            f"Trin {number + 1}: {journey.flow.steps[number].name or step_place(journey.flow.steps[number], profile)}",
            parts=tuple(_part(leg, profile, treated) for leg in journey.legs if leg.step == number),
        )
        for number in steps
    ]
    return Paper(case_name(journey.case), journey.flow.name, profile.name, now, _facts(journey, profile), tuple(points))


def _facts(journey: Journey, profile: Profile) -> Facts:
    case = journey.case
    ended = f" {writing.weekday_date(case.ended_at)}" if case.ended_at else ""
    facts = (
        ("Begyndt", writing.weekday_date(case.opened_at)),
        ("Fra", profile.cluster(case.cluster).name if case.cluster else ""),
        ("Mål", days_text(target_of(journey))),
        ("Status", case_stands(journey, profile) if case.is_open else f"{case.state.value}{ended}"),
        ("Begrundelse", case.reason),
        ("Bygger på", f"erfaring nr. {case.experience}" if case.experience else ""),
    )
    return tuple((label, words) for label, words in facts if words)


def _part(leg: CaseLeg, profile: Profile, treated: Mapping[int, Entry]) -> Part:
    answer = "ikke besvaret"
    if leg.answer is not None and leg.answered_at is not None:
        answer = f"{leg.answer.value} {writing.weekday_date(leg.answered_at)}"
    lines = (f"Fra {writing.weekday_date(leg.entered_at)}: {answer}.", leg.reason)
    entries = (treated[leg.item],) if leg.item is not None and leg.item in treated else ()
    return Part(place_name(leg.place, profile), tuple(filter(None, lines)), entries, stands_out=leg.answer is not None)
