"""Which stems of the vocabulary are near those that were asked for; how near each of them is the domain says.

Whatever is asked for is the parameter of one statement: there are two ranges of letters, in which a stem lies, or the
stem read backwards, and how long it is.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Column, CompoundSelect, Integer, func, select, union

from domain.search import is_searched_within, parts
from storage.given import given
from storage.rows import Values
from storage.table_parts import ordered
from storage.tables_search import search_stems

_AFTER_Z = "{"
_LENGTHS = 2
_LONGEST = 2**31 - 1
_RANGES: Sequence[Column[Any]] = (
    *(Column(name, ordered) for name in ("first", "last", "first_backwards", "last_backwards")),
    *(Column(name, Integer) for name in ("shortest", "longest")),
)


@cache
def vocabulary(dialect: str) -> CompoundSelect[str, str, int]:
    """Each stem within any of the `given` ranges once, with a word of it and the number of experiences it stands in."""
    s, asked = search_stems.c, given(dialect, *_RANGES).c
    found = select(s.stem, s.form, s.number).where(func.length(s.stem).between(asked.shortest, asked.longest))
    return union(
        found.where(s.stem.between(asked.first, asked.last)),
        found.where(s.backwards.between(asked.first_backwards, asked.last_backwards)),
    )


def related(stems: Sequence[str]) -> Iterator[Values]:
    """The ranges of the stems that are these, begin or end with them, or are the beginning or end of them."""
    for one in sorted({part for stem in stems for part in (stem, *parts(stem))}):
        yield {"first": one, "last": one, "shortest": 0, "longest": _LONGEST}
    for one in filter(is_searched_within, stems):
        yield _begins_or_ends(one, len(one)) | {"shortest": 0, "longest": _LONGEST}


def alike(stems: Sequence[str]) -> Iterator[Values]:
    """The ranges of the stems that share their first or second half with these and are about as long."""
    for one in stems:
        lengths = {"shortest": len(one) - _LENGTHS, "longest": len(one) + _LENGTHS}
        yield _begins_or_ends(one, max(2, len(one) // 2)) | lengths


def _begins_or_ends(stem: str, letters: int) -> Values:
    begin, end = stem[:letters], stem[::-1][:letters]
    return {
        "first": begin,
        "last": f"{begin}{_AFTER_Z}",
        "first_backwards": end,
        "last_backwards": f"{end}{_AFTER_Z}",
    }
