"""What passes for a right word."""

import random
from pathlib import Path

import pytest

from bot.profiles import SHIPPED, load_profiles
from tests.spelling.checking import passages
from tests.spelling.judging import FIELD, Field, Spelling, places_of
from tests.spelling.passages import words_of

HERE = "handlers/afbud/cards.py"
SEEDED = 300


@pytest.fixture(scope="module")
def field() -> Field:
    """The field's words as they stand."""
    return Field(FIELD.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def spelling(field: Field) -> Spelling:
    """What `make check` judges by."""
    return Spelling(field, places_of(load_profiles(SHIPPED)))


def test_forms_fields_and_places_are_right(spelling: Spelling) -> None:
    """Forms of dictionary words, words of the field, places, and compounds of these with a hyphen are known."""
    for word in ("dagsordenernes", "Sundhedsklyngen", "Slacks", "Ærø", "Faaborg-Midtfyn", "fyn", "CSV-fil", "SLACK"):
        assert spelling.knows(word, HERE), word


def test_compounds_are_not_taken_on_trust(spelling: Spelling) -> None:
    """A compound without its joint isn't known, though it could be put together of words that are."""
    for word in ("regionsrådformanden", "sundhedklynge", "mødedatofrist", "dagsorden-pnukt"):
        assert not spelling.knows(word, HERE), word


def test_a_name_keeps_its_capital() -> None:
    """A name of the word list isn't right in small letters; another word may begin a sentence or stand in capitals."""
    few = Spelling(Field("Acadre\ntemamøde\n"), ())
    known = [few.knows(word, HERE) for word in ("Acadre", "Acadres", "ACADRE", "acadre", "Temamøde", "TEMAMØDE")]
    assert known == [True, True, True, False, True, True]


def test_a_bound_word_is_right_in_its_place_alone() -> None:
    """What is listed for one file isn't right in another."""
    few = Spelling(Field("foerste: bot/profile_toml, organisations\n"), ())
    assert few.knows("foerste", "organisations/syddanmark.toml")
    assert not few.knows("foerste", HERE)


def test_a_single_word_may_be_a_key() -> None:
    """A single word may be a name in the code or lack its Danish letters; within a sentence neither is right."""
    few = Spelling(Field(""), (), names_in_code=["cluster"])
    assert few.knows("cluster", HERE, is_loose=True)
    assert few.knows("moede", HERE, is_loose=True)
    assert not few.knows("cluster", HERE)
    assert not few.knows("moede", HERE)


def test_what_nobody_needs_is_told() -> None:
    """A listed word that nothing asked for, or that the dictionary has, can be taken out again."""
    few = Field("dagsorden\nsagsflow\ntemamøde\n")
    spelling = Spelling(few, ())
    assert spelling.knows("dagsorden", HERE)
    assert spelling.knows("sagsflow", HERE)
    assert few.unneeded == ["dagsorden", "temamøde"]


def test_the_likeliest_word_is_suggested(spelling: Spelling) -> None:
    """What was meant comes first, be it the dictionary's or the field's."""
    assert spelling.near("sundheddsklynge")[0] == "sundhedsklynge"
    assert "forsinket" in spelling.near("forsinkt")


def test_the_list_is_in_order(field: Field) -> None:
    """Each part of the word list is sorted as Danish is, and no word stands twice."""
    parts = FIELD.read_text(encoding="utf-8").split("\n\n")
    for part in parts:
        words = [line for line in part.splitlines() if not line.startswith("#")]
        assert words == sorted(words, key=lambda word: (word.casefold().translate(str.maketrans("æøå", "{|}")), word))
    assert len(field.words) == len(set(field.words))


def test_nineteen_of_twenty_slips_are_caught(spelling: Spelling) -> None:
    """Of 300 words of the product with a letter dropped, doubled, swapped or confused, at most 15 pass.

    What passes is itself a word ("minde" for "mine"), which only reading finds.
    """
    root = Path(__file__).parents[2]
    words = {word for text in passages(root) if not text.is_loose for word in words_of(text) if len(word) > 5}
    chance = random.Random(20261123)  # noqa: S311 - a sample, not a secret
    slips = [_slip(word, chance) for word in chance.sample(sorted(words), SEEDED)]
    passed = [slip for slip in slips if spelling.knows(slip, HERE)]
    assert len(passed) <= SEEDED // 20, passed


def _slip(word: str, chance: random.Random) -> str:
    """The word with one slip of a finger or an ear, none of which leaves it as it was."""
    confused = {"e": "æ", "æ": "e", "å": "o", "o": "å", "d": "t", "t": "d", "g": "k", "k": "g", "i": "e", "n": "m"}
    at = chance.choice([one for one in range(1, len(word) - 1) if word[one] != word[one + 1]])
    slips = [
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    ]
    if word[at] in confused:
        slips.append(word[:at] + confused[word[at]] + word[at + 1 :])
    return chance.choice(slips)
