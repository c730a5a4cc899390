import random

from hypothesis import given
from hypothesis import strategies as st

from danish.sorting import sort_key


def test_danish_letters_come_last() -> None:
    """After z come æ, ø and å, and aa is sorted as å."""
    towns = ["Aabenraa", "Ærø", "Assens", "Zealand", "Ølgod", "Årre", "Vejle", "Ålborg", "Aalborg"]
    assert sorted(towns, key=sort_key) == [
        "Assens", "Vejle", "Zealand", "Ærø", "Ølgod", "Aabenraa", "Aalborg", "Ålborg", "Årre",
    ]  # fmt: skip


def test_case_and_accents_are_secondary() -> None:
    """Capitals don't come before small letters, and accents don't matter."""
    assert sorted(["b", "A", "a", "C", "é", "f", "E"], key=sort_key) == ["a", "A", "b", "C", "E", "é", "f"]


def test_numbers_are_sorted_by_their_value() -> None:
    """Nine comes before ten."""
    assert sorted(["PLO 10", "PLO 9", "PLO 1"], key=sort_key) == ["PLO 1", "PLO 9", "PLO 10"]


@given(texts=st.lists(st.text(max_size=20), max_size=8))
def test_any_texts_can_be_sorted(texts: list[str]) -> None:
    """Whatever the texts are, there is one order of them."""
    mixed = random.Random(0).sample(texts, len(texts))  # noqa: S311 - no secret
    assert sorted(texts, key=sort_key) == sorted(mixed, key=sort_key)
