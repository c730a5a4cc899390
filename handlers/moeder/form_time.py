"""Reads the field of a form in which a meeting's time is typed: all that stands there has to be the time."""

from datetime import datetime

from danish import writing
from domain.meeting_kinds import MeetingKind
from domain.organisation import Body, Profile
from handlers.dispatch import plain
from handlers.finding import Words, read_words
from handlers.moeder.new_time import new_time, refuse_second_time
from handlers.moeder.words import COMMAND, SMALL
from handlers.refusals import NOTHING_SAVED, Answered, WrongFields
from handlers.ui import Actions, Card
from handlers.word_taking import unknown_words

TIME = "tid"
_LONGEST_ECHO = 60


def time_filled_in(
    typed: str, body: Body, kind: MeetingKind, profile: Profile, now: datetime
) -> tuple[datetime, datetime]:
    """When a meeting of the body and kind that were chosen begins and ends; raises WrongFields.

    What else is typed there has fields of its own, or says that another time is meant: it isn't just dropped.
    """
    words = read_words(COMMAND, typed, profile, now)
    try:
        times = new_time(words, profile.planning, kind=kind)
        refuse_second_time(words, now)
    except Answered as refused:
        raise WrongFields({TIME: _without_buttons(refused.card)}) from refused
    if unread := _beside(words, body, kind):
        told = f"Skriv kun dag og klokkeslæt her. Jeg kan ikke bruge “{unread[:_LONGEST_ECHO]}”."
        raise WrongFields({TIME: f"{told} Sted, art og virtuelt har deres egne felter. {NOTHING_SAVED}"})
    return times


def _beside(words: Words, body: Body, kind: MeetingKind) -> str:
    """What stands beside the time, unless it says no more than the other fields do."""
    is_same_forum = words.forum in (None, body.forum)
    is_same_cluster = words.cluster in (None, body.cluster)
    is_same_kind = words.kind in (None, kind)
    if is_same_forum and is_same_cluster and is_same_kind:
        return unknown_words(words.rest, SMALL)
    return words.when.rest.strip() if words.when else words.rest


def _without_buttons(card: Card) -> str:
    """What a card says, with what its buttons offer: a form's error has none."""
    told = plain(card)
    offered = [button.label for block in card.blocks if isinstance(block, Actions) for button in block.buttons]
    unsaid = [label for label in offered if label.partition(" kl. ")[0] not in told]
    return f"{told} Det kan være {writing.join_or(unsaid)}." if unsaid else told
