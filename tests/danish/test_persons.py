"""A person's name, parted from what was typed after it."""

import time

import pytest

from danish.persons import name_first, other_name_beside, says_why_absent

WITHIN_S = 0.7
"""Of the processor; a third of a second, and took well over one when all that follows was read for each word."""


@pytest.mark.parametrize(
    "name",
    [
        "Jens Kladde",
        "jens kladde",
        "Anne-Marie A. Nielsen",
        "Karen von der Heide",
        "ÅSE ØVEGAARD",
        "Ole",
        "O'Hara",
        "",
    ],
)
def test_a_name_alone_is_kept_whole(name: str) -> None:
    """Nothing of a name is lost, however it is written."""
    assert name_first(name) == (name, "")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Jens Kladde syg", "Jens Kladde"),
        ("jens kladde syg", "jens kladde"),
        ("Kaj Ib (barsel)", "Kaj Ib"),
        ("Ida Testesen, som er rask", "Ida Testesen"),
        ("Ida Testesen fordi borgmesteren er indlagt", "Ida Testesen"),
        ("ida testesen pga. ferie", "ida testesen"),
        ("ida testesen da hun skal til læge", "ida testesen"),
        ("Ida Testesen – barn syg", "Ida Testesen"),
        ("Ida Testesen. Operation", "Ida Testesen"),
        ("Ida Testesen\nMed venlig hilsen", "Ida Testesen"),
        ("Ida Testesen har mandat", "Ida Testesen"),
        ("er Ida Testesen", "Ida Testesen"),
        ("syg", ""),
    ],
)
def test_what_stands_after_a_name_is_no_part_of_it(typed: str, name: str) -> None:
    """A reason typed after a name never becomes part of what is kept."""
    assert name_first(typed).name == name


def test_what_was_parted_is_given_back_so_that_the_answer_can_speak_of_it() -> None:
    """The words after the name are told apart, not lost."""
    assert name_first("Kaj Ib (barsel)").rest == "(barsel)"


@pytest.mark.parametrize(
    ("name", "is_more"),
    [
        ("Ida Testesen pga. barsel", True),
        ("ida testesen på grund af ferie", True),
        ("Ida Testesen sygemeldt", True),
        ("Ida Sorgenfri", False),
        ("ida testesen", False),
        ("Peter de la Cour", False),
    ],
)
def test_a_name_says_nothing_of_why_somebody_is_absent(name: str, is_more: bool) -> None:  # noqa: FBT001 - a column of the table
    """Where it does, it is no name; a name that only begins like such a word is one."""
    assert says_why_absent(name) is is_more


@pytest.mark.parametrize("word", ["a ", "ib "])
def test_a_long_text_is_parted_in_short_time(word: str) -> None:
    """It is read where nobody else is served meanwhile."""
    began = time.process_time()
    name_first(f"kaj {word * 3_000}")
    assert time.process_time() - began < WITHIN_S


@pytest.mark.parametrize(
    ("typed", "known", "other"),
    [
        ("peter hansen", "hansen", "peter"),
        ("Jens Jensen", "Jens", "Jensen"),
        ("peter hanssen udeblev", "hanssen", "peter"),
        ("jens p. hansen", "jens", ""),
        ("jens", "jens", ""),
        ("jens hans", "jens", ""),
        ("jens melder afbud", "jens", ""),
        ("jens syg", "jens", ""),
        ("fru hansen", "hansen", ""),
        ("hansen orienterer", "hansen", ""),
        ("Jens sender afbud", "Jens", ""),
        ("formand Hansen", "Hansen", ""),
        ("Overlæge Hansen", "Hansen", ""),
    ],
)
def test_another_name_beside_a_known_one_is_told_from_other_words(typed: str, known: str, other: str) -> None:
    """Of Jens Hansen: whoever shares one name and has another is somebody else."""
    assert other_name_beside(typed, known, "Jens Hansen") == other
