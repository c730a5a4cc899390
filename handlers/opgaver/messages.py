"""Builds the messages about tasks from what is true when they are sent; None where their cause no longer holds."""

from domain.access import Actor, may_serve
from domain.acting import may_confirm
from domain.chairs_told import chair_seats
from domain.messages import Message
from domain.organisation import Chair, Profile
from domain.people import Place
from domain.ports import Repositories
from domain.progress import can_be_done_now, progress, vacant_roles
from domain.reminders import ReminderKind
from domain.reminding import is_still_due
from domain.rounds import own_chairs
from domain.rows import Row
from domain.tasks import missing_roles
from handlers.approvals import load_round, names_of
from handlers.opgaver import cards, overdue_cards
from handlers.task_acts import Found
from handlers.task_text import Organisations
from handlers.ui import Card
from handlers.unasked import WHY


def reminder_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """A reminder to one person; nothing once the task, or this person's part of it, is done."""
    found, actor = _found(repositories, profile, message), _recipient(repositories, message)
    if found is None or actor is None or _is_past(found, message):
        return None
    today = message.due.date()
    owned = set(actor.roles_on(found.body, today)).intersection(found.step.owners.roles)
    waiting = missing_roles(found.task, found.step)
    if owned and owned.isdisjoint(waiting) and found.task.taker != actor.person.id:
        return None
    names = Organisations(found.body, profile, repositories.people.roles(today), today)
    missing = names.missing(waiting, found.step.owners)
    awaited = _awaited_chairs(repositories, profile, found)
    if awaited and not may_serve(actor, found.body, today):
        if own := own_chairs(actor, found.body, awaited, message.due):
            return cards.own_approval(found, own[0], message.due)
        if chair_seats(found.body, awaited, profile).isdisjoint((seat.body, seat.seat) for seat in actor.seats):
            return None
    may = _may_confirm(actor, found, message)
    return cards.reminder(found, missing, message.due, may_confirm=may, approvals=names_of(awaited))


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
    vacant = vacant_roles(found.task, found.step, found.body, assignments, today)
    if not vacant:
        return None
    names = Organisations(found.body, profile, assignments, today)
    is_within = not set(vacant).isdisjoint(found.body.forum.secretariat_roles)
    missing = names.missing(vacant, found.step.owners)
    can_be_done = _can_be_done(found, message)
    return cards.without_owner(found, missing, message.due, is_within=is_within, can_be_done=can_be_done)


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
    return cards.received(found, giver.name, message.due, still)


def _found(repositories: Repositories, profile: Profile, message: Message) -> Found | None:
    task = repositories.tasks.task(int(message.subject["task"]))
    meeting = repositories.meetings.meeting(task.meeting) if task else None
    if task is None or meeting is None or not is_still_due(task, meeting):
        return None
    found = Found(task, meeting, profile.body(meeting.body))
    return found if any(step.number == task.step for step in found.body.forum.steps) else None


def _awaited_chairs(repositories: Repositories, profile: Profile, found: Found) -> tuple[Chair, ...]:
    """The chairs whose approval the step still waits for; none where it is not about approvals."""
    if found.step.number != Row.APPROVAL:
        return ()
    return load_round(repositories, profile, found.meeting, found.body).missing


def _is_past(found: Found, message: Message) -> bool:
    """Whether a reminder of a deadline ahead waited beyond it: then the digest tells, unless it was asked for."""
    return found.task.is_late(message.due) and message.subject.get(WHY) in (ReminderKind.AHEAD, ReminderKind.SAME_DAY)


def _recipient(repositories: Repositories, message: Message) -> Actor | None:
    person = None if isinstance(message.recipient, Place) else repositories.people.person(message.recipient)
    if person is None:
        return None
    return repositories.people.actor(person.id, message.due.date(), is_administrator=False, is_outsider=False)


def _may_confirm(actor: Actor, found: Found, message: Message) -> bool:
    may = may_confirm(actor, found.body, found.task, found.step, message.due.date())
    return may and _can_be_done(found, message)


def _can_be_done(found: Found, message: Message) -> bool:
    item = progress([found.task], found.body.forum, message.due).tasks[0]
    return can_be_done_now(item, found.meeting, message.due)
