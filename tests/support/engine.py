"""The sending engine put together without the rest of the program, for tests and measurements; it adds no behaviour."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from bot.clock import Clock
from bot.observe import get_log
from bot.outgoing.courier import Courier
from bot.outgoing.ports import Sender
from bot.outgoing.ur import ClockLoop
from bot.profiles import SHIPPED, load_profile
from domain.meetings import Meeting
from domain.messages import Message
from domain.organisation import Profile
from domain.people import PersonId, Place
from domain.ports import Repositories
from domain.reminders import Reminder, ReminderKind, of_task
from domain.tasks import Task
from handlers.opgaver.feature import REMINDER
from handlers.registry import CardBuilder
from handlers.ui import Card
from storage.work import StoredWork
from tests.support.moment import NOW

KIND = "proev.nummer"
INSTALL = "T0LOKAL0001"


@cache
def shipped_profile() -> Profile:
    """The organisation that comes with the program."""
    return load_profile(SHIPPED / "syddanmark.toml")


def numbered(_store: Repositories, _profile: Profile, message: Message) -> Card:
    """A card that says its number and nothing else; that of a reminder is its task's."""
    return Card(f"Besked nr. {message.subject.get('nummer', message.subject.get('task'))}")


def messages(recipients: Iterable[PersonId | Place]) -> list[Message]:
    """A message to each of them, numbered from 0, due long ago."""
    return [Message(KIND, to, {"nummer": number}, NOW, INSTALL) for number, to in enumerate(recipients)]


def plan_reminders(store: Repositories, recipients: Sequence[PersonId], now: datetime) -> None:
    """A reminder to each of them, of a task of its own, that has just become due."""
    starts = now + timedelta(days=60)
    meeting = store.meetings.add(Meeting(0, "politisk/fyn", starts, starts + timedelta(hours=2), install=INSTALL))
    tasks = store.tasks.add(Task(0, meeting.id, 5, str(number), starts) for number in range(len(recipients)))
    store.reminders.plan(
        Reminder(0, of_task(task.id), ReminderKind.SNOOZED, now, person)
        for task, person in zip(tasks, recipients, strict=True)
    )


def engine(
    work: StoredWork,
    sender: Sender,
    clock: Clock,
    *,
    owner: str = "p1",
    builders: Mapping[str, CardBuilder] | None = None,
    alive: Callable[[], None] = lambda: None,
    **settings: Any,
) -> ClockLoop:
    """A clock loop with its courier; `settings` are the courier's."""
    courier = Courier(
        work=work,
        sender=sender,
        builders=builders or {KIND: numbered, REMINDER: numbered},
        profile=shipped_profile(),
        clock=clock,
        owner=owner,
        log=get_log(),
        alive=alive,
        watchers=lambda _store, _install: (),
        **{"lease_s": 60.0, "batch": 20, **settings},
    )
    return ClockLoop(
        work=work, courier=courier, profile=shipped_profile(), clock=clock, log=get_log(), alive=alive, every_s=0.2
    )
