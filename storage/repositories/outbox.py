"""Messages to others in their table, and who holds which for sending; it sends nothing.

A message waits; a claim makes it `sending` under an owner, an attempt and a lease, which fence every answer about it.
`claimed_at` is the first claim whose end nobody knows: the place to begin looking whether it was sent. `lease_until`
of one that waits is how long it is left alone: it keeps its due time, and with that its place in the row.

What goes to a workspace that is not connected is left as it is until it is connected again.

When a message is due goes by the program's clock. Leases go by the database's: a process whose clock is wrong, or is
moved, must not take over what a living one is just sending.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, RowMapping, Select, bindparam, func, literal, or_, select, update

from domain.messages import TOLD, ClaimedMessage, Message, Recipient, SentMessage
from domain.people import Place
from storage.database_time import database_time
from storage.given import NAME, given, written
from storage.repositories.base import Repository
from storage.rows_out import message_of, message_values, sent_message_of
from storage.tables_installs import installs, is_stopped
from storage.tables_out import MessageState, is_sending, is_stranded, is_waiting, outbox

_c = outbox.c
_stopped = select(installs.c.install).where(is_stopped)
_bound_for = func.coalesce(_c.place_install, _c.install)
is_paused = _bound_for.in_(_stopped)
may_go = _bound_for.not_in(_stopped)


class OutboxTable(Repository):
    """The Outbox port."""

    __slots__ = ()

    def post(self, messages: Iterable[Message]) -> None:
        """Saves messages to send, giving each its uid; one whose `key` is there already is left out."""
        waiting = {"state": MessageState.WAITING.value, "attempt": 0}
        values = [message_values(message) | waiting | {"uid": message.uid or uuid4().hex} for message in messages]
        if values:
            self._connection.execute(self._insert(outbox).on_conflict_do_nothing(index_elements=[_c.key]), values)

    def claim(
        self, owner: str, now: datetime, *, limit: int, lease_s: float, without: Collection[int] = ()
    ) -> Sequence[ClaimedMessage]:
        """Takes due messages for `owner` until the lease ends; no other process gets them meanwhile."""
        first = func.coalesce(_c.claimed_at, literal(now, _c.claimed_at.type))
        return self._take(owner, lease_s, _due(now, limit, without), claimed_at=first)

    def expired(
        self, owner: str, *, limit: int, lease_s: float, without: Collection[int] = ()
    ) -> Sequence[ClaimedMessage]:
        """Takes over messages whose lease ended while they were being sent; `claimed_at` is the first claim's."""
        return self._take(owner, lease_s, _lapsed(limit, without))

    def unreadable(self, now: datetime, limit: int, *, without: Collection[int] = ()) -> Sequence[int]:
        """The numbers of those that can't be read, of what `claim` and `expired` would take next."""
        coming = (_due(now, limit, without), _lapsed(limit, without))
        return [one for chosen in coming for one in self._connection.scalars(chosen) if not self._is_readable(one)]

    def sent_together(self, answers: Iterable[tuple[ClaimedMessage, SentMessage]], now: datetime) -> None:
        """Records in one statement what was sent; what another process holds by now is left to it.

        Of those that say what they told of, it is kept in a statement before.
        """
        known = list(answers)
        told = [one for one, _ in known if TOLD in one.message.subject]
        if told:
            self._connection.execute(_KEEP, [_held(one) | {"what": dict(one.message.subject)} for one in told])
        if known:
            held = [_held(one) | _sent_values(where) for one, where in known]
            self._connection.execute(_SENT.values(sent_at=now), held)

    def dropped(self, claimed: ClaimedMessage) -> bool:
        """Records that its cause no longer holds, so that it needn't be sent."""
        return self._settle(claimed, MessageState.DROPPED)

    def failed(self, claimed: ClaimedMessage, error: str) -> bool:
        """Records that the platform refused it for good."""
        return self._settle(claimed, MessageState.FAILED, error=error)

    def uncertain(self, claimed: ClaimedMessage) -> bool:
        """Records that nobody can tell whether it was sent."""
        return self._settle(claimed, MessageState.UNCERTAIN)

    def later(self, claimed: ClaimedMessage, seconds: float) -> bool:
        """Gives it back, to be left alone for so long; it keeps its place in the row."""
        return self._settle(claimed, MessageState.WAITING, claimed_at=None, lease_until=database_time(seconds))

    def postponed(self, claimed: ClaimedMessage, due: datetime) -> bool:
        """Gives it back, to be sent when it is due then."""
        return self._settle(claimed, MessageState.WAITING, claimed_at=None, due_at=due)

    def again(self, claimed: ClaimedMessage) -> bool:
        """Records that it surely was not sent, so that it can be claimed anew at once."""
        return self._settle(claimed, MessageState.WAITING, claimed_at=None)

    def posted(self, keys: Iterable[str]) -> Mapping[str, Message]:
        """The messages of these keys that were ever posted, by key, in one query."""
        rows = given(self._dialect, _c.key)
        found = select(outbox).where(_c.key.in_(select(rows.c.key)))
        values = {NAME: written(self._dialect, ({"key": key} for key in keys))}
        return {message.key: message for message in map(message_of, self._rows(found, values))}

    def sent_as(self, key: str) -> SentMessage | None:
        """Where the message of that key was sent; None for one that wasn't, or isn't surely yet."""
        row = self._row(select(outbox).where(_c.key == key, _c.state == MessageState.SENT.value))
        return sent_message_of(row) if row else None

    def sent_among(self, keys: Iterable[str]) -> frozenset[str]:
        """Those of these keys whose message was sent, and surely."""
        rows = given(self._dialect, _c.key)
        found = select(_c.key).where(_c.key.in_(select(rows.c.key)), _c.state == MessageState.SENT.value)
        values = {NAME: written(self._dialect, ({"key": key} for key in keys))}
        return frozenset(row[_c.key] for row in self._rows(found, values))

    def latest_sent(self, recipient: Recipient) -> int:
        """The number of the newest message that reached the person or channel; 0 where none is known."""
        to = _in_channel(recipient) if isinstance(recipient, Place) else (_c.person == recipient,)
        found = select(_c.id).where(_c.state == MessageState.SENT.value, *to).order_by(_c.id.desc()).limit(1)
        return self._connection.scalar(found) or 0

    def send_refused(self, at: Place, to: Place, since: datetime) -> int:
        """Lets what the platform refused in a channel, and was due since then, wait to be sent to `to`; how many."""
        values = {"platform": to.platform, "place_install": to.install, "conversation": to.conversation}
        anew = dict(_ANEW)
        if to != at:
            anew["thread"] = to.thread
        refused = (is_stranded, _c.state == MessageState.FAILED.value, _c.due_at >= since)
        return self._connection.execute(update(outbox).where(*refused, *_in_channel(at)).values(values | anew)).rowcount

    def try_refused(self, install: str, reason: str, since: datetime) -> int:
        """Lets what a workspace refused for that reason, and was due since then, wait to be sent; how many."""
        refused = (is_stranded, _c.state == MessageState.FAILED.value, _c.error == reason, _c.due_at >= since)
        anew = update(outbox).where(*refused, _bound_for == install).values(_ANEW)
        return self._connection.execute(anew).rowcount

    def told_under(self, prefix: str) -> Sequence[Message]:
        """The messages whose key begins so, but for those that were dropped or refused."""
        begins = (_c.key >= prefix, _c.key < f"{prefix.removesuffix(':')};")  # the sign after the colon
        found = select(outbox).where(*begins, _c.state.not_in(_NOWHERE)).order_by(_c.id)
        return [message_of(row) for row in self._rows(found)]

    def is_underway(self, key: str) -> bool:
        """Whether the message of that key is just being sent."""
        return self._row(select(_c.id).where(_c.key == key, _c.state == MessageState.SENDING.value)) is not None

    def counts(self) -> dict[str, int]:
        """How many messages stand in each state."""
        number = func.count().label("number")
        rows = self._rows(select(_c.state, number).group_by(_c.state))
        return {state.value: 0 for state in MessageState} | {row[_c.state]: row[number] for row in rows}

    def _is_readable(self, number: int) -> bool:
        try:
            self._row(select(outbox).where(_c.id == number))
        except ValueError:
            return False
        return True

    def _take(self, owner: str, lease_s: float, chosen: Select[Any], **values: Any) -> Sequence[ClaimedMessage]:
        if self._connection.dialect.name == "postgresql":
            # SQLAlchemy drops this silently on SQLite, where the one writer needs no lock on rows.
            chosen = chosen.with_for_update(skip_locked=True)
        # A common table expression with FOR UPDATE is evaluated once; as a subquery it might be planned anew per row.
        ids = chosen.cte("chosen")
        held = {"state": MessageState.SENDING.value, "owner": owner, "lease_until": database_time(lease_s)}
        taken = (
            update(outbox)
            .where(_c.id.in_(select(ids.c.id)))
            .values(attempt=_c.attempt + 1, **held, **values)
            .returning(outbox)
        )
        rows = sorted(self._rows(taken), key=lambda row: (row[_c.due_at], row[_c.id]))
        return [_claimed(row) for row in rows]

    def _settle(self, claimed: ClaimedMessage, state: MessageState, **values: Any) -> bool:
        settled = update(outbox).where(*_IS_HELD).values({"state": state.value, "lease_until": None} | values)
        return self._connection.execute(settled, _held(claimed)).rowcount == 1


