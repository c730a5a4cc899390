"""The changes that an agenda item takes, each with the log's word for it; nothing is loaded or saved here."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from domain.agenda import AgendaItem, Annex, ItemState, make_ready, reopen
from domain.agenda_acts import bring_back, remove_annex, withdraw_item
from domain.agenda_errors import ItemNotOpen
from handlers.refusals import Answered, unsaved

MOST_ANNEXES = 30


@dataclass(frozen=True, slots=True)
class Change:
    """`made` makes the item anew, told how far it has come and what time it is; `act` is for the log."""

    act: str
    made: Callable[[AgendaItem, ItemState, datetime], AgendaItem]


def with_annex(annex: Annex) -> Change:
    """Adds an annex; one that is there already is not added twice."""

    def made(item: AgendaItem, _reached: ItemState, _now: datetime) -> AgendaItem:
        if len(item.annexes) >= MOST_ANNEXES:
            raise Answered(f"Punktet har allerede {MOST_ANNEXES} bilag.", unsaved())
        kept = tuple(known for known in item.annexes if known.link != annex.link)
        return replace(item, annexes=(*kept, annex))

    return Change("punkt.bilag", made)


def without_annex(number: int) -> Change:
    """Removes the annex of that number."""
    return Change("punkt.bilag_fjernet", lambda item, *_: remove_annex(item, number))


def _reopened(item: AgendaItem, reached: ItemState, _now: datetime) -> AgendaItem:
    """A draft again, while nobody has quality-assured it."""
    if reached is not ItemState.READY:
        raise ItemNotOpen(reached.value)
    return reopen(item)


def _closed(item: AgendaItem, _reached: ItemState, _now: datetime, *, is_closed: bool) -> AgendaItem:
    if item.is_closed is is_closed:
        raise Answered(f"Punktet er allerede {'lukket' if is_closed else 'åbent'}.", unsaved())
    return replace(item, is_closed=is_closed)


READY = Change("punkt.klar", lambda item, _, now: make_ready(item, now))
REOPENED = Change("punkt.kladde", _reopened)
WITHDRAWN = Change("punkt.trukket", lambda item, reached, _: withdraw_item(item, reached))
PUT_BACK = Change("punkt.genindsat", lambda item, *_: bring_back(item))
SET_ASIDE = Change("punkt.særskilt", lambda item, *_: replace(item, is_separate=not item.is_separate))
"""For separate discussion in region and municipalities, or no longer."""
CLOSED = Change("punkt.lukket", partial(_closed, is_closed=True))
OPENED = Change("punkt.åbnet", partial(_closed, is_closed=False))
