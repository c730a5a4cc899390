"""What may not be shared: what is shared already, and what tells of a closed item or case; it saves nothing."""

from collections.abc import Sequence

from danish.folding import fold
from domain.closed_items import gone_through
from domain.experiences import Experience
from handlers import closed_things
from handlers.closed_things import Closed
from handlers.desk import Desk
from handlers.erfaringer import draft_cards
from handlers.refusals import Answered


def refuse_double(alike: Sequence[Experience], draft: Experience) -> None:
    """Refuses what is shared already, word for word."""
    if known := the_same(alike, draft):
        title, told = draft_cards.shared_before(known)
        raise Answered(title, told)


def the_same(alike: Sequence[Experience], draft: Experience) -> Experience | None:
    """Which of these says what the draft does, word for word."""
    said = (fold(draft.title), fold(draft.body))
    return next((one for one in alike if (fold(one.title), fold(one.body)) == said), None)


def closed_in(desk: Desk, draft: Experience) -> Closed | None:
    """What is closed that a draft tells of, among what the person may read; not the case that spreads it."""
    said = gone_through(draft.title, f"{draft.body}\n{draft.effect}\n{draft.requires}")
    return closed_things.closed_in(desk, said, experience=draft.id)