_ANEW = {"state": MessageState.WAITING.value, "error": None, "claimed_at": None, "lease_until": None}
_NOWHERE = (MessageState.DROPPED.value, MessageState.FAILED.value)
_SENT_AT = ("sent_platform", "sent_install", "sent_conversation", "sent_thread", "platform_id")
_IS_HELD = (
    _c.uid == bindparam("held_uid"),
    _c.state == MessageState.SENDING.value,
    _c.owner == bindparam("held_owner"),
    _c.attempt == bindparam("held_attempt"),
)
_SENT = update(outbox).where(*_IS_HELD).values(state=MessageState.SENT.value, lease_until=None)
_KEEP = update(outbox).where(*_IS_HELD).values(subject=bindparam("what"))


def _due(now: datetime, limit: int, without: Collection[int]) -> Select[Any]:
    is_free = or_(_c.lease_until.is_(None), _c.lease_until <= database_time())
    return _first((is_waiting, _c.due_at <= now, is_free, may_go), _c.due_at, limit, without)


def _lapsed(limit: int, without: Collection[int]) -> Select[Any]:
    return _first((is_sending, _c.lease_until <= database_time(), may_go), _c.lease_until, limit, without)


def _first(
    conditions: Iterable[ColumnElement[bool]], order: ColumnElement[Any], limit: int, without: Collection[int]
) -> Select[Any]:
    others = (_c.id.not_in(without),) if without else ()
    return select(_c.id).where(*conditions, *others).order_by(order, _c.id).limit(limit)


def _in_channel(place: Place) -> tuple[ColumnElement[bool], ...]:
    return (_c.platform == place.platform, _c.place_install == place.install, _c.conversation == place.conversation)


def _held(claimed: ClaimedMessage) -> dict[str, Any]:
    return {"held_uid": claimed.message.uid, "held_owner": claimed.owner, "held_attempt": claimed.attempt}


def _sent_values(where: SentMessage) -> dict[str, str | None]:
    place = where.place
    values = (place.platform, place.install, place.conversation, place.thread, where.platform_id)
    return dict(zip(_SENT_AT, values, strict=True))


def _claimed(row: RowMapping) -> ClaimedMessage:
    return ClaimedMessage(message_of(row), row[_c.owner], row[_c.attempt], row[_c.claimed_at])
