import json
import os
import resource
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import pytest

from bot.__main__ import main
from bot.profiles import SHIPPED
from bot.settings import read_settings

Capture = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[2]
MEETING = ("frister", "--forum", "politisk", "--klynge", "fyn", "--moede", "2026-12-09T15:00")


def answered(capsys: Capture, *words: str) -> str:
    """What stands on stdout of a command that succeeds without a word on stderr."""
    assert main(words) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


def answered_json(capsys: Capture, *words: str) -> list[dict[str, Any]]:
    """The answer in JSON."""
    rows: list[dict[str, Any]] = json.loads(answered(capsys, *words, "--json"))
    return rows


def complaint(capsys: Capture, code: int, *words: str) -> str:
    """What stands on stderr of a command that ends with the code and answers nothing."""
    assert main(words) == code
    told = capsys.readouterr()
    assert told.out == ""
    return told.err


def test_without_a_forum_both_levels_are_answered(capsys: Capture) -> None:
    """There are 28 rows, the political level's first, each with all its facts."""
    rows = answered_json(capsys, "ansvar")
    assert [(row["forum"], row["nr"]) for row in rows] == [
        (forum, number) for forum in ("politisk", "fagligt") for number in range(1, 15)
    ]
    assert rows[1] == {
        "nr": 2,
        "opgave": "Indkald til mødet, og book lokale",
        "fase": "Mødeplanlægning",
        "forum": "politisk",
        "alle": ["kommune"],
        "mindst_en_af": ["somatik", "psykiatri"],
        "leder": None,
        "oprindelser": {},
        "kun_ved_rettelser": False,
        "godkendere": [],
        "offset_hverdage": -40,
    }


def test_special_rows_say_what_is_special(capsys: Capture) -> None:
    """Row 4 tells its origins, 7 its approvers, 8 its condition and 11 both its deadlines."""
    rows = {row["nr"]: row for row in answered_json(capsys, "ansvar", "--forum", "fagligt")}
    assert rows[4]["alle"] == ["sagsbehandler"]
    assert rows[4]["oprindelser"] == {
        "implementering": {"alle": ["kommuner"], "mindst_en_af": ["somatik", "psykiatri"]},
        "politisk": {"alle": ["regionshus", "kommune"], "mindst_en_af": []},
        "ssu": {"alle": ["sagsbehandler", "koordinationsgruppe"], "mindst_en_af": []},
    }
    assert rows[7]["godkendere"] == ["administrative"]
    assert [number for number, row in rows.items() if row["kun_ved_rettelser"]] == [8]
    assert rows[11]["offset_hverdage"] == {"udkast": 2, "godkendt": 5}
    assert {row["leder"] for row in rows.values()} == {"somatik"}


def test_the_table_names_the_clusters_own_organisations(capsys: Capture) -> None:
    """For a cluster, people read the hospital's own name, and who holds the professional level together."""
    table = answered(capsys, "ansvar", "--klynge", "Lillebælt", "--forum", "fagligt")
    assert "Sygehus Lillebælt, Psykiatrisygehuset og Kommunal tovholder" in table
    assert "Sygehus Lillebælt er primær tovholder på alle trin." in table
    assert "First Agenda" in table
    assert "Det somatiske sygehus" in answered(capsys, "ansvar")


def test_deadlines_of_a_meeting(capsys: Capture) -> None:
    """Each step has its deadline in Copenhagen's wall time, the minutes two, and its owners by key."""
    rows = answered_json(capsys, *MEETING)
    assert len(rows) == 15
    assert rows[8] == {
        "nr": 9,
        "opgave": "Send dagsordenen ud",
        "ansvarlige": ["regionshus", "kommune"],
        "frist": "2026-12-02T12:00",
    }
    assert rows[9]["frist"] == "2026-12-09T15:00"
    assert [(row["trin"], row["frist"]) for row in rows if row["nr"] == 11] == [
        ("udkast", "2026-12-11T12:00"),
        ("godkendt", "2026-12-16T12:00"),
    ]
    assert rows[1]["ansvarlige"] == ["somatik", "psykiatri", "kommune"]


