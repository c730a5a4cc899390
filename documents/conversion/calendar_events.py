"""Takes a calendar file apart into rows of what each event is called, when it is in Copenhagen, and where."""

import re
from datetime import date, datetime, time
from typing import Any

from danish.zone import COPENHAGEN
from documents.conversion.converted import Unconvertible

MOST_EVENTS = 2_000
_BEGINNING = re.compile(rb"^BEGIN:VCALENDAR", re.IGNORECASE | re.MULTILINE)


def rows(content: bytes) -> list[list[str]]:
    """Summary, beginning, end and place of each event that stands, in order; ISO times, or days for whole ones."""
    events = standing(content)
    if any("rrule" in one or "rdate" in one for one in events):
        raise Unconvertible("recurring")
    events = [one for one in events if one.get("dtstart")]
    told = [(*_when(one), _said(one, "summary"), _said(one, "location")) for one in events]
    return [[title, begins, ends, place] for begins, ends, title, place in sorted(told, key=lambda one: one[0])]


def standing(content: bytes) -> list[Any]:
    """The events that aren't cancelled, by themselves or with the calendar they are in; raises Unconvertible."""
    from icalendar import Calendar  # noqa: PLC0415 - slow to load

    try:
        calendars = Calendar.from_ical(content, multiple=True)
    except ValueError as error:
        raise Unconvertible("damaged") from error
    if len(calendars) < len(_BEGINNING.findall(content)):  # what is cut off is left out without an error
        raise Unconvertible("damaged")
    events = [
        event
        for calendar in calendars
        if _said(calendar, "method").casefold() != "cancel"
        for event in calendar.walk("vevent")
        if _said(event, "status").casefold() != "cancelled"
    ]
    if len(events) > MOST_EVENTS:
        raise Unconvertible("too_many")
    return events


def _said(part: Any, name: str) -> str:
    """What a property says; the first where a program wrote it several times."""
    said = part.get(name, "")
    return str(said[0] if isinstance(said, list) else said)


def _when(event: Any) -> tuple[str, str]:
    """From when to when; Outlook also writes whole days as those from one midnight to another."""
    starts, ends = _local(event["dtstart"].dt), _end(event)
    if ends is None:
        return _written(starts), ""
    if isinstance(starts, datetime) and isinstance(ends, datetime) and starts < ends:
        are_days = {starts.time(), ends.time()} == {time()}
        starts, ends = (starts.date(), ends.date()) if are_days else (starts, ends)
    return _written(starts), _written(ends)


def _end(event: Any) -> date | None:
    """The event's end, which some programs write as how long it lasts; None where neither is said."""
    if "dtend" in event:
        return _local(event["dtend"].dt)
    return _local(event["dtstart"].dt + event["duration"].dt) if "duration" in event else None


def _local(at: date) -> date:
    """The day, or the time on Copenhagen's walls."""
    return at.astimezone(COPENHAGEN).replace(tzinfo=None) if isinstance(at, datetime) and at.tzinfo else at


def _written(at: date) -> str:
    return f"{at:%Y-%m-%dT%H:%M}" if isinstance(at, datetime) else at.isoformat()
