"""What may not be shared: what is shared already, and what stands on an agenda as a closed item; it saves nothing."""

from collections.abc import Sequence
from datetime import timedelta

from danish.folding import fold
from domain import access
from domain.access import Actor
from domain.experiences import Experience
from domain.organisation import Profile
from domain.ports import Repositories
from handlers.erfaringer import draft_cards
from handlers.refusals import NOTHING_SAVED, Answered
from handlers.requests import Context
from handlers.ui import text

_CLOSED_SINCE = timedelta(days=730)
"""Closed items of meetings that long ago are compared with [chosen]."""
_NAMES_IT = 3
"""So many words has a closed item's title at least that is looked for within a text; a shorter one only as a title."""


def refuse_double(alike: Sequence[Experience], draft: Experience) -> None:
    """Refuses what is shared already, word for word."""
    for one in alike:
        if (fold(one.title), fold(one.body)) == (fold(draft.title), fold(draft.body)):
            title, told = draft_cards.shared_before(one)
            raise Answered(title, told)


def refuse_closed(
    repositories: Repositories, profile: Profile, actor: Actor, context: Context, draft: Experience
) -> None:
    """Refuses what names a closed item of those that the person may read; of others they can't have it."""
    today = context.now.date()
    served = {body.key: body for body in profile.known_bodies if actor.roles_on(body, today)}
    served |= {body.key: body for body in profile.known_bodies if body.key in {seat.body for seat in actor.seats}}
    if not served:
        return
    title, whole = fold(draft.title), f" {fold(f'{draft.title} {draft.body} {draft.effect} {draft.requires}')} "
    for item, meeting in repositories.agenda_items.of_bodies(served, today - _CLOSED_SINCE):
        if not item.is_closed or not access.may_see_item(actor, served[meeting.body], item, today):
            continue
        name = fold(item.title)
        if name and (name == title or (len(name.split()) >= _NAMES_IT and f" {name} " in whole)):
            raise Answered(
                "Det er et lukket punkt, og det må ikke deles.",
                text(
                    f"Teksten nævner “{item.title}”, som er et lukket punkt på dagsordenen. ",
                    "Skriv kun om det, der er åbent for alle. ",
                    NOTHING_SAVED,
                ),
            )
