"""Shows one item or its form, or those that a person added or is to write; closed ones to those who may read them."""

from datetime import datetime

from domain.access import may_see_item
from domain.agenda import AgendaItem
from domain.inheriting import at_work
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.ports import Repositories
from handlers.agenda import Entry, load_agendas
from handlers.dagsorden import item_acts, item_cards, item_form, item_writing
from handlers.dagsorden.desk import require_item_right
from handlers.desk import MeetingDesk
from handlers.loading import load_actor
from handlers.outcomes import OpenForm, Outcome, Reply
from handlers.registry import Services
from handlers.requests import Context

Mine = tuple[Entry, Meeting, Body, datetime | None]


def show(desk: MeetingDesk, item: AgendaItem) -> Outcome:
    """An item with all its facts; refused for those who may not read it."""
    if not may_see_item(desk.actor, at_work(desk.body, desk.profile), item, desk.today):
        desk.require_secretariat()
    done = item_acts.item_done(desk, item)
    said = f"Punkt {done.number}" if done.number else item.state.value.capitalize()
    return Reply(item_cards.item_card(done, desk.profile, desk.now, said=said))


def edit(desk: MeetingDesk, item: AgendaItem) -> Outcome:
    """The form to change an item with, for those who may."""
    require_item_right(desk, item)
    writer = item_writing.writer_name(desk.repositories, item)
    return OpenForm(item_form.item_form(item, desk.place, desk.profile, desk.now, writer=writer))


def mine(repositories: Repositories, services: Services, context: Context) -> Outcome:
    """The person's own items at coming meetings, with deadlines."""
    return Reply(item_cards.mine(load_mine(repositories, services.profile, context), context.now))


def load_mine(repositories: Repositories, profile: Profile, context: Context) -> list[Mine]:
    """The person's own items, as far as they may still read them, in a fixed number of queries."""
    actor, today = load_actor(repositories, context), context.now.date()
    found = repositories.agenda_items.of_person(context.person, today)
    if not found:
        return []
    own = {item.id for item, _ in found}
    meetings = {meeting.id: meeting for _, meeting in found}
    agendas = load_agendas(repositories, profile, actor, list(meetings.values()), context.now)
    return [
        (entry, agenda.meeting, agenda.body, agenda.due)
        for agenda in agendas
        for entry in agenda.entries
        if entry.item.id in own and entry.may_see
    ]
