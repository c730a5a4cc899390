from pathlib import Path

import pytest

from bot.__main__ import main
from storage.work import open_work
from tests.storage.facts import an_entry
from tests.storage.test_log import by_hand, write_five
from tests.support.moment import NOW


def revision(url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    """What the command prints, its exit code first."""
    monkeypatch.setenv("DATABASE_URL", url)
    capsys.readouterr()
    code = main(["revision", *words])
    return [str(code), *capsys.readouterr().out.splitlines()]


def test_a_whole_log_is_told_with_its_seal(
    database_url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer says how many lines, the first and the last, and the newest seal, by which a later one compares."""
    write_five(database_url)
    code, verdict, counted, when, seal, *_ = revision(database_url, capsys, monkeypatch)
    assert (code, verdict, counted) == ("0", "Loggen står, som den blev skrevet.", "5 linjer med segl.")
    assert when == (
        "Første: mandag den 2. marts 2026 kl. 09.00 (uge 10). Sidste: mandag den 2. marts 2026 kl. 09.00 (uge 10)."
    )
    write_five(database_url)
    kept = seal.removeprefix("Nyeste segl: ")
    code, *_, compared = revision(database_url, capsys, monkeypatch, "--fra", kept)
    assert (code, compared) == ("0", "Seglet fra --fra er i kæden. Siden er der kommet 5 linjer.")


def test_tampering_ends_with_1_and_is_named(
    sqlite_url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each line that doesn't fit is named, and no more of them than one cares to read."""
    write_five(sqlite_url)
    by_hand(sqlite_url, "UPDATE audit SET act = 'andet' WHERE id = 2", "DELETE FROM audit WHERE id = 4")
    assert revision(sqlite_url, capsys, monkeypatch)[:4] == [
        "1",
        "Loggen står ikke, som den blev skrevet.",
        "Linje 2 er ændret, flyttet eller byttet om.",
        "Linje 4 er fjernet.",
    ]
    for _ in range(12):
        write_five(sqlite_url)
    by_hand(sqlite_url, "UPDATE audit SET act = 'andet'")
    assert "… og 15 linjer til, som ikke passer." in revision(sqlite_url, capsys, monkeypatch)


def test_what_cannot_be_revised_is_answered(
    sqlite_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A seal that is none, one that isn't in the chain and a database without tables are answered in Danish."""
    for none in ("abc", ""):  # the second is what a script's empty variable gives
        assert revision(sqlite_url, capsys, monkeypatch, "--fra", none)[0] == "2"
    code, _, gone, *_ = revision(sqlite_url, capsys, monkeypatch, "--fra", 64 * "a")
    assert (code, "er ikke i kæden" in gone) == ("1", True)
    assert revision(f"sqlite:///{tmp_path}/tom.db", capsys, monkeypatch)[0] == "1"


def test_a_move_carries_the_chain_and_looks_it_over(
    sqlite_url: str,
    postgres_url: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """`indlaes` ends with the revision: the seal is the one from before, the chain goes on, and faults come along."""
    write_five(sqlite_url)
    seal = revision(sqlite_url, capsys, monkeypatch)[4]
    by_hand(sqlite_url, "UPDATE audit SET act = 'andet' WHERE id = 1")
    path = tmp_path / "alt.gz"
    assert main(["eksport", str(path)]) == 0
    monkeypatch.setenv("DATABASE_URL", postgres_url)
    capsys.readouterr()
    assert main(["indlaes", str(path)]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert "Linje 1 er ændret, flyttet eller byttet om." in printed
    assert seal in printed
    work = open_work(postgres_url, clock=lambda: NOW)
    work.run_blocking(lambda r: r.audit.record(an_entry(6)))
    work.close_blocking()
    assert "6 linjer med segl." in revision(postgres_url, capsys, monkeypatch)
