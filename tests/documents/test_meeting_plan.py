"""Plans of meetings as people keep them: in Excel, as text from it, and in calendars."""

import io
import unicodedata
from datetime import date, datetime, time

import openpyxl
import pytest

from documents.meeting_plan import read_plan
from domain.shared_files import SharedFile, UnreadableFile

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//DA
BEGIN:VEVENT
UID:2
SUMMARY:Fagligt strategisk niveau\\, Fyn
DTSTART:20261112T080000Z
DTEND:20261112T100000Z
LOCATION:OUH
END:VEVENT
BEGIN:VEVENT
UID:1
SUMMARY:Politisk niveau\\, Fyn
DTSTART;TZID=Europe/Copenhagen:20260902T150000
DTEND;TZID=Europe/Copenhagen:20260902T170000
END:VEVENT
BEGIN:VEVENT
UID:3
SUMMARY:Aflyst
STATUS:CANCELLED
DTSTART:20261201T080000Z
END:VEVENT
END:VCALENDAR
"""


def _texts(name: str, content: bytes) -> list[tuple[int, str]]:
    return [(row.number, row.text) for row in read_plan(SharedFile(name, content))]


def _book(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_a_table_is_read_as_it_would_be_typed() -> None:
    """Columns by any usual name, in any order; columns that say nothing more are passed over."""
    table = (
        "Uge;Dato;Start;Slut;Niveau;Klynge;Sted;Bemærkninger\r\n"
        "50;9/12-2026;15;17;Politisk;Fyn;Odense Rådhus;husk kage\r\n;;;;;;;\r\n"
        "46;12/11-2026;9.00;11.30;Fagligt;Fyn;;\r\n"
    )
    assert _texts("plan.csv", table.encode("cp1252")) == [
        (2, "Politisk Fyn uge 50 9/12-2026 kl. 15-17 sted Odense Rådhus"),
        (4, "Fagligt Fyn uge 46 12/11-2026 kl. 9.00-11.30"),
    ]


def test_what_other_columns_say_of_the_date_stands_beside_it() -> None:
    """Its year isn't guessed, and a weekday or week that doesn't fit is seen by whoever reads the row."""
    head = "År;Uge;Ugedag;Dato;Tid\r\n"
    for row, read in (
        ("2027;;;9/12;15", "9/12 2027 kl. 15"),
        ("2026;;;9/12-26;15", "9/12-26 kl. 15"),
        ("2027;;;9/12-2026;15", "9/12-2026 2027 kl. 15"),
        (";49;tirsdag;9/12-2026;15", "uge 49 tirsdag 9/12-2026 kl. 15"),
        (";Uge 50;onsdag;ons. d. 9. december 2026;15", "uge 50 ons. d. 9. december 2026 kl. 15"),
        (";;3;9/12;15", "9/12 kl. 15"),
    ):
        assert _texts("plan.csv", f"{head}{row}\r\n".encode()) == [(2, read)], row


def test_nothing_of_a_row_is_dropped_without_a_word() -> None:
    """What contradicts itself, or isn't known, stays in the words, which whoever reads them refuses."""
    head = "dato;tid;slut;virtuelt\r\n"
    for row, read in (
        ("9/12;15-17;17.00;nej", "9/12 kl. 15-17"),
        ("9/12;15-17;18;", "9/12 kl. 15-17 kl. 18"),
        ("9/12;15;17;delvist", "9/12 kl. 15-17 virtuelt delvist"),
        ("9/12", "9/12"),
    ):
        assert _texts("plan.csv", f"{head}{row}\r\n".encode()) == [(2, read)], row
    assert _texts("plan.csv", b"forum;dato\r\npolitisk\r\n") == [(2, "politisk")]
    remarks = "dato;note\r\n9/12;AFLYST\r\n10/12;kage, hvis intet bliver aflyst\r\n"
    assert _texts("plan.csv", remarks.encode()) == [(2, "9/12 aflyst"), (3, "10/12")]


def test_headings_may_stand_below_a_title() -> None:
    """As may the line by which another program tells Excel what stands between cells; rows are counted from the top."""
    assert _texts("plan.csv", b"sep=;\r\nforum;dato\r\nssu;9/12\r\n") == [(3, "ssu 9/12")]
    assert _texts("plan.csv", "Mødeplan 2026;\r\n;\r\nforum;dato\r\nssu;9/12\r\n".encode()) == [(4, "ssu 9/12")]


def test_a_workbook_is_read_with_its_dates_and_hours() -> None:
    """Excel's own dates and times are read, and a yes makes a meeting virtual."""
    book = _book(
        ("forum", "klynge", "dato", "tid", "slut", "virtuelt"),
        ("ssu", None, date(2026, 12, 10), time(10), time(12), "ja"),
        ("politisk", "fyn", datetime(2026, 12, 9, 15), None, time(17), None),  # noqa: DTZ001 - as Excel has it
    )
    assert _texts("Plan.XLSX", book) == [
        (2, "ssu 2026-12-10 kl. 10:00-12:00 virtuelt"),
        (3, "politisk fyn 2026-12-09 kl. 15:00-17:00"),
    ]


def test_a_calendar_is_read_in_copenhagens_time() -> None:
    """Events come in their order, whatever zone they were written in; cancelled ones don't."""
    assert _texts("moeder.ics", CALENDAR.replace("\n", "\r\n").encode()) == [
        (1, "Politisk niveau, Fyn 2026-09-02 kl. 15:00-17:00"),
        (2, "Fagligt strategisk niveau, Fyn 2026-11-12 kl. 09:00-11:00 sted OUH"),
    ]


