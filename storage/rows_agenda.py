"""Rows of agendas to domain objects and back, one line each; no query stands here."""

from sqlalchemy import RowMapping

from domain.agenda import AgendaItem, Annex, Economy, ItemKind, ItemState, StandingItem
from domain.approvals import AgendaVersion, Approval
from storage.rows import Values
from storage.tables_agenda import agenda_items, agenda_versions, approvals

_PLAIN = (
    *("meeting", "title", "author", "added_at", "origin", "position", "ready_at", "is_closed", "legal_basis"),
    *("presenter", "minutes", "recommendation", "patient_involvement", "is_separate", "late_reason", "writer"),
    *("carried_over_from", "from_case", "from_decision"),
)
_APPROVAL = ("meeting", "version", "chair", "person", "at", "is_on_behalf", "reference", "voided_at")


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


def item_of(row: RowMapping) -> AgendaItem:
    """An item."""
    c = agenda_items.c
    return AgendaItem(
        id=row[c.id],
        **{name: row[c[name]] for name in _PLAIN},
        kind=ItemKind(row[c.kind]),
        economy=Economy(row[c.economy]),
        municipalities=tuple(row[c.municipalities]),
        standing=StandingItem(row[c.standing]),
        state=ItemState(row[c.state]),
        annexes=tuple(Annex(link, name) for link, name in row[c.annexes]),
        install=row[c.install],
    )


def version_of(row: RowMapping) -> AgendaVersion:
    """A version of an agenda."""
    c = agenda_versions.c
    return AgendaVersion(row[c.meeting], row[c.number], row[c.person], row[c.at], row[c.reference])


def approval_values(approval: Approval) -> Values:
    """An approval's columns, without its id and workspace."""
    return {name: getattr(approval, name) for name in _APPROVAL}


def approval_of(row: RowMapping) -> Approval:
    """An approval."""
    c = approvals.c
    return Approval(id=row[c.id], **{name: row[c[name]] for name in _APPROVAL})
