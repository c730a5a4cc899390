"""`python -m bot indlaes-referat`: shows what is found in minutes, and saves nothing."""

import json
from pathlib import Path

import pytest

from bot.__main__ import main

SAMPLES = Path(__file__).parent.parent / "documents" / "minutes" / "samples"


def test_what_is_found_is_shown_with_what_is_unsure(capsys: pytest.CaptureFixture[str]) -> None:
    """Each point stands with its number, case, recommendation, annexes and decision, and doubts are told."""
    assert main(["indlaes-referat", str(SAMPLES / "09_lister.txt")]) == 0

    told = capsys.readouterr().out
    assert told.startswith("Fundet: 5 punkter og 4 beslutninger, 2 af dem usikre.")
    assert "2. Prioritering af indsatser i 2027 · sagsnr. 26/40112" in told
    assert "Ansvarlig: Klyngesekretariatet · Frist: fredag den 15. januar 2027" in told
    assert "Usikkert: det er uklart, om det er godkendt, drøftet eller udsat." in told
    assert "Intet er gemt." in told


def test_what_is_found_can_be_read_by_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """With --json the same comes as JSON."""
    assert main(["indlaes-referat", str(SAMPLES / "09_lister.txt"), "--json"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert found["dato"] == "2026-11-12"
    assert [point["nummer"] for point in found["punkter"]] == [1, 2, 3, 4, 5]
    assert found["punkter"][1]["beslutning"]["frist"] == "2027-01-15"
    assert found["punkter"][3]["lukket"]
    assert found["punkter"][3]["beslutning"]["usikkert"] == ["form"]


def test_a_file_that_is_none_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no minutes, is broken or isn't there ends with one Danish sentence and exit code 1."""
    (tmp_path / "tom.txt").write_text("Kære alle. Tak for sidst.", encoding="utf-8")
    (tmp_path / "i stykker.pdf").write_bytes(b"%PDF-1.7 ...")
    for name, said in (
        ("tom.txt", "Jeg fandt ingen punkter i filen. Er det et referat?"),
        ("i stykker.pdf", "Filen kan ikke åbnes. Den er måske beskadiget; prøv at gemme den igen."),
        ("væk.pdf", f"Filen kan ikke læses: {tmp_path / 'væk.pdf'}"),
    ):
        assert main(["indlaes-referat", str(tmp_path / name)]) == 1
        assert said in " ".join(capsys.readouterr().err.split("\n"))
