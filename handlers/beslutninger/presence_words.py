"""Reads who was or was not at a meeting; where the words say neither, or more than that, it is asked, never guessed."""

import re
from typing import NamedTuple

from danish.names import NameFound, find_names_in, fold
from danish.persons import name_first
from danish.reasons import mentions_absence_reason
from domain.organisation import Seat
from handlers.beslutninger.loading import DecisionDesk, View
from handlers.beslutninger.words import COMMAND
from handlers.finding import Words, seat_meant, seat_names
from handlers.refusals import Answered, unsaved
from handlers.requests import take_persons
from handlers.retry import retry_button
from handlers.task_text import typed_meeting
from handlers.typed_text import one_line
from handlers.ui import Actions

_STAND_IN = re.compile(r"(?<!\w)(?:stedfortr(?:æ|ae)der|suppleant)(?:en)?(?!\w):?", re.IGNORECASE)
_THERE = frozenset({
    "moedte", "kom", "tilstede", "stede", "var", "deltog", "til", "deltager", "virtuelt", "online", "teams", "her",
})  # fmt: skip
_CAME = frozenset({"moedte", "kom", "deltog", "deltager", "virtuelt", "online", "teams", "stede", "tilstede", "her"})
_NOT_THERE = frozenset({
    "ikke", "udeblev", "udebliver", "manglede", "mangler", "fravaerende", "afbud", "uden", "undtagen", "undtaget",
    "bortset", "naer", "minus",
})  # fmt: skip
_BESIDE = frozenset({
    "i", "paa", "for", "fra", "af", "den", "det", "ved", "og", "hos", "alle", "der", "men", "med", "er", "blev", "har",
    "havde", "meldt", "meldte", "desvaerre", "alligevel", "dog", "ogsaa", "selv", "sent", "senere", "forsinket",
    "moedet",
})  # fmt: skip
"""Words that may stand beside these, and say neither."""
_LONGEST_NAME = 120


def take_stand_in(typed: str) -> tuple[str, str]:
    """The name after the word for a stand-in ("" for none), and the other words: a reason after it is no name."""
    before, *named = _STAND_IN.split(typed, maxsplit=1)
    name, rest = name_first(named[0]) if named else ("", "")
    return one_line(name)[:_LONGEST_NAME], f"{before} {rest}".strip()


class Told(NamedTuple):
    """Whose seat is told of, whether they were there, and whether a reason was typed, which is dropped."""

    seat: Seat
    was_there: bool
    has_reason: bool


def read_presence(desk: DecisionDesk, words: Words, typed: str, *, has_stand_in: bool) -> Told:
    """What the words tell of one seat; refused where no seat or several are meant, and asked where they are unsure."""
    status = {fold(word) for word in typed.split()}
    kept = " ".join(word for word in typed.split() if fold(word) not in _THERE | _NOT_THERE)
    seat, left = _seat(desk, words, kept)
    has_reason = mentions_absence_reason(left)
    if has_reason:
        is_unsure = status.isdisjoint(_NOT_THERE) and not status.isdisjoint(_CAME)
    else:
        says_neither = status.isdisjoint(_THERE | _NOT_THERE) and not has_stand_in
        is_unsure = says_neither or any(fold(one) and fold(one) not in _BESIDE for one in left.split())
    if is_unsure:
        raise _unsure(seat, desk.view)
    return Told(seat, not (has_stand_in or has_reason) and status.isdisjoint(_NOT_THERE), has_reason)


def _seat(desk: DecisionDesk, words: Words, typed: str) -> tuple[Seat, str]:
    body = desk.view.body
    holders = desk.repositories.people.seat_holders(body.key, desk.view.meeting.day)
    marked, unmarked = take_persons(typed)
    by_mark = [held.seat for held in holders if held.person.id in marked]
    if by_mark:
        seat, left = body.seat(by_mark[0]), unmarked
    else:
        seat, left = seat_meant(words, typed, body, holders, desk.profile)
    other = find_names_in(left, seat_names(body)).name
    more = [*by_mark, *([other.key] if isinstance(other, NameFound) else [])]
    if further := next((key for key in more if key != seat.key), None):
        raise Answered(
            "Ét medlem ad gangen.",
            unsaved(f"Jeg fandt både {seat.label} og {body.seat(further).label}. Skriv en kommando for hver."),
        )
    return seat, left


def _unsure(seat: Seat, view: View) -> Answered:
    named = f"fremmøde {typed_meeting(view.meeting, view.body)} {seat.label}"
    return Answered(
        f"Var {seat.label} til stede?",
        unsaved("Det kan jeg ikke se med sikkerhed af det, du skrev."),
        Actions(
            (
                retry_button("Ja, til stede", COMMAND, f"{named} mødte"),
                retry_button("Nej, udeblev", COMMAND, f"{named} udeblev"),
            )
        ),
    )
