"""Who writes an agenda item: taken by oneself, or given to somebody, who is told; without a name its roles write it."""

from dataclasses import replace

import handlers.agenda_refusals  # noqa: F401 - gives the refusals of agendas their words
from domain.access import may_add_item, require_item_right, require_taking_right
from domain.agenda import AgendaItem
from domain.agenda_acts import assign_item, take_item
from domain.agenda_errors import NoItemRole
from domain.messages import Message
from domain.organisation import Body, Profile
from domain.people import PersonId, Place
from domain.ports import Repositories
from handlers.agenda import short_title
from handlers.dagsorden.item_acts import ItemDone, item_done, record_item
from handlers.dagsorden.item_acts import Place as Where
from handlers.loading import load_actor
from handlers.refusals import Answered, unsaved
from handlers.requests import Context
from handlers.retry import command_button
from handlers.task_text import of_meeting, typed_meeting
from handlers.ui import Actions, Card, text

ASSIGNED = "dagsorden.skriver"


def take(repositories: Repositories, profile: Profile, context: Context, place: Where, item: AgendaItem) -> ItemDone:
    """Lets the person write an item; whoever comes second is told that somebody does."""
    require_taking_right(load_actor(repositories, context), place[1], item, context.now.date())
    return _save(repositories, profile, context, place, take_item(item, context.person))


def assign(
    repositories: Repositories,
    profile: Profile,
    context: Context,
    place: Where,
    item: AgendaItem,
    writer: PersonId | None,
) -> ItemDone:
    """Gives an item to somebody who writes items for the body, and tells them; None gives it back to its roles.

    Refused where they write it already.
    """
    require_item_right(load_actor(repositories, context), place[1], item, context.now.date())
    if writer is not None:
        require_writer(repositories, context, place[1], writer)
    changed = assign_item(item, writer)
    if writer is not None and changed == item:
        raise Answered(f"{writer_name(repositories, item)} skriver allerede punktet.", unsaved())
    tell_writer(repositories, context, changed)
    return with_writer_before(repositories, context, item, _save(repositories, profile, context, place, changed))


def with_writer_before(repositories: Repositories, context: Context, item: AgendaItem, done: ItemDone) -> ItemDone:
    """The answer with who else wrote the `item` before, where they are there still, since nobody tells that one."""
    before = repositories.people.person(item.writer or 0)
    if before is None or before.is_deactivated or before.id in (context.person, done.item.writer):
        return done
    return replace(done, written_before=before.name)


def require_writer(repositories: Repositories, context: Context, body: Body, writer: PersonId) -> None:
    """Refused unless the person is there and holds a role that writes items for the body."""
    person = repositories.people.person(writer)
    if person is None or person.is_deactivated:
        raise Answered("Personen findes ikke her.", unsaved("Vælg en anden."))
    today = context.now.date()
    other = repositories.people.actor(writer, today, is_administrator=False, is_outsider=False)
    if not may_add_item(other, body, today):
        raise NoItemRole(person.name, body.key)


def tell_writer(repositories: Repositories, context: Context, item: AgendaItem) -> None:
    """Puts the word to an item's writer in the outbox, unless it is the one who acts."""
    if item.writer in (None, context.person):
        return
    writer = repositories.people.person(item.writer or 0)
    install = writer.install if writer and writer.install else context.place.install
    subject: dict[str, int | str] = {"punkt": item.id}
    repositories.outbox.post([Message(ASSIGNED, item.writer or 0, subject, context.now, install)])


def writer_name(repositories: Repositories, item: AgendaItem) -> str:
    """The name of who writes an item; "" where only its roles are known."""
    writer = repositories.people.person(item.writer) if item.writer is not None else None
    return writer.name if writer else ""


def assigned_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The word to whoever is to write an item; nothing once they may not, somebody else is to, or it was taken off."""
    item = repositories.agenda_items.item(int(message.subject["punkt"]))
    meeting = repositories.meetings.meeting(item.meeting) if item else None
    if item is None or meeting is None or meeting.is_cancelled or not item.is_on_agenda:
        return None
    if isinstance(message.recipient, Place) or item.writer != message.recipient:
        return None
    body, today = profile.body(meeting.body), message.due.date()
    writer = repositories.people.actor(message.recipient, today, is_administrator=False, is_outsider=False)
    if not may_add_item(writer, body, today):
        return None
    shown = command_button("Vis punkter", "dagsorden", f"punkter {typed_meeting(meeting, body)}")
    return Card(
        f"Du er sat til at skrive punktet: {short_title(item)}",
        (text(of_meeting(meeting, body, message.due)), Actions((shown,))),
    )


def _save(
    repositories: Repositories, profile: Profile, context: Context, place: Where, changed: AgendaItem
) -> ItemDone:
    repositories.agenda_items.save([changed])
    record_item(repositories, context, "punkt.skriver", changed, {"skriver": changed.writer or 0})
    return item_done(repositories, profile, context, place, changed)
