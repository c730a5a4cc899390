"""Calendars as other programs read them: `ics` and `vobject` share no line with the library that writes them."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from ics import Calendar as Read

from danish.zone import COPENHAGEN, copenhagen
from documents.calendar import tag_of, written
from domain.calendars import Calendar, CalendarEvent

AT = copenhagen(2026, 10, 26, 9)
MEETING = CalendarEvent(
    "148a0cf0-2bc7-5e0a-95c6-fb2a51b8d4cf",
    copenhagen(2026, 12, 9, 15),
    copenhagen(2026, 12, 9, 17),
    "Politisk niveau, Sønderjylland (temamøde)",
    "Se mødet i Slack: /moede vis\nMeld afbud; skråstreg \\ og komma, æøå",
    "Aabenraa Rådhus, lokale 2",
    sequence=3,
    alarm=timedelta(hours=1),
)
DEADLINE = CalendarEvent(
    "e7e6c235-5d86-5d4a-a8f3-22bc5e2c33f4",
    copenhagen(2026, 7, 1, 12),
    copenhagen(2026, 7, 1, 12, 15),
    "Frist: Generering i Acadre – Politisk niveau, Fyn",
    is_busy=False,
    alarm=timedelta(days=1),
)
CALENDAR = Calendar("Frister: Regionshuset, Fyn; æøå", "Møder fra Tovholder", (MEETING, DEADLINE), AT)


def by_vobject(calendar: Calendar) -> Any:
    """The calendar as vobject reads it."""
    return vobject.readOne(written(calendar).decode())


def by_ics(calendar: Calendar) -> Any:
    """The calendar as ics reads it."""
    return Read(written(calendar).decode())


def events(calendar: Calendar) -> dict[str, tuple[Any, Any]]:
    """Each event by its uid, as ics and as vobject read it."""
    one = {event.uid: event for event in by_ics(calendar).events}
    other = {event.uid.value: event for event in by_vobject(calendar).vevent_list}
    assert set(one) == set(other)
    return {uid: (one[uid], other[uid]) for uid in one}


def test_two_other_programs_read_each_field_as_it_was_told() -> None:
    """Uid, times, title, description, place, sequence, status and what is busy are the same in both."""
    for event in CALENDAR.events:
        one, other = events(CALENDAR)[event.uid]
        assert one.begin.datetime == other.dtstart.value == event.starts
        assert one.end.datetime == other.dtend.value == event.ends
        assert other.dtstart.value.utcoffset() == event.starts.utcoffset()  # type: ignore[attr-defined]  # a datetime
        assert one.name == other.summary.value == event.title
        assert (one.description or "") == getattr(getattr(other, "description", None), "value", "") == event.description
        assert (one.location or "") == getattr(getattr(other, "location", None), "value", "") == event.place
        assert one.status == other.status.value == "CONFIRMED"
        assert one.transparent is not event.is_busy
        assert other.transp.value == ("OPAQUE" if event.is_busy else "TRANSPARENT")
        sequences = [extra.value for extra in one.extra if extra.name == "SEQUENCE"]
        assert [*sequences, other.sequence.value] == [str(event.sequence)] * 2
        assert one.created.datetime == other.dtstamp.value == AT


def test_the_calendar_says_what_programs_ask_for() -> None:
    """Its name in each program's way, how often to look for news, and that it is published, not an invitation."""
    read = by_vobject(CALENDAR)
    told = {name: [one.value for one in lines] for name, lines in read.contents.items() if name.startswith("x-")}
    assert read.version.value == "2.0"
    assert read.prodid.value == "-//Tovholder//Kalender//DA"
    assert read.method.value == by_ics(CALENDAR).method == "PUBLISH"
    assert read.calscale.value == "GREGORIAN"
    assert told["x-wr-caldesc"] == ["Møder fra Tovholder"]
    assert told["x-wr-timezone"] == ["Europe/Copenhagen"]
    assert told["x-published-ttl"] == ["PT1H"]
    lines = written(CALENDAR).decode().split("\r\n")
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in lines
    assert r"NAME:Frister: Regionshuset\, Fyn\; æøå" in lines
    assert r"X-WR-CALNAME:Frister: Regionshuset\, Fyn\; æøå" in lines
    assert not any(line.startswith(("ATTENDEE", "ORGANIZER")) for line in lines)


def test_a_single_meeting_is_put_into_the_calendar_that_is_there() -> None:
    """Without a name and a pace of its own, Outlook doesn't make a calendar for it."""
    alone = written(replace(CALENDAR, is_whole=False)).decode()
    assert "X-WR-" not in alone
    assert "X-PUBLISHED-TTL" not in alone
    assert "BEGIN:VTIMEZONE" in alone


