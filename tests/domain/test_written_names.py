"""A name is found in texts where it is written as one, however it was typed, and ordinary words never are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.written_names import places, without_name

FORMER = "tidligere medlem"
NAMES = st.sampled_from(["Ane Ås", "Peter de la Cour", "Anne-Mette Holm", "Vibeke af Rosenborg", "Omar al-Sayed"])
CASES = st.sampled_from([str, str.lower, str.upper, str.title])
SMALL = st.text("abdehrsæøå .,'’-()*\n", max_size=40)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("Ane Ås", "Ane Ås", FORMER),
        ("ane ås", "Spørg Ane  Ås i dag", f"Spørg {FORMER} i dag"),
        ("ane ås", "VED ANE ÅS", f"VED {FORMER}"),
        ("Ane Ås", "Ane Åss oplæg", f"{FORMER}s oplæg"),
        ("Ane Ås", "Ane Ås' plads", f"{FORMER}' plads"),
        ("Ane Ås", "_Ane Ås_", f"_{FORMER}_"),
        ("Ane Ås", "Ane Ås-sagen", f"{FORMER}-sagen"),
        ("peter de la cour", "Peter de la Cour og Peter De La Cour", f"{FORMER} og {FORMER}"),
        ("Vibeke Von Holm", "Vibeke von Holm", FORMER),
        ("omar al-sayed", "ved Omar al-Sayed", f"ved {FORMER}"),
        ("anne-mette holm", "Anne-Mette Holm", FORMER),
        ("jens p. hansen", "Jens P. Hansen.", f"{FORMER}."),
    ],
)
def test_a_name_is_replaced_where_it_is_written_as_one(name: str, before: str, after: str) -> None:
    """In whatever case it was asked for, with small particles and in the genitive."""
    assert without_name(before, name, FORMER) == after
    assert places(name, before)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("der har", "de borgere, der har været indlagt. Der har de"),
        ("Der Har", "Der har været møde"),
        ("ane ås", "ane ås"),
        ("ane ås", "Ane ås"),
        ("ane ås", "ane Ås"),
        ("de la", "de la, De la"),
        ("Ane Ås", "Jane Ås"),
        ("Ane Ås", "Ane Åsen"),
        ("Ane Ås", "Ane"),
        ("Mette Holm", "Anne-Mette Holm"),
        ("Mette Holm", "Mette Holm-Hansen"),
        ("16 17", "kl. 16 17"),
        ("- -", "- -"),
        ("", "Ane Ås"),
    ],
)
def test_other_words_are_never_replaced(name: str, text: str) -> None:
    """Neither words that are no name, nor a part of a name, a longer one, or another's beside a hyphen."""
    assert without_name(text, name, FORMER) == text
    assert not places(name, text)


@pytest.mark.parametrize("text", ["ane ås", " Ane  ås ", "Ane Ås"])
def test_what_is_for_a_name_alone_may_be_small(text: str) -> None:
    """Where nothing but a name belongs, the whole name counts in whatever case, and a part of what stands doesn't."""
    assert without_name(text, "Ane Ås", FORMER, is_name=True).strip() == FORMER
    assert places("Ane Ås", text, is_name=True)
    assert without_name(f"{text.lower()} og andre", "Ane Ås", FORMER, is_name=True) == f"{text.lower()} og andre"
    assert not places("", "", is_name=True)


@given(NAMES, CASES, SMALL, SMALL)
def test_a_name_is_found_however_it_was_typed(name: str, case: type[str], before: str, after: str) -> None:
    """Between other words it is one place, which is all that is replaced."""
    said = f"{before} {name} {after}"
    assert places(case(name), said) == ((len(before) + 1, len(before) + 1 + len(name)),)
    assert without_name(said, case(name), FORMER) == f"{before} {FORMER} {after}"


@given(SMALL, st.booleans())
def test_words_without_capitals_stay(text: str, is_name: bool) -> None:  # noqa: FBT001
    """No words that are asked for as a name change a text in which nothing is written with a capital."""
    words = text.split()
    for name in (" ".join(words[at : at + 3]) for at in range(len(words))):
        if name.split() != words:
            assert without_name(text, name, FORMER, is_name=is_name) == text


@given(st.text(max_size=40), st.text("abcæøå .*(-'ABÅ", max_size=9), st.booleans())
def test_what_is_found_is_what_is_replaced(text: str, name: str, is_name: bool) -> None:  # noqa: FBT001
    """A text is changed just where the name is found in it, and afterwards it is nowhere, whatever both hold."""
    said = f"{text} {name} {text}"
    left = without_name(said, name, FORMER, is_name=is_name)
    assert (left != said) is bool(places(name, said, is_name=is_name))
    assert not places(name, left, is_name=is_name)
