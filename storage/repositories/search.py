"""The words of all experiences, in their tables and full-text indexes; what fits best is not decided here."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    column,
    delete,
    func,
    insert,
    literal,
    select,
    table,
    union_all,
    update,
)

from danish.folding import TOKEN
from danish.words import is_small, stem, words
from domain.search import (
    MOST_CANDIDATES,
    Candidate,
    Known,
    Said,
    Term,
    Within,
    Written,
    written,
)
from storage.given import NAME, given
from storage.given import written as written_rows
from storage.repositories import search_stems as near
from storage.repositories.base import Repository
from storage.repositories.search_tiers import COMMON, Asked, Every, Tier, in_title, of_cluster, of_topic, rounds, tiers
from storage.rows import Values
from storage.tables_search import experience_words, search_stems
from storage.tables_shared import experiences

_A_WHILE = timedelta(hours=1)
"""Whatever was shared so much later than another has a higher number."""
_HIGHEST = 2**31 - 1
_AT_A_TIME = 1_000  # rows of four values: SQLite takes 32,766 values in a statement

_s, _w = search_stems.c, experience_words.c
_fts = table("experience_index", column("rowid"), column("experience_index"))
_vectors = table("experience_words", column("experience"), column("vector"))


class SearchIndexTable(Repository):
    """The SearchIndex port, and how it is kept."""

    __slots__ = ()

    def write(self, those: Sequence[Said]) -> None:
        """Writes down the words of experiences that aren't there yet."""
        if those:
            self._connection.execute(insert(experience_words), [_row(one) for one in those])
            self._count([_forms(one.fields) for one in those])

    def rewrite(self, one: Said) -> None:
        """Writes down the words of an experience anew, in place of what it said before."""
        self.forget(one.experience)
        self.write([one])

    def forget(self, experience: int) -> None:
        """Lets an experience be found by nothing any more."""
        before = self._connection.scalar(select(_w.stems).where(_w.experience == experience))
        if before is not None:
            gone = sorted(set(before.split()))
            fewer = update(search_stems).where(_s.stem.in_(gone)).values(number=_s.number - 1)
            self._connection.execute(fewer)
            self._connection.execute(delete(search_stems).where(_s.stem.in_(gone), _s.number <= 0))
            self._connection.execute(delete(experience_words).where(_w.experience == experience))

    def related(self, stems: Sequence[str]) -> Sequence[Known]:
        """The stems that are these, begin or end with them, or are the beginning or end of them."""
        return self._known(near.related(stems)) if stems else []

    def alike(self, stems: Sequence[str]) -> Sequence[Known]:
        """The stems that share their first or second half with these and are about as long."""
        return self._known(near.alike(stems)) if stems else []

    def candidates(self, terms: Sequence[Term], within: Within) -> Sequence[Candidate]:
        """At most 200: those with all the terms in title or topics, with all, with all but one, with the rarest."""
        chosen: dict[int, None] = {}
        for some in rounds(tiers(terms, within)):
            chosen |= dict.fromkeys(self._of_tiers(some, within))
            if len(chosen) >= MOST_CANDIDATES:
                break
        e, those = experiences.c, given(self._dialect, _w.experience)
        which = select(e.id, e.shared_at, _w.words, _w.stems).where(
            _w.experience == those.c.experience, e.id == those.c.experience, *_conditions(within)
        )
        wanted = [{"experience": one} for one in list(chosen)[:MOST_CANDIDATES]]
        rows = self._connection.execute(which, {NAME: written_rows(self._dialect, wanted)})
        return [Candidate(key, at, Written(_read(words), _read(stems))) for key, at, words, stems in rows]

    def _of_tiers(self, some: Sequence[Tier], within: Within) -> list[int]:
        """The newest experiences of each tier, those of the first before those of the next, in one query."""
        limited = [self._newest(number, tier, within) for number, tier in enumerate(some)]
        found = self._connection.execute(_together(limited)).all()
        return list(dict.fromkeys(key for _, key in sorted(found, key=lambda row: (row[0], -row[1]))))

    def _newest(self, number: int, tier: Tier, within: Within) -> Select[int, int]:
        """The newest experiences of a tier.

        PostgreSQL has to be told when it is quicker to look all of them up and sort them than to walk through the
        newest until enough were met: it doesn't know how often words stand together, nor our words' relatives, nor
        how many were shared in that time.
        """
        is_sqlite, asked = self._dialect == "sqlite", tier.asked
        key: ColumnElement[int] = experiences.c.id
        if asked and is_sqlite:
            key = _fts.c.rowid
        elif asked:
            key = _vectors.c.experience
        chosen = select(literal(number).label("tier"), key.label("key"))
        if asked:
            chosen = chosen.where(*_matches(asked, is_sqlite=is_sqlite))
        else:
            chosen = chosen.where(experiences.c.withdrawn_at.is_(None))  # it has no words to be found by
        is_looked_up = asked and not is_sqlite and tier.most < COMMON
        number_of = key + 0 if is_looked_up else key  # + 0: by no index
        return chosen.where(*_numbers(number_of, within)).order_by(number_of.desc()).limit(MOST_CANDIDATES)

    def _known(self, ranges: Iterable[Values]) -> Sequence[Known]:
        given_ranges = {NAME: written_rows(self._dialect, ranges)}
        return [Known._make(row) for row in self._connection.execute(near.vocabulary(self._dialect), given_ranges)]

    def _count(self, those: Sequence[Mapping[str, str]]) -> None:
        """Counts experiences with these stems; always in one order, so that two writers don't wait for each other."""
        numbers = Counter(one for forms in those for one in forms)
        forms = {one: form for each in reversed(those) for one, form in each.items()}
        rows = [
            {"stem": one, "backwards": one[::-1], "form": forms[one], "number": number}
            for one, number in sorted(numbers.items())
        ]
        for start in range(0, len(rows), _AT_A_TIME):
            added = self._insert(search_stems).values(rows[start : start + _AT_A_TIME])
            more = {"number": _s.number + added.excluded.number}
            self._connection.execute(added.on_conflict_do_update(index_elements=[_s.stem], set_=more))


