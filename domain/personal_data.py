"""What is kept of a person, and what becomes of each kind when the person is erased; no database and no words here.

Who takes part in the shared work leaves traces in what several authorities answer for. What serves the person alone
goes. What documents the work stays without the name. Decisions, approvals and what documents a meeting are not touched
before its minutes are journalised: until then they are the only record that the authorities have (GDPR article 17(3)(b)
and (d): a public task, archiving). The log holds ids alone; without the name nobody is found by them here.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from domain.access import Actor, holders, may_serve
from domain.deputies import without_those_away
from domain.errors import Refused
from domain.journalising import Journalised, missing_authorities
from domain.meetings import Meeting
from domain.organisation import Body
from domain.people import Person, PersonId, RoleAssignment
from domain.steps import Step


class Kind(StrEnum):
    """The kinds of things that are kept of a person."""

    PERSON = "person"
    IDENTITY = "identitet"
    ADMINISTRATOR = "administrator"
    ROLE = "rolle"
    SEAT = "plads"
    ALTERNATE = "suppleant"
    AWAY = "fravær"
    DEPUTY = "vikar"
    PREFERENCES = "indstillinger"
    CALENDAR = "kalender"
    REMINDER = "påmindelse"
    MESSAGE = "besked"
    INTEREST = "interesse"
    TASK = "opgave"
    WRITING = "skrivning"
    ABSENCE = "afbud"
    EMPTY_SEAT = "tom_plads"
    REPORTED = "meldt_afbud"
    CONFIRMATION = "bekræftelse"
    APPROVAL = "godkendelse"
    VERSION = "udgave"
    ITEM = "punkt"
    PRESENCE = "fremmøde"
    DECISION = "beslutning"
    DECISION_VERSION = "rettelse"
    AUTHORITY_APPROVAL = "myndighed"
    JOURNALISING = "journalisering"
    POLL = "afstemning"
    ANSWER = "svar"
    FUNDS = "midler"
    EXPERIENCE = "erfaring"
    DRAFT = "kladde"
    DRAFT_WRITTEN = "kladde_af_besked"
    THANKS = "tak"
    TRIAL = "afprøvning"
    DONE = "log"
    CONCERNED = "log_om"


class Fate(StrEnum):
    """What becomes of a kind when its person is erased."""

    GOES = "slettes"
    FREED = "bliver ledig"
    NAMELESS = "uden navn"
    UNTIL_JOURNALISED = "efter journalisering"
    FOLLOWS = "følger pladsen"
    """It belongs to a seat; once the person no longer holds the seat, nothing says whose it was."""


FATES: Mapping[Kind, Fate] = {
    Kind.PERSON: Fate.NAMELESS,
    **dict.fromkeys(
        (
            Kind.IDENTITY,
            Kind.ADMINISTRATOR,
            Kind.ROLE,
            Kind.SEAT,
            Kind.ALTERNATE,
            Kind.AWAY,
            Kind.DEPUTY,
            Kind.PREFERENCES,
            Kind.CALENDAR,
            Kind.REMINDER,
            Kind.MESSAGE,
            Kind.INTEREST,
            Kind.DRAFT,
            Kind.DRAFT_WRITTEN,
            Kind.THANKS,
        ),
        Fate.GOES,
    ),
    **dict.fromkeys((Kind.TASK, Kind.WRITING), Fate.FREED),
    **dict.fromkeys((Kind.ABSENCE, Kind.EMPTY_SEAT), Fate.FOLLOWS),
    **dict.fromkeys(
        (
            Kind.CONFIRMATION,
            Kind.APPROVAL,
            Kind.VERSION,
            Kind.ITEM,
            Kind.PRESENCE,
            Kind.DECISION,
            Kind.DECISION_VERSION,
            Kind.AUTHORITY_APPROVAL,
            Kind.JOURNALISING,
        ),
        Fate.UNTIL_JOURNALISED,
    ),
    **dict.fromkeys(
        (
            Kind.REPORTED,
            Kind.POLL,
            Kind.ANSWER,
            Kind.FUNDS,
            Kind.EXPERIENCE,
            Kind.TRIAL,
            Kind.DONE,
            Kind.CONCERNED,
        ),
        Fate.NAMELESS,
    ),
}


class AlreadyErased(Refused):
    """The person's data were erased before."""


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that is kept of a person: its facts by the columns' names, and the meeting it belongs to, if it does.

    `is_closed` where it is of a closed item.
    """

    kind: Kind
    facts: Mapping[str, Any]
    meeting: int | None = None
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A text in which a name stands: where it is kept, what it says, and the meeting it belongs to, if it does.

    `is_forecast` where it says what is expected of a meeting only, and documents nothing; `is_name` where the column
    is for a name alone. `owners` are those who alone may see it, since it isn't shared yet, the one who writes it
    first; none where others see it too.
    """

    table: str
    column: str
    row: int
    text: str
    meeting: int | None = None
    is_closed: bool = False
    is_forecast: bool = False
    is_name: bool = False
    owners: tuple[PersonId, ...] = ()


