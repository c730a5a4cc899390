"""Writes calendars as iCalendar files (RFC 5545); what stands in them is told.

What calendar programs ask for beyond the standard: Google and Apple take the calendar's name from X-WR-CALNAME, Outlook
its pace from X-PUBLISHED-TTL, newer ones both from RFC 7986. Outlook's subscriptions show what has STATUS:CANCELLED as
if it were to be held, so the title has to say it too, and it takes up no time.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256

from icalendar import Alarm, Event, Timezone, TimezoneDaylight, TimezoneStandard, vDuration, vRecur, vText
from icalendar import Calendar as File

from danish.zone import COPENHAGEN
from domain.calendars import Calendar, CalendarEvent

MEDIA_TYPE = "text/calendar"
_NEVER = datetime(2000, 1, 1, tzinfo=COPENHAGEN)
_FRESH = timedelta(hours=1)
"""How often a program that listens to us looks for news."""
_PROGRAM = "-//Tovholder//Kalender//DA"
_FORBIDDEN = dict.fromkeys({*range(32), 127} - {*b"\t\n\r"})
"""Characters that make a strict program refuse the whole calendar; people can type them."""


def written(calendar: Calendar) -> bytes:
    """The file's bytes: UTF-8, lines ended and folded as the standard wants them."""
    file = File()
    for name, value in (("prodid", _PROGRAM), ("version", "2.0"), ("calscale", "GREGORIAN"), ("method", "PUBLISH")):
        file.add(name, value)
    if calendar.is_whole:
        _name(file, calendar)
    file.add_component(_copenhagen())
    for event in calendar.events:
        file.add_component(_event(event, calendar.at))
    content: bytes = file.to_ical()
    return content


def tag_of(calendar: Calendar) -> str:
    """The same for calendars whose files differ only in when they were written; another once files look different.

    It takes a fiftieth of the time that writing the file takes.
    """
    content = replace(calendar, at=_NEVER)
    return sha256(f"{_look()}{content!r}".encode()).hexdigest()


@cache
def _look() -> str:
    """Changes with how files are written, so that after a change of the program everybody fetches anew."""
    event = CalendarEvent("", _NEVER, _NEVER, "", " ", " ", alarm=_FRESH)
    return sha256(written(Calendar("", "", (event, replace(event, is_cancelled=True)), _NEVER))).hexdigest()


def _name(file: File, calendar: Calendar) -> None:
    """Without these Outlook puts what is in a file into the calendar that is there, instead of making one for it."""
    for name in ("name", "x-wr-calname"):
        file.add(name, _text(calendar.title))
    for name in ("description", "x-wr-caldesc"):
        file.add(name, _text(calendar.description))
    file.add("x-wr-timezone", COPENHAGEN.key)
    file.add("refresh-interval", _FRESH, parameters={"VALUE": "DURATION"})
    file.add("x-published-ttl", vDuration(_FRESH))


def _event(event: CalendarEvent, at: datetime) -> Event:
    drawn = Event()
    drawn.add("uid", event.uid)
    drawn.add("dtstamp", _utc(at))
    drawn.add("sequence", event.sequence)
    drawn.add("dtstart", event.starts)
    drawn.add("dtend", event.ends)
    drawn.add("summary", _text(event.title))
    drawn.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    drawn.add("transp", "OPAQUE" if event.is_busy and not event.is_cancelled else "TRANSPARENT")
    for name, value in (("description", event.description), ("location", event.place)):
        if value:
            drawn.add(name, _text(value))
    if event.alarm is not None and not event.is_cancelled:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", -event.alarm)
        alarm.add("description", _text(event.title))
        drawn.add_component(alarm)
    return drawn


def _copenhagen() -> Timezone:
    """The zone by the rule that has held since 1996 (Directive 2000/84/EC), so that it needn't be made for a period."""
    zone = Timezone()
    zone.add("tzid", COPENHAGEN.key)
    for part, name, month, begins, before, after in (
        (TimezoneDaylight(), "CEST", 3, _wall(3, 31, 2), 1, 2),
        (TimezoneStandard(), "CET", 10, _wall(10, 27, 3), 2, 1),
    ):
        part.add("tzname", name)
        part.add("dtstart", begins)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        part.add("rrule", vRecur(freq="YEARLY", bymonth=month, byday="-1SU"))
        zone.add_component(part)
    return zone


def _text(said: str) -> vText:
    return vText(said.translate(_FORBIDDEN))


def _wall(month: int, day: int, hour: int) -> datetime:
    """A time of 1996 as the clock on the wall showed it, which is how a zone's own parts are dated."""
    return datetime(1996, month, day, hour)  # noqa: DTZ001 - a zone can't be told by itself


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(microsecond=0)
