"""Confirming a task and taking that back, for every feature that offers it; a unit of work calls these.

Each act writes a line in the log. When a task gets done, its planned reminders are cancelled; taking that back plans
them again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import handlers.task_refusals  # noqa: F401 - gives the refusals of tasks their words
from danish.zone import COPENHAGEN
from domain import errors
from domain.access import owned_roles
from domain.acting import confirm_for_all_roles, require_begun, undo_last_act
from domain.corrections import withdraw_corrections
from domain.deciding import Chair
from domain.inheriting import at_work
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.ports import Repositories
from domain.reminders import of_task, plan_reminders
from domain.rounds import Round, refuse_awaiting_generation
from domain.rows import Row
from domain.steps import Step
from domain.tasks import Confirmation, Task, TaskState, missing_roles, spare
from handlers.approvals import (
    ask_who_approved,
    recorded_round,
    restore_approvals,
    take_back_approval,
    version_made,
    version_taken_back,
)
from handlers.desk import Desk
from handlers.ids import LARGEST
from handlers.loading import load_meeting
from handlers.log_writing import write_log
from handlers.refusals import Answered, unsaved
from handlers.replanning import replan_meeting
from handlers.sending import refused_unapproved
from handlers.task_text import Organisations, step_name, time

WITHOUT_APPROVAL = "uden_godkendelse"


class AlreadyConfirmed(Answered):
    """What whoever comes second is told: nothing was waiting for them any more."""


@dataclass(frozen=True, slots=True)
class Found:
    """A task with its meeting, body and row."""

    task: Task
    meeting: Meeting
    body: Body

    @property
    def step(self) -> Step:
        """The task's row."""
        return self.body.forum.step(self.task.step)


