"""The Danish words about what was found in minutes; it reads no document and saves nothing."""

from collections.abc import Sequence

from danish import writing
from domain.found_minutes import Doubt, FoundDecision, FoundMinutes, FoundPoint

_DOUBTS = {
    Doubt.NUMBER: "punktet har intet nummer i referatet",
    Doubt.NO_HEADING: "der står ikke, at det er beslutningen",
    Doubt.SEVERAL: "punktet har flere beslutninger, og dette er den sidste",
    Doubt.LONG: "teksten er længere, end en beslutning kan være",
    Doubt.FORM: "det er uklart, om det er godkendt, drøftet eller udsat",
    Doubt.DEADLINE: "fristen er uklar",
    Doubt.RESPONSIBLE: "det er uklart, hvem der er ansvarlig",
}


def doubts_text(doubts: Sequence[Doubt]) -> str:
    """What is unsure about a decision, as one sentence; "" where nothing is."""
    return f"Usikkert: {'; '.join(_DOUBTS[one] for one in doubts)}." if doubts else ""


def title_line(point: FoundPoint) -> str:
    """A point on a line, with its number, case number and whether it is closed."""
    number = f"{point.number}. " if point.number is not None else ""
    marks = ["tillægsdagsorden"] if point.is_supplement else []
    marks += ["lukket"] if point.is_closed else []
    marks += [f"sagsnr. {point.case_number}"] if point.case_number else []
    return " · ".join([f"{number}{point.title}", *marks])


def follow_up_line(decision: FoundDecision) -> str:
    """Who is responsible and until when, in the document's words; "" where nothing is said of it."""
    said = [f"Ansvarlig: {decision.responsible}"] if decision.responsible else []
    said += [f"Frist: {writing.weekday_date(decision.deadline)}"] if decision.deadline else []
    return " · ".join(said)


def summary(found: FoundMinutes) -> str:
    """The first line: how much was found, and how much of it is unsure."""
    decided = [point.decision for point in found.points if point.decision is not None]
    unsure = sum(bool(one.doubts) for one in decided)
    points = writing.count(len(found.points), "punkt", "punkter")
    decisions = writing.count(len(decided), "beslutning", "beslutninger")
    doubtful = f", {writing.count(unsure, 'af dem usikker', 'af dem usikre')}" if unsure else ""
    return f"Fundet: {points} og {decisions}{doubtful}."


def point_lines(point: FoundPoint) -> list[str]:
    """All that was found of a point, a line each."""
    lines = [title_line(point)]
    lines += [f"Indstilling: {' '.join(point.recommendation.split())}"] if point.recommendation else []
    lines += [f"Bilag: {'; '.join(point.annexes)}"] if point.annexes else []
    decision = point.decision
    if decision is None:
        return [*lines, "Ingen beslutning fundet."]
    form = f" ({decision.form.value})" if decision.form else ""
    lines.append(f"Beslutning{form}: {' '.join(decision.text.split())}")
    lines += [f"Bemærkninger: {' '.join(decision.remarks.split())}"] if decision.remarks else []
    return [*lines, *filter(None, (follow_up_line(decision), doubts_text(decision.doubts)))]
