"""Where a meeting is held, also without the word “sted”: taken as it is written, asked about where it's unsure."""

import re
from dataclasses import replace

from danish.names import fold
from danish.reasons import tells_why_absent
from handlers.finding import Words
from handlers.moeder.words import SMALL, UNSURE, Described, is_slip, refuse_unknown
from handlers.refusals import Answered, unsaved
from handlers.ui import Actions

LONGEST_PLACE = 300
"""Characters: an online meeting's address is long."""
ONE_OF_THEM = (
    "Et virtuelt møde har hverken lokale eller forplejning. Er nogle med hjemmefra, så skriv kun stedet; er alle det, "
    "så skriv kun virtuelt."
)
_AROUND = SMALL | {"hos", "via"}
DOUBT = UNSURE | {"hvis", "ikke", "nej", "foreloebigt", "foreloebig"}
"""What begins words that doubt or deny."""
_NO_PLACE = frozenset({"tak", "husk", "afvent", "forplejning", "obs", "bemaerk", "hilsen", "venlig", "uden", "mvh"})
"""What begins a sentence and no place's name, also with a phone's capital."""
_LABEL = re.compile(r":(?!//)")
"""Ends what a line of an invitation is called: "Hvem: alle"."""
_ROOM = re.compile(r"lokale:?\s*\d", re.IGNORECASE)
"""What may stand after the house that it is in."""
AS_BEFORE = SMALL | {"stedet", "samme", "dag", "tid", "tidspunkt", "klokkeslaet"}
"""What may stand beside the new time of a meeting, and changes nothing."""
_PROGRAMS = frozenset({"teams", "zoom", "skype", "meet"})
_ONLINE = SMALL | _PROGRAMS | {fold("Microsoft"), "google", "meeting", "via", "link", "linket"}
SAME_PLACE = re.compile(r"(?<!\w)samme\s+(?:tid\s+og\s+)?(?:sted|lokale)(?!\w)", re.IGNORECASE)


def place_of(words: Words, described: Described) -> Described:
    """Takes a place out of what is left of the words ("i Odense Rådhus", "Odense Rådhus"), where “sted” names none.

    Raises Answered where what is left begins with a small letter, since it may be no place, where it can be none, and
    where it says why somebody is absent: nothing that was typed is dropped without a word.
    """
    refuse_reason(words.rest)
    named = words.rest.split()
    while named and says_nothing(named[0]):
        del named[0]
    while named and says_nothing(named[-1]) and not named[-1][0].isupper():  # "Mødelokale Et"
        del named[-1]
    left = " ".join(named)
    place = left.strip(" ,;.")
    if not any(letter.isalpha() for letter in place):  # a line's number, say
        return described
    first = fold(named[0])
    is_name = place[0].isupper() and first not in _NO_PLACE | DOUBT and not _LABEL.search(place)
    if is_name and _ROOM.match(described.location) and not is_slip(named[0]):
        return replace(described, location=f"{place}, {described.location}")
    if described.location or is_slip(named[0]):
        raise refuse_unknown(words.typed, place)
    if first in DOUBT:
        raise _whether(words, left)
    if is_name or place.startswith("https://"):
        return replace(described, location=place)
    button = Actions((words.button("Ja, det er stedet", add=f"sted {place}", instead_of=left),))
    raise Answered(
        f"Er “{place[:60]}” mødets sted?",
        unsaved("Skriv “sted” foran stedet, eller udelad ordene, hvis de siger noget andet."),
        *((button,) if left in words.typed else ()),  # words from several places can't be told by one
    )


def _whether(words: Words, left: str) -> Answered:
    """The question whether a meeting is to be made that is doubted, conditional or denied."""
    button = (Actions((words.button("Opret mødet", instead_of=left),)),) if left in words.typed else ()
    return Answered(
        f"Skal mødet oprettes? Du skrev “{left[:60]}”.",
        unsaved("Er dagen ikke fast endnu, så find den med `/moede find`."),
        *button,
    )


def refuse_beside_time(words: Words) -> None:
    """Raises the answer to what else than a time is typed of where a meeting is moved to: it changes nothing else."""
    named = [word for word in SAME_PLACE.sub(" ", words.rest).split() if fold(word) and fold(word) not in AS_BEFORE]
    if not named:
        return
    left = words.rest.strip(" ,;.")
    button = (Actions((words.button("Flyt kun tiden", instead_of=left),)),) if left in words.typed else ()
    raise Answered(
        "En flytning ændrer kun tiden.",
        unsaved(
            f"Jeg kan ikke bruge “{' '.join(named)[:60]}” her. Skriv kun den nye tid. Et nyt sted, eller at mødet er "
            "virtuelt, skriver du for sig med `/moede sted`."
        ),
        *button,
    )


def says_nothing(word: str) -> bool:
    """Whether a word may stand before or after a place and is no part of it."""
    return not fold(word) or fold(word) in _AROUND


def is_place(location: str) -> bool:
    """Whether these words name more than an address or a program to meet online in."""
    words = (word for word in location.split() if "://" not in word)
    return any(fold(one) not in _ONLINE for word in words for one in fold(word).split())


def is_online(location: str) -> bool:
    """Whether these words name a program to meet in, and nothing else; an address alone may be a map's."""
    return "://" not in location and not is_place(location) and not _PROGRAMS.isdisjoint(fold(location).split())


def check_place(place: str, *, is_virtual: bool) -> bool:
    """Whether a meeting there is virtual: it is said to be, or nothing but a program to meet in is named.

    Raises Answered for a place that is too long to keep, that says why somebody is absent, or that a virtual meeting
    would lose with its catering. All ways in ask here.
    """
    if len(place) > LONGEST_PLACE:
        raise Answered(f"Stedet er for langt: {len(place)} tegn.", unsaved(f"Skriv højst {LONGEST_PLACE}."))
    refuse_reason(place)
    if is_virtual and is_place(place):
        raise Answered(f"Er mødet virtuelt, eller er det på et sted: “{place[:60]}”?", unsaved(ONE_OF_THEM))
    return is_virtual or is_online(place)


def refuse_reason(typed: str) -> None:
    """Raises the answer, which doesn't repeat them, to words for a place that say why somebody is absent."""
    if tells_why_absent(typed):
        raise Answered(
            "Stedet ser ud til at sige, hvorfor nogen er fraværende.",
            unsaved(
                "Årsager gemmer jeg ikke – men Slack kan have gemt teksten. Skriv kun, hvor mødet er, og udelad resten."
            ),
        )
