"""Finds which meeting a command is about; where no forum was typed, among the bodies the person works for."""

from collections.abc import Sequence

from domain import access
from domain.access import Actor
from domain.inheriting import at_work
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.ports import Repositories
from handlers.clusters import implied_cluster
from handlers.finding import Words, body_meant
from handlers.loading import load_here
from handlers.meeting_finding import meeting_meant, possible_meetings
from handlers.refusals import NOTHING_SAVED, Answered
from handlers.requests import Context
from handlers.task_text import typed_meeting
from handlers.ui import Actions, text

_MOST_BUTTONS = 5


def find_meeting(
    repositories: Repositories,
    profile: Profile,
    context: Context,
    actor: Actor,
    words: Words,
    *,
    is_latest: bool,
    is_view: bool,
) -> tuple[Meeting, Body]:
    """The meeting with its body, for somebody who may see it; asked about with buttons where several may be meant.

    `is_latest`: without a date, the latest one begun. `is_view`: nothing is changed, so that within one cluster the
    first one will do.
    """
    if words.forum is not None:
        body = body_meant(words, profile, lambda: load_here(repositories, context), actor)
        require_insight(actor, at_work(body, profile), context)
        return _of_body(repositories, context, words, body, is_latest=is_latest), body
    today = context.now.date()
    cluster = words.cluster or implied_cluster(profile, load_here(repositories, context), actor)
    bodies = [body for body in profile.known_bodies if body.forum.steps and body.cluster == cluster]
    if cluster is None:
        bodies = [body for body in profile.known_bodies if body.forum.steps and access.works_for(actor, body, today)]
    if not bodies:
        raise _no_role()
    own = [body for body in bodies if access.works_for(actor, body, today)]
    if not own:
        require_insight(actor, bodies[0], context)
    found = _candidates(repositories, context, words, own, is_latest=is_latest)
    found.sort(key=lambda one: one[0].starts, reverse=is_latest)
    if len(found) == 1 or (is_view and cluster is not None and words.when is None):
        return found[0]
    raise _ask(words, found)


def require_insight(actor: Actor, body: Body, context: Context) -> None:
    """Raises NotAllowed unless the person has a role for the body, or for its successor, or sits on it."""
    today = context.now.date()
    if not access.works_for(actor, body, today):
        access.require_secretariat(actor, body, today)


def _candidates(
    repositories: Repositories, context: Context, words: Words, bodies: Sequence[Body], *, is_latest: bool
) -> list[tuple[Meeting, Body]]:
    found: list[tuple[Meeting, Body]] = []
    refusals: list[Answered] = []
    for body in bodies:
        try:
            found.append((_of_body(repositories, context, words, body, is_latest=is_latest), body))
        except Answered as refusal:
            refusals.append(refusal)
    if not found:
        raise refusals[0]
    return found


def _of_body(repositories: Repositories, context: Context, words: Words, body: Body, *, is_latest: bool) -> Meeting:
    possible = possible_meetings(repositories.meetings, words, body, context.now)
    return meeting_meant(words, body, possible, context.now, is_latest=is_latest)


def _ask(words: Words, found: Sequence[tuple[Meeting, Body]]) -> Answered:
    phrase = words.when.phrase if words.when else ""
    buttons = tuple(
        words.button(
            f"{body.name} {meeting.day.day}/{meeting.day.month}",
            add=typed_meeting(meeting, body),
            instead_of=phrase,
        )
        for meeting, body in found[:_MOST_BUTTONS]
    )
    return Answered(
        "Hvilket møde mener du?",
        text("Der er flere møder, det kan være. Vælg et her, eller skriv forum og klynge. ", NOTHING_SAVED),
        Actions(buttons),
    )


def _no_role() -> Answered:
    return Answered(
        "Du har ingen rolle i et sekretariat endnu.",
        text("En administrator giver roller med `/tovholder rolle tildel`. Så kan du følge møderne her. "),
        text(NOTHING_SAVED),
    )
