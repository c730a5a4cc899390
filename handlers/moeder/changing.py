"""Moves and cancels meetings with all that follows: tasks, reminders, pre-meetings, the word to the owners, the log."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from danish import writing
from danish.workdays import next_working_day
from danish.zone import COPENHAGEN
from domain.errors import MeetingAfterProfileEnd, MeetingAlreadyPlanned, MeetingInThePast
from domain.meeting_remarks import MeetingRemark, PreMeetingFollowed, PreMeetingLeft, of_old_time
from domain.meetings import Meeting, cancel_meeting, move_meeting, pre_meetings, times_following
from domain.messages import Message
from domain.organisation import Profile
from domain.ports import Repositories
from domain.tasks import Task, cancel_tasks, replan_tasks
from handlers.case_journeys import pass_cases_on
from handlers.handed_over import pass_on
from handlers.kept_names import release_names
from handlers.moeder import cards
from handlers.moeder.making import Made, made, record, refuse_twice, year_remarks
from handlers.moeder.owners_told import changed_at, tell_owners
from handlers.refusals import Answered, unsaved
from handlers.replanning import replan_meeting
from handlers.requests import Context
from handlers.ui import Card

MOVED = "moeder.flyttet"
CANCELLED = "moeder.aflyst"
_PRE_MEETINGS = "formoeder"
_FROM, _MOVE = "fra", "flytning"
"""When the meeting began before, in whole seconds, and which of its moves is told."""


def move(
    repositories: Repositories, profile: Profile, context: Context, meeting: Meeting, starts: datetime, ends: datetime
) -> Made:
    """Moves a meeting: open tasks get new deadlines and reminders, done ones stay; the owners are told once.

    Its pre-meetings follow where they can. Raises as `move_meeting`, and MeetingAlreadyPlanned, also where it is there
    already: nobody is told of what doesn't change.
    """
    if (starts, ends) == (meeting.starts, meeting.ends):
        raise MeetingAlreadyPlanned
    refuse_decided(repositories, meeting, context.now)
    others = repositories.meetings.of_body(meeting.body)
    along = pre_meetings(meeting, others, context.now)
    moved = replace(meeting, starts=starts, ends=ends)
    tasks: Sequence[Task] = ()
    staying = [one for one in others if one.id != meeting.id and one not in along]
    followed: list[PreMeetingFollowed | PreMeetingLeft] = []
    # The one that goes first makes room for the next.
    for one in sorted((meeting, *along), key=lambda one: one.starts, reverse=starts > meeting.starts):
        if one is meeting:
            moved, tasks = _move(repositories, profile, context, meeting, (starts, ends), staying)
            continue
        try:
            times = times_following(one, meeting, moved)
            followed.append(PreMeetingFollowed(_move(repositories, profile, context, one, times, [*staying, moved])[0]))
        except (MeetingInThePast, MeetingAlreadyPlanned, MeetingAfterProfileEnd):
            followed.append(PreMeetingLeft(one))
        staying.append(followed[-1].meeting)
    with_it = [one.meeting for one in followed]
    _tell(repositories, profile, context, meeting, moved, MOVED, with_it)
    told = made(repositories, profile, context, moved, tasks)
    behind = of_old_time(repositories.absences.of_meeting(meeting.id), tasks, context.now)
    return replace(told, remarks=(*behind, *followed, *told.remarks))


def cancel(
    repositories: Repositories, profile: Profile, context: Context, meeting: Meeting
) -> tuple[Meeting, tuple[MeetingRemark, ...]]:
    """Cancels a meeting and its pre-meetings: open tasks and reminders end; the owners are told once.

    What its body's year then lacks. Raises as `cancel_meeting`.
    """
    refuse_decided(repositories, meeting, context.now)
    others = repositories.meetings.of_body(meeting.body)
    cancelled = _cancel(repositories, profile, context, meeting)
    pass_on(repositories, profile, context, cancelled)
    pass_cases_on(repositories, profile, context, cancelled)
    followed = [_cancel(repositories, profile, context, one) for one in pre_meetings(meeting, others, context.now)]
    _tell(repositories, profile, context, meeting, cancelled, CANCELLED, followed)
    return cancelled, (*map(PreMeetingFollowed, followed), *year_remarks(repositories, profile, cancelled))


def moved_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The word that a meeting was moved, from when and to when it is now; it tells too what stands of the old time.

    Nothing once it is cancelled, over, back at the time that its reader knows, or moved on, which is told by itself.
    """
    meeting = repositories.meetings.meeting(int(message.subject["meeting"]))
    if meeting is None or meeting.is_cancelled or meeting.ends <= message.due:
        return None
    before = _before(message)
    if before == meeting.starts or int(message.subject.get(_MOVE, meeting.sequence)) < meeting.sequence:
        return None
    absences, tasks = repositories.absences.of_meeting(meeting.id), repositories.tasks.of_meeting(meeting.id)
    remarks = of_old_time(absences, tasks, changed_at(message))
    return cards.told_moved(meeting, before, _named(repositories, message), remarks, profile)


