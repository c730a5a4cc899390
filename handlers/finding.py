"""Finds what typed words mean: forum, cluster and seat. It asks where two are near, and never guesses.

Words come in any order and case. What is left out is taken from the channel, then from the person's only cluster,
else it is asked for with buttons that run the same command with the answer added.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from danish import names, reader, writing
from danish.persons import other_name_beside
from danish.quotes import blanked
from domain.access import Actor
from domain.meeting_kinds import MeetingKind
from domain.organisation import Body, Cluster, Forum, Profile, Seat
from domain.people import ChannelUse, SeatHolder
from handlers.clusters import (
    ask_where,
    cluster_words,
    forum_words,
    implied_cluster,
    refuse_other_area,
    refuse_several,
    take_place,
)
from handlers.kind_words import take_kind
from handlers.refusals import NOTHING_SAVED, Answered, unsaved
from handlers.retry import retry_button
from handlers.ui import Actions, Button, text
from handlers.word_taking import without_courtesy

_MOST_BUTTONS = 5
_OPENS = re.compile(
    r"(?<!\w)(?:til|sted|lokale|frist|rettelser|stedfortr(?:æ|ae)der(?:en)?|suppleant(?:en)?)(?!\w)", re.IGNORECASE
)
"""What takes all words after it for its own: a new time, a place, a deadline, a text, a name."""


@dataclass(frozen=True, slots=True)
class Words:
    """A command's text, taken apart: forum, cluster, time and kind of meeting where they were found, and the rest."""

    command: str
    typed: str
    forum: Forum | None
    cluster: Cluster | None
    when: reader.Found | None
    rest: str
    kind: MeetingKind | None = None

    def button(self, label: str, *, add: str = "", instead_of: str = "") -> Button:
        """A button that asks the same command again with words added, or put in the place of others."""
        typed = _put(add, self.typed, instead_of) if instead_of else f"{self.typed} {add}"
        return retry_button(label, self.command, typed.strip())

    def inner_button(self, label: str, add: str) -> Button:
        """A button that asks the same command again with a forum, cluster or seat, before what would swallow it."""
        opened = _OPENS.search(blanked(self.typed))
        at = opened.start() if opened else len(self.typed)
        return retry_button(label, self.command, f"{self.typed[:at].rstrip()} {add} {self.typed[at:]}".strip())


def _put(new: str, typed: str, phrase: str) -> str:
    """The text with `new` in the place of a phrase, whose words may stand apart, as of "9/12 i Odense kl. 15"."""
    unquoted = blanked(typed)
    at = unquoted.find(phrase) if phrase in unquoted else typed.find(phrase)
    if at >= 0:
        return f"{typed[:at]}{new}{typed[at + len(phrase) :]}"
    kept, read = [], 0
    for word in phrase.split():
        found = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)").search(unquoted, read)
        if found is None:
            return typed
        kept += [typed[read : found.start()].strip(" "), *([] if read else [new])]
        read = found.end()
    return " ".join(part for part in (*kept, typed[read:].strip(" ")) if part)


def read_words(command: str, typed: str, profile: Profile, now: datetime, *, part: str | None = None) -> Words:
    """Takes a text, or the `part` of it that says which meeting, apart.

    `now` decides which day is meant; it is aware, Europe/Copenhagen.
    """
    searched = typed if part is None else part
    when = reader.find(searched, now) or reader.bare_day(searched, now)
    forum, cluster, rest = take_place(when.rest if when else searched, profile)
    kind, rest = take_kind(without_courtesy(rest))
    return Words(command, typed, forum, cluster, when, rest, kind)


