"""Rows of a list of people: which names are names, told in short time whatever stands there."""

import subprocess
import sys

import pytest

from domain.people_list import Fault, ListedRow
from domain.people_rows import read_rows
from tests.domain.support import NOW, syddanmark

DOTTED = f"a{'..a' * 26}1"
"""Eighty characters that could be parted into names and dots in very many ways, and are no name."""
_READS = """
from tests.domain.test_people_rows import DOTTED, faults
assert [faults(DOTTED) for _ in range(100)]
"""
LONG_S = 60
"""A hundred such rows took many minutes when they were parted in all ways, and nobody else was served meanwhile."""


def faults(name: str) -> list[Fault]:
    """What is wrong with a row of that name."""
    cells = {"navn": name, "forum": "politisk", "klynge": "fyn", "plads": "borgmester odense"}
    return [one.fault for one in read_rows([ListedRow(2, cells)], syddanmark(), NOW)[1]]


@pytest.mark.parametrize(
    "name", ["Aase", "Bo Ås", "Anne-Marie d'Arc", "J. P. Holm", "Ole Holm jr.", "Søren  Ø."],
)  # fmt: skip
def test_names_are_taken(name: str) -> None:
    """With initials, hyphens and apostrophes."""
    assert faults(name) == []


@pytest.mark.parametrize("name", ["Bo 2", "-Bo", "Bo -", "Bo.", "B@", "a" * 81, "Bo Ås på barsel"])
def test_what_is_no_name_is_told(name: str) -> None:
    """Digits, signs alone, what is longer than any name, and why somebody is absent."""
    assert faults(name) == [Fault.BAD_NAME]


def test_names_of_dots_are_refused_in_short_time() -> None:
    """Nobody holds the program up with some; they are read in a process of its own, which can be ended."""
    subprocess.run([sys.executable, "-c", _READS], check=True, timeout=LONG_S)


@pytest.mark.parametrize(
    ("seat", "municipality", "read"),
    [
        ("borgmester nyborg", "Nyborg", "borgmester_nyborg"),
        ("borgmester", "Nyborg Kommune", "borgmester_nyborg"),
        ("plo 1", "Nyborg", "plo_1"),
        ("borgmester nyborg", "Odense", Fault.OTHER_MUNICIPALITY),
        ("borgmester nyborg", "Kagemand", Fault.UNKNOWN_MUNICIPALITY),
        ("borgmester", "", Fault.SEVERAL_SEATS),
    ],
)
def test_a_seat_and_the_kommune_beside_it_fit(seat: str, municipality: str, read: str) -> None:
    """What contradicts itself is told, and the kommune says which of several seats is meant."""
    cells = {"navn": "Bo Prøvesen", "forum": "politisk", "klynge": "fyn", "plads": seat, "kommune": municipality}
    wanted, problems = read_rows([ListedRow(2, cells)], syddanmark(), NOW)
    assert [one.seat.key for one in wanted if one.seat] + [one.fault for one in problems] == [read]
