"""Finds which meeting a command is about; where no forum was typed, among the bodies the person works for."""

from collections.abc import Iterable, Iterator, Sequence

from domain import access
from domain.access import Actor
from domain.inheriting import at_work
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.ports import Repositories
from handlers.clusters import implied_cluster
from handlers.finding import Words, body_meant
from handlers.loading import load_here
from handlers.meeting_choice import SeveralMeetings, refuse_other_days
from handlers.meeting_finding import means_latest, meeting_meant, possible_meetings
from handlers.refusals import Answered, unsaved
from handlers.requests import Context
from handlers.ui import Actions, Block, text


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
        meeting = _of_body(repositories, context, words, body, is_latest=is_latest)
        refuse_other_days(words, meeting, body)
        return meeting, body
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
    found.sort(key=lambda one: one[0].starts, reverse=means_latest(words, is_latest=is_latest))
    if len(found) == 1 or (is_view and cluster is not None and words.when is None):
        refuse_other_days(words, *found[0])
        return found[0]
    raise SeveralMeetings(words, found)


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
        except SeveralMeetings as several:
            found += several.found
        except Answered as refusal:
            refusals.append(refusal)
    if not found:
        raise _together(refusals)
    return found


def _together(refusals: Sequence[Answered]) -> Answered:
    """What all the bodies were refused for, each with its nearest meetings."""
    by_title = {refusal.card.title: refusal.card.blocks for refusal in refusals}
    title, *others = by_title
    blocks: list[Block] = [*by_title[title]]
    for one in others:
        blocks += [text(one), *_rows(by_title[one])]
    return Answered(title, *blocks)


def _rows(blocks: Iterable[Block]) -> Iterator[Actions]:
    return (block for block in blocks if isinstance(block, Actions))


def _of_body(repositories: Repositories, context: Context, words: Words, body: Body, *, is_latest: bool) -> Meeting:
    possible = possible_meetings(repositories.meetings, words, body, context.now)
    return meeting_meant(words, body, possible, context.now, is_latest=is_latest)


def _no_role() -> Answered:
    return Answered(
        "Du har ingen rolle i et sekretariat endnu.",
        text("En administrator giver roller med `/tovholder rolle tildel`. Så kan du følge møderne her. "),
        unsaved(),
    )
