"""What is typed wrong on the command line, or set wrong around it, is told in Danish, and nothing is done."""

from pathlib import Path

import pytest

from bot.__main__ import main
from bot.profiles import SHIPPED
from tests.support.command_line import MEETING, Capture, complaint


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
        (("ur", "--port", "0"), "--port"),
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


def test_a_database_that_cannot_be_opened_to_write_is_told_by_its_rights(
    capsys: Capture, tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a disk that is mounted to be read: SQLite can't put its log beside the file, and no address mends that."""
    (tmp_path / "tovholder.db-wal").mkdir()
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    assert "Se efter plads og rettigheder" in complaint(capsys, 1, "migrer")


def test_the_clock_without_a_token_is_refused(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The setting that is missing is named, and no database made."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/never.db")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "")
    assert "SLACK_BOT_TOKEN" in complaint(capsys, 1, "ur")
    assert not (tmp_path / "never.db").exists()


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
