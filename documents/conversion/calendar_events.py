"""Takes a calendar file apart into rows of what each event is called, when it is in Copenhagen, and where."""

from datetime import date, datetime
from typing import Any

from danish.zone import COPENHAGEN
from documents.conversion.converted import Unconvertible

MOST_EVENTS = 2_000


def rows(content: bytes) -> list[list[str]]:
    """Summary, beginning, end and place of each event that stands, in order; ISO times, or days for whole ones."""
    events = standing(content)
    if any("rrule" in one or "rdate" in one for one in events):
        raise Unconvertible("recurring")
    events = [one for one in events if one.get("dtstart")]
    return [
        [str(one.get("summary", "")), _starts(one), _ends(one), str(one.get("location", ""))]
        for one in sorted(events, key=_starts)
    ]


def standing(content: bytes) -> list[Any]:
    """The events that aren't cancelled; raises Unconvertible."""
    from icalendar import Calendar  # noqa: PLC0415 - slow to load

    try:
        calendar = Calendar.from_ical(content)
    except ValueError as error:
        raise Unconvertible("damaged") from error
    events = [one for one in calendar.walk("vevent") if str(one.get("status", "")).casefold() != "cancelled"]
    if len(events) > MOST_EVENTS:
        raise Unconvertible("too_many")
    return events


def _starts(event: Any) -> str:
    return _written(event["dtstart"].dt)


def _ends(event: Any) -> str:
    """The event's end, which some programs write as how long it lasts; "" where neither is said."""
    if "dtend" in event:
        return _written(event["dtend"].dt)
    return _written(event["dtstart"].dt + event["duration"].dt) if "duration" in event else ""


def _written(at: date) -> str:
    if not isinstance(at, datetime):
        return at.isoformat()
    return f"{at.astimezone(COPENHAGEN) if at.tzinfo else at:%Y-%m-%dT%H:%M}"
