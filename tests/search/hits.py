"""Where the experience that is wanted stands among those found; it judges nothing."""

from collections.abc import Sequence

from domain.organisation import Profile
from domain.ports import Repositories
from handlers.erfaringer.query import read_query
from handlers.erfaringer.searching import find
from storage.work import StoredWork
from tests.search.samples import FIRST, experiences

AFTER = FIRST.replace(year=2026, month=6)
"""When the samples are searched: all of them have been shared."""


def add_samples(repositories: Repositories) -> None:
    """Shares all samples."""
    author = repositories.people.add("Åse Øvegaard", "T1").id
    for one in experiences(author):
        repositories.experiences.add(one)


def found_by(work: StoredWork, profile: Profile, typed: str) -> Sequence[tuple[int, str, float]]:
    """The ids, titles and scores of what is found, the best first."""

    def unit(r: Repositories) -> list[tuple[int, str, float]]:
        ranked = find(r, read_query(typed, profile, AFTER)).ranked
        by_id = r.experiences.several(one.experience for one in ranked)
        return [(one.experience, by_id[one.experience].title, one.score) for one in ranked]

    return work.read_blocking(unit)


def place_of(titles: Sequence[str], wanted: Sequence[str]) -> int:
    """At which place the first that is wanted stands, from 1; 0 for nowhere."""
    return next((place for place, one in enumerate(titles, start=1) if one in wanted), 0)
