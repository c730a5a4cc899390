"""Which documents the command line is asked for, and how each is loaded; it writes none and asks nobody's rights."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.papers import Paper, Sheet
from domain.ports import Repositories
from handlers.afbud.table import load_table
from handlers.beslutninger.log_table import load_log
from handlers.case_journeys import load_journeys
from handlers.dagsorden.paper import load_paper
from handlers.dagsorden.words import MINUTES
from handlers.sagsflow.table import case_table
from handlers.tovholder.responsibility_table import responsibility_table

Load = Callable[[Repositories], Paper | Sheet]
ABSENCES, DECISIONS, RESPONSIBILITIES, CASES = "afbud", "beslutninger", "ansvar", "sager"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document by its name without an ending, and the unit of work that loads it."""

    stem: str
    load: Load


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked for: a kind (the word that the files' names begin with), and the meetings' first and last day.

    `is_closed`: with the closed items.
    """

    kind: str
    begins: date | None = None
    ends: date | None = None
    is_closed: bool = False


def wanted_documents(
    repositories: Repositories, profile: Profile, bodies: Sequence[Body], now: datetime, choice: Choice
) -> list[Wanted]:
    """The documents in the order of the bodies and their meetings; minutes only of meetings that have begun."""
    if choice.kind == CASES:
        return [Wanted(_stem(choice), partial(_cases, profile=profile, now=now, is_closed=choice.is_closed))]
    if choice.kind in (DECISIONS, RESPONSIBILITIES):
        return [_of_body(profile, body, now, choice) for body in bodies]
    found = [
        _of_meeting(profile, (meeting, body), now, choice)
        for body in bodies
        for meeting in repositories.meetings.of_body(body.key, begins=choice.begins, ends=choice.ends)
        if choice.kind != MINUTES or meeting.starts <= now
    ]
    return _told_apart(found)


def _cases(repositories: Repositories, profile: Profile, now: datetime, *, is_closed: bool) -> Sheet:
    journeys = load_journeys(repositories, profile, repositories.cases.open_cases())
    return case_table(repositories, profile, list(journeys.values()), now, is_closed=is_closed)


def _of_body(profile: Profile, body: Body, now: datetime, choice: Choice) -> Wanted:
    stem = _stem(choice, *body.key.split("/"))
    if choice.kind == DECISIONS:
        return Wanted(stem, lambda r: load_log(r, profile, body, now, is_closed=choice.is_closed))
    return Wanted(stem, lambda r: responsibility_table([body], profile, r.people.roles(now.date()), now))


def _of_meeting(profile: Profile, place: tuple[Meeting, Body], now: datetime, choice: Choice) -> Wanted:
    meeting, body = place
    stem = _stem(choice, *body.key.split("/"), meeting.day.isoformat())
    if choice.kind == ABSENCES:
        return Wanted(stem, lambda r: load_table(r, profile, place, now))
    load = partial(load_paper, profile=profile, place=place, now=now, command=choice.kind, is_closed=choice.is_closed)
    return Wanted(stem, load)


def _stem(choice: Choice, *parts: str) -> str:
    return "-".join([choice.kind, *parts, *(["lukket"] if choice.is_closed else [])])


def _told_apart(found: Sequence[Wanted]) -> list[Wanted]:
    """The documents, numbered where a body meets several times a day."""
    seen: Counter[str] = Counter()
    apart = []
    for one in found:
        seen[one.stem] += 1
        apart.append(Wanted(f"{one.stem}-{seen[one.stem]}", one.load) if seen[one.stem] > 1 else one)
    return apart
