"""Loads all that a meeting's status tells, in a handful of queries; how it reads is in `cards`."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.access import may_add_item
from domain.acting import may_confirm
from domain.attendance import Attendance
from domain.corrections import lacks_approval
from domain.inheriting import at_work
from domain.journalising import Journalised
from domain.meetings import Meeting
from domain.organisation import Body
from domain.progress import Progress, TaskProgress, active_roles, can_be_done_now, progress, unfilled_roles
from domain.rounds import Round, own_chairs
from domain.rows import Row
from handlers.agenda import Agenda, load_agenda, load_facts
from handlers.desk import MeetingDesk
from handlers.task_text import Organisations
from handlers.ui import Text
from handlers.who_comes import who_comes

MOST_ACTS = 3
"""So many buttons a person gets."""


@dataclass(frozen=True, slots=True)
class Status:
    """A meeting's status for one person: `acts` are the tasks that this person may confirm now, the likely one first.

    `unfilled` are the roles that open tasks wait for and that nobody holds; `who_comes` tells by name who is absent and
    who comes instead, for those who may see it.
    """

    meeting: Meeting
    body: Body
    progress: Progress
    attendance: Attendance
    organisations: Organisations
    unfilled: tuple[str, ...]
    acts: tuple[TaskProgress, ...]
    round: Round
    agenda: Agenda
    may_add: bool
    journal: Sequence[Journalised] = ()
    is_presence_written: bool = False
    who_comes: tuple[Text, ...] = ()


def load_status(desk: MeetingDesk) -> Status:
    """The status as it stands; what a body that has ended left open is its successor's to do."""
    repositories, profile, context, actor = desk.repositories, desk.profile, desk.context, desk.actor
    (meeting, body), today, doing = desk.place, desk.today, at_work(desk.body, profile)
    has_begun = meeting.starts <= context.now
    facts = load_facts(repositories, profile, meeting, body, context.now)
    tasks, organisations = facts.records.tasks, Organisations(body, profile, facts.people.roles, today)
    steps = progress(tasks, body.forum, context.now, meeting)
    known = facts.round
    own = {chair.key for chair in own_chairs(actor, body, known.missing, context.now)}
    too_early = {Row.SENDING} if lacks_approval(tasks) else set()
    active = active_roles(organisations.assignments, body, today)
    vacant = [
        role
        for item in ((*steps.waited_for, *steps.following) if doing.successor is None else ())
        for role in unfilled_roles(item.task, item.step, body, active)
    ]
    acts = [
        item
        for item in (*steps.waited_for, *steps.following, *steps.not_noted)
        if item.step.number not in too_early
        and can_be_done_now(item, meeting, context.now)
        and (may_confirm(actor, doing, item.task, item.step, today) or (own and item.step.number == Row.APPROVAL))
    ]
    return Status(
        meeting,
        body,
        steps,
        facts.attendance,
        organisations,
        tuple(dict.fromkeys(vacant)),
        tuple(acts[:MOST_ACTS]),
        known,
        load_agenda(repositories, profile, actor, meeting, body, context.now, facts),
        may_add_item(actor, body, today) and meeting.ends > context.now,
        facts.records.journal if has_begun else (),
        is_presence_written=facts.written is not None,
        who_comes=(
            () if facts.written else who_comes(context, actor, body, facts.records.absences, facts.people.alternates)
        ),
    )
