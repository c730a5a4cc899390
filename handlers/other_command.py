"""Tells which command a text names, with or without its slash and in whatever form of its word; it does none."""

import re
from collections.abc import Iterable

from danish.names import fold
from danish.quotes import blanked
from danish.words import stem

_CODE = " \n\t`"
_AROUND = "/`*_.,:;!?()"
_ABSENCE = "afbud"
_ABSENT = re.compile(
    r"(?<!\w)(?:ikke (?:kan )?(?:komme|deltage|vaere med)|(?:kommer|deltager)(?: desvaerre)? ikke|forhindret)(?!\w)"
)


def read_command(said: str, names: Iterable[str]) -> tuple[str, str]:
    """The command that a text begins with, and the rest; "" where it begins with none."""
    first, rest = [*said.strip(_CODE).split(maxsplit=1), "", ""][:2]
    return next(((name, rest.strip()) for name in names if _is_word_of(first, name)), ("", ""))


def named_command(said: str, names: Iterable[str]) -> tuple[str, str]:
    """The first command that is named anywhere but in quotation marks, and the text without it; "" for none.

    Whoever can't come wants to report it, whatever else they name; they needn't name it.
    """
    known = tuple(names)
    if _ABSENCE in known and tells_of_absence(said):
        return _ABSENCE, said
    for word in blanked(said).split():
        if name := read_command(word, known)[0]:
            return name, " ".join(said.replace(word, " ", 1).split())
    return "", ""


def tells_of_absence(said: str) -> bool:
    """Whether somebody says that they can't come, without the word for it."""
    return bool(_ABSENT.search(fold(blanked(said))))


def _is_word_of(typed: str, name: str) -> bool:
    word = fold(typed.strip(_AROUND))
    return bool(word) and (word == fold(name) or _root(word) == _root(fold(name)))


def _root(word: str) -> str:
    """What a noun's forms share: "dagsordenen" has two endings."""
    return stem(stem(word))
