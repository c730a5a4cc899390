"""The decisions that wait for a person or a cluster, for the lists that show them; it changes nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.access import Actor, may_serve
from domain.decisions import Decision, missing_approvals
from domain.following_up import bodies_to_follow, follows_up
from domain.inheriting import bodies_at_work
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.people import RoleAssignment
from domain.ports import Repositories
from handlers.decision_text import authorities_text, follow_up_text
from handlers.retry import command_button
from handlers.task_text import Organisations, of_meeting, typed_meeting
from handlers.ui import Actions, Block, Bold, Button, Inline, text

_COMMAND = "beslutning"
_CLOSED_ITEM = "lukket punkt"
_LONGEST = 200
_MOST = 5


@dataclass(frozen=True, slots=True)
class DueDecision:
    """An open decision as one person sees it.

    `awaited` are the authorities whose approval is missing; `serves`: the person is in the body's secretariat, so that
    they may close it, and read what was decided on a closed item.
    """

    decision: Decision
    meeting: Meeting
    body: Body
    organisations: Organisations
    awaited: tuple[str, ...]
    serves: bool


def load_decisions(
    repositories: Repositories,
    profile: Profile,
    actor: Actor,
    assignments: Sequence[RoleAssignment],
    now: datetime,
    *,
    cluster: str | None = None,
    is_mine: bool = True,
) -> tuple[DueDecision, ...]:
    """The decisions to follow up, the next deadline first: the person's own, or all that they serve; of a cluster.

    With them those that a body that has ended handed to one that they serve, until they are items there; what is closed
    stays where it was. Two queries, however many there are.
    """
    today = now.date()
    bodies = {
        body.key: body
        for body in (*bodies_to_follow(actor, profile, today), *_handed(actor, profile, today))
        if cluster is None or (body.served_as.cluster is not None and body.served_as.cluster.key == cluster)
    }
    found = [
        (decision, meeting, bodies[meeting.body])
        for decision, meeting in (repositories.decisions.followed_up(bodies) if bodies else ())
        if bodies[meeting.body].successor is None or not decision.is_closed_item
    ]
    wanted = [
        one
        for one in found
        if (is_mine and follows_up(actor, one[0], one[2], profile, today))
        or ((not is_mine or one[2].successor is not None) and may_serve(actor, one[2], today))
    ]
    approvals = repositories.decisions.approvals([one.id for one, *_ in wanted]) if wanted else ()
    known = [
        DueDecision(
            decision,
            meeting,
            body,
            Organisations(body, profile, assignments, today),
            missing_approvals(decision, approvals),
            body.successor is None and may_serve(actor, body, today),
        )
        for decision, meeting, body in wanted
    ]
    # What has no deadline comes last, in the order of the meetings.
    return tuple(sorted(known, key=lambda one: (one.decision.deadline is None, one.decision.deadline or today)))


def _handed(actor: Actor, profile: Profile, today: date) -> Iterator[Body]:
    """The bodies that have ended and handed over to one that the person serves."""
    for body in bodies_at_work(profile):
        if body.successor is not None and may_serve(actor, body, today):
            yield body


def decision_blocks(heading: str, due: Sequence[DueDecision], now: datetime) -> list[Block]:
    """The first of them under a heading, each with its buttons; nothing where there are none."""
    if not due:
        return []
    blocks: list[Block] = [text(Bold(heading))]
    for one in due[:_MOST]:
        blocks += [text(*_line(one, now)), Actions(_buttons(one))]
    if len(due) > _MOST:
        blocks.append(text(f"Og {len(due) - _MOST} mere. Se dem med `/{_COMMAND} liste`."))
    return blocks


def decision_said(one: DueDecision) -> str:
    """What was decided, after the decision's number; a closed item's words only for those who may read them."""
    if one.decision.is_closed_item and not one.serves:
        return f" ({_CLOSED_ITEM})"
    said = one.decision.text
    said = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
    return f": “{said}”" if said else ""


def _line(one: DueDecision, now: datetime) -> list[Inline]:
    decision, profile = one.decision, one.organisations.profile
    awaited = f" · afventer {authorities_text(one.awaited, profile)}" if one.awaited else ""
    return [
        Bold(f"Beslutning {decision.number}"),
        f"{decision_said(one)}\n{of_meeting(one.meeting, one.body, now)}\n",
        f"{follow_up_text(decision, one.organisations, now)}{awaited}",
    ]


def _buttons(one: DueDecision) -> tuple[Button, ...]:
    """What the person may do about a decision."""
    where, number = typed_meeting(one.meeting, one.body), one.decision.number
    shown = command_button("Se beslutninger", _COMMAND, f"liste {where}")
    if one.awaited or not one.serves:
        return (shown,)
    return (command_button(f"Luk nr. {number}", _COMMAND, f"luk {number} {where}"), shown)
