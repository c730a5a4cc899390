"""Builds the messages about tasks from what is true when they are sent; None where their cause no longer holds."""

from datetime import datetime

from domain.access import Actor
from domain.acting import may_confirm
from domain.inheriting import at_work
from domain.messages import Message
from domain.organisation import Profile
from domain.people import Place
from domain.ports import Repositories
from domain.progress import active_roles, can_be_done_now, progress, vacant_roles
from domain.reminders import ReminderKind
from domain.reminding import is_still_due
from domain.tasks import missing_roles
from handlers.approvals import names_of
from handlers.opgaver import message_cards, overdue_cards
from handlers.opgaver.told import load_told
from handlers.task_acts import Found
from handlers.task_text import Organisations
from handlers.ui import Card
from handlers.unasked import WHY


def reminder_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """A reminder to one person; nothing once the task, or this person's part of it, is done.

    Nor one that they asked for, once they have no role there any more.
    """
    actor = _recipient(repositories, message)
    told = load_told(repositories, profile, actor, [int(message.subject["task"])], message.due) if actor else ()
    if actor is None or not told or told[0].is_done_here or _is_past(told[0].found, message):
        return None
    is_asked_for = message.subject.get(WHY) == ReminderKind.SNOOZED
    if is_asked_for and not actor.roles_on(told[0].found.body, message.due.date()):
        return None
    [one] = told
    if one.own is not None:
        return message_cards.own_approval(one.found, one.own, message.due)
    approvals = names_of(one.awaited)
    return message_cards.reminder(one.found, one.missing, message.due, may_confirm=one.may_confirm, approvals=approvals)


def day_after_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The word that a deadline has passed, to those who own the task together and who may lead them."""
    found, actor = _found(repositories, profile, message), _recipient(repositories, message)
    if found is None or actor is None:
        return None
    today = message.due.date()
    names = Organisations(found.body, profile, repositories.people.roles(today), today)
    missing = names.missing(missing_roles(found.task, found.step), found.step.owners, is_full=True)
    return overdue_cards.day_after(found, missing, message.due, may_confirm=_may_confirm(actor, found, message))


def vacancy_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The word that nobody holds a task's role; nothing once somebody does, or has taken the task."""
    found = _found(repositories, profile, message)
    if found is None or found.task.taker is not None:
        return None
    today = message.due.date()
    assignments = repositories.people.roles(today)
    vacant = vacant_roles(found.task, found.step, active_roles(assignments, found.body, today))
    if not vacant:
        return None
    names = Organisations(found.body, profile, assignments, today)
    is_within = not set(vacant).isdisjoint(found.body.forum.secretariat_roles)
    missing = names.missing(vacant, found.step.owners)
    can_be_done = _can_be_done(found, message)
    return message_cards.without_owner(found, missing, message.due, is_within=is_within, can_be_done=can_be_done)


def handed_over_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The word to whoever was handed a task; nothing once it is done, or somebody else's."""
    found, actor = _found(repositories, profile, message), _recipient(repositories, message)
    giver = repositories.people.person(int(message.subject["fra"]))
    if found is None or actor is None or giver is None or found.task.taker != actor.person.id:
        return None
    today = message.due.date()
    still = ""
    if not may_confirm(actor, found.body, found.task, found.step, today):
        names = Organisations(found.body, profile, repositories.people.roles(today), today)
        still = names.missing(missing_roles(found.task, found.step), found.step.owners)
    return message_cards.received(found, giver.name, message.due, still)


def is_due_before(repositories: Repositories, message: Message, until: datetime) -> bool:
    """Whether the message's task falls due, or its meeting begins, after it was sent off and no later than then."""
    task = repositories.tasks.task(int(message.subject["task"]))
    meeting = repositories.meetings.meeting(task.meeting) if task else None
    times = (task.due, meeting.starts) if task and meeting else ()
    return any(message.due < at <= until for at in times)


def _found(repositories: Repositories, profile: Profile, message: Message) -> Found | None:
    task = repositories.tasks.task(int(message.subject["task"]))
    meeting = repositories.meetings.meeting(task.meeting) if task else None
    if task is None or meeting is None or not is_still_due(task, meeting, message.due):
        return None
    found = Found(task, meeting, at_work(profile.body(meeting.body), profile))
    return found if any(step.number == task.step for step in found.body.forum.steps) else None


def _is_past(found: Found, message: Message) -> bool:
    """Whether a reminder of a deadline ahead waited beyond it: then the digest tells, unless it was asked for."""
    return found.task.is_late(message.due) and message.subject.get(WHY) in (ReminderKind.AHEAD, ReminderKind.SAME_DAY)


def _recipient(repositories: Repositories, message: Message) -> Actor | None:
    """Who gets the message; None where they have become a guest since it was posted."""
    person = None if isinstance(message.recipient, Place) else repositories.people.person(message.recipient)
    if person is None or person.is_outsider:
        return None
    return repositories.people.actor(person.id, message.due.date(), is_administrator=False, is_outsider=False)


def _may_confirm(actor: Actor, found: Found, message: Message) -> bool:
    may = may_confirm(actor, found.body, found.task, found.step, message.due.date())
    return may and _can_be_done(found, message)


def _can_be_done(found: Found, message: Message) -> bool:
    item = progress([found.task], found.body.forum, message.due).tasks[0]
    return can_be_done_now(item, found.meeting, message.due)
