"""Writes acts on cases in the log, with ids and keys and never with what was typed."""

from collections.abc import Iterable, Mapping

from domain.cases import Case
from domain.ports import Repositories
from handlers.log_writing import log_entry
from handlers.requests import Context

_Facts = Mapping[str, str | int]


def record(repositories: Repositories, context: Context, act: str, case: Case, facts: _Facts) -> None:
    """Writes down an act on a case."""
    record_all(repositories, context, act, [(case, facts)])


def record_all(repositories: Repositories, context: Context, act: str, done: Iterable[tuple[Case, _Facts]]) -> None:
    """Writes down the same act on several cases, each with its facts."""
    repositories.audit.record(*(log_entry(context, act, f"case:{case.id}", facts) for case, facts in done))
