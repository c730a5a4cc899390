"""`python -m bot indlaes-personer`: a list is stored whole or not at all."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from bot.__main__ import main
from danish.zone import copenhagen
from domain.people import RoleAssignment, SeatHolder
from domain.ports import Repositories
from storage.work import open_work

HEAD = "navn;forum;klynge;plads;rolle;kommune;fra;til;suppleant;i slack\n"
GOOD = (
    "Hanne Navnesen;politisk;fyn;borgmester nyborg;;;1/1-2026;31/12-2099;;\n"
    "Hanne Navnesen;ssu;;medformand fyn;;;1/1-2026;;;\n"
    "Ida Testesen;fagligt;fyn;direktør nyborg;;;1/1-2026;;ja;\n"
    "Bo Prøvesen;;fyn;;kommune;nyborg;1/1-2026;;;\n"
)
Run = Callable[..., int]
ON = date(2026, 6, 1)


@pytest.fixture
def run(tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command on a database of its own, with a list of these rows."""
    monkeypatch.setenv("DATABASE_URL", sqlite_url)

    def command(rows: str, *words: str) -> int:
        path = tmp_path / "liste.csv"
        path.write_text(HEAD + rows, encoding="utf-8")
        return main(["indlaes-personer", str(path), *words])

    return command


def _in(tmp_path: Path, unit: Callable[[Repositories], object]) -> object:
    work = open_work(f"sqlite:///{tmp_path}/tovholder.db", clock=lambda: copenhagen(2026, 6, 1, 9))
    try:
        return work.run_blocking(unit)
    finally:
        work.close_blocking()


def _stored(tmp_path: Path) -> tuple[Sequence[SeatHolder], Sequence[SeatHolder], Sequence[RoleAssignment]]:
    def unit(r: Repositories) -> tuple[Sequence[SeatHolder], Sequence[SeatHolder], Sequence[RoleAssignment]]:
        bodies = ["politisk/fyn", "fagligt/fyn", "ssu"]
        alternates = [one for body in bodies for one in r.alternates.of_body(body, ON)]
        return r.people.seat_holders_of(bodies, ON), alternates, r.people.roles(ON)

    found = _in(tmp_path, unit)
    assert isinstance(found, tuple)
    return found


