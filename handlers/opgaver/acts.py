"""Taking a task, giving it back and handing it over, in a unit of work; confirming is shared with other features."""

from datetime import datetime

from domain.access import Actor, owned_roles, require_secretariat
from domain.acting import hand_over, may_confirm, release, take
from domain.errors import NothingToUndo, TaskTaken
from domain.messages import Message
from domain.organisation import Profile
from domain.people import Person, PersonId
from domain.ports import Repositories
from domain.reminders import of_task
from domain.reminding import free_again
from domain.tasks import missing_roles
from handlers import snoozing
from handlers.loading import load_actor, load_insider
from handlers.opgaver import cards
from handlers.refusals import Answered, unsaved
from handlers.requests import Context
from handlers.task_acts import Found, load_organisations, load_task, record, undo_task
from handlers.task_cards import undone_blocks, undone_title
from handlers.task_text import deadline, of_meeting, step_name
from handlers.ui import Card, Form, text

HANDED_OVER = "opgaver.overdraget"


def load_own(repositories: Repositories, profile: Profile, context: Context, task: int) -> Found:
    """A task for somebody in its secretariat, or who has it; refused for others, and people from outside."""
    found, actor = load_task(repositories, task, profile), load_insider(repositories, context)
    if found.task.taker != context.person:
        require_secretariat(actor, found.body, context.now.date())
    return found


def take_task(repositories: Repositories, profile: Profile, context: Context, task: int) -> Card:
    """Takes a task among its owners; whoever comes second is told who has it, unless that one has left."""
    found, today = load_task(repositories, task, profile), context.now.date()
    owned_roles(load_actor(repositories, context), found.body, found.step, today)
    free = free_again(found.task, repositories.people.roles(today), found.body, today)
    try:
        taken = take(free, context.person)
    except TaskTaken as refusal:
        raise _taken_by(repositories, refusal.taker, context) from refusal
    repositories.tasks.save([taken])
    record(repositories, context, "opgave.taget", taken)
    return cards.taken(Found(taken, found.meeting, found.body), context.name, context.now)


def undo(repositories: Repositories, profile: Profile, context: Context, task: int) -> Card:
    """Takes back what the person last said of a task: that it was done, else that they had it."""
    found = load_task(repositories, task, profile)
    try:
        acted = undo_task(repositories, profile, context, found)
    except NothingToUndo:
        released = release(found.task, context.person)
        repositories.tasks.save([released])
        record(repositories, context, "opgave.givet_tilbage", released)
        return cards.released(Found(released, found.meeting, found.body), context.now)
    return Card(undone_title(acted), undone_blocks(acted, context.now))


def hand_task_over(
    repositories: Repositories, profile: Profile, context: Context, task: int, receiver: PersonId
) -> Card:
    """Hands a task to somebody in the same secretariat, who is told; refused where they have it already."""
    found = load_task(repositories, task, profile)
    actor = load_insider(repositories, context)
    if found.task.taker != context.person:
        owned_roles(actor, found.body, found.step, context.now.date())
    other = _receiver(repositories, receiver, context)
    given = hand_over(found.task, other, found.body, context.now.date())
    if given == found.task:
        raise Answered(f"{other.person.name} har allerede opgaven.", unsaved())
    repositories.tasks.save([given])
    record(repositories, context, "opgave.overdraget", given, {"til": receiver})
    if receiver != context.person:
        subject: dict[str, int | str] = {"task": task, "fra": context.person}
        install = other.person.install or context.place.install
        repositories.outbox.post([Message(HANDED_OVER, receiver, subject, context.now, install)])
    handed = Found(given, found.meeting, found.body)
    still = still_to_confirm(repositories, profile, context, handed, other)
    return cards.handed_over(handed, other.person, context.now, still, _had_it(repositories, found, context))


def remind_later(repositories: Repositories, profile: Profile, context: Context, task: int, until: datetime) -> Card:
    """Plans a reminder for this person alone."""
    found = load_own(repositories, profile, context, task)
    if not found.task.is_open:
        raise Answered("Opgaven er allerede klaret.", unsaved("Der er ikke noget at minde om."))
    record(repositories, context, snoozing.ACT, found.task, {"til": until.isoformat()})
    where = f"{of_meeting(found.meeting, found.body, context.now)} · {deadline(found.task, context.now)}"
    what = (step_name(found.step, found.task.part), where)
    return snoozing.plan_snoozed(repositories, profile, context, of_task(task), until, what)


def snooze_form(found: Found, hidden: str, now: datetime) -> Form:
    """Asks when to remind of a task again; `hidden` comes back with the answer."""
    name = step_name(found.step, found.task.part)
    return snoozing.form(cards.SNOOZE, f"{name} · {of_meeting(found.meeting, found.body, now)}", hidden, now)


def still_to_confirm(
    repositories: Repositories, profile: Profile, context: Context, found: Found, receiver: Actor
) -> str:
    """The organisations that must confirm a task themselves, since its receiver can't; "" where they can."""
    if may_confirm(receiver, found.body, found.task, found.step, context.now.date()):
        return ""
    names = load_organisations(repositories, found.body, profile, context)
    return names.missing(missing_roles(found.task, found.step), found.step.owners)


def _receiver(repositories: Repositories, receiver: PersonId, context: Context) -> Actor:
    person: Person | None = repositories.people.person(receiver)
    if person is None or person.is_deactivated:
        raise Answered("Personen findes ikke her.", unsaved("Vælg en anden."))
    return repositories.people.actor(receiver, context.now.date(), is_administrator=False, is_outsider=False)


def _had_it(repositories: Repositories, found: Found, context: Context) -> str:
    """The name of somebody else who had taken the task, "" for none or one who has left."""
    today = context.now.date()
    taker = free_again(found.task, repositories.people.roles(today), found.body, today).taker
    person = None if taker in (None, context.person) else repositories.people.person(taker or 0)
    return person.name if person else ""


def _taken_by(repositories: Repositories, taker: PersonId, context: Context) -> Answered:
    if taker == context.person:
        return Answered("Du har allerede taget opgaven.", text("Se dine opgaver med `/opgaver mine`."))
    person = repositories.people.person(taker)
    name = person.name if person else "en anden"
    return Answered(f"Opgaven er allerede taget af {name}.", unsaved("Aftal med hinanden, hvis du skal have den."))
