"""Turns reminders that are due into messages to send, in one unit of work; it sends nothing.

What a message says is built when it is sent, so a row holds ids only. A reminder that waits for somebody's hours is
planned anew for that person, so that whatever ends its cause meanwhile ends it too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.messages import Message
from domain.organisation import Body, Profile
from domain.people import ChannelPurpose, Person, RoleAssignment
from domain.ports import Repositories
from domain.preferences import Preferences
from domain.reminder_moments import channel_moment, day_after, moment_for
from domain.reminders import Reminder, ReminderKind
from domain.reminding import Reminded, is_still_due, latest_of_each, reminded
from domain.tasks import Task
from handlers.loading import profile_in_force
from handlers.opgaver.messages import WHY

REMINDER = "opgaver.paamindelse"
DAY_AFTER = "opgaver.dagen_efter"
UNFILLED = "opgaver.uden_ansvarlig"


@dataclass(frozen=True, slots=True)
class _Cause:
    """A due reminder with the task that it is about, and who is to be reminded."""

    reminder: Reminder
    task: Task
    body: Body
    found: Reminded


def issue_reminders(store: Repositories, *, profile: Profile, now: datetime, limit: int) -> int:
    """Posts the messages of due reminders and marks those issued; how many reminders there were."""
    due = store.reminders.due(now, limit)
    if not due:
        return 0
    profile = profile_in_force(store, profile)
    roles = store.people.roles(now.date())
    causes = [cause for one in latest_of_each(due) if (cause := _cause(store, one, roles, profile))]
    messages, later = _to_persons(store, causes, profile, now)
    store.outbox.post([*messages, *(one for cause in causes for one in _to_channels(store, cause, profile, now))])
    store.reminders.issued([reminder.id for reminder in due])
    store.reminders.plan([*later, *_days_after(causes, profile, now)])
    return len(due)


def _cause(store: Repositories, reminder: Reminder, roles: Sequence[RoleAssignment], profile: Profile) -> _Cause | None:
    """What the reminder is about; None where that no longer holds."""
    task = store.tasks.task(reminder.task)
    meeting = store.meetings.meeting(task.meeting) if task else None
    if task is None or meeting is None or not is_still_due(task, meeting):
        return None
    body = next((body for body in profile.bodies if body.key == meeting.body), None)
    if body is None:
        return None
    return _Cause(reminder, task, body, reminded(reminder, task, body.forum.step(task.step), body, roles))


def _to_persons(
    store: Repositories, causes: Sequence[_Cause], profile: Profile, now: datetime
) -> tuple[list[Message], list[Reminder]]:
    """The messages that go out now, and the reminders that wait for their persons' hours."""
    wanted = {person for cause in causes for person in cause.found.people}
    people, wishes = store.people.persons(wanted), store.preferences.of(wanted)
    messages, later = [], []
    for cause in causes:
        for person in (people[one] for one in cause.found.people if one in people and not people[one].is_deactivated):
            moment = _moment(cause, wishes[person.id], profile, now)
            if moment == now:
                messages.append(_to_person(cause.reminder, person, now))
            elif moment is not None:
                later.append(replace(cause.reminder, id=0, due=moment, person=person.id))
    return messages, later


def _moment(cause: _Cause, wishes: Preferences, profile: Profile, now: datetime) -> datetime | None:
    return moment_for(cause.reminder, cause.task, wishes, now, profile.reminding)


def _days_after(causes: Sequence[_Cause], profile: Profile, now: datetime) -> Iterator[Reminder]:
    """Plans the word to the co-owners on the day of the deadline: only then is it known to be needed at all."""
    for cause in causes:
        if cause.reminder.kind is ReminderKind.SAME_DAY and cause.reminder.person is None:
            step = cause.body.forum.step(cause.task.step)
            planned = day_after(cause.task, step, cause.body, profile.reminding)
            if planned is not None and planned.due > now:
                yield planned


def _to_person(reminder: Reminder, person: Person, now: datetime) -> Message:
    return Message(
        kind=DAY_AFTER if reminder.kind is ReminderKind.DAY_AFTER else REMINDER,
        recipient=person.id,
        subject={"task": reminder.task, "reminder": reminder.id, WHY: reminder.kind.value},
        due=now,
        install=person.install,
        key=f"reminder:{reminder.id}:{person.id}",
    )


def _to_channels(store: Repositories, cause: _Cause, profile: Profile, now: datetime) -> Iterator[Message]:
    """A task that nobody is reminded of in full is pointed out where the secretariat reads."""
    if not cause.found.unfilled:
        return
    reminder, cluster = cause.reminder, cause.body.cluster
    for use in store.channels.of_purpose(ChannelPurpose.SECRETARIAT, cluster.key if cluster else None):
        yield Message(
            kind=UNFILLED,
            recipient=use.place,
            subject={"task": reminder.task, "reminder": reminder.id},
            due=channel_moment(now, profile.reminding),
            install=use.place.install,
            key=f"reminder:{reminder.id}:{use.place.install}:{use.place.conversation}",
        )
