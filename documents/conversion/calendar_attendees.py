"""Takes the attendees of a calendar file apart into rows of names and parts; of addresses the domains are left.

Parts are told in the format's own words, in small letters: the role, or "organizer" for who convenes.
"""

from collections.abc import Iterator
from typing import Any

from documents.conversion.calendar_events import standing

_NOBODY = frozenset({"ROOM", "RESOURCE", "GROUP"})


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
        part = "organizer" if address == convening else str(one.params.get("ROLE", "")).lower()
        yield title, "" if "@" in name else name, address.partition("@")[2], part
