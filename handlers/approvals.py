"""The approval round in a unit of work: loads it, records versions and approvals, and takes them back.

Which features offer it is not known here. Each act writes a line in the log of the step's task.
"""

from collections.abc import Sequence
from dataclasses import replace

import handlers.approval_refusals  # noqa: F401 - gives the refusals of the round their words
from danish import writing
from domain.access import owned_roles
from domain.agenda_errors import AlreadyApproved
from domain.approvals import AgendaVersion, Approval
from domain.asking_again import stands_again_messages, told_as
from domain.deciding import Chair
from domain.errors import NotAllowed, StepNotOwned
from domain.meeting_records import MeetingRecords
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.ports import Repositories
from domain.reminders import of_task, plan_reminders
from domain.rounds import (
    Round,
    approval_to_withdraw,
    approve,
    needed_chairs,
    own_chairs,
    refuse_sent,
    refuse_taking_back_a_version,
    restore,
    settle,
    void,
)
from domain.rows import Row
from domain.tasks import Task
from handlers.desk import Desk
from handlers.log_writing import write_log
from handlers.refusals import Answered, unsaved
from handlers.retry import retry_button
from handlers.task_text import lowered, typed_meeting
from handlers.ui import Actions, text

_MOST_BUTTONS = 5


def recorded_round(records: MeetingRecords, profile: Profile, body: Body) -> Round:
    """The approval round of the meeting whose records these are."""
    return round_of(records.versions, records.approvals, profile, body)


def round_of(versions: Sequence[AgendaVersion], approvals: Sequence[Approval], profile: Profile, body: Body) -> Round:
    """The approval round of a meeting of the body, by what was recorded of it."""
    chairs = needed_chairs(body, profile)
    return Round(chairs, tuple(versions), tuple(approvals)) if chairs else Round(())


def record_approvals(
    desk: Desk, place: tuple[Meeting, Body], chairs: Sequence[Chair], reference: str
) -> tuple[Task, Round]:
    """Records that these chairs have approved the current version: the person's own chairs, or on behalf of them."""
    meeting, body = place
    body.forum.step(Row.APPROVAL).require_for(meeting.kind)
    records = desk.repositories.records.of_meeting(meeting.id)
    tasks = [one for one in records.tasks if body.forum.has_step(one.step)]
    known, task = recorded_round(records, desk.profile, body), next(one for one in tasks if one.step == Row.APPROVAL)
    own = {chair.key for chair in own_chairs(desk.actor, body, known.chairs, desk.now)}
    if any(chair.key not in own for chair in chairs):
        _require_owner(desk, body, task)
    for chair in chairs:
        given = Approval(0, meeting.id, 0, chair.key, desk.context.person, desk.now, chair.key not in own, reference)
        approved = approve(tasks, known, given)
        if not desk.repositories.approvals.add(approved):
            raise AlreadyApproved(chair.key, desk.now)
        on_behalf = chair.key if approved.is_on_behalf else ""
        _record(desk, "dagsorden.godkendt", task, approved, on_behalf)
        known = _anew(desk.repositories, meeting, known)
    return _settled(desk, task, known), known


def take_back_approval(
    desk: Desk, place: tuple[Meeting, Body], chairs: Sequence[Chair] = ()
) -> tuple[Task, Round, Chair]:
    """Takes back the latest approval of the current version, of these chairs where any are named."""
    meeting, body = place
    records = desk.repositories.records.of_meeting(meeting.id)
    tasks, known = records.tasks, recorded_round(records, desk.profile, body)
    task = next(one for one in tasks if one.step == Row.APPROVAL)
    own = [chair.key for chair in own_chairs(desk.actor, body, known.chairs, desk.now)]
    if not own:
        _require_owner(desk, body, task)
    refuse_sent(tasks)
    keys = [chair.key for chair in chairs]
    gone = approval_to_withdraw(known, keys, own, owns_step=_owns(desk, body, task))
    desk.repositories.approvals.remove(gone.id)
    _record(desk, "dagsorden.godkendelse_fortrudt", task, gone, gone.chair)
    left = _anew(desk.repositories, meeting, known)
    chair = next(one for one in known.chairs if one.key == gone.chair)
    return _settled(desk, task, left), left, chair


def version_made(desk: Desk, task: Task, known: Round, reference: str) -> None:
    """Records the version that a generation made, where the task of one is done by now."""
    if task.is_open or task.step not in (Row.GENERATION, Row.GENERATION_ANEW):
        return
    number = known.version + 1 if task.step == Row.GENERATION_ANEW else known.version
    desk.repositories.approvals.add_version(
        AgendaVersion(task.meeting, number, desk.context.person, desk.now, reference)
    )


