"""Decisions on their way to another body: each becomes an item of its next meeting, and waits where it has none.

How the item words its history is not known here; nothing is loaded or saved here.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from domain.agenda import LONGEST_TITLE, AgendaItem
from domain.decision_errors import ClosedStaysInCluster, HandedOverToItself
from domain.decisions import Decision, DecisionState, require_followed_up
from domain.meeting_kinds import MeetingKind
from domain.meetings import Meeting
from domain.organisation import Body


def hand_over(decision: Decision, giver: Body, receiver: Body) -> Decision:
    """The decision on its way to another body, waiting for a meeting there.

    Raises HandedOverToItself, ClosedStaysInCluster and DecisionNotOpen.
    """
    require_followed_up(decision)
    if giver.key == receiver.key:
        raise HandedOverToItself(giver.key)
    if not may_reach(decision, giver, receiver):
        raise ClosedStaysInCluster(receiver.key)
    return replace(decision, state=DecisionState.WAITING, receiver=receiver.key)


def may_reach(decision: Decision, giver: Body, receiver: Body) -> bool:
    """Whether the decision may be read there: one on a closed item stays in its cluster."""
    return not decision.is_closed_item or giver.cluster == receiver.cluster


def may_receive(meeting: Meeting, now: datetime) -> bool:
    """Whether a decision can become an item of the meeting: one that has not begun, and has an agenda of its own."""
    has_agenda = meeting.kind not in (MeetingKind.PRE_MEETING, MeetingKind.SEMINAR)
    return meeting.starts > now and not meeting.is_cancelled and has_agenda


def next_meeting(meetings: Iterable[Meeting], now: datetime) -> Meeting | None:
    """The first of a body's meetings that may receive a decision."""
    return min((one for one in meetings if may_receive(one, now)), key=lambda one: one.starts, default=None)


def item_of_decision(
    draft: AgendaItem, decision: Decision, source: AgendaItem | None, giver: Body, receiver: Body
) -> AgendaItem:
    """The draft at the receiver's meeting, filled with what the decision brings along.

    `source` is the item that it was taken on, whose facts come along; it is closed where that or the decision is. Its
    origin is the giver's level, where the receiver's has that.
    """
    origins = {origin for step in receiver.forum.steps for origin in step.origins}
    filled = replace(
        draft,
        title=(source.title if source else decision.text)[:LONGEST_TITLE],
        origin=giver.forum.key if giver.forum.key in origins else "",
        is_closed=decision.is_closed_item,
        from_decision=decision.id,
    )
    if source is None:
        return filled
    return replace(
        filled,
        economy=source.economy,
        municipalities=source.municipalities,
        is_closed=decision.is_closed_item or source.is_closed,
        legal_basis=source.legal_basis,
        annexes=source.annexes,
    )


def wait_again(decision: Decision, item: AgendaItem) -> Decision | None:
    """The decision that an item came from, waiting anew, where the item's meeting won't treat it after all."""
    if decision.state is not DecisionState.HANDED_OVER or decision.successor != item.id:
        return None
    return replace(decision, state=DecisionState.WAITING, successor=None)


def come_back(waiting: Decision) -> Decision:
    """A decision that waited for a meeting, open again at whom it came from."""
    return replace(waiting, state=DecisionState.OPEN, receiver="")


def received(decision: Decision, item: int) -> Decision:
    """The decision, handed over: it became that item of the receiver."""
    return replace(decision, state=DecisionState.HANDED_OVER, successor=item)