def test_an_event_over_several_days_keeps_its_end() -> None:
    """A seminar isn't cut to the first hours of its first day."""
    lasting = CALENDAR.replace("20260902T170000", "20260903T120000").replace("\n", "\r\n").encode()
    assert _texts("moeder.ics", lasting)[0] == (
        1,
        "Politisk niveau, Fyn 2026-09-02 kl. 15:00 - 2026-09-03 kl. 12:00",
    )


def test_an_event_of_whole_days_keeps_them() -> None:
    """Its end is the day after its last, which is not a day of it."""
    for end, read in (("20260904", "2026-09-02 - 2026-09-03"), ("20260903", "2026-09-02")):
        whole = CALENDAR.replace("DTSTART;TZID=Europe/Copenhagen:20260902T150000", "DTSTART;VALUE=DATE:20260902")
        whole = whole.replace("DTEND;TZID=Europe/Copenhagen:20260902T170000", f"DTEND;VALUE=DATE:{end}")
        assert _texts("moeder.ics", whole.encode())[0] == (1, f"Politisk niveau, Fyn {read}")


def test_an_event_may_say_how_long_it_lasts() -> None:
    """Its end is not left to what is usual."""
    lasting = CALENDAR.replace("DTEND;TZID=Europe/Copenhagen:20260902T170000", "DURATION:PT3H30M").encode()
    assert _texts("moeder.ics", lasting)[0] == (1, "Politisk niveau, Fyn 2026-09-02 kl. 15:00-18:30")


def test_a_title_may_be_that_of_a_mail_and_be_joined_by_dashes() -> None:
    """What stands around the forum's name is no place, and joins no two days."""
    for title in ("VS: Politisk niveau - Fyn", "Fw: SV: Politisk niveau – Fyn", "Politisk niveau | Fyn"):
        sent = CALENDAR.replace("SUMMARY:Politisk niveau\\, Fyn", f"SUMMARY:{title}")
        assert _texts("moeder.ics", sent.encode())[0] == (1, "Politisk niveau Fyn 2026-09-02 kl. 15:00-17:00"), title


@pytest.mark.parametrize(
    "time", ["kl. 15-17", "2/9 kl. 15", "onsdag", "2. september 2026 kl. 15.00 - 17.00", "den 2/9", "15:00-17:00"]
)
def test_a_title_may_say_the_events_own_time(time: str) -> None:
    """As people write it there; it is said once then."""
    sent = CALENDAR.replace("SUMMARY:Politisk niveau\\, Fyn", f"SUMMARY:Politisk niveau Fyn {time}")
    assert _texts("moeder.ics", sent.encode())[0] == (1, "Politisk niveau Fyn 2026-09-02 kl. 15:00-17:00")


@pytest.mark.parametrize("time", ["kl. 10-12", "3/9", "torsdag"])
def test_another_time_in_a_title_stands_there_to_be_refused(time: str) -> None:
    """One of the two is wrong."""
    sent = CALENDAR.replace("SUMMARY:Politisk niveau\\, Fyn", f"SUMMARY:Politisk niveau Fyn {time}")
    assert time in _texts("moeder.ics", sent.encode())[0][1]


def test_outlooks_days_from_midnight_to_midnight_are_whole_ones() -> None:
    """It writes them so where they were sent to others."""
    whole = CALENDAR.replace("20260902T150000", "20260902T000000").replace("20260902T170000", "20260903T000000")
    assert _texts("moeder.ics", whole.encode())[0] == (1, "Politisk niveau, Fyn 2026-09-02")


def test_a_calendar_is_read_whoever_wrote_it() -> None:
    """In Windows' letters, and several in one file; one that calls its meetings off has none."""
    old = CALENDAR.replace("LOCATION:OUH", "LOCATION:Rådhuset")
    for content in (old.encode("cp1252"), old.encode("utf-16"), unicodedata.normalize("NFD", old).encode()):
        assert _texts("moeder.ics", content)[1][1].endswith("sted Rådhuset")
    assert len(_texts("moeder.ics", (CALENDAR + old).encode())) == 4
    called_off = CALENDAR.replace("VERSION:2.0", "VERSION:2.0\nMETHOD:CANCEL")
    with pytest.raises(UnreadableFile, match="no_meetings"):
        read_plan(SharedFile("moeder.ics", called_off.encode()))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.pdf", b"x", "format_plan"),
        ("a.csv", b"navn;plads\nBo;1\n", "no_date_column"),
        ("a.csv", b"dato;farve\n9/12;r\n", "plan_column"),
        ("a.csv", b"dato;dato\n9/12;10/12\n", "columns_alike"),
        ("a.csv", b"dato;start;tid\n9/12;15;\n", "columns_alike"),
        ("a.csv", b"dato,sted\n9/12,Odense, lokale 2\n", "beyond"),
        ("a.csv", b"dato\n", "no_meetings"),
        ("a.csv", b"dato\n" + b"9/12\n" * 501, "too_many_meetings"),
        ("a.csv", b"dato\n" + b"9/12\n" * 1_000_000, "too_big"),
        ("a.ics", b"x", "damaged"),
        ("a.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "no_meetings"),
        ("a.ics", CALENDAR.replace("UID:1", "RRULE:FREQ=WEEKLY").encode(), "recurring"),
        ("a.ics", CALENDAR.replace("UID:1", "RDATE:20260909T130000Z").encode(), "recurring"),
        ("a.ics", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:x\r\n", "damaged"),
        ("a.ics", (CALENDAR + CALENDAR[:200]).encode(), "damaged"),
        ("a.xlsx", b"PK", "damaged"),
    ],
)
def test_what_is_no_plan_is_told(name: str, content: bytes, reason: str) -> None:
    """Each kind of mistake has its own reason."""
    with pytest.raises(UnreadableFile) as told:
        read_plan(SharedFile(name, content))
    assert told.value.reason == reason
