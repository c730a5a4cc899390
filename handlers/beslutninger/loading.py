"""Loads all that is known of a meeting's decisions, for one person; what they may do with it the acts decide."""

from collections.abc import Sequence
from dataclasses import dataclass

from danish import writing
from domain.access import may_serve, require_secretariat
from domain.agenda import AgendaItem, ItemKind, Numbered, agenda
from domain.attendance import Attendance
from domain.decisions import AuthorityApproval, Decision
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.ports import Repositories
from domain.presence import Presence, attendance_as_it_was, presence_by_absences
from domain.tasks import Task
from handlers.beslutninger.words import COMMAND
from handlers.desk import Desk, open_desk
from handlers.ids import read_id
from handlers.loading import load_meeting
from handlers.refusals import Answered, unsaved
from handlers.requests import Context
from handlers.task_acts import load_organisations
from handlers.task_text import Organisations
from handlers.ui import text
from handlers.which_meeting import require_insight


@dataclass(frozen=True, slots=True)
class View:
    """A meeting's decisions as one person sees them, and its tasks.

    `presence` is as written down, or by the absences while `is_written` is false. `sees_closed`: the person is in the
    secretariat, so that closed items may be shown.
    """

    meeting: Meeting
    body: Body
    items: tuple[Numbered, ...]
    decisions: Sequence[Decision]
    approvals: Sequence[AuthorityApproval]
    presence: Presence
    is_written: bool
    organisations: Organisations
    sees_closed: bool
    tasks: Sequence[Task]

    @property
    def attendance(self) -> Attendance:
        """The attendance as it was."""
        return attendance_as_it_was(self.body, self.presence, self.meeting.starts)

    @property
    def for_decision(self) -> frozenset[int]:
        """The ids of the items til beslutning."""
        return frozenset(one.item.id for one in self.items if one.item.kind is ItemKind.DECISION)

    def item_of(self, decision: Decision) -> Numbered | None:
        """The item that a decision was taken on, while it is on the agenda."""
        return next((one for one in self.items if one.item.id == decision.item), None)


@dataclass(frozen=True, slots=True)
class DecisionDesk(Desk):
    """The desk of somebody who acts on a meeting's decisions, with what they see of these."""

    view: View

    def require_secretariat(self) -> None:
        """Raises NotAllowed, naming the roles that could, unless the person is in the meeting's secretariat."""
        require_secretariat(self.actor, self.view.body, self.today)


def load_desk(desk: Desk, place: tuple[Meeting, Body]) -> DecisionDesk:
    """The desk for a meeting's decisions."""
    return DecisionDesk(desk.repositories, desk.profile, desk.context, desk.actor, _load_view(desk, place))


def decisions_at(repositories: Repositories, profile: Profile, context: Context, meeting: int) -> DecisionDesk:
    """The meeting's decisions, for somebody who may know of the meeting; raises Answered, and as `require_insight`."""
    desk = open_desk(repositories, profile, context)
    place = load_meeting(repositories, meeting, profile)
    require_insight(desk, place[1])
    return load_desk(desk, place)


def decision_numbered(view: View, number: int) -> Decision:
    """The meeting's decision of that number; refused with the numbers there are."""
    for decision in view.decisions:
        if decision.number == number:
            return decision
    known = writing.join([str(one.number) for one in view.decisions])
    has = f"Mødet har nr. {known}. " if known else "Mødet har ingen beslutninger endnu. "
    raise Answered(f"Mødet har ingen beslutning nr. {number}.", unsaved(has, f"Se dem med `/{COMMAND} liste`."))


def item_numbered(view: View, number: int) -> AgendaItem:
    """The agenda's item of that number; refused with what is on the agenda."""
    for one in view.items:
        if one.number == number:
            return one.item
    if not view.items:
        raise no_items(view)
    raise Answered(
        f"Dagsordenen har intet punkt {number}.",
        unsaved(f"Punkterne går fra 1 til {view.items[-1].number}. Se dem med `/dagsorden status`."),
    )


def no_items(view: View) -> Answered:
    """The answer where the meeting has no items to decide on."""
    return Answered(
        f"Mødet har ingen punkter: {view.body.name}.",
        text('Er mødet i gang, så tilføj et med `/dagsorden punkt "Titel" til beslutning`, og prøv igen. '),
        unsaved("Er det holdt, så send mig referatet som fil i en direkte besked: Punkterne kommer med."),
    )


def known_decision(repositories: Repositories, value: str) -> Decision:
    """The decision that a button or form named; refused in words where it is gone."""
    found = repositories.decisions.decision(read_id(value))
    if found is None:
        raise Answered("Beslutningen findes ikke længere.", unsaved())
    return found


def _load_view(desk: Desk, place: tuple[Meeting, Body]) -> View:
    meeting, body = place
    decisions = desk.repositories.decisions.of_meeting(meeting.id)
    records = desk.repositories.records.of_meeting(meeting.id)
    written = records.presence
    return View(
        meeting,
        body,
        agenda(records.items),
        decisions,
        desk.repositories.decisions.approvals([one.id for one in decisions]) if decisions else (),
        written or presence_by_absences(meeting.id, records.absences, desk.context.person, desk.now),
        written is not None,
        load_organisations(desk, body),
        may_serve(desk.actor, body, desk.today),
        records.tasks,
    )
