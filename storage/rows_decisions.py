"""Rows of decisions, minutes and shared funds to domain objects and back; no query stands here."""

from collections.abc import Iterable

from sqlalchemy import RowMapping

from domain.attendance import StandIn
from domain.decision_edits import EarlierVersion
from domain.decisions import AuthorityApproval, Decision, DecisionForm, DecisionState
from domain.funds import EntryKind, FundEntry
from domain.journalising import Journalised
from domain.presence import EmptySeat, Presence
from storage import tables_decisions as t
from storage.lists import Row
from storage.rows import Values

_DECISION = ("install", "meeting", "number", "item", "text", "recorded_by", "recorded_at", "forum", "role", "deadline",
             "receiver", "successor", "is_closed_item", "remarks")  # fmt: skip
_VERSION = ("decision", "text", "person", "at", "forum", "role", "deadline", "remarks")
_ENTRY = ("install", "cluster", "number", "year", "amount", "person", "at", "party", "effort", "decision", "is_undone")


def presence_of(row: Row, empty: Iterable[Row]) -> Presence:
    """A presence, from its row and those of its empty seats."""
    c = t.presences.c
    return Presence(row[c.meeting], tuple(map(_empty_of, empty)), row[c.recorded_by], row[c.recorded_at])


def empty_values(meeting: int, empty: EmptySeat) -> Values:
    """An empty seat's columns, without its workspace."""
    return {
        "meeting": meeting,
        "seat": empty.seat,
        "stand_in": empty.stand_in.name if empty.stand_in else None,
    }


def decision_values(decision: Decision) -> Values:
    """A decision's columns, without its id."""
    plain = {name: getattr(decision, name) for name in _DECISION}
    chosen = {"form": decision.form.value, "state": decision.state.value}
    return plain | chosen | {"authorities": list(decision.authorities)}


def decision_of(row: RowMapping) -> Decision:
    """A decision."""
    c = t.decisions.c
    plain = {name: row[c[name]] for name in _DECISION}
    return Decision(
        id=row[c.id],
        form=DecisionForm(row[c.form]),
        state=DecisionState(row[c.state]),
        authorities=tuple(row[c.authorities]),
        **plain,
    )


def version_values(version: EarlierVersion) -> Values:
    """An earlier version's columns, without its workspace."""
    return {name: getattr(version, name) for name in _VERSION} | {"form": version.form.value}


def version_of(row: RowMapping) -> EarlierVersion:
    """How a decision read before a change."""
    c = t.decision_versions.c
    return EarlierVersion(form=DecisionForm(row[c.form]), **{name: row[c[name]] for name in _VERSION})


def approval_of(row: RowMapping) -> AuthorityApproval:
    """An authority's approval."""
    c = t.authority_approvals.c
    return AuthorityApproval(row[c.decision], row[c.authority], row[c.person], row[c.at], row[c.reference])


def journalised_of(row: Row) -> Journalised:
    """An authority's journalising."""
    c = t.journalisings.c
    return Journalised(row[c.meeting], row[c.authority], row[c.person], row[c.at], row[c.reference])


def entry_values(entry: FundEntry) -> Values:
    """A ledger entry's columns, without its id."""
    return {name: getattr(entry, name) for name in _ENTRY} | {"kind": entry.kind.value}


def entry_of(row: RowMapping) -> FundEntry:
    """A ledger entry."""
    c = t.fund_entries.c
    return FundEntry(id=row[c.id], kind=EntryKind(row[c.kind]), **{name: row[c[name]] for name in _ENTRY})


def _empty_of(row: Row) -> EmptySeat:
    c = t.empty_seats.c
    stand_in = None if row[c.stand_in] is None else StandIn(row[c.stand_in])
    return EmptySeat(row[c.seat], stand_in)
