"""Texts that are made to take long: whatever is repeated, a day is found or isn't within short time."""

import time

import pytest

from danish.finding import find
from danish.phrases import read, read_list
from danish.zone import copenhagen

NOW = copenhagen(2026, 10, 26, 9)
LENGTH = 1_500
WITHIN_S = 5.0
"""Of the processor; it takes some hundredths of a second, and took a quarter of an hour before parts had a limit."""


@pytest.mark.parametrize(
    "piece",
    [
        *("1", ".", "-", "(", "1.", "1 - ", "1/1 ", "den ", "kl. ", "mandag ", "uge 7 ", "a og ", "1, ", "fra til "),
        *("-1 hverdag ", "første ", "i morgen ", "9/12 kl. 15-17 ", "\n", "næste ", "31. november ", "to dage før "),
    ],
)
def test_no_text_takes_long_to_search(piece: str) -> None:
    """Searched for a day, read as one, and read as a list of them."""
    text = (piece * LENGTH)[:LENGTH]
    began = time.process_time()
    for ask in (find, read, read_list):
        ask(text, NOW)
    assert time.process_time() - began < WITHIN_S


@pytest.mark.parametrize(
    ("before", "times"),
    [
        *(("Punktet handler om . , - ", 20), ("-", 80), ("-", 1_400), ("- ", 700), ("til ", 350), ("og ", 460)),
        ("fra ", 350),
    ],
)
def test_a_long_text_still_has_its_day_found(before: str, times: int) -> None:
    """Beside very many other words and signs, a whole date is found as ever: the search isn't spent on them."""
    found = find(f"{before * times}\n\nhusk: onsdag den 9. december 2026 kl. 15-17", NOW)
    assert found is not None
    assert found.phrase == "onsdag den 9. december 2026 kl. 15-17"
