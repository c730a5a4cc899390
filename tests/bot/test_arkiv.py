"""`python -m bot arkiv`: an organisation as one file that is read without the program."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZipFile

import pytest

from bot.__main__ import main
from bot.archive.contents import files, load_meetings
from bot.archive.source import Source
from bot.profiles import SHIPPED, load_profiles
from danish.zone import copenhagen
from domain.agenda import AgendaItem, Annex
from domain.attendance import StandIn
from domain.cases import Answer, Case, CaseLeg
from domain.decisions import Decision, DecisionForm
from domain.experiences import Experience
from domain.funds import EntryKind, FundEntry
from domain.meetings import Meeting, MeetingState
from domain.ports import Repositories
from domain.presence import EmptySeat, Presence
from storage.work import open_work
from tests.support.moment import NOW

CLOSED, NAME, GUEST = "Personsag", "Åse Prøvesen", "Bo Stedfortræder"
TYPED = "<script>alert(1)</script>"
HELD = copenhagen(2023, 5, 9, 15)
Archived = Callable[..., ZipFile]


def _fill(r: Repositories) -> None:
    """A meeting that was held, with an open and a closed item, one that was cancelled, a case and an experience."""
    person = r.people.add(NAME, "T1").id
    meeting = r.meetings.add(Meeting(0, "politisk/fyn", HELD, HELD + timedelta(hours=2), "Odense", install="T1"))
    later = HELD + timedelta(days=7)
    r.meetings.add(Meeting(0, "politisk/fyn", later, later, state=MeetingState.CANCELLED, install="T1"))
    experience = r.experiences.add(Experience(0, "Opkald", "Vi ringer", "fyn", person, HELD, install="T1"))
    case = r.cases.add(Case(0, "Opkald", "skalering", "fyn", HELD, experience=experience.id, install="T1"))
    hidden = r.cases.add(Case(0, CLOSED, "skalering", "fyn", HELD, is_closed=True, install="T1"))
    annexes = (Annex("javascript:alert(1)", "Farlig"), Annex("https://eksempel.dk/notat", "Notat"))
    for title, is_closed, of in ((f"Akutpladser {TYPED}", False, case), (CLOSED, True, hidden)):
        item = r.agenda_items.add(
            AgendaItem(0, meeting.id, title, person, HELD, is_closed=is_closed, annexes=annexes, from_case=of.id,
                       install="T1")
        )  # fmt: skip
        decision = r.decisions.add(
            Decision(0, meeting.id, item.id, item.id, f"{title} besluttet", DecisionForm.APPROVED, person, HELD,
                     is_closed_item=is_closed, install="T1")
        )  # fmt: skip
        r.funds.add(
            FundEntry(0, "fyn", item.id, 2023, EntryKind.SET_ASIDE, 500, person, HELD, effort=f"{title} afsat",
                      decision=decision.id, install="T1")
        )  # fmt: skip
        leg = CaseLeg(0, of.id, 0, "politisk/fyn", HELD, item.id, Answer.TREATED, HELD, f"{title} prøvet", "T1")
        r.cases.add_leg(leg)
    empty = (EmptySeat("borgmester_nyborg", StandIn(GUEST)),)
    r.presences.save(Presence(meeting.id, empty, person, HELD))


@pytest.fixture
def archived(tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Archived:
    """The command on a database of its own, and what it wrote."""
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    work = open_work(sqlite_url, clock=lambda: HELD)
    work.run_blocking(_fill)
    work.close_blocking()

    def command(*words: str) -> ZipFile:
        assert main(["arkiv", str(tmp_path / "arkiv.zip"), *words]) == 0
        return ZipFile(tmp_path / "arkiv.zip")

    return command


class _Links(HTMLParser):
    """Collects where a page leads, and the tags it has."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


def _read(archive: ZipFile, name: str) -> _Links:
    page = _Links()
    page.feed(archive.read(name).decode())
    return page


def _all(archive: ZipFile) -> str:
    """All text of the archive; workbooks are unpacked."""
    said = []
    for name in archive.namelist():
        content = archive.read(name)
        if name.endswith("xlsx"):
            with ZipFile(io.BytesIO(content)) as book:
                said += [book.read(part).decode() for part in book.namelist()]
        else:
            said.append(content.decode("utf-8-sig"))
    return "\n".join(said)


def _named(archive: ZipFile, pattern: str) -> str:
    (name,) = [name for name in archive.namelist() if re.fullmatch(pattern, name)]
    return name


def test_every_page_is_reached_from_the_first(archived: Archived) -> None:
    """Whoever opens index.html gets to each file of the archive by links that lead somewhere, and to no script."""
    archive = archived()
    there = set(archive.namelist())
    seen, ahead = set[str](), ["index.html"]
    while ahead:
        name = ahead.pop()
        if name in seen:
            continue
        seen.add(name)
        if not name.endswith(".html"):
            continue
        page = _read(archive, name)
        assert "script" not in page.tags
        for link in page.links:
            if link.startswith("https://"):
                assert link == "https://eksempel.dk/notat"
                continue
            parts: list[str] = []
            for part in (PurePosixPath(name).parent / link).parts:
                parts = parts[:-1] if part == ".." else [*parts, part]
            assert "/".join(parts) in there, (name, link)
            ahead.append("/".join(parts))
    assert seen == there