def body_meant(words: Words, profile: Profile, here: Callable[[], Sequence[ChannelUse]], actor: Actor) -> Body:
    """The body the words mean; asked about where it can't be told. `here` looks up what the channel is for."""
    lacks_cluster = words.cluster is None and (words.forum is None or words.forum.is_per_cluster)
    if words.forum is None or lacks_cluster:
        refuse_several(words.command, words.typed, words.rest, profile)
    if lacks_cluster:
        refuse_other_area(words.rest, profile)
    cluster = words.cluster or implied_cluster(profile, here(), actor)
    if words.forum is None:
        seated = {body.forum.key for body in profile.bodies if body.seats}
        meeting = [forum for forum in profile.fora if forum.key in seated]
        raise Answered(
            "Hvilket forum mener du?",
            unsaved(
                "Jeg fandt intet forum i det, du skrev. Skriv "
                f"{writing.join_or([f'`{forum.key}`' for forum in meeting])}."
            ),
            Actions(tuple(words.inner_button(forum.name, forum.key) for forum in meeting[:_MOST_BUTTONS])),
        )
    wanted = cluster.key if cluster and words.forum.is_per_cluster else None
    its = [body for body in profile.known_bodies if body.forum.key == words.forum.key]
    found = next((body for body in its if body.cluster_key == wanted), None)
    if found is None:
        typed = cluster_words(words.typed, profile) if words.cluster else ""
        again = partial(words.button, instead_of=typed) if typed else words.inner_button
        now = [body for body in its if body in profile.bodies]
        raise ask_where(words.forum, now or its, cluster, lambda one: again(one.name, add=one.key))
    return found


def seat_names(body: Body) -> names.NameBook:
    """All that a body's seats may be called, whoever holds them."""
    return names.kept_book(tuple((seat.key, (seat.label, *seat.aliases)) for seat in body.seats))


def seat_names_around(body: Body, profile: Profile) -> names.NameBook:
    """All that a body's seats, and those of the other fora in its place, may be called; a key is of body and seat."""
    bodies = [one for one in profile.bodies if one.cluster == body.cluster]
    return names.kept_book(
        tuple((f"{one.key} {seat.key}", (seat.label, *seat.aliases)) for one in bodies for seat in one.seats)
    )


def seat_found(typed: str, body: Body, holders: Sequence[SeatHolder]) -> names.NameInText:
    """The seat that `typed` names by its label or by its holder."""
    persons = {one.seat: [held.person.name for held in holders if held.seat == one.seat] for one in holders}
    return names.find_names_in(typed, seat_names(body), persons)


def seat_meant(
    words: Words, typed: str, body: Body, holders: Sequence[SeatHolder], profile: Profile
) -> tuple[Seat, str]:
    """As `seat_found`, and the words that remain; raises Answered.

    Where another cluster's body has the seat, the answer says so: the channel's cluster may not be the one meant. So
    it does where another forum has it: the political level has no direktør of Odense, though a mayor of it.
    """
    require_seats(body)
    found = seat_found(typed, body, holders)
    if not isinstance(found.name, names.NameFound):
        refuse_seat_elsewhere(words, typed, body, profile)
    _refuse_other_forum(words, typed, body, found, profile)
    match found.name:
        case names.NameFound(key):
            held_by = [held.person.name for held in holders if held.seat == key]
            _refuse_namesake(words, typed, body.seat(key), found.words, held_by)
            return body.seat(key), found.rest
        case names.NameAmbiguous(keys):
            near = [body.seat(key).label for key in keys[:_MOST_BUTTONS]]
            raise Answered(
                "Hvilket medlem mener du?",
                unsaved("Flere medlemmer passer på det, du skrev."),
                Actions(tuple(words.button(label, add=label, instead_of=found.words) for label in near)),
            )
        case names.NameUnknown(nearest):
            raise _no_seat(words, body, nearest)


