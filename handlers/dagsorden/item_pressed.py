"""Answers the buttons and the form of agenda items."""

from collections.abc import Mapping

from domain.agenda import AgendaItem
from domain.agenda_errors import ItemChangedMeanwhile, LateReasonMissing
from domain.errors import Refused
from domain.ports import Repositories
from handlers.agenda import load_agenda, short_title
from handlers.dagsorden import item_acts, item_adding, item_cards, item_changes, item_form, item_lists, item_writing
from handlers.dagsorden.desk import desk_of_item, require_item_right
from handlers.dagsorden.item_typed import wanted_of
from handlers.dagsorden.item_words import read_item_words
from handlers.desk import MeetingDesk, desk_at, desk_marked
from handlers.digest import acted
from handlers.digest_entries import read_marked
from handlers.dispatch import plain
from handlers.ids import read_id
from handlers.keys import read_number, read_parts
from handlers.loading import fingerprint
from handlers.outcomes import OpenForm, Outcome, Replace, Reply
from handlers.refusals import WrongFields, refusal_card
from handlers.registry import Services
from handlers.requests import Context, Pressed, Submitted
from handlers.task_text import of_meeting
from handlers.ui import Card, text
from handlers.which_meeting import require_insight


def new_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Opens the form for a new item."""
    desk = desk_at(repositories, services.profile, request.context, read_id(request.value))
    return _new_form(desk, _blank(request.context))


def late_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Opens the form with what was typed, to say why the item comes after the deadline."""
    meeting, _, typed = request.value.partition("\n")
    reading = read_item_words(typed)
    described = reading.typed if reading else ""
    wanted = wanted_of(repositories, described, services, request.context)
    return _new_form(desk_at(repositories, services.profile, request.context, read_id(meeting)), wanted)


def edit_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Opens the form of an item that is there."""
    item, desk = desk_of_item(repositories, services.profile, request.context, read_id(request.value))
    return item_lists.edit(desk, item)


def ready_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Marks an item as written."""
    number, in_digest = read_marked(request.value)
    item, desk = desk_of_item(repositories, services.profile, request.context, number)
    done = item_acts.change_item(desk, item, item_changes.READY)
    return _shown(desk, services, done, "Klar", in_digest=in_digest)


def take_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Lets the person write an item."""
    number, in_digest = read_marked(request.value)
    item, desk = desk_of_item(repositories, services.profile, request.context, number)
    return _shown(desk, services, item_writing.take(desk, item), "Du skriver nu punktet", in_digest=in_digest)


def back_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Puts a withdrawn item back on the agenda."""
    item, desk = desk_of_item(repositories, services.profile, request.context, read_id(request.value))
    done = item_acts.change_item(desk, item, item_changes.PUT_BACK)
    return Replace(item_cards.item_card(done, desk.profile, desk.now, said="Tilbage på dagsordenen"))


def list_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Shows a meeting's items."""
    context = request.context
    desk = desk_at(repositories, services.profile, context, read_id(request.value))
    require_insight(desk, desk.body)
    agenda = load_agenda(repositories, desk.profile, desk.actor, *desk.place, context.now)
    return Reply(item_cards.agenda_card(agenda, context.now))


def form_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Adds or changes an item as it was filled in; what is wrong is said beside its field."""
    if wrong := item_form.mistakes(request.values):
        raise WrongFields(wrong)
    mark, number, seen = read_parts(request.hidden, 3)
    item, desk = read_number(number), desk_marked(repositories, services.profile, request.context, mark)
    if item:
        known, desk = desk_of_item(repositories, services.profile, request.context, item)
        return Reply(_change(desk, known, seen, request.values))
    return Reply(_add(desk, request.values))


def _add(desk: MeetingDesk, values: Mapping[str, str]) -> Card:
    wanted = _filled(desk, _blank(desk.context), values)
    _check_writer(desk, wanted)
    try:
        done = item_adding.add_item(desk, wanted)
    except LateReasonMissing:
        late = "Fristen for punkter er passeret. Skriv, hvorfor sagen kommer nu."
        raise WrongFields({"begrundelse": late}) from None
    return item_cards.item_card(done, desk.profile, desk.now, said=f"Punkt {done.number} er tilføjet")


def _change(desk: MeetingDesk, known: AgendaItem, seen: str, values: Mapping[str, str]) -> Card:
    """Changes an item that nobody changed since the form was opened, when it was as the mark `seen` says."""
    if str(fingerprint(known)) != seen:
        raise ItemChangedMeanwhile
    wanted = _filled(desk, known, values)
    if wanted.writer != known.writer:
        _check_writer(desk, wanted)
    corrected = item_changes.Change("punkt.rettet", lambda *_: wanted)
    done = item_acts.change_item(desk, known, corrected)
    if wanted.writer != known.writer:
        item_writing.tell_writer(desk, wanted)
    done = item_writing.with_writer_before(desk, known, done)
    return item_cards.item_card(done, desk.profile, desk.now, said="Rettet")


def _shown(desk: MeetingDesk, services: Services, done: item_acts.ItemDone, said: str, *, in_digest: bool) -> Outcome:
    """The item after an act; in a digest a line, and what is left."""
    now = desk.now
    if not in_digest:
        return Replace(item_cards.item_card(done, desk.profile, now, said=said))
    card = Card(f"{said}: {short_title(done.item)}", (text(of_meeting(*desk.place, now)),))
    return acted(desk, services.registry, card, in_digest=True)


def _new_form(desk: MeetingDesk, wanted: AgendaItem) -> Outcome:
    require_item_right(desk)
    is_late = item_adding.asks_late_reason(desk)
    return OpenForm(item_form.item_form(wanted, desk.place, desk.profile, desk.now, asks_reason=is_late))


def _filled(desk: MeetingDesk, item: AgendaItem, values: Mapping[str, str]) -> AgendaItem:
    if wrong := item_form.foreign_choices(item, desk.body, desk.profile, values):
        raise WrongFields(wrong)
    wanted = item_form.filled(item, values)
    if not wanted.is_closed and (wrong := item_form.open_with_basis(item, wanted)):
        raise WrongFields(wrong)
    return wanted


def _check_writer(desk: MeetingDesk, wanted: AgendaItem) -> None:
    """Raises WrongFields for somebody who can't write the item: it is said at their field."""
    if wanted.writer is None:
        return
    try:
        item_writing.require_writer(desk, wanted.writer)
    except Refused as refused:
        raise WrongFields({item_form.WRITER: plain(refusal_card(refused, desk.profile))}) from refused


def _blank(context: Context) -> AgendaItem:
    return AgendaItem(0, 0, "", context.person, context.now)
