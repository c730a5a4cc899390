"""Ranking what was found: by where the words stand, how close they are and how rare."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from danish.zone import copenhagen
from domain.search import Candidate, Known, asked_words, corrected, rank, term, written

NOW = copenhagen(2026, 3, 2, 9)
WORDS = ("udskrivning", "medicin", "sygeplejerske", "barn", "data", "tolk")


def candidate(number: int, title: str = "", topics: str = "", text: str = "", *, days: int = 0) -> Candidate:
    """An experience with these words."""
    return Candidate(number, NOW + timedelta(days=days), written((title, topics, text)))


def order(asked: str, *candidates: Candidate, known: tuple[Known, ...] = ()) -> list[int]:
    """The numbers of the candidates that fit, the best first, where all their words are known."""
    stems = {one for each in candidates for field in each.written.stems for one in field.split()}
    there = [*known, *(Known(one, one, 1) for one in sorted(stems))]
    return [one.experience for one in rank([term(word, there) for word in asked_words(asked)], candidates)]


def test_titles_come_before_topics_and_topics_before_text() -> None:
    """Where a word stands tells how much it is what the experience is about."""
    text, topic, title = candidate(1, text="medicin"), candidate(2, topics="Medicin"), candidate(3, title="Medicin")
    assert order("medicin", text, topic, title) == [3, 2, 1]


def test_the_same_form_comes_before_another_and_that_before_a_compound() -> None:
    """Of words in the same place the one that was typed is nearest."""
    compound, other, same = candidate(1, "Udskrivningsbrev"), candidate(2, "Udskrivning"), candidate(3, "Udskrivninger")
    assert order("udskrivninger", compound, other, same) == [3, 2, 1]


def test_all_words_come_before_one_of_them() -> None:
    """Who has both words in the text comes before who has one of them in the title."""
    one, both = candidate(1, "Medicin til børn"), candidate(2, "Tolk", text="Data om medicin")
    assert order("medicin data", one, both) == [2, 1]


def test_compounds_and_their_parts_find_each_other() -> None:
    """A part finds the compound that begins or ends with it, and a compound finds its parts; small parts don't."""
    home, plain = candidate(1, "Hjemmesygeplejersker"), candidate(2, "Sygeplejerske")
    assert order("sygeplejerske", home, plain) == [2, 1]
    assert order("hjemmesygeplejerske", home, plain) == [1, 2]
    parts = (candidate(1, "Samtaler"), candidate(2, "Udskrivninger"), candidate(3, "Tal"))
    assert sorted(order("udskrivningssamtale", *parts)) == [1, 2]
    assert order("sal", candidate(1, "Salat")) == []


def test_of_equals_the_newest_comes_first() -> None:
    """Where nothing else tells two apart, the one shared last stands first."""
    older, newer = candidate(2, "Medicin"), candidate(1, "Medicin", days=1)
    assert order("medicin", older, newer) == [1, 2]
    assert [one.experience for one in rank([], [older, newer])] == [1, 2]


def test_rare_words_count_more() -> None:
    """A word that stands everywhere tells less than one that stands in a few."""
    often, seldom = candidate(1, "Borger"), candidate(2, "Tolk")
    terms = [term("borger", [Known("borg", "borger", 900)]), term("tolk", [Known("tolk", "tolk", 2)])]
    assert [one.experience for one in rank(terms, [often, seldom])] == [2, 1]


def test_rare_compounds_of_a_common_word_count_though_they_are_told_apart() -> None:
    """A compound that adds less than a hundredth to what a word finds is called rare, and still is one of its stems."""
    known = [Known("brev", "brev", 1_000), Known("brevkass", "brevkasse", 50), Known("svarbrev", "svarbrev", 5)]
    found = term("brev", known)
    assert found.rare == {"svarbrev"}
    assert set(found.stems) == {"brev", "brevkass", "svarbrev"}
    assert not term("brev", known[1:]).rare


def test_a_misspelling_is_only_looked_for_where_nobody_has_written_the_word() -> None:
    """A known word is never taken for another; an unknown one for those with the fewest slips."""
    known = [Known("medicin", "medicin", 3), Known("medisin", "medisin", 1)]
    assert corrected(term("medisin", known), known).meant == ""
    assert corrected(term("medizin", known[:1]), known[:1]).meant == "medicin"
    assert corrected(term("tolk", []), known).number == 0


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=4), max_size=6), st.permutations(range(6)))
def test_the_order_of_the_candidates_doesn_t_count(texts: list[list[str]], places: list[int]) -> None:
    """However the store hands them over, the same come first; whoever has none of the words is left out."""
    candidates = [candidate(number, text=" ".join(words)) for number, words in enumerate(texts)]
    mixed = [candidates[place] for place in places if place < len(candidates)]
    found = order("medicin data", *candidates)
    assert order("medicin data", *mixed) == found
    assert set(found) == {number for number, words in enumerate(texts) if {"medicin", "data"} & set(words)}
