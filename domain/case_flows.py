"""The ways of cases from body to body, as the profile describes them; where a single case stands is not kept here.

The minutes of 23-06-2022 (decision on item 2) ask for time perspectives in the flows and for one that starts at the
professional level; the steps and days themselves are the profile's choice.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CaseFlowStep:
    """A step of a case flow: which forum treats it, who carries it there, and the target in calendar days.

    `forum` is the key of a forum or of one of the profile's `authorities`. Without `is_per_cluster` a forum of the
    clusters means the case's first cluster; with `only_other_clusters` that one is left out. `item_kind` is what the
    body is asked to do with the item ("til beslutning").
    """

    forum: str
    carrier: str
    target_days: int
    is_per_cluster: bool = False
    only_with_economy: bool = False
    only_other_clusters: bool = False
    is_optional: bool = False
    name: str = ""
    item_kind: str = "til drøftelse"


@dataclass(frozen=True, slots=True)
class CaseFlow:
    """The way of a case from body to body."""

    key: str
    name: str
    steps: tuple[CaseFlowStep, ...]
