"""Takes a pasted plan apart into its lines, numbered as they were pasted; what a line means is read elsewhere.

Blank lines are passed over, and so is a first line without a date: a heading. The forum and cluster that a heading
names are meant in the lines that name none. An invitation whose lines each begin with a label is one meeting.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from danish import reader, writing
from domain.organisation import Cluster, Forum, Profile
from handlers.clusters import take_cluster, take_forum
from handlers.refusals import NOTHING_SAVED, Answered
from handlers.ui import Bold, Card, Text, text

_LABEL = re.compile(r"(?:emne|titel|hvornår|tidspunkt|tid|dato|(?P<place>hvor|sted|placering))\s*:\s*", re.IGNORECASE)
_ZONE = re.compile(r"\(UTC.*")


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A line of the plan; `number` counts from 1, blank lines and the heading included."""

    number: int
    text: str


def plan_lines(typed: str, profile: Profile, now: datetime) -> list[PlanLine]:
    """The lines that each should be a meeting; a single line is one, whatever it says."""
    lines = [PlanLine(number, line.strip()) for number, line in enumerate(typed.splitlines(), 1) if line.strip()]
    if lines and (invited := _invitation(lines)):
        return [invited]
    if len(lines) < 2 or reader.find(lines[0].text, now) is not None:  # noqa: PLR2004 - a heading has a line below it
        return lines
    heading = lines[0].text
    forum, rest = take_forum(heading, profile)
    cluster, _ = take_cluster(rest, profile)
    return [_completed(line, forum, cluster, profile) for line in lines[1:]]


def _invitation(lines: Sequence[PlanLine]) -> PlanLine | None:
    """The meeting of an invitation, with its place last; None where a line has none of an invitation's labels."""
    said, places = [], []
    for line in lines:
        label = _LABEL.match(line.text)
        if label is None:
            return None
        words = _ZONE.sub("", line.text[label.end() :])
        if label["place"]:
            places.append(f"sted {words}")
        else:
            said.append(words)
    return PlanLine(1, " ".join((*said, *places)))


def faulty(faults: Mapping[int, Card], *, are_all: bool = True) -> Answered:
    """What is wrong in a plan, by the number of the line; lines of which the same is wrong are named together."""
    lines: dict[Card, list[str]] = {}
    for number, card in faults.items():
        lines.setdefault(card, []).append(str(number))
    return Answered(
        f"{'' if are_all else 'Mindst '}{writing.count(len(faults), 'linje', 'linjer')} i planen skal rettes.",
        *(_fault(numbers, card) for card, numbers in lines.items()),
        text("Ret det, og send hele planen igen: Ingen af møderne er oprettet."),
    )


def _fault(numbers: Sequence[str], card: Card) -> Text:
    """What is wrong with these lines. Buttons would run one line alone, so they are left out."""
    said = [part for block in card.blocks if isinstance(block, Text) for part in block.parts if part != NOTHING_SAVED]
    if said and isinstance(said[-1], str):
        said[-1] = said[-1].rstrip()  # a text that ends with a blank would go on in the next line's
    label = "Linje" if len(numbers) == 1 else "Linjerne"
    return text(Bold(f"{label} {writing.join(numbers)}: {card.title}"), *(["\n", *said] if said else []))


def _completed(line: PlanLine, forum: Forum | None, cluster: Cluster | None, profile: Profile) -> PlanLine:
    named, rest = take_forum(line.text, profile)
    meant = named or forum
    words = [forum.key] if forum and not named else []
    if cluster and meant and meant.is_per_cluster and not take_cluster(rest, profile)[0]:
        words.append(cluster.key)
    return PlanLine(line.number, " ".join([*words, line.text]))
