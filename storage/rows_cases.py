"""Rows of cases to domain objects and back; no query stands here."""

from sqlalchemy import RowMapping

from domain.cases import Answer, Case, CaseLeg, CaseState
from storage import tables_cases as t
from storage.rows import Values

_CASE = ("install", "title", "flow", "cluster", "opened_at", "is_closed", "experience", "target_days", "ended_at",
         "reason")  # fmt: skip
_LEG = ("install", "case", "step", "place", "entered_at", "item", "answered_at", "reason")


def case_values(case: Case) -> Values:
    """A case's columns, without its id."""
    plain = {name: getattr(case, name) for name in _CASE}
    return plain | {"state": case.state.value, "authorities": list(case.authorities)}


def case_of(row: RowMapping) -> Case:
    """A case."""
    c = t.cases.c
    plain = {name: row[c[name]] for name in _CASE}
    return Case(id=row[c.id], state=CaseState(row[c.state]), authorities=tuple(row[c.authorities]), **plain)


def leg_values(leg: CaseLeg) -> Values:
    """A leg's columns, without its id."""
    return {name: getattr(leg, name) for name in _LEG} | {"answer": leg.answer.value if leg.answer else ""}


def leg_of(row: RowMapping) -> CaseLeg:
    """A leg."""
    c = t.case_legs.c
    answer = Answer(row[c.answer]) if row[c.answer] else None
    return CaseLeg(id=row[c.id], answer=answer, **{name: row[c[name]] for name in _LEG})