def test_a_meeting_is_read_as_page_and_as_data(archived: Archived) -> None:
    """Minutes stand as people know them and as JSON; what was typed stays text, and a cancelled meeting is named."""
    archive = archived()
    minutes = archive.read(_named(archive, r"moeder/politisk-fyn/2023-05-09-\d+/referat\.html")).decode()
    assert "Beslutning for punkt 1" in minutes
    assert "&lt;script&gt;" in minutes
    assert "Farlig: javascript:alert(1)" in minutes
    known = json.loads(archive.read(_named(archive, r"moeder/politisk-fyn/.*/moede\.json")))
    assert known["begynder"] == "2023-05-09T15:00:00+02:00"
    assert [item["titel"] for item in known["punkter"] if not item["lukket"]] == [f"Akutpladser {TYPED}"]
    assert [item["nummer"] for item in known["punkter"]] == [1, 2]
    assert known["beslutninger"][0]["form"] == "godkendt"
    assert "aflyst" in archive.read("moeder/politisk-fyn/index.html").decode()
    assert "Mødet tirsdag den 9. maj 2023" in archive.read(_named(archive, r"sager/sag-\d+\.html")).decode()
    lines = list(csv.reader(io.StringIO(archive.read("tabeller/sager.csv").decode("utf-8-sig")), delimiter=";"))
    assert (lines[1][1], lines[1][3], lines[1][-1]) == ("Opkald", "i gang", f"Akutpladser {TYPED} prøvet")
    assert "Vi ringer" in archive.read(_named(archive, r"erfaringer/erfaring-\d+\.html")).decode()


@pytest.mark.parametrize("words", [(), ("--lukket",)])
def test_nobody_is_named(archived: Archived, words: tuple[str, ...]) -> None:
    """Who wrote and who was absent stands in neither edition: an erased name can't live on in the archive."""
    said = _all(archived(*words))
    assert NAME not in said
    assert GUEST not in said
    assert "Ikke til stede" not in said


def test_closed_items_and_cases_are_asked_for(
    archived: Archived, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing closed stands in the open edition; the other has it, and says so at the end and on its first page."""
    opened = _all(archived())
    assert CLOSED not in opened
    assert f"Akutpladser {TYPED} afsat" in opened
    assert "pas på" not in capsys.readouterr().out
    (tmp_path / "arkiv.zip").unlink()
    closed = archived("--lukket")
    assert "Det rummer lukkede punkter: Pas på det." in capsys.readouterr().out
    assert _all(closed).count(f"{CLOSED} besluttet") >= 4
    assert f"{CLOSED} prøvet" in _all(closed)
    assert f"{CLOSED} afsat" in _all(closed)
    assert "kun til sekretariatet" in closed.read("index.html").decode()


def test_word_files_when_asked_for(archived: Archived) -> None:
    """Agendas and minutes come as Word besides, where that is asked for."""
    archive = archived("--format", "docx", "--organisation", "syddanmark")
    with ZipFile(io.BytesIO(archive.read(_named(archive, r"moeder/.*/referat\.docx")))) as word:
        assert "Akutpladser" in word.read("word/document.xml").decode()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--organisation", "kagemand"), 2, "--organisation: »kagemand« kender jeg ikke. Vælg mellem: syddanmark."),
        (("--format", "xps"), 2, "»xps« kender jeg ikke."),
    ],
)
def test_what_cannot_be_archived_is_told(
    archived: Archived, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int, said: str
) -> None:
    """An organisation or format that isn't there is answered, and no file is left."""
    assert main(["arkiv", str(tmp_path / "nej.zip"), *words]) == code
    assert said in capsys.readouterr().err
    assert not list(tmp_path.glob("nej*"))


def test_the_store_is_read_a_meeting_at_a_time(sqlite_url: str) -> None:
    """Ten meetings more are ten readings more, and each is told: nothing is gathered before it is written."""
    work = open_work(sqlite_url, clock=lambda: NOW)
    profile = load_profiles(SHIPPED)[0]
    counts: list[tuple[int, int]] = []
    for _ in range(2):

        def more(r: Repositories, first: int = len(counts)) -> None:
            for day in range(10):
                starts = HELD + timedelta(days=day + 10 * first)
                r.meetings.add(Meeting(0, "politisk/fyn", starts, starts + timedelta(hours=2), install="T1"))

        work.run_blocking(more)
        readings = 0

        def read(unit: Callable[[Repositories], Any]) -> Any:
            nonlocal readings
            readings += 1
            return work.read_blocking(unit)

        source = Source(read, profile, NOW)
        told: list[int] = []
        for _ in files(source, load_meetings(source), told.append):
            pass
        counts.append((readings, len(told)))
    work.close_blocking()
    assert counts[1][0] - counts[0][0] == 10
    assert [number for _, number in counts] == [10, 20]
