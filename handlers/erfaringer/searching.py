"""Finds experiences by what people type and draws a page of the hits; what fits best the domain says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from danish.words import stem, words
from domain.experiences import Experience
from domain.organisation import Profile
from domain.ports import Repositories
from domain.search import Known, Ranked, Term, Within, asked_words, corrected, rank, term
from handlers.erfaringer import cards, search_cards
from handlers.erfaringer.query import Query, read_query
from handlers.erfaringer.search_cards import Hit
from handlers.outcomes import Reply
from handlers.pages import pages_of, take_page
from handlers.word_taking import unknown_words

AT_A_TIME = 5
_MOST_LISTED = 10
_MOST_ALIKE = 20
_FEW = 5
_ANY = frozenset({"erfaring", "erfaringer", "gode", "delte", "alle"})
_HOW_MANY = re.compile(r"^\s*\d{1,2}(?!\S)")
"""Said of the newest ones: "seneste 5"."""
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_LONGEST_SENTENCE = 220


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: its words as they were understood, all hits, and words that look like the unknown ones."""

    terms: tuple[Term, ...]
    ranked: Sequence[Ranked]
    alike: Sequence[Known] = ()


def find(repositories: Repositories, query: Query) -> Found:
    """The hits, the best first; ten queries at most, however much there is."""
    index = repositories.search
    known = index.related([stem(word) for word in query.words])
    terms = tuple(term(word, known) for word in query.words)
    unknown = [stem(one.word) for one in terms if stem(one.word) not in one.stems]
    alike = index.alike(unknown)
    terms = tuple(corrected(one, alike) for one in terms)
    if query.words and not any(one.number for one in terms):
        return Found(terms, (), alike)
    return Found(terms, rank(terms, index.candidates(terms, query.within)), alike)


def search(repositories: Repositories, profile: Profile, typed: str, now: datetime) -> Reply:
    """The page of hits that was asked for, the last one where there are fewer."""
    query = read_query(typed, profile, now)
    if not (query.words or query.cluster or query.period or query.within.topic):
        return Reply(search_cards.what_for())
    found = find(repositories, query)
    pages = pages_of(len(found.ranked), AT_A_TIME)
    query = replace(query, page=min(query.page, pages))
    start = (query.page - 1) * AT_A_TIME
    shown = found.ranked[start : start + AT_A_TIME]
    by_id = repositories.experiences.several(one.experience for one in shown)
    hits = [Hit(by_id[one.experience], sentence(by_id[one.experience], one.stems)) for one in shown]
    if hits:
        card = search_cards.hits(query, found.terms, hits, len(found.ranked), pages, profile)
    else:
        card = search_cards.nothing_found(query, found.terms, found.alike)
    unknown = (search_cards.no_topic(query.no_topic, profile.topics),) if query.no_topic else ()
    return Reply(replace(card, blocks=(*unknown, *card.blocks)))


def latest(repositories: Repositories, profile: Profile, typed: str, now: datetime) -> Reply:
    """The newest experiences; where a cluster, a topic or anything else is named beside them, those that fit."""
    page, rest = take_page(typed)
    if wanted := unknown_words(_HOW_MANY.sub("", rest), _ANY):
        return search(repositories, profile, f"{wanted} side {page}", now)
    return Reply(cards.listed(repositories.experiences.latest(_MOST_LISTED), profile))


def alike(repositories: Repositories, draft: Experience) -> tuple[Experience, ...]:
    """The shared experiences that are about what the draft's title says, the nearest first; not the one it changes.

    One is about it that has at least half of the title's words, and two of them where there are as many.
    """
    asked = Query(draft.title, asked_words(draft.title), Within())
    found = find(repositories, asked)
    needed = min(2, len(found.terms)) if len(found.terms) < _FEW else len(found.terms) // 2
    near = [
        one.experience
        for one in found.ranked
        if one.experience != draft.id and sum(bool(one.stems & set(term.stems)) for term in found.terms) >= needed
    ]
    by_id = repositories.experiences.several(near[:_MOST_ALIKE])
    return tuple(by_id[one] for one in near[:_MOST_ALIKE])


def sentence(experience: Experience, stems: frozenset[str]) -> str:
    """The sentence of the experience in which most of these words stand, else its first; cut where it is long."""
    text = f"{experience.body}\n{experience.effect}\n{experience.requires}"
    sentences = [one.strip() for one in _SENTENCE.findall(text) if one.strip()]
    best = max(sentences, key=lambda one: len(stems & {stem(word) for word in words(one)}), default="")
    return best if len(best) <= _LONGEST_SENTENCE else f"{best[: _LONGEST_SENTENCE - 1].rsplit(' ', 1)[0]} …"
