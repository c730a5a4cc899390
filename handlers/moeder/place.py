"""Where a new meeting is held, also without the word “sted”: taken as it is written, asked about where it's unsure."""

import re
from dataclasses import replace

from danish.names import fold
from handlers.finding import Words
from handlers.moeder.words import SMALL, Described
from handlers.refusals import NOTHING_SAVED, Answered
from handlers.ui import Actions, text

LONGEST_PLACE = 300
"""Characters: an online meeting's address is long."""
_WHERE = re.compile(r"(?<!\w)(?:i|på|hos|ved)\s+(?P<named>[^\W\d_].*)", re.IGNORECASE | re.DOTALL)


def place_of(words: Words, described: Described) -> Described:
    """Takes a place out of what is left of the words ("i Odense Rådhus"); one that “sted” names goes before it.

    Raises Answered where it begins with a small letter, since a place can't be put right afterwards.
    """
    found = _WHERE.search(words.rest)
    if found is None or described.location:
        return described
    named = found["named"].split()
    while named and fold(named[0]) in SMALL:
        del named[0]
    place = " ".join(named).strip(" ,;.")
    if place[:1].islower():
        raise Answered(
            f"Er “{place[:60]}” mødets sted?",
            text("Skriv “sted” foran stedet, eller udelad ordene, hvis de siger noget andet. ", NOTHING_SAVED),
            Actions((words.button("Ja, det er stedet", add=f"sted {place}"),)),
        )
    return replace(described, location=place)


def check_place(place: str) -> None:
    """Raises Answered for a place that is too long to keep."""
    if len(place) > LONGEST_PLACE:
        raise Answered(
            f"Stedet er for langt: {len(place)} tegn.", text(f"Skriv højst {LONGEST_PLACE}. ", NOTHING_SAVED)
        )
