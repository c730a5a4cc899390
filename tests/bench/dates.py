"""How well and how fast Danish dates are read, beside the dateparser library; it measures, and promises nothing.

An example is right, or asked (a question where the table has an answer), or none (not understood), or wrong.
"""

import json
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

from danish.reader import read
from tests.danish.examples import Example, as_in_the_table, examples

FRESH_PROCESSES = 7
_FRESH = """
import json, time
began = time.perf_counter()
import danish.reader
imported = time.perf_counter()
from danish.zone import copenhagen
now = copenhagen(2026, 11, 23, 9, 15)
ready = time.perf_counter()
danish.reader.read("torsdag den 10. december kl. 14", now)
print(json.dumps([(imported - began) * 1000, (time.perf_counter() - ready) * 1000]))
"""


def figures() -> dict[str, float]:
    """Examples by outcome, ours and dateparser's, and milliseconds a phrase, at first and at import."""
    table = examples()
    ours = Counter(outcome(example, as_in_the_table(read(example.phrase, example.now))) for example in table)
    library = _dateparser()
    theirs = Counter(_their_outcome(example, library(example)) for example in table)
    median = _median_ms(table, lambda example: read(example.phrase, example.now))
    imported, first = (statistics.median(times) for times in zip(*_fresh_times(), strict=True))
    return {
        "dates.examples": len(table),
        "dates.right": ours["right"],
        "dates.asked": ours["asked"],
        "dates.none": ours["none"],
        "dates.wrong": ours["wrong"],
        "dates.dateparser_right": theirs["right"],
        "dates.dateparser_wrong": theirs["wrong"],
        "dates.median_ms": median,
        "dates.speedup_dateparser": _median_ms(table[::5], library) / median,
        "dates.first_ms": first,
        "dates.import_ms": imported,
    }


def outcome(example: Example, answer: str) -> str:
    """What an answer, as the table writes it, is worth."""
    if answer == example.meaning:
        return "right"
    if answer.startswith("none"):
        return "none"
    return "asked" if " | " in answer else "wrong"


def _dateparser() -> Callable[[Example], datetime | None]:
    import dateparser  # noqa: PLC0415 - only to compare with

    def parse(example: Example) -> datetime | None:
        settings: dict[str, Any] = {
            "RELATIVE_BASE": example.now.replace(tzinfo=None),
            "PREFER_DATES_FROM": "future",
            "DATE_ORDER": "DMY",
        }
        found: datetime | None = dateparser.parse(example.phrase, languages=["da"], settings=settings)
        return found

    return parse


def _their_outcome(example: Example, answer: datetime | None) -> str:
    """A day is right at any hour; anything said of what is ambiguous or no date is wrong."""
    if answer is None:
        return "right" if example.meaning.startswith("none") else "none"
    return "right" if example.meaning in {f"{answer:%Y-%m-%d}", f"{answer:%Y-%m-%dT%H:%M}"} else "wrong"


def _median_ms(table: list[Example], reader: Callable[[Example], object]) -> float:
    times = []
    for example in table:
        reader(example)
        began = time.perf_counter()
        reader(example)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def _fresh_times() -> list[list[float]]:
    answers = [
        subprocess.run([sys.executable, "-c", _FRESH], check=True, capture_output=True, text=True).stdout
        for _ in range(FRESH_PROCESSES)
    ]
    return [json.loads(answer) for answer in answers]
