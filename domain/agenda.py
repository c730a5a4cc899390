"""Agenda items: what a meeting will treat, and how far each item is; who may see or write one is not decided here.

An item's own life is kept: draft, ready, and how it ended. Whether it is quality-assured, approved and sent follows
from the meeting's steps, so that taking a step back takes the items back exactly.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from domain.agenda_errors import ItemLacksAffected, ItemLacksBasis, ItemNotOpen
from domain.decisions import REGIONAL_COUNCIL
from domain.people import PersonId
from domain.rows import Row
from domain.times import refuse_naive

LONGEST_TITLE = 150
"""Characters."""
MOST_ITEMS = 100
"""So many items an agenda holds."""
ONLY_REGION = (REGIONAL_COUNCIL,)
"""The `municipalities` of an item whose economic consequences are the region's alone: somebody said so."""


class ItemKind(StrEnum):
    """What the body is asked to do with an item; only decisions depend on the attendance."""

    DECISION = "til beslutning"
    DISCUSSION = "til drøftelse"
    INFORMATION = "til orientering"


class Economy(StrEnum):
    """Whom an item costs. CONSEQUENCES, for the region or municipalities, a cluster can't decide alone."""

    NONE = "ingen"
    SHARED_FUNDS = "fælles midler"
    CONSEQUENCES = "økonomiske konsekvenser"


class ItemState(StrEnum):
    """How far an item is. QUALITY_ASSURED, APPROVED and SENT are never stored: see `item_state`."""

    DRAFT = "kladde"
    READY = "klar"
    QUALITY_ASSURED = "kvalitetssikret"
    APPROVED = "godkendt"
    SENT = "udsendt"
    TREATED = "behandlet"
    WITHDRAWN = "trukket tilbage"
    CARRIED_OVER = "overført"


class StandingItem(StrEnum):
    """The items that every agenda has, by the titles they bear."""

    NONE = ""
    OPENING = "Godkendelse af dagsorden"
    CLOSING = "Eventuelt"


@dataclass(frozen=True, slots=True)
class Annex:
    """A document that belongs to an item: where it lies, and its name ("" where none was given)."""

    link: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """Something a meeting will treat. All text is as it was typed.

    `origin` is the key of where the case comes from ("" while unknown), `municipalities` the keys of those with
    economic consequences (`ONLY_REGION` for none of them, empty while nobody said). `position` orders the items
    between the standing ones; the number people read follows from it (`agenda`). `added_at` and `ready_at` are
    aware. `late_reason` tells why the item came after the deadline, never anything of a person. `minutes` is the time
    set aside. `case_number` is the one in the case system ("22/17744"), `summary` the resumé and `presentation` the
    sagsfremstilling, as the agenda will have them. `is_separate`: set aside til særskilt drøftelse in region and
    municipalities. `from_case` and `from_decision` tell what the item goes back to.
    """

    id: int
    meeting: int
    title: str
    author: PersonId
    added_at: datetime
    kind: ItemKind = ItemKind.DISCUSSION
    origin: str = ""
    economy: Economy = Economy.NONE
    municipalities: tuple[str, ...] = ()
    position: int = 0
    standing: StandingItem = StandingItem.NONE
    state: ItemState = ItemState.DRAFT
    ready_at: datetime | None = None
    is_closed: bool = False
    legal_basis: str = ""
    presenter: str = ""
    minutes: int | None = None
    case_number: str = ""
    summary: str = ""
    presentation: str = ""
    recommendation: str = ""
    patient_involvement: str = ""
    annexes: tuple[Annex, ...] = ()
    is_separate: bool = False
    late_reason: str = ""
    writer: PersonId | None = None
    carried_over_from: int | None = None
    from_case: int | None = None
    from_decision: int | None = None
    install: str = ""

    def __post_init__(self) -> None:
        refuse_naive(self.added_at, *((self.ready_at,) if self.ready_at else ()))

    @property
    def is_on_agenda(self) -> bool:
        """Whether the meeting will treat it, or has."""
        return self.state not in (ItemState.WITHDRAWN, ItemState.CARRIED_OVER)


