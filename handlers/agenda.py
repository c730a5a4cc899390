"""A meeting's agenda for one person: loads what they may see of it, and words an item on a line.

A closed item keeps its number for those who may not read it, and shows nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import handlers.agenda_refusals  # noqa: F401 - gives the refusals of agendas their words
from domain.access import Actor, may_see_item
from domain.agenda import AgendaItem, ItemState, StandingItem, agenda, item_state, standing_items
from domain.agenda_acts import items_due
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.ports import Repositories
from domain.rounds import steps_done
from handlers.approvals import load_round
from handlers.requests import Context
from handlers.task_text import day
from handlers.ui import Bold, Inline

_LONGEST_TITLE = 120
_CLOSED = "Lukket punkt"


@dataclass(frozen=True, slots=True)
class Entry:
    """An item with its number and how far it is; `may_see` tells whether the person may read it."""

    number: int
    item: AgendaItem
    state: ItemState
    may_see: bool


@dataclass(frozen=True, slots=True)
class Agenda:
    """A meeting's agenda as it stands. `due` is when its items are to be written, where that is laid down."""

    meeting: Meeting
    body: Body
    entries: tuple[Entry, ...]
    due: datetime | None

    @property
    def own(self) -> tuple[Entry, ...]:
        """The entries that somebody has put there, without those every agenda has."""
        return tuple(one for one in self.entries if one.item.standing is StandingItem.NONE)


def items_with_standing(repositories: Repositories, context: Context, meeting: Meeting) -> Sequence[AgendaItem]:
    """The meeting's items; the standing ones are put there where they are lacking."""
    items = repositories.agenda_items.of_meeting(meeting.id)
    if any(item.standing for item in items):
        return items
    standing = standing_items(meeting.id, context.person, context.now, meeting.install)
    return [*items, *(repositories.agenda_items.add(one) for one in standing)]


def load_agenda(
    repositories: Repositories, profile: Profile, actor: Actor, meeting: Meeting, body: Body, on: date
) -> Agenda:
    """The agenda, for the person."""
    tasks = repositories.tasks.of_meeting(meeting.id)
    done = steps_done(tasks, load_round(repositories, profile, meeting, body))
    items = agenda(repositories.agenda_items.of_meeting(meeting.id))
    entries = [
        Entry(one.number, one.item, item_state(one.item, done), may_see_item(actor, body, one.item, on))
        for one in items
    ]
    return Agenda(meeting, body, tuple(entries), items_due(tasks))


def state_reached(
    repositories: Repositories, profile: Profile, meeting: Meeting, body: Body, item: AgendaItem
) -> ItemState:
    """How far an item is."""
    done = steps_done(repositories.tasks.of_meeting(meeting.id), load_round(repositories, profile, meeting, body))
    return item_state(item, done)


def entry_line(entry: Entry, longest: int = _LONGEST_TITLE) -> list[Inline]:
    """An item on a line: "2. Akutpladser – til beslutning · klar · lukket"."""
    if not entry.may_see:
        return [f"{entry.number}. {_CLOSED}"]
    item = entry.item
    if item.standing:
        return [f"{entry.number}. {item.title}"]
    facts = [item.kind.value, entry.state.value, *_marks(item)]
    return [f"{entry.number}. ", Bold(short_title(item, longest)), f" – {' · '.join(facts)}"]


def short_title(item: AgendaItem, longest: int = _LONGEST_TITLE) -> str:
    """The title, shortened where it is long."""
    return item.title if len(item.title) <= longest else f"{item.title[: longest - 1]}…"


def due_text(due: datetime | None, now: datetime) -> str:
    """When items are to be written: "frist tirsdag den 10. november"; "" where nothing is laid down."""
    if due is None:
        return ""
    return f"frist {day(due, now)}" if due >= now else f"fristen var {day(due, now)}"


def _marks(item: AgendaItem) -> list[str]:
    marks = ["lukket"] if item.is_closed else []
    marks += [item.economy.value] if item.economy.value != "ingen" else []
    marks += ["til særskilt drøftelse"] if item.is_separate else []
    return [*marks, "kom efter fristen"] if item.late_reason else marks
