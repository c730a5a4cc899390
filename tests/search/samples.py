"""Two hundred experiences as people might have shared them, and what is searched for in them; all of it is made up."""

from datetime import timedelta
from pathlib import Path

from danish.zone import copenhagen
from domain.experiences import Experience

FOLDER = Path(__file__).parent
TOPICS = (
    "Ældre medicinske borgere", "Kronisk sygdom", "Psykisk sygdom", "Børn og unge", "Forebyggelse", "Akutpladser",
    "Udskrivning og overgange", "Genoptræning og rehabilitering", "Digitale løsninger", "Data", "Almen praksis",
    "Patient- og pårørendeinddragelse", "Arbejdskraft",
)  # fmt: skip
CLUSTERS = {"f": "fyn", "l": "lillebaelt", "s": "soenderjylland", "v": "sydvestjylland"}
FIRST = copenhagen(2025, 1, 6, 9)


def experiences(author: int) -> list[Experience]:
    """The samples, the oldest first, one every second day."""
    lines = (FOLDER / "samples.txt").read_text(encoding="utf-8").splitlines()
    return [_experience(line, number, author) for number, line in enumerate(lines)]


def queries() -> list[tuple[str, tuple[str, ...]]]:
    """What is typed after `/erfaring søg`, and the titles of which one must be among the first three."""
    lines = (FOLDER / "queries.txt").read_text(encoding="utf-8").splitlines()
    return [(typed, tuple(titles)) for typed, *titles in (line.split("|") for line in lines)]


def _experience(line: str, number: int, author: int) -> Experience:
    cluster, topics, title, body = line.split("|")
    chosen = tuple(TOPICS[int(one) - 1] for one in topics.split(","))
    at = FIRST + timedelta(days=2 * number)
    return Experience(0, title, body, CLUSTERS[cluster], author, at, topics=chosen, install="T1")
