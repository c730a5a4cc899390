"""Turns reminders that are due into messages to send, in one unit of work; it sends nothing.

What a message says is built when it is sent, so a row holds ids only.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from domain.messages import Message
from domain.organisation import Profile
from domain.people import ChannelPurpose, Person, RoleAssignment
from domain.ports import Repositories
from domain.reminders import Reminder
from domain.reminding import Reminded, is_still_due, latest_of_each, reminded
from handlers.loading import profile_in_force

REMINDER = "opgaver.paamindelse"
UNFILLED = "opgaver.uden_ansvarlig"


def issue_reminders(store: Repositories, *, profile: Profile, now: datetime, limit: int) -> int:
    """Posts the messages of due reminders and marks those issued; how many reminders there were."""
    due = store.reminders.due(now, limit)
    if not due:
        return 0
    profile = profile_in_force(store, profile)
    roles = store.people.roles(now.date())
    messages = [message for one in latest_of_each(due) for message in _messages(store, one, roles, profile, now)]
    store.outbox.post(messages)
    store.reminders.issued([reminder.id for reminder in due])
    return len(due)


def _messages(
    store: Repositories, reminder: Reminder, roles: Iterable[RoleAssignment], profile: Profile, now: datetime
) -> Iterator[Message]:
    task = store.tasks.task(reminder.task)
    meeting = store.meetings.meeting(task.meeting) if task else None
    if task is None or meeting is None or not is_still_due(task, meeting):
        return
    body = next((body for body in profile.bodies if body.key == meeting.body), None)
    if body is None:
        return
    found = reminded(reminder, task, body.forum.step(task.step), body, roles)
    people = store.people.persons(found.people)
    yield from (_to_person(reminder, people[person], now) for person in found.people if person in people)
    yield from _to_channels(store, reminder, found, body.cluster.key if body.cluster else None, now)


def _to_person(reminder: Reminder, person: Person, now: datetime) -> Message:
    return Message(
        kind=REMINDER,
        recipient=person.id,
        subject={"task": reminder.task, "reminder": reminder.id},
        due=now,
        install=person.install,
        key=f"reminder:{reminder.id}:{person.id}",
    )


def _to_channels(
    store: Repositories, reminder: Reminder, found: Reminded, cluster: str | None, now: datetime
) -> Iterator[Message]:
    """A task that nobody is reminded of in full is pointed out where the secretariat reads."""
    if not found.unfilled:
        return
    for use in store.channels.of_purpose(ChannelPurpose.SECRETARIAT, cluster):
        yield Message(
            kind=UNFILLED,
            recipient=use.place,
            subject={"task": reminder.task, "reminder": reminder.id},
            due=now,
            install=use.place.install,
            key=f"reminder:{reminder.id}:{use.place.install}:{use.place.conversation}",
        )
