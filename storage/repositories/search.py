"""The words of all experiences, in their tables and full-text indexes; what fits best is not decided here."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    String,
    and_,
    bindparam,
    column,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    table,
    union_all,
    update,
)

from danish.folding import TOKEN
from danish.words import is_small, stem, words
from domain.search import (
    MOST_CANDIDATES,
    MOST_WORDS,
    Candidate,
    Known,
    Said,
    Term,
    Within,
    Written,
    is_searched_within,
    parts,
    topic_key,
    written,
)
from storage.repositories.base import Repository
from storage.rows import Values
from storage.tables_search import experience_words, search_stems
from storage.tables_shared import experiences

_IN_TITLE, _TOPIC = "t0", "e0"
"""What ends a mark. No word has both letters and figures, so a mark is never a word."""
_AFTER_Z = "{"
_RAREST = 4
_WITH_ALL = 2
"""So many tiers have all the words that were asked for; the others are needed only where these give too few."""
_COMMON, _TOGETHER = 1_500, 4
"""What stands in so many experiences is soon met among the newest; a title, or several words together, have fewer."""
_LENGTHS = 2
_AT_A_TIME = 1_000  # rows of four values: SQLite takes 32,766 values in a statement

_s, _w = search_stems.c, experience_words.c
_fts = table("experience_index", column("rowid"), column("experience_index"))
_vectors = table("experience_words", column("experience"), column("vector"))
_All = Sequence[Sequence[str]]
"""Any word of each of these."""


class _Tier(NamedTuple):
    """What experiences are looked for by: any of these, and about how many at most they are true of."""

    asked: Sequence[_All]
    most: int


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
        exact = {part for one in stems for part in (one, *parts(one))}
        within = [one for one in stems if is_searched_within(one)]
        ranges = [_begins(_s.stem, one) for one in within] + [_begins(_s.backwards, one[::-1]) for one in within]
        return self._known(or_(_s.stem.in_(sorted(exact)), *ranges)) if stems else []

    def alike(self, stems: Sequence[str]) -> Sequence[Known]:
        """The stems that share their first or second half with these and are about as long."""
        near = []
        for one in stems:
            half = max(2, len(one) // 2)
            is_as_long = func.length(_s.stem).between(len(one) - _LENGTHS, len(one) + _LENGTHS)
            halves = or_(_begins(_s.stem, one[:half]), _begins(_s.backwards, one[::-1][:half]))
            near.append(and_(is_as_long, halves))
        return self._known(or_(*near)) if near else []

    def candidates(self, terms: Sequence[Term], within: Within) -> Sequence[Candidate]:
        """At most 200: those with all the terms in title or topics, with all, with all but one, with the rarest."""
        tiers = list(_tiers(terms, within.topic))
        chosen = self._of_tiers(tiers[:_WITH_ALL], within)
        if len(chosen) < MOST_CANDIDATES and len(tiers) > _WITH_ALL:
            chosen = list(dict.fromkeys([*chosen, *self._of_tiers(tiers[_WITH_ALL:], within)]))
        which = select(_w.experience, _w.words, _w.stems, experiences.c.shared_at).join_from(
            experience_words, experiences, experiences.c.id == _w.experience
        )
        rows = self._rows(which.where(_w.experience.in_(chosen[:MOST_CANDIDATES])))
        return [
            Candidate(
                row[_w.experience], row[experiences.c.shared_at], Written(_read(row[_w.words]), _read(row[_w.stems]))
            )
            for row in rows
        ]

    def _of_tiers(self, tiers: Sequence[_Tier], within: Within) -> list[int]:
        """The newest experiences of each tier, those of the first before those of the next, in one query."""
        limited = [self._newest(number, tier, within) for number, tier in enumerate(tiers)]
        found = self._connection.execute(_together(limited)).all()
        return list(dict.fromkeys(key for _, key in sorted(found, key=lambda row: (row[0], -row[1]))))

    def _newest(self, number: int, tier: _Tier, within: Within) -> Select[int, int]:
        """The newest experiences of a tier.

        PostgreSQL has to be told when it is quicker to look all of them up and sort them than to walk through the
        newest until enough were met: it doesn't know how often words stand together, nor our words' relatives.
        """
        is_sqlite, asked = self._dialect == "sqlite", tier.asked
        key: ColumnElement[int] = experiences.c.id
        if asked and is_sqlite:
            key = _fts.c.rowid
        elif asked:
            key = _vectors.c.experience
        chosen = select(literal(number).label("tier"), key.label("key"))
        if asked:
            chosen = chosen.where(_matches(asked, is_sqlite=is_sqlite))
        conditions = list(_conditions(within))
        if conditions and asked:
            chosen = chosen.join(experiences, experiences.c.id == key)
        if not asked:
            conditions.append(experiences.c.withdrawn_at.is_(None))  # what was withdrawn has no words to be found by
        is_looked_up = asked and not is_sqlite and tier.most < _COMMON
        ordered = chosen.where(*conditions).order_by((key + 0 if is_looked_up else key).desc())  # + 0: by no index
        return ordered.limit(MOST_CANDIDATES)

    def _known(self, condition: ColumnElement[bool]) -> Sequence[Known]:
        rows = self._connection.execute(select(_s.stem, _s.form, _s.number).where(condition))
        return [Known(*row) for row in rows]

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
    in_title = {f"{one}{_IN_TITLE}" for field in of.stems[:2] for one in field}
    marks = in_title | {f"{topic_key(one)}{_TOPIC}" for one in said.topics}
    return {
        "experience": said.experience,
        "words": _lines(of.words),
        "stems": _lines(of.stems),
        "marks": " ".join(sorted(marks)),
    }


def _tiers(terms: Sequence[Term], topic: str) -> Iterator[_Tier]:
    """What to look for, the best first: each a choice of words that must all be there."""
    always = [[f"{topic_key(topic)}{_TOPIC}"]] if topic else []
    rarest = sorted((one for one in terms if one.number), key=lambda one: (one.number, one.word))[:MOST_WORDS]
    every = [sorted(one.stems) for one in rarest]
    if not every:
        yield _Tier([always] if always else [], _COMMON)
        return
    fewest = rarest[0].number
    yield _Tier([[*always, *([f"{one}{_IN_TITLE}" for one in stems] for stems in every)]], fewest // _TOGETHER)
    yield _Tier([[*always, *every]], fewest if len(every) == 1 else fewest // _TOGETHER)
    if len(every) > 2:  # noqa: PLR2004 - of two, all but one is one of the rarest
        but_one = [[*always, *some] for some in combinations(every, len(every) - 1)]
        yield _Tier(but_one, rarest[1].number // _TOGETHER)
    if len(every) > 1:
        for one, stems in zip(rarest[:_RAREST], every, strict=False):
            yield _Tier([[*always, stems]], one.number)


def _matches(asked: Sequence[_All], *, is_sqlite: bool) -> ColumnElement[bool]:
    """The database's own full-text condition. It is built of stems and marks, which are letters and figures alone."""
    quoted, all_of, any_of = ('"{}"'.format, " AND ", " OR ") if is_sqlite else ("'{}'".format, " & ", " | ")
    either = any_of.join(
        _grouped(all_of, (_grouped(any_of, map(quoted, choice)) for choice in every)) for every in asked
    )
    if is_sqlite:
        return _fts.c.experience_index.op("MATCH", is_comparison=True)(bindparam(None, either, type_=String))
    return _vectors.c.vector.op("@@", is_comparison=True)(func.to_tsquery("simple", bindparam(None, either)))


def _grouped(joint: str, members: Iterable[str]) -> str:
    return f"({joint.join(members)})"


def _conditions(within: Within) -> Iterator[ColumnElement[bool]]:
    if within.clusters:
        yield experiences.c.cluster.in_(within.clusters)
    if within.begins:
        yield experiences.c.shared_at >= within.begins
    if within.ends:
        yield experiences.c.shared_at < within.ends


def _together(limited: Sequence[Select[int, int]]) -> CompoundSelect[int, int]:
    return union_all(*(select(one.subquery()) for one in limited))


def _begins(of: ColumnElement[str], start: str) -> ColumnElement[bool]:
    return and_(of >= start, of < f"{start}{_AFTER_Z}")


def _forms(texts: Iterable[str]) -> Mapping[str, str]:
    """The stems of these texts, each with the first word of it as it was written."""
    found: dict[str, str] = {}
    for one in texts:
        for form in TOKEN.findall(one.casefold()):
            for word in words(form):
                if not is_small(word):
                    found.setdefault(stem(word), form)
    return found


def _lines(fields: Iterable[Sequence[str]]) -> str:
    return "\n".join(map(" ".join, fields))


def _read(lines: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(one.split()) for one in lines.split("\n"))