def _row(said: Said) -> Values:
    of = written(said.fields)
    marks = {in_title(one) for field in of.stems[:2] for one in field.split()}
    marks |= {of_topic(one) for one in said.topics} | {of_cluster(said.cluster)}
    return {
        "experience": said.experience,
        "words": "\n".join(of.words),
        "stems": "\n".join(of.stems),
        "marks": " ".join(sorted(marks)),
    }


def _matches(asked: Asked, *, is_sqlite: bool) -> Iterator[ColumnElement[bool]]:
    """The database's own full-text conditions. They are built of stems and marks, which are letters and figures alone.

    PostgreSQL gets them as literals: what is quickest depends on the words, so no plan is kept for all. It gets one
    for each that must be there: its index weighs all that stands in one condition for everything it meets there, but
    of several conditions it skips from what one is true of to what the next is.
    """
    if is_sqlite:
        query = literal(_query(asked, '"{}"', " AND ", " OR "))
        yield _fts.c.experience_index.op("MATCH", is_comparison=True)(query)
        return
    for one in asked.those if isinstance(asked, Every) else [asked]:
        query = literal(_query(one, "'{}'", " & ", " | "), literal_execute=True)
        yield _vectors.c.vector.op("@@", is_comparison=True)(
            func.to_tsquery(literal("simple", literal_execute=True), query)
        )


def _query(asked: Asked, quoted: str, every: str, either: str) -> str:
    if isinstance(asked, str):
        return quoted.format(asked)
    joint = every if isinstance(asked, Every) else either
    return f"({joint.join(_query(one, quoted, every, either) for one in asked.those)})"


def _conditions(within: Within) -> Iterator[ColumnElement[bool]]:
    if within.clusters:
        yield experiences.c.cluster.in_(within.clusters)
    if within.begins:
        yield experiences.c.shared_at >= within.begins
    if within.ends:
        yield experiences.c.shared_at < within.ends


def _numbers(key: ColumnElement[int], within: Within) -> Iterator[ColumnElement[bool]]:
    """Between which numbers all lie that were shared in that time; so no other table is looked into for each."""
    at, number = experiences.c.shared_at, experiences.c.id
    if within.begins:
        before = select(number).where(at < within.begins - _A_WHILE).order_by(at.desc()).limit(1)
        yield key > func.coalesce(before.scalar_subquery(), 0)
    if within.ends:
        after = select(number).where(at >= within.ends + _A_WHILE).order_by(at).limit(1)
        yield key < func.coalesce(after.scalar_subquery(), _HIGHEST)


def _together(limited: Sequence[Select[int, int]]) -> CompoundSelect[int, int]:
    return union_all(*(select(one.subquery()) for one in limited))


def _forms(texts: Iterable[str]) -> Mapping[str, str]:
    """The stems of these texts, each with the first word of it as it was written."""
    found: dict[str, str] = {}
    for one in texts:
        for form in TOKEN.findall(one.casefold()):
            for word in words(form):
                if not is_small(word):
                    found.setdefault(stem(word), form)
    return found


def _read(lines: str) -> tuple[str, ...]:
    return tuple(lines.split("\n"))