def version_taken_back(repositories: Repositories, task: Task, known: Round) -> None:
    """Removes the version that a generation made, before that is taken back; refused once it is approved."""
    if task.is_open or not known.versions:
        return
    if task.step == Row.GENERATION and known.version == known.versions[0].number:
        repositories.approvals.remove_version(task.meeting, known.version)
    if task.step == Row.GENERATION_ANEW:
        refuse_taking_back_a_version(known)
        refuse_sent(repositories.tasks.of_meeting(task.meeting))
        repositories.approvals.remove_version(task.meeting, known.version)


def void_approvals(desk: Desk, known: Round) -> int:
    """Voids the approvals of the current version; how many there were."""
    gone = void(known, desk.now)
    desk.repositories.approvals.save(gone)
    return len(gone)


def restore_approvals(desk: Desk, place: tuple[Meeting, Body]) -> None:
    """Makes the approvals stand again that corrections voided which were noted by mistake; who was asked is told."""
    meeting, body = place
    records = desk.repositories.records.of_meeting(meeting.id)
    known, tasks = recorded_round(records, desk.profile, body), {one.step: one for one in records.tasks}
    desk.repositories.approvals.save(restore(known))
    if task := tasks.get(Row.APPROVAL):
        # Corrections make a late step "straks"; it was so before only where the earlier one was too.
        before = replace(task, is_at_once=task.is_at_once and tasks.get(Row.GENERATION, task).is_at_once)
        _settled(desk, before, _anew(desk.repositories, meeting, known))
    asked = desk.repositories.outbox.told_under(told_as(meeting.id))
    desk.repositories.outbox.post(stands_again_messages(asked, known.version, desk.context.person, desk.now))


class WhoApproved(Answered):
    """The question whose approval is meant; where a message was pressed on, the message becomes the question."""


def ask_who_approved(known: Round, place: tuple[Meeting, Body], reference: str) -> Answered:
    """The question whose approval is to be recorded, with a button for each chair that is still missing.

    Raises NotNeededForKind where nobody's is.
    """
    meeting, body = place
    body.forum.step(Row.APPROVAL).require_for(meeting.kind)
    if not known.missing:
        return Answered("Dagsordenen er allerede godkendt.", unsaved("Alle formænd har godkendt den."))
    suffix = f" {reference}" if reference else ""
    buttons = tuple(
        retry_button(chair.name, "dagsorden", f"godkend {typed_meeting(meeting, body)}{suffix} for {chair.name}")
        for chair in known.missing[:_MOST_BUTTONS]
    )
    return WhoApproved(
        f"Hvem har godkendt version {known.version} af dagsordenen?",
        text(f"Der mangler godkendelse fra {names_of(known.missing)}. Skriv gerne link eller sagsnummer med. "),
        unsaved(),
        Actions(buttons),
    )


def names_of(chairs: Sequence[Chair]) -> str:
    """The chairs as they stand inside a sentence."""
    return writing.join([lowered(chair.name) for chair in chairs])


def _anew(repositories: Repositories, meeting: Meeting, known: Round) -> Round:
    """The round with its approvals as they are by now."""
    return replace(known, approvals=tuple(repositories.approvals.of_meeting(meeting.id)))


def _settled(desk: Desk, task: Task, known: Round) -> Task:
    """Saves the task as the approvals make it; its reminders follow."""
    settled = settle(task, known)
    desk.repositories.tasks.save([settled])
    if not settled.is_open:
        desk.repositories.reminders.cancel_planned([of_task(task.id)])
    elif not task.is_open:
        desk.repositories.reminders.plan(plan_reminders([settled], desk.now, desk.profile.reminding))
    return settled


def _require_owner(desk: Desk, body: Body, task: Task) -> None:
    owned_roles(desk.actor, body, body.forum.step(task.step), desk.today)


def _owns(desk: Desk, body: Body, task: Task) -> bool:
    try:
        owned_roles(desk.actor, body, body.forum.step(task.step), desk.today)
    except (NotAllowed, StepNotOwned):
        return False
    return True


def _record(desk: Desk, act: str, task: Task, given: Approval, on_behalf_of: str) -> None:
    facts: dict[str, str | int] = {"version": given.version, "formand": given.chair}
    write_log(desk.repositories, desk.context, act, f"task:{task.id}", facts, on_behalf_of=on_behalf_of)
