"""Reads the text of a poll: the proposed times, and which number is meant; what can't be told is asked about."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from danish import reader, writing
from danish.meaning import Ambiguous, Meaning, Moment, NotUnderstood, Span
from danish.names import fold, nearest_word
from domain.organisation import Body, Profile
from domain.planning import Planning
from domain.polls import Availability, Poll, Proposal
from handlers.meant_days import first_day, time_of
from handlers.meeting_text import KINDS
from handlers.moeder.words import Described, describe
from handlers.refusals import Answered, unsaved
from handlers.retry import retry_button
from handlers.ui import Actions, text
from handlers.word_taking import without

_MOST_BUTTONS = 5
_NUMBER = re.compile(r"(?<![\w./-])(?:forslag\s+|nr\.?\s*)?(\d{1,2})(?![\w./-])", re.IGNORECASE)
_SAID: Mapping[re.Pattern[str], Availability] = {
    re.compile(r"(?<!\w)(?:kan\s+ikke|nej)(?!\w)", re.IGNORECASE): Availability.CANNOT,
    re.compile(r"(?<!\w)(?:kan\s+)?(?:måske|maaske)(?!\w)", re.IGNORECASE): Availability.MAYBE,
    re.compile(r"(?<!\w)(?:kan|ja)(?!\w)", re.IGNORECASE): Availability.CAN,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be asked: the body, what meeting it is, and the words for the times."""

    body: Body
    described: Described
    times: str

    def again(self, times: Sequence[str]) -> str:
        """The command's text with these times in place of those that were typed."""
        cluster = self.body.cluster_key or ""
        kind = KINDS.get(self.described.kind, "")
        how = "virtuelt" if self.described.is_virtual else ""
        where = f"sted {self.described.location}" if self.described.location else ""
        words = ["find", self.body.forum.key, cluster, kind, ", ".join(times), how, where]
        return " ".join(word for word in words if word)


def proposals_of(asked: Asked, planning: Planning, command: str, now: datetime) -> tuple[Proposal, ...]:
    """The proposed times; one that isn't understood, or can be read in two ways, is named by its number."""
    meanings = reader.read_list(asked.times, now)
    for number, meaning in enumerate(meanings, start=1):
        if isinstance(meaning, NotUnderstood):
            raise Answered(
                f"Jeg forstod ikke forslag {number}.",
                text(f"{_sentence(writing.why_text(meaning))} "),
                unsaved("Skriv forslagene med komma imellem, fx “2/12 kl. 15-17, 9/12 kl. 15-17”."),
            )
    for number, meaning in enumerate(meanings, start=1):
        if isinstance(meaning, Ambiguous):
            raise _which(asked, command, meanings, number, meaning)
    return tuple(_proposal(number, meaning, planning) for number, meaning in enumerate(meanings, start=1))


def _sentence(reason: str) -> str:
    """The reason as a sentence; some end by asking which of two days is meant."""
    return f"{writing.capitalised(reason)}{'' if reason.endswith(('.', '?')) else '.'}"


def take_number(typed: str, seats: Collection[str] = ()) -> tuple[int | None, str]:
    """The proposal's number that stands in the text, and the text without it.

    `seats` are the words whose number is a seat's own: "plo 1 kan 2".
    """
    for found in _NUMBER.finditer(typed):
        before = typed[: found.start()].split()[-1:]
        if not seats or not before or nearest_word(before[0], seats) is None:
            return int(found[1]), without(typed, found)
    return None, typed


def numbered_seats(profile: Profile) -> frozenset[str]:
    """The words before the numbers of seats."""
    called = [label.split() for body in profile.bodies for one in body.seats for label in (one.label, *one.aliases)]
    return frozenset(fold(words[-2]) for words in called if len(words) > 1 and words[-1].isdecimal())


def number_of_day(typed: str, poll: Poll, now: datetime) -> int | None:
    """The number of the only proposal on the day that the text names, or that begins at the time it names too."""
    found = reader.find(typed, now)
    if found is None or isinstance(found.meaning, Ambiguous | NotUnderstood):
        return None
    day, at = first_day(found.meaning), time_of(found.meaning)
    numbers = [one.number for one in poll.proposals if one.starts.date() == day and at in (None, one.starts)]
    return numbers[0] if len(numbers) == 1 else None


