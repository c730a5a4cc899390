"""Erases what is kept of a person, in one unit of work: what goes, what is freed, and who is told of that once."""

from collections.abc import Sequence

from domain.messages import Message, reminders_of
from domain.organisation import Profile
from domain.personal_data import Kind, is_kept, owners_left
from domain.ports import Repositories
from domain.reminding import is_still_due
from domain.tasks import Task
from handlers.kept_names import FORMER
from handlers.log_writing import write_log
from handlers.requests import Context
from handlers.task_text import deadline, of_meeting, step_name
from handlers.tovholder.data_holding import NOBODY, Holding, bodies_by_key
from handlers.ui import Card, text

FREED = "tovholder.frigivet"
_TASKS = "opgaver"
_MOST_LINES = 10


def erase(repositories: Repositories, profile: Profile, context: Context, holding: Holding) -> None:
    """Erases it, and posts a word to those who own the tasks that are free now."""
    whose, personal = holding.whose, repositories.personal
    erased: dict[str, str | int] = {}
    if whose.person != NOBODY:
        taken = [int(one.facts["id"]) for one in holding.records if one.kind is Kind.TASK]
        passed_on = [reminder for one in personal.unsettled(whose.person) for reminder in reminders_of(one)]
        kept = {one.meeting for one in holding.records if one.meeting is not None and is_kept(one, holding.awaiting)}
        changed = personal.erase(whose.person, FORMER, kept, context.now)
        erased |= {kind.value: number for kind, number in changed.items()}
        repositories.reminders.again(passed_on)
        free = repositories.tasks.several(taken)
        _tell(repositories, profile, context, whose.person, [free[one] for one in taken if one in free])
    personal.replace(holding.replaced, whose.name, FORMER)
    erased |= {"tekster": len(holding.replaced), "venter": len(holding.kept)}
    subject = f"person:{whose.person}" if whose.person != NOBODY else "navn"
    write_log(repositories, context, "data.slettet", subject, erased)


def freed_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The word to those who own steps that nobody has taken any more; nothing once all are done, or taken anew."""
    told = [int(one) for one in str(message.subject[_TASKS]).split()]
    known = repositories.tasks.several(told)
    free = [known[one] for one in told if one in known and known[one].taker is None]
    meetings = repositories.meetings.several({one.meeting for one in free})
    bodies, lines, numbers = bodies_by_key(profile), [], []
    for task in free:
        meeting = meetings.get(task.meeting)
        body = bodies.get(meeting.body) if meeting else None
        step = next((one for one in body.forum.steps if one.number == task.step), None) if body else None
        if meeting and body and step and is_still_due(task, meeting, message.due):
            where = f"{of_meeting(meeting, body, message.due)}, {deadline(task, message.due)}"
            numbers.append(task.id)
            lines.append(f"• Nr. {task.id}: {step_name(step, task.part)} ({where})")
    if not lines:
        return None
    is_one = len(lines) == 1
    title = "En opgave er uden ansvarlig igen" if is_one else f"{len(lines)} opgaver er uden ansvarlig igen"
    shown = lines[:_MOST_LINES]
    more = f"\n… og {len(lines) - len(shown)} til. Se dem med `/opgaver`." if lines[_MOST_LINES:] else ""
    return Card(
        title,
        (
            text(f"{'Den' if is_one else 'De'} var taget af en, som ikke længere er med:\n", "\n".join(shown), more),
            text(f"Skriv fx `/opgaver tag {numbers[0]}` eller `/opgaver overdrag {numbers[0]} @navn`."),
        ),
    )


def _tell(repositories: Repositories, profile: Profile, context: Context, former: int, tasks: Sequence[Task]) -> None:
    """Posts one message to each who owns a step of these with others, or did with the one who is erased."""
    today = context.now.date()
    held, bodies = repositories.people.roles(today), bodies_by_key(profile)
    meetings = repositories.meetings.several({one.meeting for one in tasks})
    told: dict[int, list[int]] = {}
    installs: dict[int, str] = {}
    for task in tasks:
        meeting = meetings.get(task.meeting)
        body = bodies.get(meeting.body) if meeting else None
        step = next((one for one in body.forum.steps if one.number == task.step), None) if body else None
        if body is None or step is None or not is_still_due(task, meeting, context.now):
            continue
        for owner in owners_left(step, body, held, today):
            if owner.id != context.person:
                told.setdefault(owner.id, []).append(task.id)
                installs[owner.id] = owner.install or context.place.install
    repositories.outbox.post(
        Message(
            FREED,
            owner,
            {_TASKS: " ".join(map(str, numbers))},
            context.now,
            installs[owner],
            key=f"{FREED}:{former}:{owner}",
        )
        for owner, numbers in told.items()
    )
