"""Puts items on an agenda in a unit of work: new ones, and those carried over from another meeting."""

from dataclasses import replace
from datetime import datetime

from domain.agenda import AgendaItem, next_position
from domain.agenda_acts import carry_over, is_too_late, require_late_reason
from domain.meeting_kinds import MeetingKind
from domain.meetings import Meeting
from handlers.agenda import items_with_standing, refuse_full, state_reached
from handlers.case_following import follow_item
from handlers.dagsorden.desk import require_item_right
from handlers.dagsorden.item_acts import ItemDone, check_item, item_done, record_item
from handlers.dagsorden.item_writing import require_writer, tell_writer
from handlers.desk import MeetingDesk
from handlers.finding import Words
from handlers.meeting_choice import refuse_other_days
from handlers.meeting_finding import meeting_meant, possible_meetings
from handlers.refusals import Answered, unsaved
from handlers.replanning import replan_items
from handlers.ui import text


def add_item(desk: MeetingDesk, wanted: AgendaItem) -> ItemDone:
    """Puts an item on the agenda, last but for the standing one; the first brings the standing ones along.

    Raises NoSuchOrigin, and LateReasonMissing after the deadline.
    """
    repositories, context, meeting = desk.repositories, desk.context, desk.meeting
    require_item_right(desk)
    _require_coming(meeting, context.now)
    check_item(desk.body, wanted)
    reason = require_late_reason(repositories.tasks.of_meeting(meeting.id), wanted.late_reason, context.now)
    items = items_with_standing(repositories, context, meeting)
    refuse_full(meeting, len(items))
    fresh = replace(
        wanted,
        id=0,
        meeting=meeting.id,
        author=context.person,
        added_at=context.now,
        position=next_position(items),
        late_reason=reason,
        install=meeting.install,
    )
    if wanted.writer is not None:
        require_writer(desk, wanted.writer)
    added = repositories.agenda_items.add(fresh)
    replan_items(repositories, meeting.id, [added], context.now, desk.profile.reminding)
    record_item(desk, "punkt.tilføjet", added)
    tell_writer(desk, added)
    return item_done(desk, added, is_changed=True)


def carried_to(desk: MeetingDesk, words: Words | None) -> Meeting:
    """The meeting that an item is to be carried over to: the one the words mean, else the body's next after its own."""
    meetings, meeting, body, now = desk.repositories.meetings, desk.meeting, desk.body, desk.now
    if words is not None:
        target = meeting_meant(words, body, possible_meetings(meetings, words, body, now), now)
        refuse_other_days(words, target, body)
        return target
    known = meetings.of_body(body.key, begins=meeting.day)
    later = [one for one in known if one.starts > meeting.starts and one.kind is not MeetingKind.PRE_MEETING]
    if not later:
        raise Answered(
            f"{body.name} har intet møde efter det.",
            unsaved("Opret det først med `/moede opret`, og overfør så punktet."),
        )
    return min(later, key=lambda one: one.starts)


def carry(desk: MeetingDesk, item: AgendaItem, target: Meeting) -> ItemDone:
    """Carries an item over to another meeting of the same body, where it is a draft again."""
    repositories, profile, context, meeting = desk.repositories, desk.profile, desk.context, desk.meeting
    require_item_right(desk, item)
    _require_coming(target, context.now)
    there = items_with_standing(repositories, context, target)
    refuse_full(target, len(there))
    left, fresh = carry_over(
        item,
        state_reached(repositories, profile, *desk.place, item),
        [one for one, _ in repositories.agenda_items.carried_from([item.id])],
        begins=meeting.starts,
        meeting=target.id,
        position=next_position(there),
        author=context.person,
        now=context.now,
    )
    if left != item:
        repositories.agenda_items.save([left])
        replan_items(repositories, meeting.id, [left], context.now, profile.reminding)
    added = repositories.agenda_items.add(fresh)
    replan_items(repositories, target.id, [added], context.now, profile.reminding)
    record_item(desk, "punkt.overført", item, {"til": target.id})
    follow_item(desk, item, added)
    source = item_done(desk, left, is_changed=left != item)
    done = item_done(replace(desk, meeting=target), added, is_changed=True)
    return replace(done, left_sent=source.is_sent)


def asks_late_reason(desk: MeetingDesk) -> bool:
    """Whether an item that is added now needs a reason; raises Answered once the meeting was held."""
    _require_coming(desk.meeting, desk.now)
    return is_too_late(desk.repositories.tasks.of_meeting(desk.meeting.id), desk.now)


def _require_coming(meeting: Meeting, now: datetime) -> None:
    if meeting.ends < now:
        raise Answered(
            "Mødet er allerede holdt.",
            text("Skriv datoen for et kommende møde. "),
            unsaved("Blev sagen behandlet, så send mig referatet som fil i en direkte besked."),
        )
