"""When what a meeting's documents show was changed last, by the log; who did it is told elsewhere."""

from collections.abc import Iterable
from datetime import datetime

from domain.agenda import AgendaItem
from domain.decisions import Decision
from domain.ports import Repositories
from handlers import snoozing

_UNSEEN = frozenset({"punkt.klar", "punkt.kladde", "punkt.skriver", snoozing.ACT})
"""What is done to an item that a document says nothing of once it has gone out."""
_CARRIED = "punkt.overført"
_DECIDED = frozenset({"beslutning.registreret", "beslutning.rettet", "beslutning.fortrudt"})
_MOVED = frozenset({"moede.flyttet", "moede.sted"})
_PRESENCE = "fremmøde.noteret"


def load_last_changes(
    repositories: Repositories, meeting: int, items: Iterable[AgendaItem], decisions: Iterable[Decision]
) -> tuple[datetime | None, datetime | None]:
    """When what the agenda shows was changed last, and what the minutes show; None for never. One query.

    An item that was carried over and keeps its number is no change of the agenda; the minutes say where it went.
    """
    of_items = {f"punkt:{item.id}": item for item in items}
    of_decisions = {f"decision:{one.id}" for one in decisions}
    known = repositories.audit.of_subjects((*of_items, *of_decisions, f"meeting:{meeting}"))
    agenda, minutes = list[datetime](), list[datetime]()
    for subject, entries in known.items():
        for entry in entries:
            if subject in of_items:
                if entry.act not in _UNSEEN:
                    stays = entry.act == _CARRIED and of_items[subject].is_on_agenda
                    (minutes if stays else agenda).append(entry.at)
            elif entry.act in _MOVED:
                agenda.append(entry.at)
            elif entry.act in _DECIDED or entry.act == _PRESENCE:
                minutes.append(entry.at)
    return max(agenda, default=None), max([*agenda, *minutes], default=None)
