"""Whether what others will read tells of a closed item or case, and what is said then; it saves nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from danish import writing
from domain import access
from domain.agenda import AgendaItem, ItemState, Numbered, agenda
from domain.case_access import may_see
from domain.cases import Case
from domain.closed_items import Said, Telling, telling, telling_of_case
from domain.meetings import Meeting
from domain.organisation import Body
from handlers.case_journeys import load_journeys
from handlers.desk import Desk
from handlers.refusals import Answered, unsaved
from handlers.ui import Bold, Text, text

_CLOSED_SINCE = timedelta(days=730)
"""Closed items of meetings, and closed cases that ended, that long ago are compared with [chosen]."""

_UNNUMBERED = 0
"""The number of an item that was taken off the agenda."""


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed item or case that a text tells of, surely or perhaps: where it is found, not what it is about."""

    where: str
    is_sure: bool
    is_case: bool = False

    @property
    def name(self) -> str:
        """What it is."""
        return "en lukket sag" if self.is_case else "et lukket punkt"


def closed_in(desk: Desk, said: Said, *, experience: int | None = None, case: int | None = None) -> Closed | None:
    """What is closed that is told of, among what the person may read; of other things they can't have it.

    Not the case that spreads `experience`, nor `case` with its items: what is said of these is known with them. Of
    several the surest, and of those the latest; a case before its items.
    """
    bodies = {body.key: body for body in desk.profile.known_bodies if access.works_for(desk.actor, body, desk.today)}
    if not bodies:
        return None
    items, found = _items(desk, bodies), dict[Telling, Closed]()
    for body, meeting, one in items:
        if case is None or one.item.from_case != case:
            how = telling(said, one, meeting, desk.today)
            found[how] = Closed(_where(one.number, body, meeting.day), is_sure=how is Telling.SURELY)
    for known in _cases(desk):
        if known.id != case and (experience is None or known.experience != experience):
            how = telling_of_case(said, known)
            found[how] = Closed(f"sag {known.id}", is_sure=how is Telling.SURELY, is_case=True)
    return found.get(Telling.SURELY) or found.get(Telling.PERHAPS)


def refuse_closed(closed: Closed | None, read_by: str = "") -> None:
    """Refuses what surely tells of something closed; the refusal says of what by its place or number, and no more.

    `read_by` says who would read it, where that isn't plain.
    """
    if closed is not None and closed.is_sure:
        raise Answered(
            f"Det er {closed.name}, og {'den' if closed.is_case else 'det'} må ikke deles.",
            unsaved(read_by, f"Teksten handler om {closed.where}. Skriv kun om det, der er åbent for alle."),
        )


def perhaps_closed(closed: Closed, way_on: str) -> Text:
    """The question whether it tells of something closed, and what to do then."""
    return text(
        Bold(f"Handler det om {closed.name}?"),
        f" Teksten minder om {closed.where}. Det, der er lukket, må ikke deles. {way_on}",
    )


def _items(desk: Desk, bodies: Mapping[str, Body]) -> Iterator[tuple[Body, Meeting, Numbered]]:
    """The closed items that the person may read, in one query; also those that were taken off or never treated."""
    agendas = dict[int, tuple[Meeting, list[AgendaItem]]]()
    for item, meeting in desk.repositories.agenda_items.of_bodies(bodies, desk.today - _CLOSED_SINCE, is_whole=True):
        agendas.setdefault(meeting.id, (meeting, []))[1].append(item)
    for meeting, items in agendas.values():
        body = bodies[meeting.body]
        gone = [Numbered(_UNNUMBERED, item) for item in items if item.state is ItemState.WITHDRAWN]
        for one in (*gone, *agenda(items)):
            if one.item.is_closed and access.may_see_item(desk.actor, body, one.item, desk.today):
                yield body, meeting, one


def _cases(desk: Desk) -> Iterator[Case]:
    """The closed cases that the person may read, in two queries."""
    closed = desk.repositories.cases.closed_since(desk.now - _CLOSED_SINCE)
    for journey in load_journeys(desk.repositories, desk.profile, closed).values():
        if may_see(desk.actor, journey, desk.profile, desk.today):
            yield journey.case


def _where(number: int, body: Body, day: date) -> str:
    which = f"punkt {number} på" if number != _UNNUMBERED else "et punkt, der er taget af"
    return f"{which} dagsordenen for {body.name}, den {writing.short_date(day)}"
