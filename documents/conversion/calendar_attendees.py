"""Takes the attendees of a calendar file apart into rows of names and parts; of addresses the domains are left."""

from collections.abc import Iterator
from typing import Any

from documents.conversion.calendar_events import standing

_NOBODY = frozenset({"ROOM", "RESOURCE", "GROUP"})
_PARTS = {"OPT-PARTICIPANT": "valgfri", "NON-PARTICIPANT": "gæst"}
_ORGANIZER = "indkalder"


def rows(content: bytes) -> list[list[str]]:
    """The event's title, name, domain and part of each attendee who is a person, once each; recurring events too."""
    found = [row for event in standing(content) for row in _of_event(event)]
    return [list(row) for row in dict.fromkeys(found)]


def _of_event(event: Any) -> Iterator[tuple[str, str, str, str]]:
    title, convening = str(event.get("summary", "")), str(event.get("organizer", "")).casefold()
    attendees = event.get("attendee", [])
    for one in attendees if isinstance(attendees, list) else [attendees]:
        if str(one.params.get("CUTYPE", "")).upper() in _NOBODY:
            continue
        address = str(one).casefold()
        name = str(one.params.get("CN", ""))
        part = _ORGANIZER if address == convening else _PARTS.get(str(one.params.get("ROLE", "")).upper(), "")
        yield title, "" if "@" in name else name, address.partition("@")[2], part