def without_its_day(typed: str, poll: Poll, number: int, now: datetime) -> str:
    """The text without the words that name the day of that proposal; with another day it stays as it is."""
    found = reader.find(typed, now)
    days = {one.starts.date() for one in poll.proposals if one.number == number}
    if found is None or isinstance(found.meaning, Ambiguous | NotUnderstood) or first_day(found.meaning) not in days:
        return typed
    return found.rest


def take_availability(typed: str) -> tuple[Availability | None, str]:
    """What the text answers, and the text without it."""
    for pattern, said in _SAID.items():
        if found := pattern.search(typed):
            return said, without(typed, found)
    return None, typed


def refuse_second(rest: str, seats: Collection[str]) -> None:
    """Raises the answer to what is said of one more proposal in the words that are left: it would be lost."""
    if take_number(rest, seats)[0] is not None:
        raise one_proposal()


def one_proposal() -> Answered:
    """The answer to what is said of several proposals."""
    return Answered("Ét forslag ad gangen.", unsaved("Skriv et svar for hvert, fx `/moede svar 1 kan`."))


def refuse_place(rest: str, poll: Poll, body: Body, number: int) -> None:
    """Raises the answer to another place typed beside the proposal that is fixed: it is the poll's."""
    said = describe(rest)
    if said.location in ("", poll.location) and (poll.is_virtual or not said.is_virtual):
        return
    where = " ".join(word for word in (body.forum.key, body.cluster_key or "") if word)
    raise Answered(
        "Her fastsættes kun datoen.",
        unsaved(
            f"Jeg kan ikke bruge “{said.location[:60] or 'virtuelt'}”: Mødets sted, og om det er virtuelt, skrives, "
            "når afstemningen begynder. Skal det være et andet, så fastsæt datoen, og skriv det så med `/moede sted`."
        ),
        Actions((retry_button("Fastsæt kun datoen", "moede", f"fastsæt {number} {where}"),)),
    )


def _which(asked: Asked, command: str, meanings: Sequence[Meaning], number: int, meaning: Ambiguous) -> Answered:
    """The question with a button for each reading, which runs the command with all the other times as they were.

    Where several proposals are ambiguous no button can say them all, so the numbers are named instead.
    """
    unclear = [str(place) for place, one in enumerate(meanings, start=1) if isinstance(one, Ambiguous)]
    if len(unclear) > 1:
        return Answered(
            f"Forslag {writing.join(unclear)} kan læses på flere måder.",
            unsaved("Skriv dem med ugedag og klokkeslæt, fx “onsdag den 2. december kl. 15.00-17.00”."),
        )
    written = [_written(one) for one in meanings]
    buttons = [
        retry_button(
            writing.meaning_text(one),
            command,
            asked.again([*written[: number - 1], writing.meaning_text(one), *written[number:]]),
        )
        for one in meaning.candidates[:_MOST_BUTTONS]
    ]
    return Answered(
        f"Hvilken dato mener du med forslag {number}?",
        unsaved(f"Det kan være {_either(meaning)}."),
        Actions(tuple(buttons)),
    )


def _either(meaning: Ambiguous) -> str:
    """The readings in words too: a form has no buttons below what is wrong."""
    return writing.join_or([writing.meaning_text(one) for one in meaning.candidates[:_MOST_BUTTONS]])


def _written(meaning: Meaning) -> str:
    return "" if isinstance(meaning, NotUnderstood | Ambiguous) else writing.meaning_text(meaning)


def _proposal(number: int, meaning: Meaning, planning: Planning) -> Proposal:
    match meaning:
        case Span(start, end, dateless=False) if isinstance(start, datetime) and isinstance(end, datetime):
            return Proposal(number, start, end)
        case Moment(at, dateless=False):
            return Proposal(number, at, at + planning.usual_length)
        case Moment() | Span(dateless=True):
            raise Answered(f"Hvilken dag er forslag {number}?", unsaved("Skriv dag og tid."))
    raise Answered(
        f"Hvad tid på dagen er forslag {number}?",
        unsaved("Skriv klokkeslættet ved hvert forslag, fx “2/12 kl. 15-17, 9/12 kl. 15-17”."),
    )