def test_a_move_and_a_cancelling_arrive_as_such() -> None:
    """The same uid with a higher number at another time; then a cancelled one that takes no time and rings no bell."""
    moved = replace(MEETING, starts=copenhagen(2026, 12, 16, 13), ends=copenhagen(2026, 12, 16, 15), sequence=4)
    one, other = events(replace(CALENDAR, events=(moved,)))[MEETING.uid]
    assert one.begin.datetime == other.dtstart.value == moved.starts != MEETING.starts
    assert int(other.sequence.value) > MEETING.sequence
    cancelled = replace(moved, title="AFLYST: mødet", sequence=5, is_cancelled=True)
    one, other = events(replace(CALENDAR, events=(cancelled,)))[MEETING.uid]
    assert one.status == other.status.value == "CANCELLED"
    assert int(other.sequence.value) == 5
    assert one.transparent
    assert one.alarms == []
    assert "valarm" not in other.contents


def test_programs_are_asked_to_remind() -> None:
    """An alarm that shows the title, so long before the beginning."""
    for event in CALENDAR.events:
        one, other = events(CALENDAR)[event.uid]
        [alarm] = one.alarms
        assert alarm.trigger == other.valarm.trigger.value == -(event.alarm or timedelta())
        assert alarm.action == other.valarm.action.value == "DISPLAY"
        assert other.valarm.description.value == event.title


def test_what_lasts_all_day_is_told_by_its_days() -> None:
    """Days without a time, the last one not included, as the standard counts."""
    told = CalendarEvent("lukket", date(2026, 10, 26), date(2026, 10, 27), "Kalenderen er lukket", is_busy=False)
    one, other = events(replace(CALENDAR, events=(told,)))["lukket"]
    assert one.all_day
    assert (other.dtstart.value, other.dtend.value) == (told.starts, told.ends)


def test_an_empty_calendar_is_one_too() -> None:
    """Both programs read it; its time zone is the component that the standard asks for."""
    empty = replace(CALENDAR, events=())
    assert not by_ics(empty).events
    assert "vevent" not in by_vobject(empty).contents


@pytest.mark.parametrize("year", [1999, 2026, 2027, 2040])
def test_the_zone_changes_when_danish_clocks_do(year: int) -> None:
    """What vobject makes of the file's own zone agrees with the machine's, each day at three hours."""
    zone = by_vobject(CALENDAR).vtimezone.tzinfo
    for day in range(365):
        for hour in (1, 4, 12):
            at = datetime(year, 1, 1, hour) + timedelta(days=day)  # noqa: DTZ001 - on the wall
            assert at.replace(tzinfo=zone).utcoffset() == at.replace(tzinfo=COPENHAGEN).utcoffset(), at


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=200)


@given(title=_TEXTS, description=_TEXTS, place=_TEXTS)
def test_lines_are_folded_by_bytes_and_nothing_gets_lost(title: str, description: str, place: str) -> None:
    """At most 75 octets a line, no letter cut in two; and no text, whatever is typed, becomes a line of its own."""
    typed = replace(MEETING, title=f"{title} æøåÆØÅ" * 3, description=f"{description}\nEND:VEVENT", place=place)
    file = written(replace(CALENDAR, events=(typed,)))
    lines = file.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() for line in lines[:-1])
    assert b"\n" not in file.replace(b"\r\n", b"")
    assert lines.count(b"BEGIN:VEVENT") == lines.count(b"END:VEVENT") == 1
    unfolded = file.replace(b"\r\n ", b"").decode()
    assert unfolded.count("\r\nSUMMARY:") == 1
    read = vobject.readOne(unfolded).vevent
    assert read.summary.value == typed.title
    assert read.description.value == typed.description


def test_what_no_program_reads_is_left_out() -> None:
    """A control character that somebody typed into a place would make strict programs refuse the whole calendar."""
    typed = "".join(map(chr, (*range(32), 127)))
    event = replace(MEETING, title=f"a{typed}b", place=f"a{typed}b", description=f"a{typed}b")
    one, other = events(Calendar(f"a{typed}b", "", (event,), AT))[event.uid]
    assert one.location == other.location.value == one.description == "a\t\n\nb"


def test_only_what_has_changed_gives_another_tag() -> None:
    """Written at another time it has the same; a moved or cancelled meeting, a name, a place each another."""
    later = replace(CALENDAR, at=AT + timedelta(hours=5))
    assert written(later) != written(CALENDAR)
    assert tag_of(later) == tag_of(CALENDAR)
    others = [
        replace(CALENDAR, title="En anden"),
        replace(CALENDAR, is_whole=False),
        replace(CALENDAR, events=(replace(MEETING, sequence=4), DEADLINE)),
        replace(CALENDAR, events=(replace(MEETING, is_cancelled=True), DEADLINE)),
        replace(CALENDAR, events=(replace(MEETING, place=""), DEADLINE)),
        replace(CALENDAR, events=(MEETING,)),
    ]
    tags = {tag_of(one) for one in others} | {tag_of(CALENDAR)}
    assert len(tags) == len(others) + 1
    assert all(len(one) == 64 for one in tags)
