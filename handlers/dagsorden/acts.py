"""What the agenda's words do in a unit of work: mark a step, take that back, note corrections."""

from collections.abc import Sequence
from dataclasses import replace

from danish import names, writing
from domain.access import owned_roles, require_secretariat
from domain.acting import add_chair
from domain.corrections import open_corrections
from domain.errors import StepAlreadyDone
from domain.meetings import Meeting
from domain.organisation import Body, Chair, Profile
from domain.ports import Repositories
from domain.progress import progress, waits_for
from domain.reminders import plan_reminders
from domain.rows import Row
from domain.tasks import Task
from handlers.dagsorden.words import Mark, Reading, which_step
from handlers.loading import load_actor
from handlers.refusals import NOTHING_SAVED, Answered
from handlers.requests import Context
from handlers.task_acts import Acted, Found, Given, confirm_task, load_organisations, record, undo_task
from handlers.ui import text


def mark(
    repositories: Repositories,
    profile: Profile,
    context: Context,
    place: tuple[Meeting, Body],
    reading: Reading,
    behalf: str,
) -> Acted:
    """Records that a step was done, for oneself or on behalf of a chair."""
    meeting, body = place
    chair = chair_meant(behalf, body, profile) if behalf else None
    found = Found(_task(repositories, place, reading), meeting, body)
    given = Given(reading.reference, chair.key if chair else "", reading.insists)
    if chair is None:
        return confirm_task(repositories, profile, context, found, given)
    return _mark_for_chair(repositories, profile, context, found, given)


def take_back(
    repositories: Repositories, profile: Profile, context: Context, place: tuple[Meeting, Body], reading: Reading
) -> Acted:
    """Takes back what was last recorded on a step."""
    return undo_task(repositories, profile, context, Found(_task(repositories, place, reading, is_undone=True), *place))


def note_corrections(
    repositories: Repositories, profile: Profile, context: Context, place: tuple[Meeting, Body]
) -> Acted:
    """Opens the step that corrections call for and voids the approvals; their reminders are planned again."""
    meeting, body = place
    require_secretariat(load_actor(repositories, context), body, context.now.date())
    changed = open_corrections(repositories.tasks.of_meeting(meeting.id), context.now)
    repositories.tasks.save(changed)
    repositories.reminders.plan(plan_reminders(changed, context.now, profile.reminding))
    anew = next(task for task in repositories.tasks.of_meeting(meeting.id) if task.step == Row.GENERATION_ANEW)
    record(repositories, context, "dagsorden.rettelser", anew, {"trin": ",".join(str(task.step) for task in changed)})
    owners = waits_for(progress([anew], body.forum, context.now).tasks)
    return Acted(Found(anew, meeting, body), owners, load_organisations(repositories, body, profile, context))


def chair_meant(typed: str, body: Body, profile: Profile) -> Chair:
    """The chair that the words after “for” mean; refused with the right ones where none or several fit."""
    kinds = {kind for step in body.forum.steps for kind in step.approvers}
    chairs = {chair.key: chair for chair in profile.chairs if chair.approver in kinds}
    found = names.find_name(typed, {key: (chair.name, *chair.aliases) for key, chair in chairs.items()})
    if isinstance(found, names.NameFound):
        return chairs[found.key]
    known = writing.join_or([f"“for {chair.name[:1].lower()}{chair.name[1:]}”" for chair in chairs.values()])
    raise Answered(
        f"Jeg fandt ingen formand, der hedder “{typed[:60]}”.",
        text(f"Skriv {known}. " if known else "Dagsordenen her godkendes ikke af en formand. ", NOTHING_SAVED),
    )


def _mark_for_chair(
    repositories: Repositories, profile: Profile, context: Context, found: Found, given: Given
) -> Acted:
    """Confirms on behalf of a chair; a role that has confirmed for one chair may add another."""
    try:
        return confirm_task(repositories, profile, context, found, given)
    except Answered:
        roles = owned_roles(load_actor(repositories, context), found.body, found.step, context.now.date())
        try:
            added = add_chair(found.task, roles, given.on_behalf_of, given.reference)
        except StepAlreadyDone:
            added = None
        if added is None:
            raise
    repositories.tasks.save([added])
    record(repositories, context, "opgave.bekræftet", added, None, given.on_behalf_of)
    organisations = load_organisations(repositories, found.body, profile, context)
    own = tuple(one.role for one in added.confirmations if one not in found.task.confirmations)
    return Acted(replace(found, task=added), own, organisations, given.on_behalf_of)


def _task(
    repositories: Repositories, place: tuple[Meeting, Body], reading: Reading, *, is_undone: bool = False
) -> Task:
    """The task that is meant: of a step with two, the first still open, or the last that something is confirmed of."""
    meeting, body = place
    wanted = reading.mark
    if wanted is None:
        raise which_step(reading)
    tasks = repositories.tasks.of_meeting(meeting.id)
    fitting = [task for task in tasks if task.step == wanted.row and wanted.part in ("", task.part)]
    if not fitting:
        raise Answered(
            f"{body.name} har ikke noget trin {wanted.row}.", text("Trinnene går fra 1 til 14. ", NOTHING_SAVED)
        )
    if wanted == Mark(Row.GENERATION) and (anew := _opened_anew(tasks, fitting[0], is_undone=is_undone)):
        return anew
    if is_undone:
        return next((task for task in reversed(fitting) if task.confirmations), fitting[-1])
    return next((task for task in fitting if task.is_open), fitting[-1])


def _opened_anew(tasks: Sequence[Task], first: Task, *, is_undone: bool) -> Task | None:
    """The step of generating anew, where the first generation is done and corrections have come."""
    anew = next((task for task in tasks if task.step == Row.GENERATION_ANEW), None)
    if anew is None or first.is_open:
        return None
    return anew if (anew.confirmations if is_undone else anew.is_open) else None