def test_past_meetings_have_planned_deadlines_too(capsys: Capture) -> None:
    """A meeting of the past is computed like any other."""
    rows = answered_json(capsys, "frister", "--forum", "ssu", "--moede", "2023-04-20 09:30")
    assert rows[8]["frist"] == "2023-04-13T12:00"


def test_the_table_of_deadlines_writes_dates_out(capsys: Capture) -> None:
    """People read dates with weekday and week."""
    assert "onsdag den 2. december 2026 kl. 12.00 (uge 49)" in answered(capsys, *MEETING)


def test_an_offset_is_understood(capsys: Capture) -> None:
    """A moment given in another zone is the same moment in Copenhagen."""
    rows = answered_json(capsys, *MEETING[:-1], "2026-12-09T14:00Z")
    assert rows[9]["frist"] == "2026-12-09T15:00"


@pytest.mark.parametrize(
    ("moment", "words"), [("2027-01-12T15:00", "ophører den 31. december 2026"), ("2022-01-12T15:00", "1. juli 2022")]
)
def test_a_meeting_outside_the_profiles_days_is_only_warned_of(capsys: Capture, moment: str, words: str) -> None:
    """A mere computation goes beyond the organisation's days, with a warning beside the answer."""
    assert main([*MEETING[:-1], moment, "--json"]) == 0
    told = capsys.readouterr()
    assert len(json.loads(told.out)) == 15
    assert words in told.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "Kommandoer"),
        (("anvar",), "»anvar« kender jeg ikke. Vælg mellem: aarshjul, ansvar,"),
        (("ansvar", "--klynge", "fym"), "Mente du »fyn«?"),
        (("ansvar", "--forum", "faglig niveau"), "»faglig niveau« kender jeg ikke"),
        (("ansvar", "--forum", "ssu", "--klynge", "fyn"), "fælles for klyngerne"),
        (("ansvar", "--json=ja"), "tager ingen værdi"),
        (("ansvar", "nu"), "det her kender jeg ikke: nu"),
        (("ansvar", "--klynge"), "--klynge: her mangler en værdi"),
        (("frister",), "der mangler: --forum, --moede"),
        ((*MEETING[:-1], "i morgen"), "»i morgen« er ikke et tidspunkt"),
        ((*MEETING[:-1], "2026-12-09"), "mangler et klokkeslæt. Skriv fx 2026-12-09T15:00"),
        ((*MEETING[:-1], "2026-03-29T02:30"), "uret stilles frem"),
        ((*MEETING[:-1], "0001-01-01T00:00"), "er ikke et tidspunkt"),
        (("manifest", "--http", "http://a.b"), "--http: adressen skal begynde med https://"),
        (("manifest", "--http", ""), "--http: skal være en webadresse"),
        (("manifest", "--http", "https://a.b/c?d"), "--http: skal være en webadresse uden andet"),
        (("manifest", "--http", "https://a.b?"), "--http: skal være en webadresse uden andet"),
        (("manifest", "--http", "https://a.b c"), "--http: skal være en webadresse uden andet"),
        (("manifest", "--http", "https://a.b\nc"), "--http: skal være en webadresse uden andet"),
        (("manifest", "--http", "https://a.b:c"), "--http: skal være en webadresse uden andet"),
        (("manifest", "--http", "https://bruger:kode@a.b"), "--http: skal være en webadresse uden andet"),
    ],
)
def test_wrong_use_ends_with_2_and_danish_words(capsys: Capture, words: tuple[str, ...], told: str) -> None:
    """What can't be meant is told in Danish on stderr, with nothing on stdout."""
    text = complaint(capsys, 2, *words)
    assert told in text
    assert "usage" not in text
    assert "error" not in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("frister", "--forum", "impl", "--klynge", "fyn", "--moede", "2026-12-09T15:00"), "fastlægges lokalt"),
        ((*MEETING[:-1], "0001-01-02T15:00"), "uden for de år"),
        ((*MEETING[:-1], "9999-12-31T15:00"), "uden for de år"),
        (("ansvar", "--forum", "impl"), "fastlægges lokalt"),
        (("ansvar", "--profil", "ingen.toml"), "Profilen kan ikke bruges"),
        (("galleri", "--ud", "ingen/galleri.json"), "mappen findes ikke"),
    ],
)
def test_what_is_understood_but_cannot_be_done_ends_with_1(capsys: Capture, words: tuple[str, ...], told: str) -> None:
    """A refusal is told on stderr and ends with 1."""
    assert told in complaint(capsys, 1, *words)


