"""The log of acts in its table; rows are only added."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, insert, select

from domain.messages import AuditEntry
from storage.repositories.base import Repository
from storage.rows import audit_of
from storage.tables_audit import audit

_PLAIN = ("install", "at", "person", "act", "subject", "on_behalf_of")


class AuditTable(Repository):
    """The Audit port, and beside it whether there is anything to seal."""

    __slots__ = ("has_recorded",)

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.has_recorded = False

    def record(self, *entries: AuditEntry) -> None:
        """Adds entries; they get their places in the chain by whoever commits them."""
        if entries:
            self.has_recorded = True
            values = [{name: getattr(one, name) for name in _PLAIN} | {"facts": dict(one.facts)} for one in entries]
            self._connection.execute(insert(audit), values)

    def of_subject(self, subject: str) -> Sequence[AuditEntry]:
        """What happened to the subject, the first first."""
        return self.of_subjects([subject])[subject]

    def of_subjects(self, subjects: Iterable[str]) -> dict[str, list[AuditEntry]]:
        """What happened to each subject, the first first."""
        found: dict[str, list[AuditEntry]] = {subject: [] for subject in subjects}
        for row in self._rows(select(audit).where(audit.c.subject.in_(list(found))).order_by(audit.c.id)):
            found[row[audit.c.subject]].append(audit_of(row))
        return found
