"""Reads where a meeting that exists is to be held instead, or that it is virtual; asks where that can't be told."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from danish import reader
from danish.names import fold
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from handlers.clusters import take_cluster, take_forum
from handlers.finding import Words, read_words
from handlers.moeder.place import (
    AS_BEFORE,
    DOUBT,
    ONE_OF_THEM,
    SAME_PLACE,
    check_place,
    is_place,
    refuse_reason,
    says_nothing,
)
from handlers.moeder.place_cards import ask_place
from handlers.moeder.words import COMMAND, SMALL, bare_place, describe, is_slip, is_virtual, not_virtual, refuse_unknown
from handlers.refusals import Answered, unsaved
from handlers.ui import Actions
from handlers.word_taking import unknown_words, without_courtesy

_AT_HAND = re.compile(r"(?<!\w)(?:ikke\s+(?:længere\s+|mere\s+)?(?:virtuelt?|online)|fysisk)(?!\w)", re.IGNORECASE)
_OPENS = re.compile(r"(?<!\w)(?:til|sted(?:et)?)(?!\w):?", re.IGNORECASE)
_AROUND = frozenset({
    "til", "sted", "stedet", "er", "nu", "bliver", "goeres", "aendres", "skal", "vaere", "holdes", "men", "moedes",
})  # fmt: skip
"""What may stand between a meeting and its place, and says nothing."""
_MOST_WORDS = 20
"""In which the meeting must have been named."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which meeting is meant, with nothing else left in its words, and what was typed of where it is to be.

    `is_virtual` is None where nothing says whether it is.
    """

    words: Words
    place: str
    is_virtual: bool | None


def read_place(typed: str, profile: Profile, now: datetime) -> Asked:
    """Takes a text apart: the meeting, and after "til" or "sted", else in what is left, its place."""
    said = _AT_HAND.sub(" ", typed)
    is_at_hand, online = said != typed, is_virtual(said)
    if is_at_hand and online:
        raise Answered("Er mødet virtuelt, eller er det på et sted?", unsaved(ONE_OF_THEM))
    kind = True if online else False if is_at_hand else None
    before, after = _taken_apart(said, profile, now)
    how = "fysisk " if is_at_hand else ""
    again = f"placer {before} {how}til {after}" if after else f"placer {typed}"
    words = read_words(COMMAND, again, profile, now, part=not_virtual(before))
    if after:
        return Asked(replace(words, rest=_inner(words.rest, at_end=True)), _place(after, now), kind)
    return Asked(replace(words, rest=""), _place(words.rest, now), kind)


def _taken_apart(said: str, profile: Profile, now: datetime) -> tuple[str, str]:
    """The words for the meeting, and those after them for its place as they were typed; "" where they stand mixed.

    "til" or "sted" parts them. Without it all belong to the place after the last that is understood as the meeting's,
    unless a time or the cluster comes later.
    """
    before, *after = _OPENS.split(said, maxsplit=1)
    if after and before.strip():
        return before, after[0]
    words = said.split()
    for end in range(min(len(words), _MOST_WORDS), 0, -1):
        before, rest = " ".join(words[:end]), " ".join(words[end:])
        read = read_words(COMMAND, said, profile, now, part=not_virtual(before))
        begins_name = words[end - 1][0].isupper() and fold(words[end - 1]) in SMALL  # "Det Gamle Rådhus"
        is_known = read.forum is not None or read.when is not None
        if is_known and not begins_name and not unknown_words(read.rest, SMALL | _AROUND):
            small = " ".join(word for word in rest.split() if not word[0].isupper())  # "Hotel Fyn" is a place
            is_mixed = (
                reader.find(rest, now)
                or (read.forum is None and take_forum(small, profile)[0])
                or (read.cluster is None and take_cluster(small, profile)[0])
            )
            return (said, "") if is_mixed else (before, rest)
    return said, ""


def place_at(asked: Asked, meeting: Meeting, body: Body) -> tuple[str, bool]:
    """Where the meeting is to be, and whether it is virtual; raises Answered where that can't be told."""
    place, words = asked.place, asked.words
    if not any(letter.isalpha() for letter in place):
        if asked.is_virtual is None:
            raise ask_place(meeting, body)
        return (meeting.location if asked.is_virtual is meeting.is_virtual else ""), asked.is_virtual
    first = place.split()[0]
    if fold(first) in DOUBT:
        raise Answered("Skal stedet ændres?", unsaved("Skriv kun det nye sted, når det ligger fast."))
    if is_slip(first):
        raise refuse_unknown(words.typed, place)
    if asked.is_virtual is not None:
        return place, check_place(place, is_virtual=asked.is_virtual)
    if not meeting.is_virtual and place.startswith("https://") and not is_place(place):
        raise Answered(
            "Er mødet nu virtuelt?",
            unsaved("Skriv også “virtuelt”, hvis det er. Skal nogle stadig mødes, så skriv stedet foran adressen."),
            Actions((words.button("Ja, det er virtuelt", add="virtuelt"),)),
        )
    return place, check_place(place, is_virtual=meeting.is_virtual and not is_place(place))


def is_about_place(typed: str, now: datetime) -> bool:
    """Whether a text that moves a meeting names a place, or "virtuelt", and no time where the new one stands."""
    before, *after = re.split(r"(?<!\w)til(?!\w)", typed, maxsplit=1, flags=re.IGNORECASE)
    new = after[0] if after else before
    described = describe(new)
    says_where = described.is_virtual or bool(described.location) or _AT_HAND.search(new) is not None
    return says_where and (not after or reader.find(new, now) is None)


def ask_whether_place(words: Words, typed: str) -> None:
    """Raises the question whether that is the place, which stands where the new time was to be."""
    left = typed.strip(" ,;.")
    if words.when or _says_no_place(SAME_PLACE.sub(" ", words.rest)):
        return
    refuse_reason(left)
    button = (Actions((words.button("Ja, det er stedet", add=f"sted {left}", instead_of=left),)),)
    raise Answered(
        f"Er “{left[:60]}” mødets nye sted?",
        unsaved("Jeg fandt ingen dag i det. Skal mødet flyttes, så skriv fx “onsdag den 16. december kl. 15-17”."),
        *(button if left in words.typed else ()),
    )


def _place(typed: str, now: datetime) -> str:
    """The place; "" for what is a time and no more, or the same place as before."""
    place = bare_place(_inner(without_courtesy(not_virtual(typed)).strip(" ,;.:")))
    time = reader.find(place, now)
    is_time = time is not None and not any(map(str.isalpha, time.rest))
    return "" if is_time or _says_no_place(place) else place


def _says_no_place(typed: str) -> bool:
    return all(fold(word) in AS_BEFORE for word in typed.split())


def _inner(typed: str, *, at_end: bool = False) -> str:
    """The text without the small words before it, and after it where no place's name can end there."""
    words = typed.split()
    while words and (_says_nothing(words[0]) or not fold(words[0])):
        del words[0]
    while words and at_end and _says_nothing(words[-1]):
        del words[-1]
    return " ".join(words)


def _says_nothing(word: str) -> bool:
    return not word[0].isupper() and (says_nothing(word) or fold(word) in _AROUND)
