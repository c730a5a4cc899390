"""What an approval round asks for and lets happen: whose approval is missing, and what corrections void.

The step of approving is done when every chair that the forum needs has approved the current version. Nothing is
loaded or saved here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.access import Actor
from domain.agenda_errors import AlreadyApproved, ApprovalsStand, NoSuchApproval, RegenerationAwaited
from domain.approvals import FIRST_VERSION, AgendaVersion, Approval
from domain.deciding import Chair
from domain.errors import AgendaAlreadySent
from domain.organisation import Body, Profile
from domain.rows import Row
from domain.tasks import Task, TaskState


@dataclass(frozen=True, slots=True)
class Round:
    """A meeting's approval round: the chairs that the forum needs, in the profile's order, and what they gave.

    Without chairs there is no round, and the step is confirmed by its owners as any other.
    """

    chairs: tuple[Chair, ...]
    versions: tuple[AgendaVersion, ...] = ()
    approvals: tuple[Approval, ...] = ()

    @property
    def version(self) -> int:
        """The number of the version that is to be approved."""
        return max((one.number for one in self.versions), default=FIRST_VERSION)

    @property
    def standing(self) -> tuple[Approval, ...]:
        """The approvals of the current version, the first given first."""
        known = {chair.key for chair in self.chairs}
        return tuple(one for one in self.approvals if one.version == self.version and one.stands and one.chair in known)

    @property
    def missing(self) -> tuple[Chair, ...]:
        """The chairs whose approval of the current version is still missing."""
        given = {one.chair for one in self.standing}
        return tuple(chair for chair in self.chairs if chair.key not in given)


def needed_chairs(body: Body, profile: Profile) -> tuple[Chair, ...]:
    """The chairs whose approval an agenda of that body needs, in the order of its step's approvers.

    Rule: minutes of 23-06-2022, the annex on cluster secretariats, row 7 of its two tables.
    """
    kinds = [kind for step in body.forum.steps for kind in step.approvers]
    return tuple(chair for kind in kinds for chair in profile.chairs if chair.approver == kind)


def own_chairs(actor: Actor, body: Body, chairs: Iterable[Chair], on: datetime) -> tuple[Chair, ...]:
    """Those of the chairs that the person is: by the seat in the body, or the role, that bears the chair's key."""
    if actor.is_outsider:
        return ()
    day = on.date()
    held = {seat.seat for seat in actor.seats if seat.body == body.key and seat.is_valid_on(day)}
    held.update(actor.roles_on(body, day))
    return tuple(chair for chair in chairs if chair.key in held)


def approve(tasks: Iterable[Task], known: Round, given: Approval) -> Approval:
    """The approval, for the current version.

    Raises AgendaAlreadySent, RegenerationAwaited while corrections wait for the agenda to be generated anew, and
    AlreadyApproved where the chair's approval of this version stands.
    """
    known_tasks = list(tasks)
    refuse_sent(known_tasks)
    refuse_awaiting_generation(known_tasks)
    earlier = next((one for one in known.standing if one.chair == given.chair), None)
    if earlier is not None:
        raise AlreadyApproved(given.chair, earlier.at)
    return replace(given, version=known.version)


def approval_to_withdraw(known: Round, chairs: Sequence[str], own: Iterable[str], *, owns_step: bool) -> Approval:
    """The latest approval of the current version that the person may take back, of these chairs where any are named.

    An owner of the step takes back what was recorded on behalf; what a chair gave, the chair alone. Raises
    NoSuchApproval where there is none such.
    """
    mine = set(own)
    for one in reversed(known.standing):
        may = one.chair in mine or (owns_step and one.is_on_behalf)
        if may and (not chairs or one.chair in chairs):
            return one
    raise NoSuchApproval(tuple(chairs))


def settle(task: Task, known: Round) -> Task:
    """The task of approving as the approvals make it: done when none is missing, else open."""
    if task.state is TaskState.CANCELLED or not known.chairs:
        return task
    return replace(task, state=TaskState.OPEN if known.missing else TaskState.DONE)


def void(known: Round, now: datetime) -> tuple[Approval, ...]:
    """The approvals that corrections void, as they are then."""
    return tuple(replace(one, voided_at=now) for one in known.standing)


def restore(known: Round) -> tuple[Approval, ...]:
    """The approvals that the last corrections voided, as they were before."""
    voided = [one for one in known.approvals if one.version == known.version and one.voided_at is not None]
    last = max((one.voided_at for one in voided if one.voided_at), default=None)
    return tuple(replace(one, voided_at=None) for one in voided if one.voided_at == last)


def refuse_taking_back_a_version(known: Round) -> None:
    """Raises ApprovalsStand where the version that would go has been approved by somebody."""
    if known.standing:
        raise ApprovalsStand(known.version)


def refuse_awaiting_generation(tasks: Iterable[Task]) -> None:
    """Raises RegenerationAwaited while corrections wait for the agenda to be generated anew."""
    for task in tasks:
        if task.step == Row.GENERATION_ANEW and task.is_open:
            raise RegenerationAwaited


def refuse_sent(tasks: Iterable[Task]) -> None:
    """Raises AgendaAlreadySent where the agenda was sent out."""
    for task in tasks:
        if task.step == Row.SENDING and task.state is TaskState.DONE:
            raise AgendaAlreadySent


def steps_done(tasks: Iterable[Task], known: Round) -> Mapping[int, datetime]:
    """When each step that is done was done; a step of two parts when the last was.

    Steps that nobody confirmed (they were done by planning the meeting) are left out.
    """
    done: dict[int, datetime] = {}
    for task in tasks:
        if task.state is not TaskState.DONE:
            continue
        times = [one.at for one in task.confirmations]
        if task.step == Row.APPROVAL:
            times += [one.at for one in known.standing]
        if times:
            done[task.step] = max([*times, *([done[task.step]] if task.step in done else [])])
    return done
