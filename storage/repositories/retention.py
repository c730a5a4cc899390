"""What is kept longer than it should be, looked for and deleted; how long that is, is not known here.

Where the card of an experience stands (a place and an id) is kept, so that the card can follow when that is changed; so
is where an open poll's does.

Every table of the store stands here: with what goes of it, or with the reason why the program deletes none of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Column, ColumnElement, FromClause, Select, Table, and_, delete, exists, func, or_, select

from danish.zone import COPENHAGEN
from domain.agenda import ItemState
from domain.experiences import NEW_EXPERIENCE
from domain.installs import InstallState
from domain.people import PersonId
from domain.polls import POLL_ASKED, PollState
from domain.reminders import ReminderState
from domain.retention import ONCE_FOR_ALL, Keeping, Old, OldRow
from storage import tables as t
from storage import tables_local as local
from storage import tables_polls as polls
from storage.given import NAME, given, written
from storage.repositories.base import Repository
from storage.tables_agenda import agenda_items
from storage.tables_installs import installs
from storage.tables_out import MessageState, deliveries, outbox
from storage.tables_shared import drafts, interests

_p = t.persons.c
_known_in = t.identities.c
_UNFINISHED = (ItemState.DRAFT.value, ItemState.READY.value)
_SETTLED = (MessageState.SENT.value, MessageState.DROPPED.value)
_STRANDED = (MessageState.FAILED.value, MessageState.UNCERTAIN.value)
_last_proposed = (
    select(func.max(polls.proposals.c.ends_at))
    .where(polls.proposals.c.poll == polls.answers.c.poll)
    .correlate(polls.answers)
    .scalar_subquery()
)
_of_open_poll = and_(
    outbox.c.kind == POLL_ASKED,
    exists().where(polls.is_open, polls.polls.c.id == outbox.c.subject["poll"].as_integer()).correlate(outbox),
)
_is_removed = and_(installs.c.install == _known_in.install, installs.c.state == InstallState.REMOVED.value)
_removed_at = (
    select(func.max(installs.c.since))
    .where(_is_removed, _known_in.person == _p.id)
    .correlate(t.persons)
    .scalar_subquery()
)
_left_at = func.coalesce(_p.left_at, _removed_at)


@dataclass(frozen=True, slots=True)
class Source:
    """Rows of a table that go so long after `since`, where all `conditions` hold; `beside` is read with them."""

    table: Table
    since: ColumnElement[Any]
    conditions: tuple[ColumnElement[bool], ...] = ()
    beside: Table | None = None

    @property
    def rows(self) -> FromClause:
        """The rows with what is read beside them."""
        return self.table if self.beside is None else self.table.join(self.beside)

    @property
    def key(self) -> Column[Any]:
        """By what a row is deleted."""
        (key,) = self.table.primary_key
        return key

    def old(self, before: datetime) -> tuple[ColumnElement[bool], ...]:
        """The conditions for rows from before that; a day is before the day on which that is."""
        return (*self.conditions, self.since < (before.date() if self._is_day else before))

    @property
    def _is_day(self) -> bool:
        return self.since.type.python_type is date


GOES: Mapping[Keeping, tuple[Source, ...]] = {
    Keeping.DELIVERIES: (
        Source(deliveries, deliveries.c.at, tuple(~deliveries.c.key.startswith(f"{one}:") for one in ONCE_FOR_ALL)),
    ),
    Keeping.SENT: (
        Source(
            outbox,
            outbox.c.due_at,
            (outbox.c.state.in_(_SETTLED), outbox.c.kind != NEW_EXPERIENCE, ~_of_open_poll),
        ),
    ),
    Keeping.STRANDED: (Source(outbox, outbox.c.due_at, (outbox.c.state.in_(_STRANDED),)),),
    Keeping.REMINDERS: (
        Source(t.reminders, t.reminders.c.due_at, (t.reminders.c.state != ReminderState.PLANNED.value,)),
    ),
    Keeping.ABSENCES: (Source(t.absences, t.meetings.c.ends_at, beside=t.meetings),),
    Keeping.CATERING: (Source(local.guests, t.meetings.c.ends_at, beside=t.meetings),),
    Keeping.ANSWERS: (
        Source(polls.answers, _last_proposed, (polls.polls.c.state != PollState.OPEN.value,), polls.polls),
    ),
    Keeping.TERMS: tuple(Source(one, one.c.valid_to) for one in (t.roles, t.seats, local.alternates, local.deputies)),
    Keeping.INTERESTS: (Source(interests, interests.c.answered_at),),
    Keeping.DRAFTS: (Source(drafts, drafts.c.made_at),),
}
_DOCUMENTS = "documents the work of several authorities, whose archives it belongs to: never deleted by the program"
_CHAIN = "the log: never deleted, by nobody"
_ORDER = "says how the bodies work, and names nobody"
_PERSON = "goes as LEAVERS, with its person"
_STATE = "a row for each thing that there is, and nothing of persons"
STAYS: Mapping[str, str] = {
    "persons": "names go as LEAVERS; the row stays, for the log and the documents point to it",
    "identities": _PERSON,
    "preferences": _PERSON,
    "feeds": "an address goes when its person closes it, else as LEAVERS, with its person; it shows what they may see",
    "administrators": _PERSON,
    "kept_names": "goes when the last of the meetings is journalised that it keeps a name for",
    "meetings": _DOCUMENTS,
    "tasks": _DOCUMENTS,
    "confirmations": _DOCUMENTS,
    "agenda_items": _DOCUMENTS,
    "agenda_versions": _DOCUMENTS,
    "approvals": _DOCUMENTS,
    "presences": _DOCUMENTS,
    "empty_seats": _DOCUMENTS,
    "decisions": _DOCUMENTS,
    "decision_versions": _DOCUMENTS,
    "authority_approvals": _DOCUMENTS,
    "journalisings": _DOCUMENTS,
    "fund_entries": _DOCUMENTS,
    "cases": _DOCUMENTS,
    "case_legs": _DOCUMENTS,
    "polls": "the question and its dates; who answered what goes as ANSWERS",
    "poll_proposals": "the question and its dates; who answered what goes as ANSWERS",
    "experiences": "shared to be found again; the author's name goes as LEAVERS",
    "experience_words": "the words of an experience once more, and go with it",
    "search_stems": "the words of all experiences, each until none has it",
    "experience_thanks": "how many say thanks for an experience; who it was goes as LEAVERS",
    "trials": "which clusters try an experience; the name goes as LEAVERS",
    "local_settings": _ORDER,
    "channels": _ORDER,
    "installs": "names nobody; those who were only there go as LEAVERS once the app is removed",
    "begun_installs": "each that begins deletes those whose ten minutes are over",
    "occasions": _STATE,
    "clock_ticks": _STATE,
    "audit": _CHAIN,
    "audit_seals": _CHAIN,
}


class RetentionTable(Repository):
    """The Retention port."""

    __slots__ = ()

    def old(self, kind: Keeping, before: datetime) -> Old:
        """How much there is of it that goes, and from when the oldest is."""
        if kind is Keeping.LEAVERS:
            counted = select(func.count(), func.min(_left_at)).select_from(t.persons).where(*_left(before))
            return Old(*self._connection.execute(counted).one())
        found = [self._connection.execute(one).one() for one in _counting(kind, before)]
        oldest = [_instant(since) for _, since in found if since is not None]
        return Old(sum(number for number, _ in found), min(oldest, default=None))

    def oldest(self, kind: Keeping, before: datetime, limit: int) -> Sequence[OldRow]:
        """So many of its rows at most, the oldest of a table first."""
        found: list[OldRow] = []
        for one in GOES[kind]:
            which = select(one.key).select_from(one.rows).where(*one.old(before)).order_by(one.since, one.key)
            keys = self._connection.scalars(which.limit(limit - len(found)))
            found += (OldRow(one.table.name, key) for key in keys)
            if len(found) == limit:
                break
        return found

    def forget(self, kind: Keeping, before: datetime, rows: Sequence[OldRow]) -> int:
        """Deletes those of the rows that are there and old still; how many."""
        return sum(
            self._delete(one, before, [row.key for row in rows if row.table == one.table.name]) for one in GOES[kind]
        )

    def leavers(self, before: datetime, limit: int) -> Sequence[PersonId]:
        """So many of those at most who left before that and hold nothing any more, who left first first."""
        chosen = select(_p.id).where(*_left(before)).order_by(_left_at, _p.id).limit(limit)
        return list(self._connection.scalars(chosen))

    def _delete(self, source: Source, before: datetime, keys: Sequence[int | str]) -> int:
        if not keys:
            return 0
        named = given(self._dialect, source.key)
        chosen = (source.key.in_(select(named.c[source.key.name])), *source.old(before))
        if source.beside is not None:
            chosen = (source.key.in_(select(source.key).select_from(source.rows).where(*chosen)),)
        rows = written(self._dialect, ({source.key.name: key} for key in keys))
        return self._connection.execute(delete(source.table).where(*chosen), {NAME: rows}).rowcount


def _left(before: datetime) -> tuple[ColumnElement[bool], ...]:
    left = or_(and_(_p.is_deactivated, _p.left_at < before), _lost_the_app(before))
    return (_p.erased_at.is_(None), left, *(~held for held in _held(before)))


def _lost_the_app(before: datetime) -> ColumnElement[bool]:
    """Whether the app was removed before that from each workspace that the person is known in.

    Nothing is written about persons when it is removed, so that all is as it was when it is installed again.
    """
    is_theirs = _known_in.person == _p.id
    there_still = ~exists().where(_is_removed, installs.c.since < before).correlate(t.identities)
    return and_(exists().where(is_theirs), ~exists().where(is_theirs, there_still))


def _held(before: datetime) -> Iterator[ColumnElement[bool]]:
    """What keeps a person from being forgotten; a term counts until it has been over for as long.

    A role is taken from somebody in their own workspace: where the app is removed nobody can, and it keeps nobody.
    """
    day = before.date()
    yield and_(_has_term(t.roles, day), ~_lost_the_app(before))
    for one in (t.seats, local.alternates):
        yield _has_term(one, day)
    of_deputies = local.deputies.c
    yield exists().where(or_(of_deputies.away == _p.id, of_deputies.deputy == _p.id), of_deputies.valid_to >= day)
    yield exists().where(t.is_open, t.tasks.c.taker == _p.id)
    yield exists().where(polls.is_open, polls.polls.c.asked_by == _p.id)
    items = agenda_items.c
    is_coming = (items.meeting == t.meetings.c.id, t.meetings.c.ends_at >= before, t.stands)
    yield exists().where(items.writer == _p.id, items.state.in_(_UNFINISHED), *is_coming)


def _has_term(terms: Table, day: date) -> ColumnElement[bool]:
    return exists().where(terms.c.person == _p.id, or_(terms.c.valid_to.is_(None), terms.c.valid_to >= day))


def _counting(kind: Keeping, before: datetime) -> Iterator[Select[int, Any]]:
    for one in GOES[kind]:
        yield select(func.count(), func.min(one.since)).select_from(one.rows).where(*one.old(before))


def _instant(since: date) -> datetime:
    return since if isinstance(since, datetime) else datetime.combine(since, time(), tzinfo=COPENHAGEN)