@dataclass(frozen=True, slots=True)
class Numbered:
    """An item with the number it bears on the agenda, from 1."""

    number: int
    item: AgendaItem


def agenda(items: Iterable[AgendaItem]) -> tuple[Numbered, ...]:
    """The items that the meeting will treat, numbered in their order: the standing ones first and last."""
    rank = {StandingItem.OPENING: 0, StandingItem.NONE: 1, StandingItem.CLOSING: 2}
    ordered = sorted(
        (item for item in items if item.is_on_agenda), key=lambda item: (rank[item.standing], item.position, item.id)
    )
    return tuple(Numbered(number, item) for number, item in enumerate(ordered, 1))


def standing_items(meeting: int, author: PersonId, now: datetime, install: str) -> tuple[AgendaItem, ...]:
    """The items that every agenda has, ready from the first."""
    kinds = {StandingItem.OPENING: ItemKind.DECISION, StandingItem.CLOSING: ItemKind.DISCUSSION}
    return tuple(
        AgendaItem(
            0,
            meeting,
            standing.value,
            author,
            now,
            kind,
            standing=standing,
            state=ItemState.READY,
            ready_at=now,
            install=install,
        )
        for standing, kind in kinds.items()
    )


def item_state(item: AgendaItem, done: Mapping[int, datetime]) -> ItemState:
    """How far the item is. `done` tells for each step of the meeting that is done when that was (`domain.rounds`).

    A step counts for an item that was ready by then: one that came later has to wait for what follows.
    """
    if item.state is not ItemState.READY or item.ready_at is None:
        return item.state
    reached = (
        (Row.SENDING, ItemState.SENT),
        (Row.APPROVAL, ItemState.APPROVED),
        (Row.QUALITY, ItemState.QUALITY_ASSURED),
    )
    return next((state for row, state in reached if row in done and item.ready_at <= done[row]), ItemState.READY)


def make_ready(item: AgendaItem, now: datetime) -> AgendaItem:
    """The item, finished by its writers.

    Raises ItemNotOpen unless it is a draft, ItemLacksBasis for a closed one whose legal basis isn't noted, and as
    `require_affected`.
    """
    if item.state is not ItemState.DRAFT:
        raise ItemNotOpen(item.state.value)
    if _lacks_basis(item):
        raise ItemLacksBasis
    require_affected(item)
    return replace(item, state=ItemState.READY, ready_at=now)


def lacks_facts(item: AgendaItem) -> bool:
    """Whether something must be noted before the item can be made ready: a legal basis, or whom it touches."""
    return _lacks_basis(item) or _lacks_affected(item)


def require_affected(item: AgendaItem) -> None:
    """Raises ItemLacksAffected for economic consequences of which nobody said whom they touch."""
    if _lacks_affected(item):
        raise ItemLacksAffected


def _lacks_basis(item: AgendaItem) -> bool:
    return item.is_closed and not item.legal_basis


def _lacks_affected(item: AgendaItem) -> bool:
    return item.economy is Economy.CONSEQUENCES and not item.municipalities


def reopen(item: AgendaItem) -> AgendaItem:
    """The item as a draft again; raises ItemNotOpen unless it is ready, and for the standing ones."""
    if item.state is not ItemState.READY or item.standing:
        raise ItemNotOpen(item.state.value)
    return replace(item, state=ItemState.DRAFT, ready_at=None)


def treat(item: AgendaItem) -> AgendaItem:
    """The item, treated at its meeting; raises ItemNotOpen where it is not on the agenda, or treated already."""
    if not item.is_on_agenda or item.state is ItemState.TREATED:
        raise ItemNotOpen(item.state.value)
    return replace(item, state=ItemState.TREATED)


def untreat(item: AgendaItem) -> AgendaItem:
    """The item as it was before it was treated; raises ItemNotOpen for one that isn't."""
    if item.state is not ItemState.TREATED:
        raise ItemNotOpen(item.state.value)
    return replace(item, state=ItemState.READY if item.ready_at else ItemState.DRAFT)


def next_position(items: Sequence[AgendaItem]) -> int:
    """The position after all items that are there."""
    return max((item.position for item in items), default=0) + 1
