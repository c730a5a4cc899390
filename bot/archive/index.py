"""The first page of an archive: what there is, and where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.archive.source import INDEX, Source, list_of, stem
from danish import writing
from domain.cases import Journey
from domain.experiences import Experience
from domain.organisation import Body
from domain.papers import Entry, Paper, Part, Point
from handlers.case_text import case_name

_GENERAL = (
    ("ansvar", "Hvem har ansvaret"),
    ("faelles-midler", "Fælles midler"),
    ("sager", "Sager"),
    ("erfaringer", "Erfaringer"),
)
_TABLES = "Til regneark; dansk Excel læser dem, som de er."
_DATA = "Hvert møde har en fil moede.json i sin mappe. Tider er dansk tid, og navne på personer er ikke med."


@dataclass(frozen=True, slots=True)
class Left:
    """What the organisation left behind: how many meetings of which body, cases and experiences."""

    meetings: Sequence[tuple[Body, int]]
    cases: Sequence[Journey]
    experiences: Sequence[Experience]


def index(source: Source, left: Left) -> Paper:
    """The page."""
    profile = source.profile
    until = f" til {writing.short_date(profile.valid_to)}" if profile.valid_to else ""
    bodies = [
        Entry(f"{body.name} ({writing.count(number, 'møde', 'møder')})", f"moeder/{stem(body)}/{INDEX}")
        for body, number in left.meetings
    ]
    cases = [Entry(case_name(one.case), f"sager/sag-{one.case.id}.html") for one in left.cases]
    shared = [Entry(one.title, f"erfaringer/erfaring-{one.id}.html") for one in left.experiences]
    data = (Entry("Sager", "sager/sager.json"), Entry("Erfaringer", "erfaringer/erfaringer.json"))
    points = (
        Point("Møder", parts=(list_of(tuple(bodies)),)),
        Point("Sager", parts=(list_of(tuple(cases)),)),
        Point("Erfaringer", parts=(list_of(tuple(shared)),)),
        Point("Tabeller", parts=(Part("", (_TABLES,), tuple(_tables(left.meetings))),)),
        Point("Data til andre programmer", parts=(Part("", (_DATA,), data),)),
    )
    return source.paper(f"Arkiv: {profile.name}", f"Fra {writing.short_date(profile.valid_from)}{until}", points)


def _tables(bodies: Sequence[tuple[Body, int]]) -> list[Entry]:
    names = [*_GENERAL]
    for body, _ in bodies:
        names.append((f"beslutninger-{stem(body)}", f"Beslutninger: {body.name}"))
        names.append((f"moeder-{stem(body)}", f"Møder: {body.name}"))
    return [
        Entry(f"{name} ({ending.upper()})", f"tabeller/{file}.{ending}")
        for file, name in names
        for ending in ("xlsx", "csv")
    ]