def _refuse_namesake(words: Words, typed: str, seat: Seat, found: str, holders: Sequence[str]) -> None:
    """Raises Answered where a holder has one of the names that were typed, and another stands beside it."""
    others = [one for one in (other_name_beside(typed, found, name) for name in holders) if one]
    if not holders or len(others) < len(holders):
        return
    both = next((one for one in (f"{others[0]} {found}", f"{found} {others[0]}") if one in typed), found)
    raise Answered(
        f"Mener du {seat.label}?",
        unsaved("Navnet passer kun delvist på den, der har pladsen."),
        Actions((words.button(seat.label, add=seat.label, instead_of=both),)),
    )


def require_seats(body: Body, instead: str = "") -> None:
    """Raises Answered, with what can be done `instead`, where a body has no seats: who comes is agreed locally."""
    if not body.seats:
        raise Answered(
            f"{body.name} har ingen faste medlemmer hos mig.",
            text(
                "Deltagerne aftales lokalt, så der er ingen pladser at notere afbud, personer eller fremmøde på. ",
                instead,
                NOTHING_SAVED,
            ),
        )


def refuse_seat_elsewhere(words: Words, typed: str, body: Body, profile: Profile) -> None:
    """Raises Answered where `typed` fits one seat of the forum best, and only other clusters' bodies have it."""
    bodies = [one for one in profile.known_bodies if one.cluster and one.forum.key == body.forum.key]
    places = {f"{one.key} {seat.key}": (one, seat) for one in bodies for seat in one.seats}
    found = names.find_names_in(typed, {key: (seat.label, *seat.aliases) for key, (_, seat) in places.items()}).name
    keys = [found.key] if isinstance(found, names.NameFound) else getattr(found, "keys", ())
    fitting = [places[key] for key in keys]
    if body.cluster is None or len({seat.key for _, seat in fitting}) != 1 or body in [one for one, _ in fitting]:
        return
    raise Answered(
        f"{fitting[0][1].label} sidder i {writing.join([one.name for one, _ in fitting])}.",
        unsaved(f"Jeg ledte i {body.name}. Vælg her, hvis det er den anden klynge, du mener."),
        Actions(tuple(_in_cluster(words, one, profile) for one, _ in fitting)),
    )


def _refuse_other_forum(words: Words, typed: str, body: Body, here: names.NameInText, profile: Profile) -> None:
    """Raises Answered where another forum's seat is named by all the words that were found here, and by more."""
    found = names.find_names_in(typed, seat_names_around(body, profile))
    named, said = set(here.words.split()), set(found.words.split())
    if not isinstance(found.name, names.NameFound) or not named < said:
        return
    forum, _, key = found.name.key.partition(" ")
    other = profile.body(forum)
    kept = " ".join(word for word in words.typed.split() if word.strip(",.;:") not in said)
    keys = [here.name.key] if isinstance(here.name, names.NameFound) else getattr(here.name, "keys", ())
    own = [body.seat(one).label for one in keys[: _MOST_BUTTONS - 1]]
    raise Answered(
        f"{other.seat(key).label} sidder i {other.name}.",
        unsaved(f"Jeg ledte i {body.name}. Vælg her, hvem du mener."),
        Actions(
            (
                words.button(other.seat(key).label, add=other.forum.key, instead_of=forum_words(words.typed, profile)),
                *(retry_button(label, words.command, f"{kept} {label}") for label in own),
            )
        ),
    )


def _in_cluster(words: Words, body: Body, profile: Profile) -> Button:
    """A button that asks the same of another cluster's body, in the place of the cluster that was typed, if any."""
    key = body.cluster_key or ""
    return words.button(body.name, add=key, instead_of=cluster_words(words.typed, profile))


def _no_seat(words: Words, body: Body, nearest: Sequence[str]) -> Answered:
    seats = " · ".join(seat.label for seat in body.seats)
    near = Actions(tuple(words.inner_button(body.seat(key).label, body.seat(key).label) for key in nearest))
    return Answered(
        f"Jeg fandt ikke medlemmet i {body.name}.",
        unsaved(f"Skriv pladsen, fx “{body.seats[0].label}”. Pladserne er: {seats}."),
        *((near,) if nearest else ()),
    )
