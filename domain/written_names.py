"""Where a person's name stands in what people typed: only where it is written as a name, so that no other words are."""

import re

_PARTICLE = re.compile(
    r"(?i)á|af|al|av|bin|da|de|del|della|den|der|di|do|dos|du|el|ibn|í|la|le|ten|ter|van|von|zu|zum|zur"
)
"""Small words within names, which are written with a small letter too."""
_CAPITALS = "".join(one for one in map(chr, range(0x250)) if one.isupper())
_NEVER = r"(?!)"


def places(name: str, text: str, *, is_name: bool = False) -> tuple[tuple[int, int], ...]:
    """Where the name stands in the text, also in the genitive: the beginning and the end of each place, in order.

    `is_name` where nothing but a name belongs in the text: then it counts as a whole, in whatever case.
    """
    if is_name and _is_same(name, text):
        return ((0, len(text)),)
    return tuple(found.span() for found in _pattern(name).finditer(text))


def without_name(text: str, name: str, former: str, *, is_name: bool = False) -> str:
    """The text with `former` in all of the name's `places`."""
    if is_name and _is_same(name, text):
        return former
    return _pattern(name).sub(lambda found: former + found[1], text)


def _is_same(name: str, text: str) -> bool:
    return name.casefold().split() == text.casefold().split() != []


def _pattern(name: str) -> re.Pattern[str]:
    """The name as it is written, however it was typed: each word with a capital, but for particles in the middle.

    Beside a hyphen it is a part of another's name ("Anne-Mette Holm" is not "Mette Holm"), unless a plain word follows.
    """
    words = name.split()
    inside = range(1, len(words) - 1)
    written = r"\s+".join(_word(word, is_inside=at in inside) for at, word in enumerate(words))
    return re.compile(rf"(?<![^\W_])(?<![^\W\d_]-){written or _NEVER}([sS]?)(?![^\W_])(?!-[{_CAPITALS}])")


def _word(word: str, *, is_inside: bool) -> str:
    """A word as it is written in a name; a particle before a hyphen or an apostrophe may be small ("al-Sayed")."""
    if is_inside and _PARTICLE.fullmatch(word):
        return _any_case(word)
    before, rest = "", word
    if particle := re.match(r"(?i:d|de|al|el)[-'’](?=\w)", word):
        before, rest = _any_case(particle[0]), word[particle.end() :]
    first = next((at for at, letter in enumerate(rest) if letter.isalpha()), None)
    if first is None:
        return _NEVER
    letter = rest[first].upper() if len(rest[first].upper()) == 1 else rest[first]
    return f"{before}{re.escape(rest[:first])}{re.escape(letter)}{_any_case(rest[first + 1 :])}"


def _any_case(letters: str) -> str:
    return f"(?i:{re.escape(letters)})"
