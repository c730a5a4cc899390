"""What people are shown is put together of parts; the words that come of it are right too."""

import re
from collections.abc import Iterator
from typing import Any

from bot.profiles import SHIPPED, load_profiles
from tests.gallery.made import Made
from tests.spelling.judging import FIELD, Field, Spelling, places_of
from tests.spelling.passages import Passage, words_of

WRITTEN = ("text", "alt_text", "where")
TYPED = ("act", "initial_value")
MANY = 800
_CUT = re.compile(r"\S+…$")  # the last word of what was too long


def test_words_of_every_card_and_form_are_right(album: Made) -> None:
    """Each word that the gallery's cards and forms show is right, but those that somebody typed in an example."""
    spelling = Spelling(Field(FIELD.read_text(encoding="utf-8")), places_of(load_profiles(SHIPPED)))
    typed = {word for text in _texts(album.gallery, TYPED) for word in _words(text)}
    shown = {word for text in _texts(album.gallery, WRITTEN) for word in _words(text)}
    assert len(shown) > MANY, "few words for so many cards and forms: is the gallery built otherwise now?"
    assert sorted(word for word in shown - typed if not spelling.knows(word, "handlers/tovholder/importing.py")) == []


def _texts(node: Any, keys: tuple[str, ...], key: str = "") -> Iterator[str]:
    if isinstance(node, dict):
        for name, value in node.items():
            yield from _texts(value, keys, name)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value, keys, key)
    elif isinstance(node, str) and key in keys:
        yield from node.splitlines()


def _words(text: str) -> list[str]:
    return words_of(Passage("", 0, 0, _CUT.sub("", text).replace("*", " ")))
