"""Takes a pasted plan apart into its lines, numbered as they were pasted; what a line means is read elsewhere.

Blank lines are passed over, and so is a first line without a date: a heading. The forum and cluster that a heading
names are meant in the lines that name none.
"""

from dataclasses import dataclass
from datetime import datetime

from danish import reader
from domain.organisation import Cluster, Forum, Profile
from handlers.clusters import take_cluster, take_forum
from handlers.refusals import Answered
from handlers.ui import Actions, Card, text


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A line of the plan; `number` counts from 1, blank lines and the heading included."""

    number: int
    text: str


def plan_lines(typed: str, profile: Profile, now: datetime) -> list[PlanLine]:
    """The lines that each should be a meeting; a single line is one, whatever it says."""
    lines = [PlanLine(number, line.strip()) for number, line in enumerate(typed.splitlines(), 1) if line.strip()]
    if len(lines) < 2 or reader.find(lines[0].text, now) is not None:  # noqa: PLR2004 - a heading has a line below it
        return lines
    heading = lines[0].text
    forum, rest = take_forum(heading, profile)
    cluster, _ = take_cluster(rest, profile)
    return [_completed(line, forum, cluster, profile) for line in lines[1:]]


def in_line(number: int, card: Card) -> Answered:
    """What is wrong, with the number of its line. Buttons would run that line alone, so they are left out."""
    blocks = [block for block in card.blocks if not isinstance(block, Actions)]
    return Answered(
        f"Linje {number}: {card.title}",
        *blocks,
        text("Ret linjen, og send hele planen igen: ingen af møderne er oprettet."),
    )


def _completed(line: PlanLine, forum: Forum | None, cluster: Cluster | None, profile: Profile) -> PlanLine:
    named, rest = take_forum(line.text, profile)
    meant = named or forum
    words = [forum.key] if forum and not named else []
    if cluster and meant and meant.is_per_cluster and not take_cluster(rest, profile)[0]:
        words.append(cluster.key)
    return PlanLine(line.number, " ".join([*words, line.text]))