def test_of_a_calendar_the_sure_members_are_stored(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Attendees whose seat stands beside their name are stored; the others are named, and are not."""
    run("")
    calendar = tmp_path / "moeder.ics"
    calendar.write_text(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Politisk niveau\\, Fyn\r\nDTSTART:20261209T140000Z\r\n"
        'ATTENDEE;CN="Mia Prøvesen (borgmester, Nyborg)":mailto:mia@nyborg.example\r\n'
        'ATTENDEE;CN="Ib Prøvesen (Assens Kommune)":mailto:ib@assens.example\r\n'
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    capsys.readouterr()
    assert main(["indlaes-personer", str(calendar)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Gemt: 1 plads")
    assert "Ib Prøvesen: Borgmester, Assens (Politisk niveau, Fyn)? Kun organisationen peger på pladsen." in told
    work = open_work(f"sqlite:///{tmp_path}/tovholder.db", clock=lambda: copenhagen(2026, 6, 1, 9))
    held = work.read_blocking(lambda r: r.people.seat_holders("politisk/fyn", date(2099, 1, 1)))
    work.close_blocking()
    assert [(one.seat, one.person.name) for one in held] == [("borgmester_nyborg", "Mia Prøvesen")]


def test_a_trial_stores_nothing(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A trial tells what the list would give, and leaves the store as it was."""
    run("")
    _in(tmp_path, lambda r: r.people.add("Bo Prøvesen", "T1"))
    assert run(GOOD, "--proev") == 0
    told = capsys.readouterr().out
    assert "Prøve, intet er gemt. Listen giver 2 pladser, 1 suppleant, 1 rolle og 2 nye personer." in told
    assert "Række 3: Hanne Navnesen – Medformand (borgmester), Fyn · Sundhedssamarbejdsudvalget (SSU)" in told
    assert _stored(tmp_path) == ([], [], [])


def test_a_list_is_stored_once(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One person on two seats is one person, and the same list again changes nothing."""
    run("")
    _in(tmp_path, lambda r: r.people.add("Bo Prøvesen", "T1"))
    assert run(GOOD) == 0
    assert "Gemt: 2 pladser, 1 suppleant, 1 rolle og 2 nye personer." in capsys.readouterr().out
    seats, alternates, roles = _stored(tmp_path)
    assert {(one.seat, one.person.name) for one in seats} == {
        ("borgmester_nyborg", "Hanne Navnesen"),
        ("medformand_fyn", "Hanne Navnesen"),
    }
    assert len({one.person.id for one in seats}) == 1
    assert [(one.seat, one.person.name) for one in alternates] == [("direktoer_nyborg", "Ida Testesen")]
    assert [(one.role, one.municipality, one.person.install) for one in roles] == [("kommune", "nyborg", "T1")]
    assert run(GOOD) == 0
    told = capsys.readouterr().out
    assert "Gemt: 0 pladser, 0 suppleanter, 0 roller og 0 nye personer." in told
    assert "Række 2: Hanne Navnesen står der allerede; det er uændret." in told
    assert _stored(tmp_path) == (seats, alternates, roles)


def test_every_problem_is_named_by_its_row_and_nothing_is_stored(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Broken rows beside good ones: all are told in the order of the rows, what lies near too."""
    broken = (
        ";politisk;fyn;plo 1;;;;;;\n"
        "B<b>;politisk;fyn;plo 1;;;;;;\n"
        "Bo Prøvesen;politisk;fyn;;;;;;;\n"
        "Bo Prøvesen;politisk;fyn;plo 1;regionshus;;;;;\n"
        "Bo Prøvesen;politisk;atlantis;plo 1;;;;;;\n"
        "Bo Prøvesen;ssu;fyn;plo 1;;;;;;\n"
        "Bo Prøvesen;politisk;fyn;borgmester nybrog vest øst;;;;;;\n"
        "Bo Prøvesen;politisk;fyn;plo;;;;;;\n"
        "Bo Prøvesen;;fyn;;kok;;;;;\n"
        "Bo Prøvesen;;fyn;;kommune;varde;;;;\n"
        "Bo Prøvesen;;fyn;;kommune;;;;;\n"
        "Bo Prøvesen;politisk;fyn;plo 1;;;31/2-2026;;;\n"
        "Bo Prøvesen;politisk;fyn;plo 1;;;1/2-2026;1/1-2026;;\n"
        "Bo Prøvesen;politisk;fyn;plo 1;;;;;ja;\n"
        "Bo Prøvesen;politisk;fyn;plo 1;;;;;måske;\n"
        "Bo Prøvesend;;fyn;;psykiatri;;;;;\n"
        "Bo 010190-1234;politisk;fyn;plo 1;;;;;;\n"
        "Bo Prøvesen;impl;fyn;plo 1;;;;;;\n"
    )
    run("")
    _in(tmp_path, lambda r: r.people.add("Bo Prøvesen", "T1"))
    capsys.readouterr()
    assert run(GOOD + broken) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[-1] == "Intet er gemt: 18 fejl i listen."
    said = "\n".join(told[:-1])
    for row, words in enumerate(
        (
            "mangler et navn", "kan læse: B<b>", "mangler en plads eller en rolle", "både en plads og en rolle",
            "klynge, jeg ikke kender: atlantis", "ligger over klyngerne", "plads, jeg ikke kender", "kan være flere",
            "rolle, jeg ikke kender: kok", "kommune, jeg ikke kender dér: varde", "mangler en kommune",
            "dato, jeg ikke kan læse: 31/2-2026", "slutter, før den begynder", "udpeges der ikke suppleanter",
            "ja eller nej, men har: måske", "kender fra Slack: Bo Prøvesend", "CPR-nummer",
            "Implementeringsniveau, Fyn har ingen faste medlemmer",
        ),
        start=6,
    ):  # fmt: skip
        (line,) = [one for one in told if one.startswith(f"Række {row} ")]
        assert words in line
    assert "Mente du “PLO 1” eller “PLO 2”?" in said
    assert "Mente du “Bo Prøvesen”?" in said
    assert "010190" not in said
    assert _stored(tmp_path) == ([], [], [])


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            "Ida Testesen;politisk;fyn;plo 1;;;;;;\nBo Prøvesen;politisk;fyn;plo 1;;;;;;\n",
            "Række 3 giver Bo Prøvesen en plads, som række 2 giver en anden i samme tid.",
        ),
        (
            "Bo Prøvesen;;fyn;;psykiatri;;;;;\nBo Prøvesen;;fyn;;psykiatri;;;;;\n",
            "Række 3 er det samme som række 2: Bo Prøvesen.",
        ),
    ],
)
def test_what_is_given_twice_is_told(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: str, told: str
) -> None:
    """A seat has one person a day, and a role is given once; one after the other is no mistake."""
    run("")
    _in(tmp_path, lambda r: r.people.add("Bo Prøvesen", "T1"))
    assert run(rows) == 1
    assert told in capsys.readouterr().err
    after = "Ida Testesen;politisk;fyn;plo 1;;;;1/3-2026;;\nBo Prøvesen;politisk;fyn;plo 1;;;2/3-2026;;;\n"
    assert run(after, "--proev") == 0


def test_a_name_alone_that_two_in_the_chat_have_is_told(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A right is never given to the wrong one of two."""
    run("")
    for install in ("T1", "T2"):
        _in(tmp_path, lambda r, at=install: r.people.add("Bo Prøvesen", at))  # type: ignore[misc] # a default argument
    assert run("Bo Prøvesen;;fyn;;psykiatri;;;;;\n") == 1
    assert "som flere i Slack har: Bo Prøvesen" in capsys.readouterr().err


def test_a_new_name_near_a_known_one_is_pointed_out(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It may be a slip, or another person: it is stored and told."""
    run("Hanne Navnesen;politisk;fyn;plo 1;;;;;;\n")
    assert run("Hanne Navnesn;politisk;fyn;plo 2;;;;;;\n") == 0
    assert "Række 2: Hanne Navnesn er ny, men ligner Hanne Navnesen." in capsys.readouterr().out


def test_a_file_that_cant_be_read_is_refused(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is gone or isn't a list ends with 1 and a sentence."""
    run("")
    assert main(["indlaes-personer", str(tmp_path / "væk.csv")]) == 1
    assert "Filen kan ikke læses" in capsys.readouterr().err
    (tmp_path / "liste.pdf").write_bytes(b"x")
    assert main(["indlaes-personer", str(tmp_path / "liste.pdf")]) == 1
    assert "Filen skal være CSV eller XLSX" in capsys.readouterr().err
