"""The cases and experiences of an archive: those of the organisation, as pages, tables and data."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from bot.archive import facts, tables
from bot.archive.source import BACK, File, Source, folder, json_of, stem, table
from danish import writing
from documents.page import page_of
from domain.cases import Case, Journey
from domain.experiences import Experience
from domain.papers import Entry
from domain.ports import Repositories
from handlers.case_journeys import load_journeys
from handlers.erfaringer.paper import experience_paper
from handlers.sagsflow.paper import case_paper

Shared = Sequence[tuple[Experience, Sequence[str]]]
"""Experiences, each with the keys of the clusters that try it as well."""
_AT_A_TIME = 500
_ALL = 10_000_000


def load_cases(source: Source) -> Sequence[Journey]:
    """The cases whose way is one of the organisation's, by number; closed ones only in the closed edition."""
    every = source.read(lambda store: store.cases.every())
    found = [one for one in every if source.is_closed or not one.is_closed]

    def load(store: Repositories, some: Sequence[Case]) -> list[Journey]:
        return list(load_journeys(store, source.profile, some).values())

    return [
        journey
        for first in range(0, len(found), _AT_A_TIME)
        for journey in source.read(partial(load, some=found[first : first + _AT_A_TIME]))
    ]


def load_experiences(source: Source) -> Shared:
    """The experiences that the organisation's clusters shared, the first first, but for those withdrawn."""

    def load(store: Repositories) -> Shared:
        ours = {cluster.key for cluster in source.profile.clusters}
        shared = [one for one in reversed(store.experiences.latest(_ALL)) if one.cluster in ours]
        tried = store.experiences.trials_of(one.id for one in shared)
        return [(one, [trial.cluster for trial in tried[one.id]]) for one in shared]

    return source.read(load)


def case_files(source: Source, cases: Sequence[Journey]) -> Iterator[File]:
    """A page for each case, and all of them as a table and as data."""
    for one in cases:
        treated = source.read(partial(_treated, journey=one, source=source))
        yield f"sager/sag-{one.case.id}.html", page_of(case_paper(one, source.profile, treated, source.now), BACK)
    yield "sager/sager.json", json_of([facts.case_facts(one) for one in cases])
    yield from table("sager", tables.cases_table(cases, source.profile, source.now))


def experience_files(source: Source, shared: Shared) -> Iterator[File]:
    """A page for each experience, and all of them as a table and as data."""
    for one, trying in shared:
        paper = experience_paper(one, source.profile, trying, source.now)
        yield f"erfaringer/erfaring-{one.id}.html", page_of(paper, BACK)
    yield "erfaringer/erfaringer.json", json_of([facts.experience_facts(*one) for one in shared])
    yield from table("erfaringer", tables.experiences_table([one for one, _ in shared], source.profile, source.now))


def _treated(store: Repositories, journey: Journey, source: Source) -> Mapping[int, Entry]:
    """Lines that lead from a case to the meetings where its items are, by the items' ids."""
    ids = [leg.item for leg in journey.legs if leg.item is not None]
    items = store.agenda_items.items(ids) if ids else {}
    held = store.meetings.several({one.meeting for one in items.values()}) if items else {}
    bodies = {body.key: body for body in source.profile.bodies}
    found = {}
    for key, item in items.items():
        meeting = held.get(item.meeting)
        if meeting is not None and not meeting.is_cancelled and meeting.body in bodies:
            page = f"{folder(meeting)}/{source.first_read(meeting)}.html"
            found[key] = Entry(
                f"Mødet {writing.weekday_date(meeting.day)}", f"../moeder/{stem(bodies[meeting.body])}/{page}"
            )
    return found
