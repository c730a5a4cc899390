"""All that an organisation leaves behind, as the files of an archive, one after the other; it writes none to the disk.

Only one meeting is in memory at a time, beside the list of them all: an archive of many years takes no more room.
Who was absent, whom people are and what the log holds is left out: names go when their time is over, and an archive
stays.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from bot.archive import facts, tables
from bot.archive.index import Left, index
from bot.archive.shared import case_files, experience_files, load_cases, load_experiences
from bot.archive.source import BACK, INDEX, File, Source, folder, json_of, list_of, stem, table
from danish import writing
from documents.files import written
from documents.page import page_of
from domain.meetings import Meeting
from domain.organisation import Body
from domain.papers import Entry, Paper, Point, Sheet
from domain.ports import Repositories
from handlers.beslutninger.log_table import load_log
from handlers.dagsorden.paper import NOT_PRESENT, load_contents, paper_of
from handlers.dagsorden.words import AGENDA, MINUTES
from handlers.meeting_text import KINDS
from handlers.tovholder.responsibility_table import responsibility_table

_LABELS = {AGENDA: "Dagsorden", MINUTES: "Referat"}


def load_meetings(source: Source) -> Sequence[Meeting]:
    """All meetings of the organisation's bodies, cancelled ones too, by start."""
    keys = [body.key for body in source.profile.bodies]
    return source.read(lambda store: store.meetings.of_bodies(keys, date.min))


def files(source: Source, meetings: Sequence[Meeting], done: Callable[[int], None]) -> Iterator[File]:
    """The archive's files; `done` is told after each meeting how many there are by then."""
    held = [(body, [one for one in meetings if one.body == body.key]) for body in source.profile.bodies]
    number = 0
    for body, some in held:
        for one in some:
            yield from _of_meeting(source, one, body)
            number += 1
            done(number)
        if some:
            yield f"moeder/{stem(body)}/{INDEX}", page_of(_of_body(source, body, some), f"../{BACK}")
            yield from _tables(source, body, some)
    cases, shared = load_cases(source), load_experiences(source)
    yield from case_files(source, cases)
    yield from experience_files(source, shared)
    yield from _general_tables(source)
    counts = [(body, len(some)) for body, some in held if some]
    yield INDEX, page_of(index(source, Left(counts, cases, [one for one, _ in shared])))


def _of_meeting(source: Source, meeting: Meeting, body: Body) -> Iterator[File]:
    if meeting.is_cancelled:
        return
    commands = (AGENDA, MINUTES) if source.first_read(meeting) == MINUTES else (AGENDA,)

    def load(store: Repositories) -> tuple[list[Paper], facts.Facts]:
        profile, now, is_closed = source.profile, source.now, source.is_closed
        loaded = load_contents(store, profile, (meeting, body), now, has_decisions=True)
        papers = [paper_of(loaded, profile, now, command=one, is_closed=is_closed) for one in commands]
        return papers, facts.meeting_facts(loaded, is_closed=is_closed)

    papers, known = source.read(load)
    where = f"moeder/{stem(body)}/{folder(meeting)}"
    for command, paper in zip(commands, map(_without_names, papers), strict=True):
        links = [Entry(_LABELS[one], f"{one}.html") for one in commands if one != command]
        links += [Entry(f"{_LABELS[command]} som {one.upper()}", f"{command}.{one}") for one in source.formats]
        links.append(Entry("Mødets data til andre programmer (JSON)", "moede.json"))
        besides = Point("Filer", parts=(list_of(tuple(links)),))
        yield f"{where}/{command}.html", page_of(replace(paper, points=(*paper.points, besides)), BACK)
        for ending in source.formats:
            yield f"{where}/{command}.{ending}", written(paper, f"{command}.{ending}")
    yield f"{where}/moede.json", json_of(known)


def _of_body(source: Source, body: Body, meetings: Sequence[Meeting]) -> Paper:
    points = tuple(
        Point(str(year), parts=(list_of(tuple(_line(source, one) for one in some)),))
        for year, some in groupby(meetings, lambda one: one.day.year)
    )
    return source.paper(body.name, writing.count(len(meetings), "møde", "møder"), points)


def _line(source: Source, meeting: Meeting) -> Entry:
    kind = f" · {KINDS[meeting.kind]}" if meeting.kind in KINDS else ""
    said = writing.capitalised(writing.weekday_date(meeting.day)) + kind
    if meeting.is_cancelled:
        return Entry(f"{said} · aflyst")
    return Entry(said, f"{folder(meeting)}/{source.first_read(meeting)}.html")


def _tables(source: Source, body: Body, meetings: Sequence[Meeting]) -> Iterator[File]:
    log = source.read(lambda store: load_log(store, source.profile, body, source.now, is_closed=source.is_closed))
    yield from table(f"beslutninger-{stem(body)}", log)
    yield from table(f"moeder-{stem(body)}", tables.meetings_table(meetings, body, source.now))


def _general_tables(source: Source) -> Iterator[File]:
    profile, now = source.profile, source.now

    def load(store: Repositories) -> tuple[Sheet, Sheet]:
        bodies = [body for body in profile.bodies if body.forum.steps]
        entries = [one for cluster in profile.clusters for one in store.funds.of_cluster(cluster.key)]
        rests_on = store.decisions.with_meetings(one.decision for one in entries if one.decision is not None)
        closed = {one for one, (decision, _) in rests_on.items() if decision.is_closed_item}
        responsible = responsibility_table(bodies, profile, store.people.roles(now.date()), now)
        return responsible, tables.funds_table(entries, set() if source.is_closed else closed, profile, now)

    responsible, funds = source.read(load)
    yield from table("ansvar", responsible)
    yield from table("faelles-midler", funds)


def _without_names(paper: Paper) -> Paper:
    """The paper without those who were not there: that is kept for a year, an archive for ever."""
    return replace(paper, facts=tuple(one for one in paper.facts if one[0] != NOT_PRESENT))
