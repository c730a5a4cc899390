"""What the rules need of reminders and of messages to others; the sending itself is nobody's here."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from domain.messages import ClaimedMessage, Message, Recipient, SentMessage
from domain.people import Place
from domain.reminders import Cause, Reminder


class Reminders(Protocol):
    """Reminders by their natural key (cause, kind, due, person)."""

    def plan(self, reminders: Iterable[Reminder]) -> None:
        """Saves those that aren't there yet; a cancelled one of the same key is planned again."""
        ...

    def cancel_planned(self, causes: Iterable[Cause], *, keeps_snoozed: bool = False) -> None:
        """Cancels the planned reminders of these causes, in one statement for each kind of them.

        `keeps_snoozed` leaves those that a person asked for.
        """
        ...

    def due(self, now: datetime, limit: int, *, without: Collection[int] = ()) -> Sequence[Reminder]: ...
    def due_ids(self, now: datetime, limit: int, *, without: Collection[int] = ()) -> Sequence[int]:
        """As `due`, their ids alone: for where one of them can't be read."""
        ...

    def reminder(self, reminder: int) -> Reminder | None: ...
    def issued(self, reminders: Iterable[int]) -> None: ...
    def again(self, reminders: Iterable[int]) -> None:
        """Plans issued ones again, so that it is found anew whom they concern; any other stays as it is."""
        ...

    def of(self, cause: Cause) -> Sequence[Reminder]:
        """The cause's reminders, by time."""
        ...


class Outbox(Protocol):
    """Messages to others, sent after the commit by the sending protocol."""

    def post(self, messages: Iterable[Message]) -> None:
        """Saves messages to send, giving each its uid; one whose `key` is there already is left out."""
        ...

    def claim(
        self, owner: str, now: datetime, *, limit: int, lease_s: float, without: Collection[int] = ()
    ) -> Sequence[ClaimedMessage]:
        """Takes messages due by `now` for `owner` until the lease ends; no other process gets them meanwhile.

        A lease is so many real seconds, whatever the program's clock does. Those of the numbers `without` are left.
        """
        ...

    def expired(
        self, owner: str, *, limit: int, lease_s: float, without: Collection[int] = ()
    ) -> Sequence[ClaimedMessage]:
        """Takes over messages whose lease ended while they were being sent; `claimed_at` is the first claim's."""
        ...

    def unreadable(self, now: datetime, limit: int, *, without: Collection[int] = ()) -> Sequence[int]:
        """The numbers of those that can't be read, of what `claim` and `expired` would take next."""
        ...

    def sent_together(self, answers: Iterable[tuple[ClaimedMessage, SentMessage]], now: datetime) -> None:
        """Records what was sent, and where it stands; what another process holds by now is left to it.

        What a message told of (`domain.messages.TOLD`) is kept in its subject.
        """
        ...

    def dropped(self, claimed: ClaimedMessage) -> bool:
        """Records that its cause no longer holds, so that it needn't be sent."""
        ...

    def failed(self, claimed: ClaimedMessage, error: str) -> bool:
        """Records that the platform refused it for good."""
        ...

    def uncertain(self, claimed: ClaimedMessage) -> bool:
        """Records that nobody can tell whether it was sent."""
        ...

    def later(self, claimed: ClaimedMessage, seconds: float) -> bool:
        """Gives it back, to be left alone for so many real seconds; it keeps its place in the row."""
        ...

    def postponed(self, claimed: ClaimedMessage, due: datetime) -> bool:
        """Gives it back, to be sent when it is due then (aware), and no earlier."""
        ...

    def again(self, claimed: ClaimedMessage) -> bool:
        """Records that it surely was not sent, so that it can be claimed anew at once."""
        ...

    def posted(self, keys: Iterable[str]) -> Mapping[str, Message]:
        """The messages of these keys that were ever posted, by key, in one query."""
        ...

    def sent_as(self, key: str) -> SentMessage | None:
        """Where the message of that key was sent; None for one that wasn't, or isn't surely yet."""
        ...

    def sent_among(self, keys: Iterable[str]) -> frozenset[str]:
        """Those of these keys whose message was sent, and surely; in one query."""
        ...

    def latest_sent(self, recipient: Recipient) -> int:
        """The number of the newest message that reached the person or channel; 0 where none is known.

        It may look through much that is stored: for units that only read.
        """
        ...

    def send_refused(self, at: Place, to: Place, since: datetime) -> int:
        """Lets what the platform refused in a channel, and was due since then, wait to be sent to `to`; how many."""
        ...

    def try_refused(self, install: str, reason: str, since: datetime) -> int:
        """Lets what a workspace refused for that reason, and was due since then, wait to be sent; how many."""
        ...

    def told_under(self, prefix: str) -> Sequence[Message]:
        """The messages whose key begins so, but for those that were dropped or refused: they stand somewhere or will.

        A prefix ends with a colon.
        """
        ...

    def is_underway(self, key: str) -> bool:
        """Whether the message of that key is just being sent, so that nobody knows yet where it stands."""
        ...

    def counts(self) -> dict[str, int]:
        """How many messages stand in each state."""
        ...
