"""Cases and where they have come to, in their tables; no rule stands here."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Integer, bindparam, delete, insert, or_, select, update

from domain.cases import Case, CaseLeg, CaseState
from domain.decisions import DecisionState
from storage.repositories.base import Repository
from storage.rows_cases import case_of, case_values, leg_of, leg_values
from storage.rows_decisions import decision_of
from storage.tables_agenda import agenda_items
from storage.tables_cases import case_legs, cases
from storage.tables_decisions import authority_approvals, decisions

_c, _l = cases.c, case_legs.c
_IS_OPEN = _c.state == CaseState.OPEN.value
_UNANSWERED = _l.answer == ""
_SAVE_LEG = update(case_legs).where(_l.id == bindparam("saved", type_=Integer))


class CasesTable(Repository):
    """The Cases port."""

    __slots__ = ()

    def add(self, case: Case) -> Case:
        """Saves a new case."""
        row = self._rows(insert(cases).values(case_values(case)).returning(_c.id))[0]
        return replace(case, id=row[_c.id])

    def save(self, case: Case) -> None:
        """Saves a case that is there."""
        self._connection.execute(update(cases).where(_c.id == case.id).values(case_values(case)))

    def case(self, case: int) -> Case | None:
        """The case with that id."""
        row = self._row(select(cases).where(_c.id == case))
        return case_of(row) if row is not None else None

    def several(self, wanted: Iterable[int]) -> dict[int, Case]:
        """These cases by id; those that are gone are left out."""
        rows = self._rows(select(cases).where(_c.id.in_(list(wanted))))
        return {row[_c.id]: case_of(row) for row in rows}

    def every(self) -> Sequence[Case]:
        """All cases there ever were, by id."""
        return [case_of(row) for row in self._rows(select(cases).order_by(_c.id))]

    def open_cases(self) -> Sequence[Case]:
        """All cases on their way, the newest first."""
        return [case_of(row) for row in self._rows(select(cases).where(_IS_OPEN).order_by(_c.id.desc()))]

    def closed_since(self, at: datetime) -> Sequence[Case]:
        """The closed cases that haven't ended, or not before then, by id."""
        lasts = or_(_c.ended_at.is_(None), _c.ended_at >= at)
        return [case_of(row) for row in self._rows(select(cases).where(_c.is_closed, lasts).order_by(_c.id))]

    def of_experience(self, experience: int) -> Case | None:
        """The newest case that is to spread the experience and wasn't stopped."""
        found = select(cases).where(_c.experience == experience, _c.state != CaseState.STOPPED.value)
        row = self._row(found.order_by(_c.id.desc()).limit(1))
        return case_of(row) if row is not None else None

    def add_leg(self, leg: CaseLeg) -> CaseLeg:
        """Saves that a case has come somewhere."""
        row = self._rows(insert(case_legs).values(leg_values(leg)).returning(_l.id))[0]
        return replace(leg, id=row[_l.id])

    def save_legs(self, legs: Iterable[CaseLeg]) -> None:
        """Saves legs that are there."""
        if values := [leg_values(leg) | {"saved": leg.id} for leg in legs]:
            self._connection.execute(_SAVE_LEG, values)

    def remove_legs(self, legs: Collection[int]) -> None:
        """Deletes legs by id."""
        if legs:
            self._connection.execute(delete(case_legs).where(_l.id.in_(legs)))

    def legs(self, of: Iterable[int]) -> Sequence[CaseLeg]:
        """The legs of these cases, in the order they came there."""
        return self._legs(_l.case.in_(list(of)))

    def several_legs(self, legs: Iterable[int]) -> dict[int, CaseLeg]:
        """These legs by id; those that are gone are left out."""
        return {leg.id: leg for leg in self._legs(_l.id.in_(list(legs)))}

    def on_items(self, items: Iterable[int]) -> Sequence[CaseLeg]:
        """The legs that these items are of."""
        return self._legs(_l.item.in_(list(items)))

    def waiting_for(self, place: str) -> Sequence[CaseLeg]:
        """The legs of open cases that wait for a meeting of that body, the oldest first."""
        return self._unanswered(_l.place == place, _l.item.is_(None))

    def unanswered(self) -> Sequence[CaseLeg]:
        """The legs of open cases that still are to be answered, the oldest first."""
        return self._unanswered()

    def asked(self, case: int) -> tuple[str, ...]:
        """The keys of the authorities whose approval the standing decisions on the case's items ask for, each once."""
        d = decisions.c
        taken = select(decisions).join(agenda_items, d.item == agenda_items.c.id).order_by(d.id)
        taken = taken.where(agenda_items.c.from_case == case, d.state != DecisionState.WITHDRAWN.value)
        standing = [decision_of(row) for row in self._rows(taken)]
        return tuple(dict.fromkeys(key for one in standing if one.form.decides for key in one.authorities))

    def approved(self, case: int) -> frozenset[str]:
        """The keys of the authorities that have approved a decision on the case's items."""
        a = authority_approvals.c
        of_case = select(a.authority).join(decisions, a.decision == decisions.c.id)
        of_case = of_case.join(agenda_items, decisions.c.item == agenda_items.c.id)
        return frozenset(self._connection.scalars(of_case.where(agenda_items.c.from_case == case)))

    def _unanswered(self, *conditions: ColumnElement[bool]) -> Sequence[CaseLeg]:
        of_open = _l.case.in_(select(_c.id).where(_IS_OPEN))
        return self._legs(of_open, _UNANSWERED, *conditions)

    def _legs(self, *conditions: ColumnElement[bool]) -> Sequence[CaseLeg]:
        return [leg_of(row) for row in self._rows(select(case_legs).where(*conditions).order_by(_l.id))]
