"""What belongs to one batch of messages: its cards, its answers, its rows by recipient; it sends nothing."""

import asyncio
from collections.abc import Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.outgoing.cards import Built
from bot.outgoing.records import Records
from domain.messages import ClaimedMessage, Message, Recipient, SentMessage
from domain.people import Place


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch's cards and when they were built, when it is too late to begin, its answers."""

    cards: Mapping[str, Built]
    built_at: float
    latest: float
    records: Records[tuple[ClaimedMessage, SentMessage]]


def by_recipient(claimed: Sequence[ClaimedMessage]) -> list[list[ClaimedMessage]]:
    """A row for each recipient."""
    rows: dict[Recipient, list[ClaimedMessage]] = {}
    for one in claimed:
        rows.setdefault(whole(one.message), []).append(one)
    return list(rows.values())


def whole(message: Message) -> Recipient:
    """A recipient with its threads counted as one."""
    to = message.recipient
    return Place(to.platform, to.install, to.conversation) if isinstance(to, Place) else to


async def all_of(doing: Iterable[Coroutine[object, object, None]]) -> None:
    """Does these side by side and returns when all have ended; then raises what the first of them failed with.

    One that went on alone would send what by then is in nobody's hand.
    """
    ended = await asyncio.gather(*doing, return_exceptions=True)
    for one in ended:
        if one is not None:
            raise one
