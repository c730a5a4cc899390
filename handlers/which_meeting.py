"""Finds which meeting a command is about; where no forum was typed, among the bodies the person works for."""

from collections.abc import Iterable, Iterator, Sequence

from domain import access
from domain.inheriting import at_work
from domain.meetings import Meeting
from domain.organisation import Body
from handlers.desk import Desk
from handlers.finding import Words, body_meant
from handlers.loading import load_here
from handlers.meeting_choice import SeveralMeetings, refuse_other_days
from handlers.meeting_finding import means_latest, meeting_meant, possible_meetings
from handlers.refusals import Answered, unsaved
from handlers.ui import Actions, Block, text


def find_meeting(desk: Desk, words: Words, *, is_latest: bool, is_view: bool) -> tuple[Meeting, Body]:
    """The meeting with its body, for somebody who may see it; asked about with buttons where several may be meant.

    `is_latest`: without a date, the latest one begun. `is_view`: nothing is changed, so that within one cluster the
    first one will do.
    """
    if words.forum is not None:
        body = body_meant(words, desk.profile, lambda: load_here(desk.repositories, desk.context), desk.actor)
        require_insight(desk, at_work(body, desk.profile))
        meeting = _of_body(desk, words, body, is_latest=is_latest)
        refuse_other_days(words, meeting, body)
        return meeting, body
    cluster = words.cluster or desk.cluster_here()
    bodies = [one for one in desk.profile.known_bodies if one.forum.steps and cluster in (None, one.cluster)]
    own = [one for one in bodies if access.works_for(desk.actor, one, desk.today)]
    if not own:
        if cluster is None or not bodies:
            raise _no_role()
        require_insight(desk, bodies[0])
    found = _candidates(desk, words, own, is_latest=is_latest)
    found.sort(key=lambda one: one[0].starts, reverse=means_latest(words, is_latest=is_latest))
    if len(found) == 1 or (is_view and cluster is not None and words.when is None):
        refuse_other_days(words, *found[0])
        return found[0]
    raise SeveralMeetings(words, found)


def require_insight(desk: Desk, body: Body) -> None:
    """Raises NotAllowed unless the person has a role for the body, or for its successor, or sits on it."""
    if not access.works_for(desk.actor, body, desk.today):
        access.require_secretariat(desk.actor, body, desk.today)


def _candidates(desk: Desk, words: Words, bodies: Sequence[Body], *, is_latest: bool) -> list[tuple[Meeting, Body]]:
    found: list[tuple[Meeting, Body]] = []
    refusals: list[Answered] = []
    for body in bodies:
        try:
            found.append((_of_body(desk, words, body, is_latest=is_latest), body))
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


def _of_body(desk: Desk, words: Words, body: Body, *, is_latest: bool) -> Meeting:
    possible = possible_meetings(desk.repositories.meetings, words, body, desk.now)
    return meeting_meant(words, body, possible, desk.now, is_latest=is_latest)


def _no_role() -> Answered:
    return Answered(
        "Du har ingen rolle i et sekretariat endnu.",
        text("En administrator giver roller med `/tovholder rolle tildel`. Så kan du følge møderne her. "),
        unsaved(),
    )
