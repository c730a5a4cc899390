"""Rows of the outbox to messages and back; no query stands here."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import RowMapping

from domain.messages import Message, SentMessage
from domain.people import PersonId, Place
from storage import tables_out as out
from storage.rows import Values


def message_values(message: Message) -> Values:
    """A message's columns, without what the sending of it adds."""
    place = message.recipient if isinstance(message.recipient, Place) else None
    return {
        "install": message.install,
        "key": message.key or None,
        "kind": message.kind,
        "person": None if place else message.recipient,
        "platform": place and place.platform,
        "place_install": place and place.install,
        "conversation": place and place.conversation,
        "thread": place and place.thread,
        "subject": dict(message.subject),
        "due_at": message.due,
    }


def message_of(row: RowMapping) -> Message:
    """A message."""
    c = out.outbox.c
    person: PersonId | None = row[c.person]
    place = Place(row[c.platform], row[c.place_install], row[c.conversation], row[c.thread]) if person is None else None
    subject: Mapping[str, int | str] = row[c.subject]
    due: datetime = row[c.due_at]
    return Message(row[c.kind], place or person or 0, subject, due, row[c.install], row[c.key] or "", row[c.uid])


def sent_message_of(row: RowMapping) -> SentMessage:
    """Where a message that was sent stands."""
    c = out.outbox.c
    place = Place(row[c.sent_platform], row[c.sent_install], row[c.sent_conversation], row[c.sent_thread])
    return SentMessage(place, row[c.platform_id])