def counted(records: Iterable[Record]) -> dict[Kind, int]:
    """How many there are of each kind, in the order of the kinds."""
    found = [one.kind for one in records]
    return {kind: found.count(kind) for kind in Kind if kind in found}


def awaits_journalising(meeting: Meeting, body: Body | None, known: Iterable[Journalised]) -> bool:
    """Whether a meeting's records must stay as they are: it will be or was held, and an authority's note is missing.

    Of a body that the profile no longer has nobody can tell who is to journalise: one authority's note is enough.
    """
    if meeting.is_cancelled:
        return False
    done = tuple(known)
    return bool(missing_authorities(body, done)) if body else not done


def is_kept(thing: Record | Mention, awaiting: Collection[int]) -> bool:
    """Whether it keeps the name for now: it documents one of the meetings that await journalising."""
    if isinstance(thing, Record) and FATES[thing.kind] is not Fate.UNTIL_JOURNALISED:
        return False
    if isinstance(thing, Mention) and thing.is_forecast:
        return False
    return thing.meeting in awaiting


def is_of_others(mention: Mention, *people: PersonId) -> bool:
    """Whether it is a text that is not shared yet and belongs to none of these people."""
    return bool(mention.owners) and not set(mention.owners) & set(people)


def may_read_closed(reader: Actor, body: Body, on: date, *, is_own: bool) -> bool:
    """Whether what a record says of a closed item may be shown: to the secretariat, and to its writer while within."""
    sits = any(held.body == body.key and held.is_valid_on(on) for held in reader.seats)
    is_within = is_own and not reader.is_outsider and bool(sits or reader.roles_on(body, on))
    return is_within or may_serve(reader, body, on)


def sole_roles(person: PersonId, held: Iterable[RoleAssignment]) -> tuple[RoleAssignment, ...]:
    """The roles that nobody else who is active holds in the same cluster and forum."""
    known = tuple(held)
    others = [one for one in known if one.person.id != person and one.person.may_act]
    return tuple(
        one
        for one in known
        if one.person.id == person
        and one.deputy_for is None
        and not any(
            (other.role, other.cluster) == (one.role, one.cluster) and other.forum in (None, one.forum)
            for other in others
        )
    )


def is_last_administrator(person: PersonId, administrators: Iterable[Person], *, has_others: bool) -> bool:
    """Whether nobody would be administrator any more; `has_others` where the platform or the settings make some."""
    appointed = {one.id for one in administrators if one.may_act}
    return not has_others and appointed == {person}


def owners_left(step: Step, body: Body, held: Iterable[RoleAssignment], on: date) -> tuple[Person, ...]:
    """Who holds a role that owns a freed step, each once; deputies for those who are away."""
    known = tuple(held)
    found = [one.person for role in step.owners.roles for one in without_those_away(holders(known, role, body, on))]
    return tuple(dict.fromkeys(found))
