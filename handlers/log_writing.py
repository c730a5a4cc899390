"""Writes acts in the log: who, when and in which workspace; with ids and keys, never with what was typed."""

from collections.abc import Mapping

from domain.messages import AuditEntry
from domain.ports import Repositories
from handlers.requests import Context


def log_entry(
    context: Context, act: str, subject: str, facts: Mapping[str, str | int] | None = None, *, on_behalf_of: str = ""
) -> AuditEntry:
    """The entry of an act on a subject ("meeting:7"), by whoever acts here and now."""
    install = context.place.install
    return AuditEntry(context.now, context.person, act, subject, install, on_behalf_of, dict(facts or {}))


def write_log(
    repositories: Repositories,
    context: Context,
    act: str,
    subject: str,
    facts: Mapping[str, str | int] | None = None,
    *,
    on_behalf_of: str = "",
) -> None:
    """Writes such an entry down."""
    repositories.audit.record(log_entry(context, act, subject, facts, on_behalf_of=on_behalf_of))
