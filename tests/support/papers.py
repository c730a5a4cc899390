"""A document with everything that a document may hold, and what stands in one that is handed out."""

from danish.zone import copenhagen
from documents.plain import text_of
from documents.tables import csv_of
from domain.papers import Entry, Paper, Part, Point, Sheet

MADE = copenhagen(2026, 12, 10, 9, 30).replace(microsecond=123_456)
MARKUP = "#let x = [*fed*] _kursiv_ $x$ <b>&amp;</b> =1+1\x07"
"""What would mean something in one of the formats, and a letter that none of them holds."""
PAPER = Paper(
    "Referat",
    "Politisk niveau, Fyn · onsdag den 9. december 2026",
    "Region Syddanmark",
    MADE,
    (("Tid", "onsdag den 9. december 2026 kl. 15.00-17.00 (uge 50)"), ("Sted", "Ærøskøbing")),
    (
        Point("Punkt 1: Godkendelse af dagsorden"),
        Point(
            "Punkt 2: Akutpladser på Fyn",
            (("Sagsnr.", "22/17744"), ("Type", "Til beslutning")),
            (
                Part("Resumé", ("Kort om akutpladser.",)),
                Part("Sagsfremstilling", ("Første afsnit.\nSamme afsnit, ny linje.", MARKUP)),
                Part("Indstilling", ("At niveauet godkender ordningen.",)),
                Part(
                    "Bilag", (), (Entry("Bilag 1: Notat om æ, ø og å", "https://eksempel.dk/notat"), Entry("Bilag 2"))
                ),
                Part("Beslutning for punkt 2", ("Godkendt.",), stands_out=True),
            ),
        ),
        Point("Punkt 3: Eventuelt"),
    ),
    "Lukket udgave",
)
IN_ORDER = (
    *("Referat", "Politisk niveau, Fyn", "Sted: Ærøskøbing", "Indhold", "Punkt 2: Akutpladser på Fyn"),
    *("Punkt 3: Eventuelt", "Punkt 1: Godkendelse af dagsorden", "Punkt 2: Akutpladser på Fyn", "Sagsnr.: 22/17744"),
    *("Resumé", "Kort om akutpladser.", "Sagsfremstilling", "Første afsnit.", "Samme afsnit, ny linje."),
    *("#let x = [*fed*] _kursiv_ $x$ <b>&amp;</b> =1+1", "Indstilling", "At niveauet godkender ordningen.", "Bilag"),
    *("Bilag 1: Notat om æ, ø og å", "Bilag 2", "Beslutning for punkt 2", "Godkendt.", "Punkt 3: Eventuelt"),
)
"""What a reader meets, one after the other: the points stand in the table of contents first."""


def stands_in_order(text: str) -> bool:
    """Whether all of `IN_ORDER` stands in the text in that order."""
    at = 0
    for one in IN_ORDER:
        at = text.find(one, at)
        if at < 0:
            raise AssertionError(f"{one!r} is missing or stands in another place")
        at += len(one)
    return True


def words_within(content: object) -> str:
    """All that stands in a document or table that is handed out; "" for other files."""
    if isinstance(content, Paper):
        return text_of(content).decode("utf-8-sig").replace("\r\n", "\n")
    return csv_of(content).decode("utf-8-sig") if isinstance(content, Sheet) else ""
