"""How much there may be of an agenda item: its texts' lengths, typed or filled in."""

from collections.abc import Mapping

from danish import writing
from domain.agenda import LONGEST_TITLE, AgendaItem
from handlers.refusals import Answered, unsaved

SHORT = 200
LONG = 1_000
"""The most characters of what explains an item."""
LONGEST = 3_000
"""The most characters of a summary or a presentation: what a form takes."""

LIMITS: Mapping[str, int] = {
    "titel": LONGEST_TITLE,
    "hjemmel": SHORT,
    "oplægsholder": SHORT,
    "resumé": LONGEST,
    "sagsfremstilling": LONGEST,
    "indstilling": LONG,
    "begrundelse": LONG,
    "inddragelse": LONG,
}
"""The most characters by the form's fields."""
_TOO_LONG: Mapping[str, str] = {
    "titel": "Titlen er for lang",
    "hjemmel": "Hjemlen er for lang",
    "oplægsholder": "Oplægsholderens navn er for langt",
    "resumé": "Resuméet er for langt",
    "sagsfremstilling": "Sagsfremstillingen er for lang",
    "indstilling": "Indstillingen er for lang",
    "begrundelse": "Begrundelsen er for lang",
}


def refuse_long(**texts: str) -> None:
    """Raises the answer to the first text, by the form's field, that is too long to be kept whole."""
    for field, said in texts.items():
        if len(said) > LIMITS[field]:
            raise Answered(
                f"{_TOO_LONG[field]}: {writing.count(len(said), 'tegn', 'tegn')}.",
                unsaved(f"Skriv højst {writing.count(LIMITS[field], 'tegn', 'tegn')}."),
            )


def refuse_long_item(item: AgendaItem) -> None:
    """As `refuse_long`, of a new item."""
    refuse_long(
        titel=item.title,
        hjemmel=item.legal_basis,
        oplægsholder=item.presenter,
        resumé=item.summary,
        sagsfremstilling=item.presentation,
        indstilling=item.recommendation,
        begrundelse=item.late_reason,
    )


def too_long(values: Mapping[str, str]) -> dict[str, str]:
    """What is too long of what was filled in, by field."""
    wrong = {field: most for field, most in LIMITS.items() if len(values.get(field, "")) > most}
    return {field: f"Skriv højst {writing.count(most, 'tegn', 'tegn')}." for field, most in wrong.items()}
