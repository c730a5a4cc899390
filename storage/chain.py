"""The chain of the log: each entry's digest covers the one before and all that the entry says; it reads no database.

What is covered is written the same way wherever the entry lies, so that a chain can move between databases. Digests
that were made stay as they are: how an entry is written here can't ever be changed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

BEGINNING = ""
"""What stands before the first entry."""


@dataclass(frozen=True, slots=True)
class Written:
    """A row of the log, with its own id; `at` is aware."""

    id: int
    install: str
    at: datetime
    person: int
    act: str
    subject: str
    on_behalf_of: str
    facts: Mapping[str, str | int]


def canonical(previous: str, entry: Written) -> bytes:
    """The bytes that stand for the entry in its place: no two entries, or places, have the same."""
    moment = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    said = (entry.act, entry.subject, entry.on_behalf_of, dict(entry.facts))
    whole = [previous, entry.id, entry.install, moment, entry.person, *said]
    return json.dumps(whole, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def digest(previous: str, entry: Written) -> str:
    """The entry's digest, 64 hexadecimal digits, where `previous` is the digest before it or BEGINNING."""
    return sha256(canonical(previous, entry)).hexdigest()