@dataclass(frozen=True, slots=True)
class Acted:
    """What an act left: the task as it is now, and the roles that the act was for.

    `awaited_chairs` are those whose approval is missing, where the act was about the approval round.
    """

    found: Found
    roles: tuple[str, ...]
    organisations: Organisations
    on_behalf_of: str = ""
    awaited_chairs: tuple[Chair, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gives along with a confirmation.

    `insists` tells that a warning was read.
    """

    reference: str = ""
    insists: bool = False


def load_task(desk: Desk, task: int) -> Found:
    """A task that a button, form or number named; refused in words where it or its meeting is gone."""
    known = desk.repositories.tasks.task(task) if 0 < task <= LARGEST else None
    if known is None:
        raise Answered(
            f"Jeg kender ingen opgave nr. {task}.", unsaved("Se dine opgaver og deres numre med `/opgaver`.")
        )
    meeting, body = load_meeting(desk.repositories, known.meeting, desk.profile)
    found = Found(known, meeting, at_work(body, desk.profile))
    require_step(found)
    return found


def require_step(found: Found) -> None:
    """Refuses in words a task of a step that the organisation has no more."""
    if not found.body.forum.has_step(found.task.step):
        raise Answered(f"{found.body.name} har ikke længere trin {found.task.step}.", unsaved())


def load_organisations(desk: Desk, body: Body) -> Organisations:
    """How the body's roles are named today."""
    return organisations_on(desk.repositories, body, desk.profile, desk.today)


def organisations_on(repositories: Repositories, body: Body, profile: Profile, day: date) -> Organisations:
    """How the body's roles are named on that day."""
    cluster = body.cluster_key
    return Organisations(body, profile, repositories.people.roles_in(cluster, day), day)


def confirm_task(desk: Desk, found: Found, given: Given | None = None) -> Acted:
    """Records that a person did their part of a task, for all their roles that it waits for."""
    given = given or Given()
    step, task = found.step, found.task
    roles = owned_roles(desk.actor, found.body, step, desk.today)
    require_begun(found.meeting, step, desk.now)
    place = (found.meeting, found.body)
    known = _round(desk, found)
    if step.number == Row.APPROVAL and known.chairs:
        raise ask_who_approved(known, place, given.reference)
    if step.number == Row.APPROVAL and found.body.forum.has_step(Row.GENERATION_ANEW):
        refuse_awaiting_generation(desk.repositories.tasks.of_meeting(found.meeting.id))
    facts: dict[str, str | int] = {}
    if step.number == Row.SENDING and (refusal := refused_unapproved(desk.repositories, desk.profile, place)):
        if not given.insists:
            raise refusal
        facts[WITHOUT_APPROVAL] = 1
    organisations = load_organisations(desk, found.body)
    said = Confirmation("", desk.context.person, desk.now, given.reference)
    try:
        confirmed = confirm_for_all_roles(task, step, roles, said)
    except errors.StepAlreadyDone as refusal:
        raise _already(task, step, organisations, desk.now) from refusal
    desk.repositories.tasks.save([confirmed])
    version_made(desk, confirmed, known, given.reference)
    if not confirmed.is_open:
        desk.repositories.reminders.cancel_planned([of_task(task.id)])
    new = tuple(one.role for one in confirmed.confirmations if one not in task.confirmations)
    record(desk, "opgave.bekræftet", task, {**facts, "roller": ",".join(new)})
    return Acted(Found(confirmed, found.meeting, found.body), new, organisations)


def spare_task(desk: Desk, found: Found) -> Acted:
    """Records that a task isn't needed at this meeting, as one of its owners says; nobody is reminded of it then."""
    step, task = found.step, found.task
    roles = owned_roles(desk.actor, found.body, step, desk.today)
    organisations = load_organisations(desk, found.body)
    role = next((one for one in roles if one in missing_roles(task, step)), roles[0])
    try:
        spared = spare(task, step, Confirmation(role, desk.context.person, desk.now))
    except errors.StepAlreadyDone as refusal:
        raise _already(task, step, organisations, desk.now) from refusal
    desk.repositories.tasks.save([spared])
    _replan(desk, found.meeting)
    record(desk, "opgave.ikke_nødvendig", task, {"roller": role})
    return Acted(Found(spared, found.meeting, found.body), (role,), organisations)


def undo_task(desk: Desk, found: Found) -> Acted:
    """Takes back what the person's roles last confirmed, or corrections that were opened by mistake."""
    task, place = found.task, (found.meeting, found.body)
    known = _round(desk, found)
    if found.step.number == Row.APPROVAL and known.chairs:
        return approval_taken_back(desk, found)
    roles = owned_roles(desk.actor, found.body, found.step, desk.today)
    if found.step.only_on_corrections and task.is_open and not task.confirmations:
        undone = withdraw_corrections(task, known)
        restore_approvals(desk, place)
        desk.repositories.reminders.cancel_planned([of_task(task.id)])
    else:
        undone = undo_last_act(task, roles)
        version_taken_back(desk.repositories, task, known)
        desk.repositories.reminders.plan(plan_reminders([undone], desk.now, desk.profile.reminding))
    desk.repositories.tasks.save([undone])
    if task.state is TaskState.NOT_NEEDED:
        _replan(desk, found.meeting)
    gone = tuple(one.role for one in task.confirmations if one not in undone.confirmations)
    record(desk, "opgave.fortrudt", task, {"roller": ",".join(gone)})
    organisations = load_organisations(desk, found.body)
    return Acted(Found(undone, found.meeting, found.body), gone, organisations)


def approval_taken_back(desk: Desk, found: Found, chairs: Sequence[Chair] = ()) -> Acted:
    """Takes back a chair's approval: the latest, or of these chairs the latest."""
    task, known, chair = take_back_approval(desk, (found.meeting, found.body), chairs)
    organisations = load_organisations(desk, found.body)
    return Acted(Found(task, found.meeting, found.body), (), organisations, chair.key, known.missing)


def record(desk: Desk, act: str, task: Task, facts: Mapping[str, str | int] | None = None) -> None:
    """Writes an act on a task in the log."""
    write_log(desk.repositories, desk.context, act, f"task:{task.id}", facts)


def _replan(desk: Desk, meeting: Meeting) -> None:
    """Plans the meeting's reminders anew: with a step, what others hear of it comes and goes too."""
    replan_meeting(
        desk.repositories, meeting, desk.repositories.tasks.of_meeting(meeting.id), desk.now, desk.profile.reminding
    )


def _round(desk: Desk, found: Found) -> Round:
    """The approval round, where the step has a part in it."""
    if found.step.number not in (Row.GENERATION, Row.APPROVAL, Row.GENERATION_ANEW):
        return Round(())
    return recorded_round(desk.repositories.records.of_meeting(found.meeting.id), desk.profile, found.body)


def _already(task: Task, step: Step, names: Organisations, now: datetime) -> AlreadyConfirmed:
    """That it is done, by which organisations, and when."""
    name = step_name(step, task.part)
    if not task.confirmations:
        reason = ["Trinnet er ikke nødvendigt på dette møde."] if task.state is TaskState.NOT_NEEDED else []
        return AlreadyConfirmed(f"{name} venter ikke på nogen.", unsaved(*reason))
    organisations = names.joined(given.role for given in task.confirmations)
    latest = time(max(given.at for given in task.confirmations).astimezone(COPENHAGEN), now)
    if task.state is TaskState.NOT_NEEDED:
        return AlreadyConfirmed(
            f"Allerede noteret som ikke nødvendig: {name}",
            unsaved(
                f"Det gjorde {organisations} {latest}. Skal det alligevel gøres, så skriv "
                f"`/dagsorden fortryd {task.step}`."
            ),
        )
    done = "bekræftet" if task.is_open else "udført"
    return AlreadyConfirmed(f"{name} er allerede {done}.", unsaved(f"Det gjorde {organisations} {latest}."))
