"""Turns reminders into messages to their persons: those of tasks that were due at the same time into one.

A reminder is told a person once, alone or among others, though it may be issued again since it concerns new people by
now. The key of a message alone can't promise that of several: what was posted is looked at too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.outgoing.reminder_causes import DueCause
from domain.messages import REMINDERS, Message, reminders_of, told_in
from domain.people import Person
from domain.ports import Repositories
from domain.reminders import ReminderKind, What
from handlers.digest_entries import is_of, thing
from handlers.opgaver.bundle import KIND, bundle_subject
from handlers.opgaver.digest import digest_key
from handlers.unasked import WHY

_OF_DEADLINES = frozenset({ReminderKind.AHEAD, ReminderKind.SAME_DAY, ReminderKind.DAY_AFTER})


@dataclass(frozen=True, slots=True)
class Telling:
    """A due reminder that is to be told a person now."""

    cause: DueCause
    person: Person

    @property
    def reminder(self) -> int:
        """The reminder's id."""
        return self.cause.reminder.id

    @property
    def key(self) -> str:
        """What makes its message unique where it is told alone."""
        return f"reminder:{self.reminder}:{self.person.id}"

    @property
    def bundle(self) -> str:
        """What makes the message unique that it may share with others; "" for one that stays alone.

        What somebody asked for comes alone, and so does what isn't of a task.
        """
        reminder = self.cause.reminder
        if reminder.cause.what is not What.TASK or reminder.kind not in _OF_DEADLINES:
            return ""
        return f"reminders:{self.person.id}:{int(reminder.due.timestamp())}"


def personal_messages(store: Repositories, tellings: Sequence[Telling], now: datetime) -> list[Message]:
    """The messages to persons; one query. What stood in a digest of the same day is left out."""
    digests = {one.person.id: digest_key(one.person.id, now.date()) for one in tellings}
    keys = {key for one in tellings if one.bundle for key in (one.bundle, one.key)}
    posted = store.outbox.posted([*keys, *digests.values()])
    in_digest = {person: told_in(posted[key]) for person, key in digests.items() if key in posted}
    bundles: dict[str, list[Telling]] = {}
    messages = []
    for one in tellings:
        if _stood_in(in_digest.get(one.person.id, ()), one):
            continue
        if one.bundle:
            bundles.setdefault(one.bundle, []).append(one)
        else:
            messages.append(_alone(one, now))
    for key, some in bundles.items():
        told = {
            known
            for each in (key, *(one.key for one in some))
            if each in posted
            for known in reminders_of(posted[each])
        }
        left = [one for one in some if one.reminder not in told]
        messages += _together(key, left, now) if key not in posted else (_alone(one, now) for one in left)
    return messages


def _stood_in(marks: Iterable[str], one: Telling) -> bool:
    """Whether the day's digest told of the same; what somebody asked for always comes.

    A digest counts once it is known to have been sent, and for what it really said.
    """
    reminder = one.cause.reminder
    named = thing(reminder.cause.what, reminder.cause.id)
    return reminder.kind in _OF_DEADLINES and any(is_of(mark, named) for mark in marks)


def _together(key: str, tellings: Sequence[Telling], now: datetime) -> Iterator[Message]:
    if len(tellings) < 2:  # noqa: PLR2004 - one is no bundle
        yield from (_alone(one, now) for one in tellings)
        return
    person, reminded = tellings[0].person, [one.cause.reminder for one in tellings]
    subject = bundle_subject((one.cause.id, one.kind) for one in reminded)
    ids = ",".join(str(one.id) for one in reminded)
    yield Message(KIND, person.id, {**subject, REMINDERS: ids}, now, person.install, key=key)


def _alone(one: Telling, now: datetime) -> Message:
    why = one.cause.reminder.kind.value
    subject = {**one.cause.subject, REMINDERS: one.reminder, WHY: why}
    return Message(one.cause.kind, one.person.id, subject, now, one.person.install, key=one.key)
