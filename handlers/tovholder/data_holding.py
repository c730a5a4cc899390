"""Whose data are asked for and by whom, and what is kept of them; it changes nothing."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from danish.names import fold
from domain import access
from domain.access import Actor
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.people import Person, PersonId
from domain.personal_data import AlreadyErased, Mention, Record, awaits_journalising, is_kept, is_of_others
from domain.ports import Repositories
from handlers.keys import read_number, unreadable
from handlers.loading import load_actor
from handlers.refusals import Answered, unsaved
from handlers.requests import Context

_OWN = "mig"
_LONGEST_NAME = 80
NOBODY = 0


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose data: a person's, and texts in which a name stands. `NOBODY` where a name is all that is known.

    Oneself is found by the id on the platform alone: a name can be chosen freely there, and would open what is kept of
    others.
    """

    person: PersonId
    name: str = ""
    is_own: bool = False

    def written(self) -> str:
        """How a button carries it."""
        return _OWN if self.is_own else f"{self.person}:{self.name}"


@dataclass(frozen=True, slots=True)
class Holding:
    """What is kept: the person, unless there is a name only, the records and texts, and the meetings they are of.

    `awaiting` are the meetings whose minutes are not journalised yet. `drafts` tells in how many drafts the name stands
    that nobody but who writes them may see yet, by the writers' names.
    """

    whose: Whose
    person: Person | None
    records: Sequence[Record]
    mentions: Sequence[Mention]
    meetings: Mapping[int, Meeting]
    awaiting: Collection[int]
    drafts: Mapping[str, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Who it is."""
        return self.person.name if self.person else self.whose.name

    @property
    def kept(self) -> frozenset[int]:
        """The meetings whose records keep the name until they are journalised."""
        return frozenset(one.meeting for one in self._things if is_kept(one, self.awaiting) and one.meeting is not None)

    @property
    def replaced(self) -> tuple[Mention, ...]:
        """The texts that lose the name when it is erased."""
        return tuple(one for one in self.mentions if not is_kept(one, self.awaiting))

    @property
    def _things(self) -> tuple[Record | Mention, ...]:
        return (*self.records, *self.mentions)


def read_whose(value: str, context: Context) -> Whose:
    """Whose data a button is about; refused where that can't be read, since 0 would be a name alone."""
    if value == _OWN:
        return own(context)
    person, between, name = value.partition(":")
    if not between:
        raise unreadable()
    return Whose(read_number(person), name)


def is_whole_name(name: str) -> bool:
    """Whether texts may be searched for it: a first name and another, no longer than a name is."""
    return len(name.split()) > 1 and len(name) <= _LONGEST_NAME


def own(context: Context) -> Whose:
    """The data of whoever acts."""
    return Whose(context.person, is_own=True)


def require_right(repositories: Repositories, context: Context, whose: Whose) -> Actor:
    """The one who acts, who may do this: oneself, and an administrator for somebody of the workspace not in the chat.

    Raises NotAllowed, AlreadyErased or Answered.
    """
    actor = load_actor(repositories, context)
    if whose.person != NOBODY and repositories.personal.is_erased(whose.person):
        raise AlreadyErased
    if whose.is_own:
        return actor
    access.require_administrator(actor)
    person = repositories.people.person(whose.person) if whose.person != NOBODY else None
    if whose.person != NOBODY and (person is None or person.install not in ("", context.place.install)):
        raise Answered("Den person kender jeg ikke her.", unsaved())
    if not _fits(whose.name, person):
        raise unreadable()
    if person is not None and is_in_chat(repositories, context, person):
        raise Answered(
            f"{person.name} er selv i Slack.",
            unsaved("Så er det kun personen selv, der kan hente og slette: `/tovholder mine data`."),
        )
    return actor


def _fits(name: str, person: Person | None) -> bool:
    """Whether it is a name that we would ask by: of a known person theirs, or none."""
    return name == "" or fold(name) == fold(person.name) if person else is_whole_name(name)


def is_in_chat(repositories: Repositories, context: Context, person: Person) -> bool:
    """Whether the person can ask for themself."""
    known = repositories.identities.externals_of(context.place.platform, person.id)
    return bool(known) and not person.is_deactivated


def load_holding(repositories: Repositories, profile: Profile, whose: Whose, reader: PersonId = NOBODY) -> Holding:
    """All that is kept; the number of queries doesn't depend on how much it is.

    Of drafts that are neither the reader's nor that person's own, no more than whose they are.
    """
    person = repositories.people.person(whose.person) if whose.person != NOBODY else None
    records = repositories.personal.records(whose.person) if person else ()
    found = repositories.personal.mentions(whose.name) if whose.name else ()
    mentions = [one for one in found if not is_of_others(one, reader, whose.person)]
    drafts = _by_writer(repositories, (one for one in found if is_of_others(one, reader, whose.person)))
    of = {one.meeting for one in records if one.meeting is not None}
    of |= {one.meeting for one in mentions if one.meeting is not None}
    meetings = repositories.meetings.several(of)
    journal = repositories.journal.of_meetings(of)
    bodies = bodies_by_key(profile)
    awaiting = {
        key for key, one in meetings.items() if awaits_journalising(one, bodies.get(one.body), journal.get(key, ()))
    }
    return Holding(whose, person, records, mentions, meetings, awaiting, drafts)


def _by_writer(repositories: Repositories, mentions: Iterable[Mention]) -> Mapping[str, int]:
    """How many of these texts each has written."""
    writers = [writer for _row, writer in {(one.row, one.owners[0]) for one in mentions}]
    known = repositories.people.persons(writers) if writers else {}
    return Counter(sorted(known[one].name for one in writers))


def bodies_by_key(profile: Profile) -> dict[str, Body]:
    """The bodies that the profile knows."""
    return {one.key: one for one in profile.known_bodies}
