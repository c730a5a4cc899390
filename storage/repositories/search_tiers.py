"""By what experiences are looked for, the best first; no database is asked here.

Beside its stems an experience has *marks*: what stands in its title and topics, the topics that were chosen, and its
cluster. No word has both letters and figures, so a mark is never a word.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from domain.search import MOST_CANDIDATES, MOST_WORDS, Term, Within, topic_key

COMMON = 3_000
"""What is true of so many experiences is soon met among the newest."""
_TOGETHER = 4
"""Of those that have a word, so many times fewer have another one too, or have it in the title."""


@dataclass(frozen=True, slots=True)
class Every:
    """All of these."""

    those: "Sequence[Asked]"


@dataclass(frozen=True, slots=True)
class Either:
    """Any of these."""

    those: "Sequence[Asked]"


Asked = str | Every | Either
"""What must be there: a stem or a mark, or several."""


class Tier(NamedTuple):
    """What experiences are looked for by, None for all of them, and about how many that is true of."""

    asked: Asked | None
    most: int


def in_title(stem: str) -> str:
    """The mark of a stem in title or topics."""
    return f"{stem}t0"


def of_topic(topic: str) -> str:
    """The mark of a topic."""
    return f"{topic_key(topic)}e0"


def of_cluster(cluster: str) -> str:
    """The mark of a cluster (a key)."""
    return f"{topic_key(cluster)}c0"


def tiers(terms: Sequence[Term], within: Within) -> Iterator[Tier]:
    """All the words in the title, all of them, all but one, any one of them, the rarest first.

    For all but one, most of what is stored is looked through: there rare compounds of a word would cost more than they
    find. Without words: the topic and the clusters, or nothing, which is true of all.
    """
    always: list[Asked] = [of_topic(within.topic)] if within.topic else []
    if within.clusters:
        always.append(Either([of_cluster(one) for one in within.clusters]))
    rarest = sorted((one for one in terms if one.number), key=lambda one: (one.number, one.word))[:MOST_WORDS]
    every = [Either(sorted(one.stems)) for one in rarest]
    if not every:
        yield Tier(Every(always) if always else None, COMMON)
        return
    titles = [Either([in_title(one) for one in sorted(each.stems)]) for each in rarest]
    fewest = rarest[0].number if len(every) == 1 and not always else rarest[0].number // _TOGETHER
    yield Tier(Every([*always, *titles]), fewest // _TOGETHER)
    yield Tier(Every([*always, *every]), fewest)
    if len(every) > 2:  # noqa: PLR2004 - of two, all but one is one of the rarest
        common = [Either(sorted(one.stems.keys() - one.rare)) for one in rarest]
        yield Tier(Every([*always, _all_but_one(common)]), rarest[1].number // _TOGETHER)
    if len(every) > 1:
        for one, stems in zip(rarest, every, strict=True):
            yield Tier(Every([*always, stems]), one.number // _TOGETHER if always else one.number)


def _all_but_one(of: Sequence[Asked]) -> Asked:
    """Of three or four: all of one half, and any of the other; so each is asked for twice at most."""
    first, second = of[: len(of) // 2], of[len(of) // 2 :]
    others = [Either(first)] if len(first) > 1 else []
    return Either([Every([*first, Either(second)]), Every([*second, *others])])


def rounds(of: Iterable[Tier]) -> Iterator[Sequence[Tier]]:
    """The tiers in their order, so many at a time as may give enough candidates: all at once where little is stored."""
    some: list[Tier] = []
    for one in of:
        some.append(one)
        if sum(each.most for each in some) >= MOST_CANDIDATES:
            yield some
            some = []
    if some:
        yield some
