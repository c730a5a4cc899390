"""Finds whose absence is meant in what was typed; whether they may be reported absent others say."""

import re
from collections.abc import Sequence
from dataclasses import replace

from danish import names
from domain.organisation import Body, Profile, Seat
from domain.people import SeatHolder
from handlers.finding import Words, refuse_seat_elsewhere, seat_found, seat_meant, seat_names
from handlers.refusals import Answered, unsaved
from handlers.requests import Context, person_mark, take_persons
from handlers.ui import Actions

_ME = frozenset({"jeg", "mig", "undertegnede"})
_AND_ME = re.compile(r"\b(?:jeg|mig|undertegnede) (?:og|samt)\b|\b(?:og|samt) (?:jeg|mig|undertegnede)\b")


def with_signature(words: Words, signed: str, body: Body, holders: Sequence[SeatHolder], profile: Profile) -> Words:
    """The words, and the name under a greeting where they name nobody and it names a member ("kan ikke. Mvh Anne").

    Raises Answered where the words name another cluster's member.
    """
    said, under = (seat_found(typed, body, holders).name for typed in (words.rest, signed))
    is_unsaid = said == names.NameUnknown(()) and not take_persons(words.rest)[0]
    if not is_unsaid or not isinstance(under, names.NameFound):
        return words
    refuse_seat_elsewhere(words, words.rest, body, profile)
    return replace(words, rest=f"{words.rest} {signed}".strip())


def absent_seat(
    words: Words, body: Body, holders: Sequence[SeatHolder], profile: Profile, context: Context
) -> tuple[Seat, str]:
    """The seat that is meant and the words left over; "jeg" is who types, where they sit on the body."""
    marked, typed = take_persons(words.rest)
    by_mark = [held.seat for held in holders if held.person.id in marked]
    own = next((held.seat for held in holders if held.person.id == context.person), None)
    is_own = own is not None and not _ME.isdisjoint(names.fold(typed).split())
    if by_mark:
        seat, left = body.seat(by_mark[0]), typed
    else:
        try:
            seat, left = seat_meant(words, typed, body, holders, profile)
        except Answered:
            named_by = seat_named(typed, body)
            if own is None or not isinstance(named_by, names.NameUnknown) or (named_by.nearest and not is_own):
                raise
            if not is_own:
                raise _whether_own(words, body, body.seat(own)) from None
            seat, left = body.seat(own), " ".join(one for one in typed.split() if names.fold(one) not in _ME)
    other = seat_named(left, body)
    more = [*by_mark, *([other.key] if isinstance(other, names.NameFound) else [])]
    if is_own and own is not None and _AND_ME.search(names.fold(words.rest)):
        more.append(own)
    if further := next((key for key in more if key != seat.key), None):
        raise Answered(
            "Ét medlem ad gangen.",
            unsaved(f"Jeg fandt både {seat.label} og {body.seat(further).label}. Skriv et afbud for hver."),
        )
    unseated = [person_mark(one) for one in marked if one not in {held.person.id for held in holders}]
    return seat, " ".join([left, *unseated]).strip()


def _whether_own(words: Words, body: Body, own: Seat) -> Answered:
    """The question whether who types is absent themself, where they sit on the body and name no member."""
    return Answered(
        f"Mener du {own.label}?",
        unsaved(f"Jeg fandt intet medlem i det, du skrev. Er det en anden plads i {body.name}, så skriv den."),
        Actions((words.inner_button(own.label, own.label),)),
    )


def seat_named(typed: str, body: Body) -> names.Name:
    """The seat that the words name by its label."""
    return names.find_names_in(typed, seat_names(body)).name
