"""What is done to decisions in a unit of work: recorded, withdrawn, closed, reopened, approved by an authority.

Each act is for the body's secretariat and writes a line in the log, with ids and never with what was decided.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import handlers.decision_refusals  # noqa: F401 - gives the refusals of decisions their words
from domain import decisions as rules
from domain.access import Actor, require_secretariat
from domain.agenda import AgendaItem, Economy, ItemKind, ItemState, treat, untreat
from domain.decision_reminders import deadline_messages
from domain.decisions import AuthorityApproval, Decision, DecisionForm, DecisionState
from domain.messages import AuditEntry
from domain.organisation import Body, Profile
from domain.people import ChannelPurpose
from domain.ports import Repositories
from handlers.beslutninger.loading import View
from handlers.requests import Context


@dataclass(frozen=True, slots=True)
class Wanted:
    """A decision as somebody wants it recorded. `form` None: the usual one for the item's type."""

    item: AgendaItem
    text: str
    form: DecisionForm | None = None
    forum: str = ""
    role: str = ""
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A decision after an act, with what was known of its meeting."""

    decision: Decision
    view: View
    first_presence: bool = False


def usual_form(item: AgendaItem) -> DecisionForm:
    """What is usually said to an item of that type."""
    return {
        ItemKind.DECISION: DecisionForm.APPROVED,
        ItemKind.DISCUSSION: DecisionForm.DISCUSSED,
        ItemKind.INFORMATION: DecisionForm.NOTED,
    }[item.kind]


def record(
    repositories: Repositories, profile: Profile, context: Context, actor: Actor, view: View, wanted: Wanted
) -> Done:
    """Records a decision; with the meeting's first one its presence is written down, and the item is treated."""
    require_secretariat(actor, view.body, context.now.date())
    rules.require_begun(view.meeting, context.now)
    item = wanted.item
    form = wanted.form or (DecisionForm.SEPARATELY if item.is_separate else usual_form(item))
    draft = Decision(
        id=0,
        meeting=view.meeting.id,
        number=0,
        item=item.id,
        text=wanted.text,
        form=form,
        recorded_by=context.person,
        recorded_at=context.now,
        forum=wanted.forum,
        role=wanted.role,
        deadline=wanted.deadline,
        authorities=_authorities(item, view.body, profile),
        is_closed_item=item.is_closed,
        install=view.meeting.install,
    )
    is_for_decision = item.kind is ItemKind.DECISION
    decision = repositories.decisions.add(
        rules.record(draft, view.decisions, view.attendance, is_for_decision=is_for_decision)
    )
    if not view.is_written:
        repositories.presences.save(view.presence)
    if item.state is not ItemState.TREATED:
        repositories.agenda_items.save([treat(item)])
    _remind(repositories, profile, context, view.body, decision)
    log(repositories, context, "beslutning.registreret", decision, {"punkt": item.id, "form": form.value})
    return Done(decision, view, first_presence=not view.is_written)


def withdraw(repositories: Repositories, context: Context, actor: Actor, view: View, decision: Decision) -> Done:
    """Takes back a decision that was recorded by mistake; the item is untreated where it was the only one."""
    require_secretariat(actor, view.body, context.now.date())
    changed = rules.withdraw(decision)
    repositories.decisions.save(changed)
    others = [one for one in view.decisions if one.item == decision.item and one.id != decision.id]
    item = repositories.agenda_items.item(decision.item)
    is_last = not any(one.state is not DecisionState.WITHDRAWN for one in others)
    if is_last and item is not None and item.state is ItemState.TREATED:
        repositories.agenda_items.save([untreat(item)])
    log(repositories, context, "beslutning.fortrudt", changed)
    return Done(changed, view)


def close(repositories: Repositories, context: Context, actor: Actor, view: View, decision: Decision) -> Done:
    """Closes a decision that has been followed up."""
    require_secretariat(actor, view.body, context.now.date())
    changed = rules.close(decision, view.approvals)
    repositories.decisions.save(changed)
    log(repositories, context, "beslutning.lukket", changed)
    return Done(changed, view)


def reopen(
    repositories: Repositories, profile: Profile, context: Context, actor: Actor, view: View, decision: Decision
) -> Done:
    """Opens a closed decision again, reminders and all."""
    require_secretariat(actor, view.body, context.now.date())
    changed = rules.reopen(decision)
    repositories.decisions.save(changed)
    _remind(repositories, profile, context, view.body, changed)
    log(repositories, context, "beslutning.genåbnet", changed)
    return Done(changed, view)


def approve(
    repositories: Repositories,
    context: Context,
    actor: Actor,
    view: View,
    decision: Decision,
    authority: str,
    reference: str,
) -> Done:
    """Records an authority's approval on its behalf."""
    require_secretariat(actor, view.body, context.now.date())
    wanted = AuthorityApproval(decision.id, authority, context.person, context.now, reference)
    approval = rules.approve(decision, wanted, view.approvals)
    repositories.decisions.approve(approval)
    log(repositories, context, "beslutning.godkendt", decision, on_behalf_of=authority)
    return Done(decision, replace(view, approvals=(*view.approvals, approval)))


def log(
    repositories: Repositories,
    context: Context,
    act: str,
    decision: Decision,
    facts: Mapping[str, str | int] | None = None,
    on_behalf_of: str = "",
) -> None:
    """Writes an act on a decision in the log."""
    repositories.audit.record(
        AuditEntry(
            context.now,
            context.person,
            act,
            f"decision:{decision.id}",
            context.place.install,
            on_behalf_of,
            dict(facts or {}),
        )
    )


def _authorities(item: AgendaItem, body: Body, profile: Profile) -> tuple[str, ...]:
    """The authorities that an item's economy asks for: only the affected, all where nobody said which they are."""
    if item.economy is not Economy.CONSEQUENCES:
        return ()
    return rules.affected_authorities(item.municipalities or rules.municipalities_of(body, profile))


def _remind(repositories: Repositories, profile: Profile, context: Context, body: Body, decision: Decision) -> None:
    if decision.deadline is None:
        return
    roles = repositories.people.roles(context.now.date())
    channels = repositories.channels.of_purpose(ChannelPurpose.SECRETARIAT, body.cluster.key if body.cluster else None)
    repositories.outbox.post(deadline_messages(decision, body, roles, channels, context.now, profile.reminding))
