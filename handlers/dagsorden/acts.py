"""What the agenda's words do in a unit of work: mark a step, take that back, note corrections."""

from collections.abc import Sequence
from dataclasses import dataclass

from danish import writing
from domain.asking_again import asked_chairs
from domain.corrections import open_corrections
from domain.inheriting import at_work
from domain.progress import progress, waits_for
from domain.reminders import plan_reminders
from domain.rows import Row
from domain.tasks import Task
from handlers.approvals import recorded_round, void_approvals
from handlers.dagsorden.asking_again import tell_asked_again
from handlers.dagsorden.marks import Mark
from handlers.dagsorden.words import Reading, which_step
from handlers.desk import Desk, MeetingDesk
from handlers.refusals import Answered, unsaved
from handlers.task_acts import (
    Acted,
    Found,
    Given,
    confirm_task,
    load_organisations,
    record,
    require_step,
    spare_task,
    undo_task,
)
from handlers.task_text import lowered, meeting_to_type
from handlers.ui import text


@dataclass(frozen=True, slots=True)
class Corrected:
    """What it did that corrections were noted; `acted.awaited_chairs` are those whose approvals are void."""

    acted: Acted
    was_generated: bool
    was_approved: bool


def mark(desk: MeetingDesk, reading: Reading) -> Acted:
    """Records that a step was done."""
    given = Given(reading.reference, reading.insists)
    return confirm_task(desk, found_task(desk, reading), given)


def spare(desk: MeetingDesk, reading: Reading) -> Acted:
    """Records that a step isn't needed at this meeting."""
    return spare_task(desk, found_task(desk, reading))


def take_back(desk: MeetingDesk, reading: Reading) -> Acted:
    """Takes back what was last recorded on a step."""
    return undo_task(desk, found_task(desk, reading, is_undone=True))


def take_back_corrections(desk: Desk, found: Found) -> Acted:
    """Takes back corrections that were noted by mistake, and never what somebody confirmed after them."""
    step, task = found.step, found.task
    if not task.confirmations:
        return undo_task(desk, found)
    who = load_organisations(desk, found.body).joined(one.role for one in task.confirmations)
    where = meeting_to_type(found.meeting, found.body)
    raise Answered(
        f"Rettelserne kan ikke fortrydes nu: {who} har bekræftet {lowered(step.name)}.",
        text(f"Er det også en fejl, så skriver I først `/dagsorden fortryd trin {step.number} {where}`, "),
        unsaved(f"og så `/dagsorden fortryd rettelser {where}`."),
    )


def note_corrections(desk: MeetingDesk, reading: Reading) -> Corrected:
    """Opens the step that corrections call for and voids the approvals, of which those concerned are told."""
    repositories, profile, context, (meeting, body) = desk.repositories, desk.profile, desk.context, desk.place
    desk.require_secretariat()
    found_task(desk, reading, is_undone=True).step.require_for(meeting.kind)
    records = repositories.records.of_meeting(meeting.id)
    known = recorded_round(records, profile, body)
    changed = open_corrections(records.tasks, known, context.now)
    gone = void_approvals(desk, known)
    tell_asked_again(desk, known)
    repositories.tasks.save(changed)
    repositories.reminders.plan(plan_reminders(changed, context.now, profile.reminding))
    anew = next(task for task in repositories.tasks.of_meeting(meeting.id) if task.step == Row.GENERATION_ANEW)
    facts: dict[str, str | int] = {
        "trin": ",".join(str(task.step) for task in changed),
        "version": known.version,
        "bortfaldet": gone,
    }
    record(desk, "dagsorden.rettelser", anew, facts)
    owners = waits_for(progress([anew], body.forum, context.now).tasks)
    organisations = load_organisations(desk, body)
    acted = Acted(Found(anew, meeting, body), owners, organisations, awaited_chairs=asked_chairs(known))
    was_generated = any(task.step == Row.GENERATION and not task.is_open for task in records.tasks)
    return Corrected(acted, was_generated, was_approved=any(task.step == Row.APPROVAL for task in changed))


def found_task(desk: MeetingDesk, reading: Reading, *, is_undone: bool = False) -> Found:
    """The task that the words mean, to be done or, with `is_undone`, taken back; it is whose work the body's is now."""
    found = Found(_task(desk, reading, is_undone=is_undone), desk.meeting, at_work(desk.body, desk.profile))
    require_step(found)
    return found


def _task(desk: MeetingDesk, reading: Reading, *, is_undone: bool) -> Task:
    """Of a step with two tasks, the first still open, or the last that something is confirmed of."""
    wanted = reading.mark
    if wanted is None:
        raise which_step(reading)
    tasks = desk.repositories.tasks.of_meeting(desk.meeting.id)
    fitting = [task for task in tasks if task.step == wanted.row and wanted.part in ("", task.part)]
    if not fitting:
        steps = sorted({task.step for task in tasks})
        known = writing.join([str(step) for step in steps])
        if len(steps) == steps[-1] - steps[0] + 1:
            known = f"{steps[0]} til {steps[-1]}"
        raise Answered(f"Mødet har ikke noget trin {wanted.row}.", unsaved(f"Det har trin {known}."))
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
