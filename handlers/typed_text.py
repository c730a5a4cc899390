"""What people typed for others to read, made fit for keeping; it judges no content and knows no field."""

import unicodedata

from danish.letters import without_unseen
from domain.ports import Repositories
from handlers.requests import person_mark, take_channels, take_persons

_BREAKS = "\n\t"


def readable(typed: str) -> str:
    """The text without what nobody can see (control characters too) and without blanks around it."""
    unified = unicodedata.normalize("NFC", without_unseen(typed).replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(letter for letter in unified if letter in _BREAKS or unicodedata.category(letter) != "Cc").strip()


def one_line(typed: str) -> str:
    """The text on a single line."""
    return " ".join(readable(typed).split())


def says_something(typed: str) -> bool:
    """Whether there is any letter or digit in the text."""
    return any(letter.isalnum() for letter in typed)


def spelled_out(repositories: Repositories, typed: str) -> str:
    """The text with person marks as names; channels, whose names nobody here knows, are left out."""
    marked = take_persons(typed)[0]
    known = repositories.people.persons(marked) if marked else {}
    for person in marked:
        typed = typed.replace(person_mark(person), known[person].name if person in known else "")
    channels, without = take_channels(typed)
    return without if channels else typed
