"""What is done to agenda items: moved, taken, withdrawn, carried over; who may is decided elsewhere."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from domain.agenda import AgendaItem, ItemState, agenda
from domain.agenda_errors import (
    ItemAlreadyCarriedOver,
    ItemCameInTime,
    ItemNotOpen,
    ItemTaken,
    LateReasonMissing,
    NoSuchAnnex,
    NoSuchItem,
)
from domain.people import PersonId
from domain.rows import Row
from domain.tasks import Task

_BEYOND_RECALL = (ItemState.SENT, ItemState.TREATED, ItemState.WITHDRAWN, ItemState.CARRIED_OVER)


def reads_otherwise(before: AgendaItem, after: AgendaItem) -> bool:
    """Whether an agenda that was made `before` reads otherwise now: not for who writes an item, or how far it is."""

    def printed(item: AgendaItem) -> AgendaItem:
        return replace(item, state=ItemState.DRAFT, ready_at=None, writer=None)

    return before.is_on_agenda != after.is_on_agenda or printed(before) != printed(after)


def item_meant(items: Sequence[AgendaItem], number: int) -> AgendaItem:
    """The item that bears that number on the agenda; raises NoSuchItem."""
    numbered = agenda(items)
    if not 1 <= number <= len(numbered):
        raise NoSuchItem(number, len(numbered))
    return numbered[number - 1].item


def move_item(items: Sequence[AgendaItem], number: int, to: int) -> tuple[AgendaItem, ...]:
    """The items whose positions change when one moves to another's number.

    Raises NoSuchItem for a number that isn't there, and ItemNotOpen where one of the two is a standing item.
    """
    for wanted in (number, to):
        if (item := item_meant(items, wanted)).standing:
            raise ItemNotOpen(item.standing.value)
    order = [one.item for one in agenda(items) if not one.item.standing]
    first = number - next(one.number for one in agenda(items) if not one.item.standing)
    moved = order.pop(first)
    order.insert(first + to - number, moved)
    placed = [replace(item, position=position) for position, item in enumerate(order, 1)]
    return tuple(item for item in placed if item not in items)


def withdraw_item(item: AgendaItem, reached: ItemState) -> AgendaItem:
    """The item, off the agenda; raises ItemNotOpen for a standing one and once the agenda was sent (`reached`)."""
    if item.standing or reached in _BEYOND_RECALL:
        raise ItemNotOpen(item.standing.value or reached.value)
    return replace(item, state=ItemState.WITHDRAWN)


def bring_back(item: AgendaItem) -> AgendaItem:
    """A withdrawn item as it was before; raises ItemNotOpen for any other."""
    if item.state is not ItemState.WITHDRAWN:
        raise ItemNotOpen(item.state.value)
    return replace(item, state=ItemState.READY if item.ready_at else ItemState.DRAFT)


def carry_over(
    item: AgendaItem, reached: ItemState, earlier: Sequence[AgendaItem], *, begins: datetime, meeting: int,
    position: int, author: PersonId, now: datetime,
) -> tuple[AgendaItem, AgendaItem]:  # fmt: skip
    """The item as it is left, and the draft of it at another meeting.

    On an agenda that was sent, and at a meeting that has begun (`begins` is its own), it keeps its number; else it
    leaves the agenda. Raises ItemNotOpen for a standing or withdrawn one, and ItemAlreadyCarriedOver where one of the
    `earlier` goes back to it.
    """
    if item.standing or not item.is_on_agenda or item.meeting == meeting:
        raise ItemNotOpen(item.standing.value or reached.value)
    if earlier:
        raise ItemAlreadyCarriedOver
    stays = now >= begins or reached in (ItemState.SENT, ItemState.TREATED)
    left = item if stays else replace(item, state=ItemState.CARRIED_OVER)
    fresh = replace(
        item,
        id=0,
        meeting=meeting,
        position=position,
        author=author,
        added_at=now,
        state=ItemState.DRAFT,
        ready_at=None,
        late_reason="",
        carried_over_from=item.id,
    )
    return left, fresh


def take_item(item: AgendaItem, person: PersonId) -> AgendaItem:
    """The item, written by that person; raises ItemTaken where somebody has it, and ItemNotOpen off the agenda."""
    if item.writer is not None:
        raise ItemTaken
    return assign_item(item, person)


def assign_item(item: AgendaItem, person: PersonId | None) -> AgendaItem:
    """The item, written by that person, or by its roles for None; raises ItemNotOpen where that is no use any more."""
    if item.standing or not item.is_on_agenda or item.state is ItemState.TREATED:
        raise ItemNotOpen(item.standing.value or item.state.value)
    return replace(item, writer=person)


def remove_annex(item: AgendaItem, number: int) -> AgendaItem:
    """The item without its annex of that number, counted from 1; raises NoSuchAnnex."""
    if not 1 <= number <= len(item.annexes):
        raise NoSuchAnnex(number, len(item.annexes))
    return replace(item, annexes=(*item.annexes[: number - 1], *item.annexes[number:]))


def explain_lateness(item: AgendaItem, reason: str) -> AgendaItem:
    """The late item with another reason; raises ItemCameInTime."""
    if not item.late_reason:
        raise ItemCameInTime
    return replace(item, late_reason=reason)


def items_due(tasks: Sequence[Task]) -> datetime | None:
    """When the meeting's items are to be written; None where the forum has no such step."""
    return next((task.due for task in tasks if task.step == Row.ITEMS), None)


def is_too_late(tasks: Sequence[Task], now: datetime) -> bool:
    """Whether the deadline for items has passed, unless it had when the meeting was made: nobody had the time."""
    return any(task.step == Row.ITEMS and task.due < now and not task.is_at_once for task in tasks)


def require_late_reason(tasks: Sequence[Task], reason: str, now: datetime) -> str:
    """The reason to keep: that of a late item, else none; raises LateReasonMissing."""
    if not is_too_late(tasks, now):
        return ""
    if not reason:
        raise LateReasonMissing(items_due(tasks) or now)
    return reason
