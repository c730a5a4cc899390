"""What is done to agenda items in a unit of work: added, changed, made ready, moved, withdrawn, carried over.

Each act writes a line in the log, with ids and keys only.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.agenda import ONLY_REGION, AgendaItem, ItemState, require_affected
from domain.agenda_acts import item_meant, move_item, reads_otherwise
from domain.agenda_errors import ItemNotOpen
from domain.organisation import Body
from domain.rows import Row
from domain.tasks import TaskState
from handlers.affected_authorities import ask_those_affected
from handlers.agenda import Agenda, load_agenda, state_reached
from handlers.case_following import follow_item
from handlers.closed_with import close_decisions
from handlers.dagsorden.desk import require_item_right
from handlers.dagsorden.item_changes import Change
from handlers.desk import MeetingDesk
from handlers.log_writing import write_log
from handlers.refusals import Answered, unsaved
from handlers.replanning import replan_items
from handlers.task_acts import load_organisations
from handlers.task_text import Organisations


@dataclass(frozen=True, slots=True)
class ItemDone:
    """What an act left: the item with its number (0 once it is off the agenda), and the agenda around it."""

    item: AgendaItem
    number: int
    agenda: Agenda
    organisations: Organisations
    is_generated: bool
    """Whether the agenda was generated before it was changed by the act, `is_sent` whether it had gone out."""
    writer: str = ""
    """The name of who writes it; "" where only its roles are known."""
    is_sent: bool = False
    left_sent: bool = False
    """Whether the agenda had gone out that the item was carried over from."""
    written_before: str = ""
    """The name of somebody else who was to write it until now."""


def change_item(desk: MeetingDesk, item: AgendaItem, change: Change) -> ItemDone:
    """Changes an item for somebody who may."""
    repositories, profile, context = desk.repositories, desk.profile, desk.context
    require_item_right(desk, item)
    if item.standing:
        raise ItemNotOpen(item.standing.value)
    changed = change.made(item, state_reached(repositories, profile, *desk.place, item), context.now)
    check_item(desk.body, changed, item.municipalities)
    touches = (changed.economy, changed.municipalities) != (item.economy, item.municipalities)
    if changed.state is ItemState.READY and touches:
        require_affected(changed)
    repositories.agenda_items.save([changed])
    if touches:
        ask_those_affected(desk, desk.body, changed)
    replan_items(repositories, changed.meeting, [changed], context.now, profile.reminding)
    record_item(desk, change.act, changed)
    if changed.is_closed:
        close_decisions(desk, changed)
    follow_item(desk, item, changed)
    return item_done(desk, changed, is_changed=reads_otherwise(item, changed))


def move(desk: MeetingDesk, number: int, to: int) -> ItemDone:
    """Moves an item to another's number; the order is the secretariat's to lay down."""
    desk.require_secretariat()
    items = desk.repositories.agenda_items.of_meeting(desk.meeting.id)
    desk.repositories.agenda_items.save(move_item(items, number, to))
    moved = item_meant(items, number)
    record_item(desk, "punkt.flyttet", moved, {"fra": number, "til": to})
    return item_done(desk, moved, is_changed=True)


def item_done(desk: MeetingDesk, item: AgendaItem, *, is_changed: bool = False) -> ItemDone:
    """The item as it is now, with what is around it; `is_changed`: an agenda that was made before reads otherwise."""
    repositories, profile, context, meeting = desk.repositories, desk.profile, desk.context, desk.meeting
    around = load_agenda(repositories, profile, desk.actor, *desk.place, context.now)
    entry = next((one for one in around.entries if one.item.id == item.id), None)
    number, writer = (entry.number, entry.writer) if entry else (0, "")
    tasks = repositories.tasks.of_meeting(meeting.id) if is_changed and context.now < meeting.starts else ()
    done = {task.step for task in tasks if task.state is TaskState.DONE}
    organisations = load_organisations(desk, desk.body)
    return ItemDone(item, number, around, organisations, Row.GENERATION in done, writer, Row.SENDING in done)


def check_item(body: Body, item: AgendaItem, known: tuple[str, ...] = ()) -> None:
    """Raises NoSuchOrigin for an origin that the level doesn't have, and refuses municipalities of other clusters.

    Those that it had before, `known`, may stay: an item that was handed over brings along whom it costs.
    """
    rows = [step for step in body.forum.steps if step.number == Row.ITEMS]
    if item.origin:
        for step in rows:
            step.writers(item.origin)
    own = {one.key for one in body.cluster.municipalities} if body.cluster else set(item.municipalities)
    if not own.union(ONLY_REGION, known).issuperset(item.municipalities):
        raise Answered(
            "Kun klyngens egne kommuner kan vælges.", unsaved("Skriv dem, fx `kommuner …`, eller ret punktet.")
        )


def record_item(desk: MeetingDesk, act: str, item: AgendaItem, facts: Mapping[str, str | int] | None = None) -> None:
    """Writes an act on an item in the log."""
    write_log(desk.repositories, desk.context, act, f"punkt:{item.id}", {"møde": item.meeting, **(facts or {})})
