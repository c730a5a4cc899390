"""A meeting's agenda for one person: loads what they may see of it, and words an item on a line.

A closed item keeps its number for those who may not read it, and shows nothing else.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import handlers.agenda_refusals  # noqa: F401 - gives the refusals of agendas their words
from danish import writing
from domain.access import Actor, may_see_item
from domain.agenda import MOST_ITEMS, AgendaItem, ItemKind, ItemState, StandingItem, agenda, item_state, standing_items
from domain.agenda_acts import items_due
from domain.attendance import Attendance, attendance
from domain.inheriting import at_work
from domain.meeting_records import MeetingPeople, MeetingRecords
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.people import PersonId
from domain.ports import Repositories
from domain.presence import Presence as WrittenPresence
from domain.presence import attendance_as_it_was
from domain.rounds import Round, steps_done
from handlers.approvals import recorded_round, round_of
from handlers.decision_text import presence_verdict
from handlers.meeting_text import sector_counts
from handlers.refusals import Answered, unsaved
from handlers.requests import Context
from handlers.task_text import day
from handlers.ui import Bold, Inline

_LONGEST_TITLE = 120
_CLOSED = "Lukket punkt"


@dataclass(frozen=True, slots=True)
class Entry:
    """An item with its number and how far it is; `may_see` tells whether the person may read it.

    `writer` is the name of who writes it, "" where only its roles are known.
    """

    number: int
    item: AgendaItem
    state: ItemState
    may_see: bool
    writer: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """A meeting's agenda as it stands. `due` is when its items are to be written, where that is laid down.

    Once the meeting has begun `verdict` tells whether its items til beslutning can be decided (empty where the level
    has no rule), and `counts` who is represented.
    """

    meeting: Meeting
    body: Body
    entries: tuple[Entry, ...]
    due: datetime | None
    verdict: Sequence[Inline] = ()
    counts: str = ""

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
    return [*items, *repositories.agenda_items.add_several(standing)]


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """What stands of a meeting, and what follows from it; `written` is who was there, where that was written down."""

    records: MeetingRecords
    people: MeetingPeople
    round: Round
    written: WrittenPresence | None
    attendance: Attendance


def load_facts(
    repositories: Repositories, profile: Profile, meeting: Meeting, body: Body, now: datetime
) -> MeetingFacts:
    """The facts as they stand; presence is written down once the meeting has begun."""
    cluster = body.cluster_key
    records, people = repositories.records.with_people(meeting, cluster, now.date())
    written = records.presence if meeting.starts <= now else None
    return MeetingFacts(
        records,
        people,
        recorded_round(records, profile, body),
        written,
        (
            attendance_as_it_was(body, written, meeting.starts)
            if written
            else attendance(body, records.absences, meeting.starts)
        ),
    )


def load_agenda(
    repositories: Repositories,
    profile: Profile,
    actor: Actor,
    meeting: Meeting,
    body: Body,
    now: datetime,
    facts: MeetingFacts | None = None,
) -> Agenda:
    """The agenda, for the person; `facts` are those of the meeting where they are loaded already."""
    facts = facts or load_facts(repositories, profile, meeting, body, now)
    tasks, items = facts.records.tasks, facts.records.items
    done = steps_done(tasks, facts.round)
    entries = _entries(items, done, actor, at_work(body, profile), now, _writers(repositories, items))
    if now < meeting.starts:
        return Agenda(meeting, body, entries, items_due(tasks))
    verdict = presence_verdict(facts.attendance, body, is_written=facts.written is not None)
    return Agenda(meeting, body, entries, items_due(tasks), verdict, sector_counts(facts.attendance, profile))


def load_agendas(
    repositories: Repositories, profile: Profile, actor: Actor, meetings: Sequence[Meeting], now: datetime
) -> list[Agenda]:
    """As `load_agenda`, of several meetings in six queries, without who is represented at those that have begun."""
    ids = [meeting.id for meeting in meetings]
    known, tasks = repositories.agenda_items.of_meetings(ids), repositories.tasks.of_meetings(ids)
    rounds = repositories.approvals.of_meetings(ids)
    writers = _writers(repositories, [item for items in known.values() for item in items])
    agendas = []
    for meeting in meetings:
        body, its = profile.body(meeting.body), tasks.get(meeting.id, [])
        done = steps_done(its, round_of(*rounds[meeting.id], profile, body))
        entries = _entries(known.get(meeting.id, []), done, actor, at_work(body, profile), now, writers)
        agendas.append(Agenda(meeting, body, entries, items_due(its)))
    return agendas


def _writers(repositories: Repositories, items: Iterable[AgendaItem]) -> dict[PersonId, str]:
    """The names of those who write the items."""
    writers = {item.writer for item in items if item.writer is not None}
    known = repositories.people.persons(writers) if writers else {}
    return {key: person.name for key, person in known.items()}


def _entries(
    items: Iterable[AgendaItem],
    done: Mapping[int, datetime],
    actor: Actor,
    body: Body,
    now: datetime,
    writers: Mapping[PersonId, str],
) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            one.number,
            one.item,
            item_state(one.item, done),
            may_see_item(actor, body, one.item, now.date()),
            writers.get(one.item.writer or 0, ""),
        )
        for one in agenda(items)
    )


def state_reached(
    repositories: Repositories, profile: Profile, meeting: Meeting, body: Body, item: AgendaItem
) -> ItemState:
    """How far an item is."""
    records = repositories.records.of_meeting(meeting.id)
    return item_state(item, steps_done(records.tasks, recorded_round(records, profile, body)))


def entry_line(entry: Entry, longest: int = _LONGEST_TITLE) -> list[Inline]:
    """An item on a line: "2. Akutpladser – til beslutning · klar · lukket"."""
    if not entry.may_see:
        return [f"{entry.number}. {_CLOSED}"]
    item = entry.item
    if item.standing:
        return [f"{entry.number}. {item.title}"]
    facts = [item.kind.value, entry.state.value, *_marks(item)]
    facts += [f"skrives af {entry.writer}"] if entry.writer else []
    return [f"{entry.number}. ", Bold(short_title(item, longest)), f" – {' · '.join(facts)}"]


def to_decide(agenda: Agenda) -> tuple[Inline, ...]:
    """At the meeting, whether its items til beslutning can be decided; empty where none of them waits to be."""
    wanted = [one for one in agenda.own if one.item.kind is ItemKind.DECISION and one.may_see]
    is_asked = any(one.state is not ItemState.TREATED for one in wanted)
    return (*agenda.verdict, " Det gælder alle punkter til beslutning.") if agenda.verdict and is_asked else ()


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


def refuse_full(meeting: Meeting, items: int) -> None:
    """Raises the answer where the meeting's agenda has so many items that it can't have another."""
    if items >= MOST_ITEMS:
        raise Answered(
            f"Dagsordenen til mødet {writing.weekday_date(meeting.day)} har allerede {MOST_ITEMS} punkter.", unsaved()
        )
