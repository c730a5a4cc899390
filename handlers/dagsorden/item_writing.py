"""Who writes an agenda item: taken by oneself, or given to somebody, who is told; without a name its roles write it."""

from dataclasses import replace

import handlers.agenda_refusals  # noqa: F401 - gives the refusals of agendas their words
from domain.access import may_add_item, require_taking_right
from domain.agenda import AgendaItem
from domain.agenda_acts import assign_item, take_item
from domain.agenda_errors import NoItemRole
from domain.messages import Message
from domain.organisation import Profile
from domain.people import PersonId, Place
from domain.ports import Repositories
from handlers.agenda import short_title
from handlers.dagsorden.desk import require_item_right
from handlers.dagsorden.item_acts import ItemDone, item_done, record_item
from handlers.desk import MeetingDesk
from handlers.refusals import Answered, unsaved
from handlers.retry import command_button
from handlers.task_text import of_meeting, typed_meeting
from handlers.ui import Actions, Card, text

ASSIGNED = "dagsorden.skriver"


def take(desk: MeetingDesk, item: AgendaItem) -> ItemDone:
    """Lets the person write an item; whoever comes second is told that somebody does."""
    require_taking_right(desk.actor, desk.body, item, desk.today)
    return _save(desk, take_item(item, desk.context.person))


def assign(desk: MeetingDesk, item: AgendaItem, writer: PersonId | None) -> ItemDone:
    """Gives an item to somebody who writes items for the body, and tells them; None gives it back to its roles.

    Refused where they write it already.
    """
    require_item_right(desk, item)
    if writer is not None:
        require_writer(desk, writer)
    changed = assign_item(item, writer)
    if writer is not None and changed == item:
        raise Answered(f"{writer_name(desk.repositories, item)} skriver allerede punktet.", unsaved())
    tell_writer(desk, changed)
    return with_writer_before(desk, item, _save(desk, changed))


def with_writer_before(desk: MeetingDesk, item: AgendaItem, done: ItemDone) -> ItemDone:
    """The answer with who else wrote the `item` before, where they are there still, since nobody tells that one."""
    before = desk.repositories.people.person(item.writer or 0)
    if before is None or before.is_deactivated or before.id in (desk.context.person, done.item.writer):
        return done
    return replace(done, written_before=before.name)


def require_writer(desk: MeetingDesk, writer: PersonId) -> None:
    """Refused unless the person is there and holds a role that writes items for the body."""
    people = desk.repositories.people
    person = people.person(writer)
    if person is None or person.is_deactivated:
        raise Answered("Personen findes ikke her.", unsaved("Vælg en anden."))
    other = people.actor(writer, desk.today, is_administrator=False, is_outsider=False)
    if not may_add_item(other, desk.body, desk.today):
        raise NoItemRole(person.name, desk.body.key)


def tell_writer(desk: MeetingDesk, item: AgendaItem) -> None:
    """Puts the word to an item's writer in the outbox, unless it is the one who acts."""
    if item.writer in (None, desk.context.person):
        return
    writer = desk.repositories.people.person(item.writer or 0)
    install = writer.install if writer and writer.install else desk.context.place.install
    subject: dict[str, int | str] = {"punkt": item.id}
    desk.repositories.outbox.post([Message(ASSIGNED, item.writer or 0, subject, desk.now, install)])


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


def _save(desk: MeetingDesk, changed: AgendaItem) -> ItemDone:
    desk.repositories.agenda_items.save([changed])
    record_item(desk, "punkt.skriver", changed, {"skriver": changed.writer or 0})
    return item_done(desk, changed)
