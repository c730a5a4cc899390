"""Minutes in many shapes, as municipalities, regions and their programs write them; all of them are made up."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from documents.converting import lines_of
from documents.minutes.reading import found_in, read_minutes
from domain.found_minutes import FoundMinutes, FoundPoint
from domain.shared_files import SharedFile

SAMPLES = Path(__file__).parent / "samples"
EXPECTED: dict[str, Any] = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))


def sample(name: str) -> SharedFile:
    """A sample as somebody hands it over."""
    return SharedFile(name, (SAMPLES / name).read_bytes())


def told(point: FoundPoint) -> dict[str, Any]:
    """A point as `expected.json` writes it."""
    said: dict[str, Any] = {"number": point.number, "title": point.title}
    said |= {"closed": True} if point.is_closed else {}
    said |= {"supplement": True} if point.is_supplement else {}
    said |= {"case": point.case_number} if point.case_number else {}
    said |= {"recommendation": point.recommendation} if point.recommendation else {}
    said |= {"annexes": list(point.annexes)} if point.annexes else {}
    if found := point.decision:
        decision: dict[str, Any] = {"text": found.text}
        decision |= {"form": found.form.value} if found.form else {}
        decision |= {"responsible": found.responsible} if found.responsible else {}
        decision |= {"deadline": found.deadline.isoformat()} if found.deadline else {}
        decision |= {"doubts": [one.value for one in found.doubts]} if found.doubts else {}
        said["decision"] = decision
    return said


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_point_and_decision_is_found_and_none_besides(name: str) -> None:
    """All points with their case numbers, recommendations, annexes and decisions are found, and nothing else."""
    found = read_minutes(sample(name))

    assert [told(point) for point in found.points] == EXPECTED[name]["points"]
    assert found.day is not None
    assert found.day.isoformat() == EXPECTED[name]["day"]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_no_word_is_invented(name: str) -> None:
    """Each sentence told of a document stands in it, letter for letter but for blanks, parted words, page headers."""
    file = sample(name)
    lines = [line.text + " ".join(line.cells) for line in lines_of(file)]
    shapes = [re.sub(r"\d+", "#", line) for line in lines]
    bodies = [line for line, shape in zip(lines, shapes, strict=True) if shapes.count(shape) < 3]
    written = _squashed(" ".join([*lines, *bodies]))

    for text in _texts(read_minutes(file)):
        assert all(_squashed(part) in written for part in re.split(r"\n|(?<=\.) ", text))


def test_the_samples_are_of_all_formats() -> None:
    """Text in several letters, DOCX and PDF are among the samples, and each sample is expected something of."""
    names = {path.name for path in SAMPLES.iterdir()} - {"expected.json"}

    assert names == set(EXPECTED)
    assert {path.rpartition(".")[2] for path in names} == {"txt", "md", "docx", "pdf"}


def test_what_is_no_minutes_has_no_points() -> None:
    """A list in a letter isn't taken for an agenda."""
    letter = "Kære alle\n\nHusk til mødet:\n1. Kaffe\n2. Te\n3. Kage\n\nVenlig hilsen\n"

    assert found_in(lines_of(SharedFile("brev.txt", letter.encode()))).points == ()


def test_a_handbook_decides_nothing() -> None:
    """Numbered chapters that speak of what was decided elsewhere are no decisions."""
    chapters = (
        "Håndbog\n\n1. Hvad er et forum?\n\nFolketinget har vedtaget, at der skal være et forum.\n\n"
        "2. Hvem sidder i det?\n\nParterne er enige om, at alle kommuner er med.\n"
    )

    assert found_in(lines_of(SharedFile("haandbog.txt", chapters.encode()))).points == ()


def _texts(found: FoundMinutes) -> list[str]:
    texts: list[str] = []
    for point in found.points:
        texts += [point.title, point.case_number, point.recommendation, *point.annexes]
        if point.decision:
            texts += [point.decision.text, point.decision.responsible]
    return texts


def _squashed(text: str) -> str:
    return re.sub(r"[\s\\*|-]+", "", text)
