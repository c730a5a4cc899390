"""What the search needs of the store, as a protocol; nothing here does anything."""

from collections.abc import Sequence
from typing import Protocol

from domain.search import Candidate, Known, Term, Within


class SearchIndex(Protocol):
    """The words of all experiences."""

    def related(self, stems: Sequence[str]) -> Sequence[Known]:
        """The stems that are these, begin or end with them, or are the beginning or end of them."""
        ...

    def alike(self, stems: Sequence[str]) -> Sequence[Known]:
        """The stems that share their first or second half with these and are about as long."""
        ...

    def candidates(self, terms: Sequence[Term], within: Within) -> Sequence[Candidate]:
        """At most 200: those with all the terms in title or topics, with all, with all but one, with the rarest.

        All means the `MOST_WORDS` rarest; of all but one the terms' rare stems don't count. Of equals the newest;
        without terms the newest.
        """
        ...
