"""Records a decision that was found in minutes, on the item it belongs to; who may is decided where it is recorded."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from danish import names
from danish.cpr import contains_cpr
from domain.agenda import LONGEST_TITLE, AgendaItem, ItemKind, ItemState, next_position
from domain.decisions import Decision, DecisionForm
from domain.found_minutes import Doubt, FoundDecision, FoundMinutes, FoundPoint
from domain.organisation import Profile
from handlers.agenda import items_with_standing
from handlers.beslutninger import acts
from handlers.beslutninger.forms import split_responsible
from handlers.beslutninger.loading import DecisionDesk, View
from handlers.beslutninger.parts import responsible_names
from handlers.beslutninger.words import LONGEST
from handlers.case_following import follow_item
from handlers.closed_with import close_decisions
from handlers.keys import unreadable
from handlers.log_writing import write_log
from handlers.refusals import Answered, unsaved
from handlers.typed_text import one_line

_KINDS = {DecisionForm.NOTED: ItemKind.INFORMATION, DecisionForm.DISCUSSED: ItemKind.DISCUSSION}
_LEAST_CUT = 12
"""So many letters of a title must be there to know it by where it was cut short."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A point's decision as it is offered: the item it belongs to, if there is one, and what is recorded already.

    `responsible` is the key of who follows it up ("" where the words name nobody known); `doubts` are all there are.
    """

    point: FoundPoint
    decision: FoundDecision
    item: AgendaItem | None
    recorded: Decision | None
    responsible: str
    doubts: tuple[Doubt, ...]

    @property
    def is_open_here(self) -> bool:
        """Whether the minutes call the point closed, and the item is open."""
        return self.point.is_closed and self.item is not None and not self.item.is_closed and not self.item.standing


@dataclass(frozen=True, slots=True)
class Worded:
    """A found decision as it is to be recorded; `responsible` is the key of who follows it up, "" for nobody."""

    text: str
    form: DecisionForm | None
    responsible: str
    deadline: date | None
    remarks: str = ""


def as_found(one: Offered, today: date) -> Worded:
    """The decision as the minutes word it; a deadline that has passed is left out."""
    deadline = one.decision.deadline if one.decision.deadline and one.decision.deadline >= today else None
    said, remarks = one_line(one.decision.text), one_line(one.decision.remarks)
    return Worded(said, one.decision.form, one.responsible, deadline, remarks)


def offered(found: FoundMinutes, index: int, view: View, profile: Profile) -> Offered:
    """The decision of that place among those that were found, counted from 0; refused for one beyond them."""
    if index >= len(found.decided):
        raise unreadable()
    point = found.decided[index]
    if point.decision is None:
        raise ValueError("a point without a decision is never offered")
    item = item_of(point, (one.item for one in view.items))
    recorded = next((one for one in view.decisions if item and one.item == item.id and one.stands), None)
    known = (
        names.find_name(point.decision.responsible, responsible_names(profile)) if point.decision.responsible else ""
    )
    responsible = known.key if isinstance(known, names.NameFound) else ""
    doubts = list(point.decision.doubts)
    if max(len(one_line(point.decision.text)), len(one_line(point.decision.remarks))) > LONGEST:
        doubts.append(Doubt.LONG)
    if point.decision.responsible and not responsible and Doubt.RESPONSIBLE not in doubts:
        doubts.append(Doubt.RESPONSIBLE)
    return Offered(point, point.decision, item, recorded, responsible, tuple(doubts))


def item_of(point: FoundPoint, items: Iterable[AgendaItem]) -> AgendaItem | None:
    """The agenda's item that the point is, by its title; None where there is none, or several."""
    wanted = _folded(point.title)
    titles = [(_folded(item.title), item) for item in items]
    same = [item for title, item in titles if title == wanted]
    if not same:
        same = [item for title, item in titles if _is_cut(title, wanted)]
    return same[0] if len(same) == 1 else None


def record(desk: DecisionDesk, one: Offered, said: Worded) -> acts.Done | None:
    """Records the decision, on an item of its own where the agenda has none; None where its item has one already.

    What the minutes call closed is closed here too, before anything is recorded on it.
    """
    desk.require_secretariat()
    if one.recorded is not None:
        return None
    length = max(len(said.text), len(said.remarks))
    if length > LONGEST:
        raise Answered(
            f"Teksten er for lang: {length} tegn.",
            unsaved(f"En beslutning kan have {LONGEST}. Tryk på “Ret” ved beslutningen, og gør den kortere."),
        )
    forum, role = split_responsible(said.responsible)
    item = one.item or _added(desk, one, said)
    item = _closed(desk, item) if one.is_open_here else item
    return acts.record(desk, acts.Wanted(item, said.text, said.form, forum, role, said.deadline, said.remarks))


def refuse_cpr(found: FoundMinutes) -> None:
    """Raises the answer to minutes in which a CPR number stands."""
    said = [*found.head]
    for point in found.points:
        said += [point.title, point.recommendation, *point.annexes]
        said += [point.decision.text, point.decision.responsible, point.decision.remarks] if point.decision else []
    if any(contains_cpr(one) for one in said):
        raise Answered("Filen ser ud til at rumme et CPR-nummer.", unsaved("Slet filen i Slack, og send den uden."))


def _added(desk: DecisionDesk, one: Offered, said: Worded) -> AgendaItem:
    """The point as an item of the meeting's agenda: what was treated without having been put there before."""
    meeting, context = desk.view.meeting, desk.context
    items = [numbered.item for numbered in desk.view.items] or items_with_standing(desk.repositories, context, meeting)
    if standing := item_of(one.point, items):
        return standing
    wanted = AgendaItem(
        0,
        meeting.id,
        one_line(one.point.title)[:LONGEST_TITLE],
        context.person,
        context.now,
        _KINDS.get(said.form or DecisionForm.APPROVED, ItemKind.DECISION),
        position=next_position(items),
        state=ItemState.READY,
        ready_at=context.now,
        is_closed=one.point.is_closed,
        recommendation=one_line(one.point.recommendation)[:LONGEST],
        install=meeting.install,
    )
    added = desk.repositories.agenda_items.add(wanted)
    write_log(desk.repositories, context, "punkt.tilføjet", f"punkt:{added.id}", {"møde": meeting.id})
    return added


def _closed(desk: DecisionDesk, item: AgendaItem) -> AgendaItem:
    """The item, closed with what came of it."""
    repositories, context = desk.repositories, desk.context
    closed = replace(item, is_closed=True)
    repositories.agenda_items.save([closed])
    write_log(repositories, context, "punkt.lukket", f"punkt:{item.id}", {"møde": item.meeting})
    close_decisions(desk, closed)
    follow_item(desk, item, closed)
    return closed


def _folded(title: str) -> str:
    letters = re.sub(r"\W+", "", title.casefold())
    return re.sub(r"^evt$", "eventuelt", re.sub(r"dagsordenen$", "dagsorden", letters))


def _is_cut(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _LEAST_CUT and longer.startswith(shorter)