@pytest.mark.parametrize("command", [("koer",), ("start",), ("ansvar", "--json")])
def test_with_a_broken_profile_nothing_starts(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    """File, place and what is expected are told at once, before anything runs or is asked of Slack."""
    text = (SHIPPED / "syddanmark.toml").read_text(encoding="utf-8").replace("hverdage = -40", 'hverdage = "før"', 1)
    (tmp_path / "syddanmark.toml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("TOVHOLDER_PROFILER", str(tmp_path))
    told = complaint(capsys, 1, *command)
    assert f"{tmp_path / 'syddanmark.toml'}, linje " in told
    assert "trin[2].frister[1].hverdage" in told
    assert "forventede: et helt tal" in told


@pytest.mark.parametrize("command", ["start", "ur", "migrer", "revision", "eksport"])
@pytest.mark.parametrize("what", ["en mappe", "en fil"])
def test_what_is_no_database_is_told_by_the_settings_name(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, what: str
) -> None:
    """A folder or another program's file is left as it is, and the answer is one line."""
    path = tmp_path / "noget"
    if what == "en mappe":
        path.mkdir()
    else:
        path.write_text("Kære alle\n" * 99, encoding="utf-8")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    for name, value in {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:1/api/")
    words = [command, str(tmp_path / "ud.gz")] if command == "eksport" else [command]
    told = complaint(capsys, 1, *words)
    assert told.splitlines()[-1].startswith("DATABASE_URL: på stien ligger")
    assert "trace" not in told
    assert path.is_dir() or path.read_text(encoding="utf-8").startswith("Kære alle\nKære")


@pytest.mark.parametrize("command", ["start", "ur"])
def test_a_start_tells_of_settings_that_mean_nothing(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Whoever looks at the terminal is told, and whoever reads the log; what stops it here is something else."""
    for name, value in {"TOVHOLDER_SERVICE_HOST": "10.0.0.7", "DATABASE_URL": f"sqlite:///{tmp_path}"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1")
    assert main([command]) == 1
    told = capsys.readouterr()
    assert told.out == "Kender ikke TOVHOLDER_SERVICE_HOST: det gør ingen forskel.\n"
    assert "settings not known" in told.err
    assert "DATABASE_URL" in told.err


def test_a_folder_that_cannot_be_is_told_by_the_settings_that_name_it(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file stands in the way of the database's folder, both settings are named that may say where it lies."""
    (tmp_path / "fil").touch()
    monkeypatch.setenv("TOVHOLDER_VAR", str(tmp_path / "fil"))
    told = complaint(capsys, 1, "migrer")
    assert told.startswith("DATABASE_URL: databasens mappe kan ikke laves.")
    assert "TOVHOLDER_VAR" in told


def test_another_profile_can_be_tried(capsys: Capture, tmp_path: Path) -> None:
    """A profile of one's own is read from its file."""
    text = (SHIPPED / "syddanmark.toml").read_text(encoding="utf-8").replace("hverdage = -40", "hverdage = -41", 1)
    (tmp_path / "egen.toml").write_text(text, encoding="utf-8")
    rows = answered_json(capsys, "ansvar", "--profil", str(tmp_path / "egen.toml"))
    assert rows[1]["offset_hverdage"] == -41


def test_a_profile_without_the_two_levels_shows_what_it_has(capsys: Capture, tmp_path: Path) -> None:
    """An organisation with other fora is answered for all that have steps."""
    text = (SHIPPED / "syddanmark.toml").read_text(encoding="utf-8")
    for level in ("politisk", "fagligt"):
        text = text.replace(f'noegle = "{level}"', f'noegle = "{level}-raad"').replace(f'"{level}"', f'"{level}-raad"')
    (tmp_path / "andre.toml").write_text(text, encoding="utf-8")
    rows = answered_json(capsys, "ansvar", "--profil", str(tmp_path / "andre.toml"))
    assert [row["forum"] for row in rows[::14]] == ["politisk-raad", "fagligt-raad", "ssu", "sss"]


@pytest.mark.parametrize("words", [("--help",), ("ansvar", "--hjælp"), ("frister", "-h")])
def test_help_is_danish_and_an_answer(capsys: Capture, words: tuple[str, ...]) -> None:
    """Asking for help is no mistake; its headings are Danish."""
    text = answered(capsys, *words)
    assert text.startswith("Brug: python -m bot")
    assert "vis denne hjælp" in text
    assert "usage" not in text
    assert "options" not in text


def started(*words: str, **settings: Any) -> "subprocess.Popen[bytes]":
    """The program as a process of its own, in the plainest of locales."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "PYTHON"))}  # noqa: TID251 - a child needs a path
    return subprocess.Popen(
        [sys.executable, "-m", "bot", *words],
        cwd=ROOT,
        env=environment | {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **settings,
    )


@pytest.mark.processes
def test_a_real_process_writes_utf8_under_any_locale() -> None:
    """The answer is UTF-8 though the locale knows no letters but A to Z, and takes a second or so of the processor."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out, err = started("ansvar", "--forum", "politisk", "--json").communicate(timeout=30)
    assert json.loads(out.decode("utf-8"))[0]["fase"] == "Mødeplanlægning"
    assert err == b""
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 2


@pytest.mark.processes
def test_a_reader_that_goes_away_is_met_quietly() -> None:
    """Closing the pipe, as `| head` does, brings no traceback."""
    process = started("ansvar")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=30) in {0, 141}


SETTLES_S = 0.2
"""Python overlooks a signal between opening a file and reading it; nobody presses as quickly as that."""


def once_read(pipe: Path) -> IO[bytes]:
    """A named pipe's end to write in, as soon as somebody reads the other."""
    for _ in range(600):
        with suppress(OSError):
            return os.fdopen(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK), "wb")
        time.sleep(0.05)
    raise AssertionError("nobody reads it")


@pytest.mark.processes
def test_ctrl_c_is_met_quietly(tmp_path: Path) -> None:
    """An interrupted command ends as shells expect, without a word."""
    endless = tmp_path / "profil.toml"
    os.mkfifo(endless)
    process = started("ansvar", "--profil", str(endless))
    with once_read(endless):
        time.sleep(SETTLES_S)
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=30) == (b"", b"")
    assert process.returncode == 128 + signal.SIGINT


def test_a_new_key_is_one_the_settings_take(capsys: Capture) -> None:
    """What `noegle` prints can stand in TOVHOLDER_NOEGLE, and no two are alike."""
    keys = [answered(capsys, "noegle").strip() for _ in range(2)]
    told = {
        "SLACK_CLIENT_ID": "1.2",
        "SLACK_CLIENT_SECRET": "x",
        "TOVHOLDER_NOEGLE": ",".join(keys),
        "TOVHOLDER_WORKSPACES": "T1",
    }
    oauth = read_settings(told).oauth
    assert oauth is not None
    assert oauth.keys == tuple(keys)
    assert len(set(keys)) == 2
