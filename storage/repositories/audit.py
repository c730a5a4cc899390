"""The log of acts in its table; rows are only added."""

from collections.abc import Sequence

from sqlalchemy import insert, select

from domain.messages import AuditEntry
from storage.repositories.base import Repository
from storage.rows import audit_of
from storage.tables_out import audit

_PLAIN = ("install", "at", "person", "act", "subject", "on_behalf_of")


class AuditTable(Repository):
    """The Audit port."""

    __slots__ = ()

    def record(self, entry: AuditEntry) -> None:
        """Adds an entry."""
        values = {name: getattr(entry, name) for name in _PLAIN} | {"facts": dict(entry.facts)}
        self._connection.execute(insert(audit), [values])

    def of_subject(self, subject: str) -> Sequence[AuditEntry]:
        """What happened to the subject, the first first."""
        found = select(audit).where(audit.c.subject == subject).order_by(audit.c.id)
        return [audit_of(row) for row in self._rows(found)]