def cancelled_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The word that a meeting was cancelled; nothing once its day is over."""
    meeting = repositories.meetings.meeting(int(message.subject["meeting"]))
    if meeting is None or not meeting.is_cancelled or meeting.ends <= message.due:
        return None
    return cards.told_cancelled(meeting, _named(repositories, message), profile.body(meeting.body))


def is_near(repositories: Repositories, message: Message, _until: datetime) -> bool:
    """Whether the meeting begins, or began before it was moved, no later than the next working day."""
    meeting = repositories.meetings.meeting(int(message.subject["meeting"]))
    last = next_working_day(message.due.date())
    times = [at for at in (meeting.starts if meeting else None, _before(message)) if at is not None]
    return any(message.due < at and at.date() <= last for at in times)


def refuse_decided(repositories: Repositories, meeting: Meeting, now: datetime) -> None:
    """Raises Answered for a meeting at which something was decided: it was held, then and there."""
    known = repositories.decisions.of_meeting(meeting.id) if meeting.starts <= now else ()
    if standing := [one for one in known if one.stands]:
        count = writing.count(len(standing), "beslutning", "beslutninger")
        raise Answered(
            f"Mødet er holdt: Der er noteret {count} på det.",
            unsaved(
                "Det kan hverken flyttes, få et andet sted eller aflyses. Opret det næste med `/moede opret`, og før "
                "et punkt med dertil med `/dagsorden overfør`."
            ),
        )


def _move(
    repositories: Repositories,
    profile: Profile,
    context: Context,
    meeting: Meeting,
    times: tuple[datetime, datetime],
    others: Iterable[Meeting],
) -> tuple[Meeting, Sequence[Task]]:
    moved = move_meeting(meeting, *times, profile, context.now)
    refuse_twice(moved, others)
    repositories.meetings.save(moved)
    forum = profile.body(meeting.body).forum
    tasks = replan_tasks(repositories.tasks.of_meeting(meeting.id), moved, forum, context.now)
    repositories.tasks.save(tasks)
    replan_meeting(repositories, moved, tasks, context.now, profile.reminding)
    record(repositories, context, "moede.flyttet", moved)
    return moved, tasks


def _cancel(repositories: Repositories, profile: Profile, context: Context, meeting: Meeting) -> Meeting:
    cancelled = cancel_meeting(meeting)
    repositories.meetings.save(cancelled)
    tasks = repositories.tasks.of_meeting(meeting.id)
    repositories.tasks.save(cancel_tasks(tasks))
    replan_meeting(repositories, cancelled, tasks, context.now, profile.reminding)
    release_names(repositories, profile, cancelled)
    record(repositories, context, "moede.aflyst", cancelled)
    return cancelled


def _tell(
    repositories: Repositories,
    profile: Profile,
    context: Context,
    before: Meeting,
    after: Meeting,
    kind: str,
    with_it: Iterable[Meeting],
) -> None:
    """The pre-meetings `with_it` are told of in the same message."""
    named = " ".join(str(one.id) for one in with_it)
    facts: dict[str, int | str] = {"meeting": after.id, _FROM: int(before.starts.timestamp()), _MOVE: after.sequence}
    facts |= {_PRE_MEETINGS: named} if named else {}
    key, last = f"{kind}:{after.id}:{after.sequence}", f"{MOVED}:{after.id}:{before.sequence}"
    tell_owners(repositories, context, profile.body(after.body), kind, facts, key=key, last=last, since=_FROM)


def _named(repositories: Repositories, message: Message) -> list[Meeting]:
    """The pre-meetings that the message names, as they are now."""
    numbers = str(message.subject.get(_PRE_MEETINGS, "")).split()
    found = repositories.meetings.several(map(int, numbers)) if numbers else {}
    return [found[int(number)] for number in numbers if int(number) in found]


def _before(message: Message) -> datetime | None:
    """When the meeting began as far as the message's reader knows."""
    at = message.subject.get(_FROM)
    return None if at is None else datetime.fromtimestamp(int(at), COPENHAGEN)
