"""Taking a task, giving it back and handing it over, in a unit of work; confirming is shared with other features."""

from datetime import datetime

from domain.access import Actor, owned_roles, require_secretariat
from domain.acting import hand_over, may_confirm, release, take
from domain.errors import NothingToUndo, TaskTaken
from domain.messages import Message
from domain.people import Person, PersonId
from domain.reminders import of_task
from domain.reminding import free_again
from domain.tasks import missing_roles
from handlers import snoozing
from handlers.desk import Desk
from handlers.opgaver import cards
from handlers.refusals import Answered, unsaved
from handlers.task_acts import Found, load_organisations, load_task, record, undo_task
from handlers.task_cards import undone_blocks, undone_title
from handlers.task_text import deadline, of_meeting, step_name
from handlers.ui import Card, Form, text

HANDED_OVER = "opgaver.overdraget"


def load_own(desk: Desk, task: int) -> Found:
    """A task for somebody in its secretariat, or who has it; refused for others, and people from outside."""
    found = load_task(desk, task)
    desk.require_insider()
    if found.task.taker != desk.context.person:
        require_secretariat(desk.actor, found.body, desk.today)
    return found


def take_task(desk: Desk, task: int) -> Card:
    """Takes a task among its owners; whoever comes second is told who has it, unless that one has left."""
    found, today = load_task(desk, task), desk.today
    owned_roles(desk.actor, found.body, found.step, today)
    free = free_again(found.task, desk.repositories.people.roles(today), found.body, today)
    try:
        taken = take(free, desk.context.person)
    except TaskTaken as refusal:
        raise _taken_by(desk, refusal.taker) from refusal
    desk.repositories.tasks.save([taken])
    record(desk, "opgave.taget", taken)
    return cards.taken(Found(taken, found.meeting, found.body), desk.context.name, desk.now)


def undo(desk: Desk, task: int) -> Card:
    """Takes back what the person last said of a task: that it was done, else that they had it."""
    found = load_task(desk, task)
    try:
        acted = undo_task(desk, found)
    except NothingToUndo:
        released = release(found.task, desk.context.person)
        desk.repositories.tasks.save([released])
        record(desk, "opgave.givet_tilbage", released)
        return cards.released(Found(released, found.meeting, found.body), desk.now)
    return Card(undone_title(acted), undone_blocks(acted, desk.now))


def hand_task_over(desk: Desk, task: int, receiver: PersonId) -> Card:
    """Hands a task to somebody in the same secretariat, who is told; refused where they have it already."""
    found = load_task(desk, task)
    desk.require_insider()
    if found.task.taker != desk.context.person:
        owned_roles(desk.actor, found.body, found.step, desk.today)
    other = _receiver(desk, receiver)
    given = hand_over(found.task, other, found.body, desk.today)
    if given == found.task:
        raise Answered(f"{other.person.name} har allerede opgaven.", unsaved())
    desk.repositories.tasks.save([given])
    record(desk, "opgave.overdraget", given, {"til": receiver})
    if receiver != desk.context.person:
        subject: dict[str, int | str] = {"task": task, "fra": desk.context.person}
        install = other.person.install or desk.context.place.install
        desk.repositories.outbox.post([Message(HANDED_OVER, receiver, subject, desk.now, install)])
    handed = Found(given, found.meeting, found.body)
    still = still_to_confirm(desk, handed, other)
    return cards.handed_over(handed, other.person, desk.now, still, _had_it(desk, found))


def remind_later(desk: Desk, task: int, until: datetime) -> Card:
    """Plans a reminder for this person alone."""
    found = load_own(desk, task)
    if not found.task.is_open:
        raise Answered("Opgaven er allerede klaret.", unsaved("Der er ikke noget at minde om."))
    record(desk, snoozing.ACT, found.task, {"til": until.isoformat()})
    where = f"{of_meeting(found.meeting, found.body, desk.now)} · {deadline(found.task, desk.now)}"
    what = (step_name(found.step, found.task.part), where)
    return snoozing.plan_snoozed(desk, of_task(task), until, what)


def snooze_form(found: Found, hidden: str, now: datetime) -> Form:
    """Asks when to remind of a task again; `hidden` comes back with the answer."""
    name = step_name(found.step, found.task.part)
    return snoozing.form(cards.SNOOZE, f"{name} · {of_meeting(found.meeting, found.body, now)}", hidden, now)


def still_to_confirm(desk: Desk, found: Found, receiver: Actor) -> str:
    """The organisations that must confirm a task themselves, since its receiver can't; "" where they can."""
    if may_confirm(receiver, found.body, found.task, found.step, desk.today):
        return ""
    names = load_organisations(desk, found.body)
    return names.missing(missing_roles(found.task, found.step), found.step.owners)


def _receiver(desk: Desk, receiver: PersonId) -> Actor:
    person: Person | None = desk.repositories.people.person(receiver)
    if person is None or person.is_deactivated:
        raise Answered("Personen findes ikke her.", unsaved("Vælg en anden."))
    return desk.repositories.people.actor(receiver, desk.today, is_administrator=False, is_outsider=False)


def _had_it(desk: Desk, found: Found) -> str:
    """The name of somebody else who had taken the task, "" for none or one who has left."""
    today = desk.today
    taker = free_again(found.task, desk.repositories.people.roles(today), found.body, today).taker
    person = None if taker in (None, desk.context.person) else desk.repositories.people.person(taker or 0)
    return person.name if person else ""


def _taken_by(desk: Desk, taker: PersonId) -> Answered:
    if taker == desk.context.person:
        return Answered("Du har allerede taget opgaven.", text("Se dine opgaver med `/opgaver mine`."))
    person = desk.repositories.people.person(taker)
    name = person.name if person else "en anden"
    return Answered(f"Opgaven er allerede taget af {name}.", unsaved("Aftal med hinanden, hvis du skal have den."))
