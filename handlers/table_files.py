"""Reads that a list is wanted as a file, and hands it out as one; what stands in it each feature tells."""

from danish.names import fold
from domain.papers import Sheet
from handlers.outcomes import File
from handlers.ui import Block, Card, note

_ENDINGS = {
    **{fold(word): "xlsx" for word in ("fil", "filen", "regneark", "Excel", "xlsx")},
    "csv": "csv",
}
_CLOSED = frozenset({"lukket", "lukkede"})
_BESIDES = frozenset({"som", "hent", "lav", "udgave", "liste", "listen"})


def take_table(typed: str) -> tuple[tuple[str, ...], bool, str]:
    """The endings of the files that are asked for (none where none is), whether closed items too, and the rest."""
    words = typed.split()
    endings = tuple(dict.fromkeys(_ENDINGS[fold(word)] for word in words if fold(word) in _ENDINGS))
    if not endings:
        return (), False, typed
    rest = [word for word in words if fold(word) not in {*_ENDINGS, *_CLOSED, *_BESIDES}]
    return endings, any(fold(word) in _CLOSED for word in words), " ".join(rest)


def table_file(sheet: Sheet, stem: str, endings: tuple[str, ...], *blocks: Block) -> File:
    """The table as files of that name; `blocks` are said besides."""
    hint = note("CSV-filen er gemt, så dansk Excel kan læse den.") if "csv" in endings else None
    said = f"{sheet.title} ligger i en direkte besked fra mig."
    return File(Card(said, (*blocks, *((hint,) if hint else ()))), tuple(f"{stem}.{one}" for one in endings), sheet)
