"""Writes acts on cases in the log, with ids and keys and never with what was typed."""

from collections.abc import Iterable, Mapping

from domain.cases import Case
from domain.messages import AuditEntry
from domain.ports import Repositories
from handlers.requests import Context

_Facts = Mapping[str, str | int]


def record(repositories: Repositories, context: Context, act: str, case: Case, facts: _Facts) -> None:
    """Writes down an act on a case."""
    record_all(repositories, context, act, [(case, facts)])


def record_all(repositories: Repositories, context: Context, act: str, done: Iterable[tuple[Case, _Facts]]) -> None:
    """Writes down the same act on several cases, each with its facts."""
    install = context.place.install
    entries = (
        AuditEntry(context.now, context.person, act, f"case:{case.id}", install, facts=dict(facts))
        for case, facts in done
    )
    repositories.audit.record(*entries)
