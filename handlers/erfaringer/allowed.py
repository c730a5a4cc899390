"""What may not be shared: what is shared already, and what stands on an agenda as a closed item; it saves nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from danish import writing
from danish.folding import fold
from domain import access
from domain.access import Actor
from domain.agenda import AgendaItem, agenda
from domain.closed_items import Telling, telling
from domain.experiences import Experience
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.ports import Repositories
from handlers.erfaringer import draft_cards
from handlers.refusals import NOTHING_SAVED, Answered
from handlers.requests import Context
from handlers.ui import text

_CLOSED_SINCE = timedelta(days=730)
"""Closed items of meetings that long ago are compared with [chosen]."""


@dataclass(frozen=True, slots=True)
class ClosedItem:
    """A closed item that a text tells of, surely or perhaps: where it stands, without a word of what it is about."""

    where: str
    is_sure: bool


def refuse_double(alike: Sequence[Experience], draft: Experience) -> None:
    """Refuses what is shared already, word for word."""
    for one in alike:
        if (fold(one.title), fold(one.body)) == (fold(draft.title), fold(draft.body)):
            title, told = draft_cards.shared_before(one)
            raise Answered(title, told)


def closed_item(
    repositories: Repositories, profile: Profile, actor: Actor, context: Context, draft: Experience
) -> ClosedItem | None:
    """The closed item that a draft tells of, among those that the person may read; of others they can't have it.

    Of several the surest, and of those the latest.
    """
    today = context.now.date()
    served = {body.key: body for body in profile.known_bodies if actor.roles_on(body, today)}
    served |= {body.key: body for body in profile.known_bodies if body.key in {seat.body for seat in actor.seats}}
    if not served:
        return None
    said, found = f"{draft.body}\n{draft.effect}\n{draft.requires}", dict[Telling, ClosedItem]()
    agendas = dict[int, tuple[Meeting, list[AgendaItem]]]()
    for item, meeting in repositories.agenda_items.of_bodies(served, today - _CLOSED_SINCE, with_standing=True):
        agendas.setdefault(meeting.id, (meeting, []))[1].append(item)
    for meeting, items in agendas.values():
        body = served[meeting.body]
        for one in agenda(items):
            if one.item.is_closed and access.may_see_item(actor, body, one.item, today):
                how = telling(draft.title, said, one, meeting, today)
                found[how] = ClosedItem(_where(one.number, body, meeting.day), is_sure=how is Telling.SURELY)
    return found.get(Telling.SURELY) or found.get(Telling.PERHAPS)


def refuse_closed(closed: ClosedItem | None) -> None:
    """Refuses what surely tells of a closed item; the refusal says which by its place, and nothing of what it says."""
    if closed is not None and closed.is_sure:
        raise Answered(
            "Det er et lukket punkt, og det må ikke deles.",
            text(f"Teksten handler om {closed.where}. Skriv kun om det, der er åbent for alle. ", NOTHING_SAVED),
        )


def _where(number: int, body: Body, day: date) -> str:
    return f"punkt {number} på dagsordenen for {body.name}, {writing.short_date(day)}"
