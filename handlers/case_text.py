"""How cases, and the bodies and authorities they come to, read in any feature's cards: organisations, never persons."""

from collections.abc import Iterable

from danish import writing
from domain.case_access import carrier_at
from domain.case_flows import CaseFlowStep
from domain.case_ways import is_authority
from domain.cases import Case, Journey
from domain.organisation import Profile
from handlers.decision_text import authority_name

CLOSED_CASE = "lukket sag"
_LONGEST_TITLE = 120


def case_name(case: Case, *, shows_title: bool = True) -> str:
    """The case as people know it: "Sag 3: Opkald efter udskrivning"; a closed one's title only where it may be read."""
    title = case.title if len(case.title) <= _LONGEST_TITLE else f"{case.title[: _LONGEST_TITLE - 1]}…"
    return f"Sag {case.id}: {title}" if shows_title else f"Sag {case.id} ({CLOSED_CASE})"


def place_name(place: str, profile: Profile) -> str:
    """A body or authority: "Politisk niveau, Fyn", "Regionsrådet", "Kommunalbestyrelsen i Kolding Kommune"."""
    for body in profile.known_bodies:
        if body.key == place:
            return body.name
    if is_authority(place, profile):
        return writing.capitalised(authority_name(place, profile))
    return profile.authorities.get(place, place)


def places_text(places: Iterable[str], profile: Profile) -> str:
    """Several places as a list, bodies of one level together: "Fagligt strategisk niveau (Fyn og Lillebælt)"."""
    levels: dict[str, list[str]] = {}
    known = {body.key: body for body in profile.known_bodies}
    for place in places:
        name, body = place_name(place, profile), known.get(place)
        cluster = body.cluster.name if body is not None and body.cluster is not None else ""
        level = name.removesuffix(f", {cluster}") if cluster else name
        levels.setdefault(level, []).extend([cluster] if cluster and level != name else [])
    named = [
        f"{level} ({writing.join(clusters)})" if len(clusters) > 1 else ", ".join([level, *clusters])
        for level, clusters in levels.items()
    ]
    return writing.join(named)


def step_place(step: CaseFlowStep, profile: Profile) -> str:
    """Where a step is, as such: "Det politiske niveau"."""
    known = {forum.key: forum.name for forum in profile.known_fora}
    return known.get(step.forum) or profile.authorities.get(step.forum, step.forum)


def days_text(days: int) -> str:
    """So many days: "1 dag", "90 dage"."""
    return writing.count(days, "dag", "dage")


def carrier_name(step: CaseFlowStep, place: str, profile: Profile) -> str:
    """The organisation that carries a case at that place."""
    body = next((one for one in profile.known_bodies if one.key == place), None)
    return profile.role(carrier_at(step, body)).name_in(place.partition("/")[2] or None)


def case_stands(journey: Journey, profile: Profile) -> str:
    """Where a case is now, in a sentence: "Venter på Sundhedssamarbejdsudvalget (SSU)."."""
    case = journey.case
    if not case.is_open:
        return f"Sagen er {case.state.value}."
    if journey.awaited:
        return f"Venter på {places_text((leg.place for leg in journey.awaited), profile)}."
    if case.is_closed:
        return "Sagen er lukket og bliver i klyngen."
    return "Alle har svaret. Vælg, hvor sagen skal hen."
