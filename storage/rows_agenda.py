"""Rows of agendas to domain objects and back, one line each; no query stands here."""

from domain.agenda import AgendaItem, Annex, Economy, ItemKind, ItemState, StandingItem
from domain.approvals import AgendaVersion, Approval
from storage.lists import Row
from storage.rows import Values, columns
from storage.tables_agenda import agenda_items, agenda_versions, approvals

_PLAIN = (
    *("meeting", "title", "author", "added_at", "origin", "position", "ready_at", "is_closed", "legal_basis"),
    *("presenter", "minutes", "recommendation", "patient_involvement", "is_separate", "late_reason", "writer"),
    *("carried_over_from", "from_case", "from_decision", "case_number", "summary", "presentation"),
)
_CODED = columns(agenda_items, "id", "kind", "economy", "municipalities", "standing", "state", "annexes", "install")
_ITEM = columns(agenda_items, *_PLAIN)
_VERSION = columns(agenda_versions, "meeting", "number", "person", "at", "reference")
_APPROVAL = ("meeting", "version", "chair", "person", "at", "is_on_behalf", "reference", "voided_at")
_GIVEN = columns(approvals, "id", *_APPROVAL)


def item_values(item: AgendaItem) -> Values:
    """An item's columns, without its id and workspace."""
    return {name: getattr(item, name) for name in _PLAIN} | {
        "kind": item.kind.value,
        "economy": item.economy.value,
        "municipalities": list(item.municipalities),
        "standing": item.standing.value,
        "state": item.state.value,
        "annexes": [[annex.link, annex.name] for annex in item.annexes],
    }


def item_of(row: Row) -> AgendaItem:
    """An item."""
    key, kind, economy, municipalities, standing, state, annexes, install = _CODED(row)
    return AgendaItem(
        id=key,
        kind=ItemKind(kind),
        economy=Economy(economy),
        municipalities=tuple(municipalities),
        standing=StandingItem(standing),
        state=ItemState(state),
        annexes=tuple(Annex(link, name) for link, name in annexes),
        install=install,
        **dict(zip(_PLAIN, _ITEM(row), strict=True)),
    )


def version_of(row: Row) -> AgendaVersion:
    """A version of an agenda."""
    return AgendaVersion(*_VERSION(row))


def approval_values(approval: Approval) -> Values:
    """An approval's columns, without its id and workspace."""
    return {name: getattr(approval, name) for name in _APPROVAL}


def approval_of(row: Row) -> Approval:
    """An approval."""
    return Approval(*_GIVEN(row))
