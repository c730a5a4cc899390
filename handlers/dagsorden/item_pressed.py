"""Answers the buttons and the form of agenda items."""

from collections.abc import Mapping

from domain.access import require_item_right
from domain.agenda import AgendaItem
from domain.agenda_errors import ItemChangedMeanwhile, LateReasonMissing
from domain.errors import Refused
from domain.organisation import Body
from domain.ports import Repositories
from handlers.acted import acted
from handlers.agenda import load_agenda, short_title
from handlers.dagsorden import item_acts, item_adding, item_cards, item_changes, item_form, item_writing
from handlers.dagsorden.item_typed import wanted_of
from handlers.dagsorden.item_words import read_item_words
from handlers.digest_entries import read_marked
from handlers.dispatch import plain
from handlers.ids import read_id
from handlers.keys import read_number, read_parts
from handlers.loading import fingerprint, load_actor, load_marked, load_meeting
from handlers.outcomes import OpenForm, Outcome, Replace, Reply
from handlers.refusals import WrongFields, refusal_card
from handlers.registry import Services
from handlers.requests import Context, Pressed, Submitted
from handlers.task_text import of_meeting
from handlers.ui import Card, text
from handlers.which_meeting import require_insight


def new_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Opens the form for a new item."""
    return _new_form(repositories, services, request.context, request.value)


def late_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Opens the form with what was typed, to say why the item comes after the deadline."""
    meeting, _, typed = request.value.partition("\n")
    reading = read_item_words(typed)
    described = reading.typed if reading else ""
    wanted = wanted_of(repositories, described, services, request.context)
    return _new_form(repositories, services, request.context, meeting, wanted)


def edit_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Opens the form of an item that is there."""
    context = request.context
    item, place = item_acts.load_item(repositories, services.profile, read_id(request.value))
    require_item_right(load_actor(repositories, context), place[1], item, context.now.date())
    writer = item_writing.writer_name(repositories, item)
    return OpenForm(item_form.item_form(item, place, services.profile, context.now, writer=writer))


def ready_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Marks an item as written."""
    context = request.context
    number, in_digest = read_marked(request.value)
    item, place = item_acts.load_item(repositories, services.profile, number)
    done = item_acts.change_item(repositories, services.profile, context, place, item, item_changes.READY)
    return _shown(repositories, services, context, done, "Klar", in_digest=in_digest)


def take_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Lets the person write an item."""
    context = request.context
    number, in_digest = read_marked(request.value)
    item, place = item_acts.load_item(repositories, services.profile, number)
    done = item_writing.take(repositories, services.profile, context, place, item)
    return _shown(repositories, services, context, done, "Du skriver nu punktet", in_digest=in_digest)


def back_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Puts a withdrawn item back on the agenda."""
    context = request.context
    item, place = item_acts.load_item(repositories, services.profile, read_id(request.value))
    done = item_acts.change_item(repositories, services.profile, context, place, item, item_changes.PUT_BACK)
    return Replace(item_cards.item_card(done, services.profile, context.now, said="Tilbage på dagsordenen"))


def list_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Shows a meeting's items."""
    context = request.context
    actor = load_actor(repositories, context)
    meeting, body = load_meeting(repositories, read_id(request.value), services.profile)
    require_insight(actor, body, context)
    agenda = load_agenda(repositories, services.profile, actor, meeting, body, context.now)
    return Reply(item_cards.agenda_card(agenda, context.now))


def form_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Adds or changes an item as it was filled in; what is wrong is said beside its field."""
    if wrong := item_form.mistakes(request.values):
        raise WrongFields(wrong)
    mark, number, seen = read_parts(request.hidden, 3)
    item, place = read_number(number), load_marked(repositories, mark, services.profile)
    if item:
        return Reply(_change(repositories, services, request, item, seen))
    return Reply(_add(repositories, services, request, place))


def _add(repositories: Repositories, services: Services, request: Submitted, place: item_acts.Place) -> Card:
    context = request.context
    wanted = _filled(_blank(context), place, services, request.values)
    _check_writer(repositories, services, context, place[1], wanted)
    try:
        done = item_adding.add_item(repositories, services.profile, context, place, wanted)
    except LateReasonMissing:
        late = "Fristen for punkter er passeret. Skriv, hvorfor sagen kommer nu."
        raise WrongFields({"begrundelse": late}) from None
    return item_cards.item_card(done, services.profile, context.now, said=f"Punkt {done.number} er tilføjet")


def _change(repositories: Repositories, services: Services, request: Submitted, item: int, seen: str) -> Card:
    """Changes an item that nobody changed since the form was opened, when it was as the mark `seen` says."""
    context = request.context
    known, place = item_acts.load_item(repositories, services.profile, item)
    if str(fingerprint(known)) != seen:
        raise ItemChangedMeanwhile
    wanted = _filled(known, place, services, request.values)
    if wanted.writer != known.writer:
        _check_writer(repositories, services, context, place[1], wanted)
    corrected = item_changes.Change("punkt.rettet", lambda *_: wanted)
    done = item_acts.change_item(repositories, services.profile, context, place, known, corrected)
    if wanted.writer != known.writer:
        item_writing.tell_writer(repositories, context, wanted)
    done = item_writing.with_writer_before(repositories, context, known, done)
    return item_cards.item_card(done, services.profile, context.now, said="Rettet")


def _shown(
    repositories: Repositories,
    services: Services,
    context: Context,
    done: item_acts.ItemDone,
    said: str,
    *,
    in_digest: bool,
) -> Outcome:
    """The item after an act; in a digest a line, and what is left."""
    if not in_digest:
        return Replace(item_cards.item_card(done, services.profile, context.now, said=said))
    around = done.agenda
    where = text(of_meeting(around.meeting, around.body, context.now))
    card = Card(f"{said}: {short_title(done.item)}", (where,))
    return acted(repositories, services, context, card, in_digest=True)


def _new_form(
    repositories: Repositories, services: Services, context: Context, meeting: str, wanted: AgendaItem | None = None
) -> Outcome:
    place = load_meeting(repositories, read_id(meeting), services.profile)
    require_item_right(load_actor(repositories, context), place[1], None, context.now.date())
    is_late = item_adding.asks_late_reason(repositories, place[0], context)
    return OpenForm(
        item_form.item_form(wanted or _blank(context), place, services.profile, context.now, asks_reason=is_late)
    )


def _filled(item: AgendaItem, place: item_acts.Place, services: Services, values: Mapping[str, str]) -> AgendaItem:
    if wrong := item_form.foreign_choices(item, place[1], services.profile, values):
        raise WrongFields(wrong)
    wanted = item_form.filled(item, values)
    if not wanted.is_closed and (wrong := item_form.open_with_basis(item, wanted)):
        raise WrongFields(wrong)
    return wanted


def _check_writer(
    repositories: Repositories, services: Services, context: Context, body: Body, wanted: AgendaItem
) -> None:
    """Raises WrongFields for somebody who can't write the item: it is said at their field."""
    if wanted.writer is None:
        return
    try:
        item_writing.require_writer(repositories, context, body, wanted.writer)
    except Refused as refused:
        raise WrongFields({item_form.WRITER: plain(refusal_card(refused, services.profile))}) from refused


def _blank(context: Context) -> AgendaItem:
    return AgendaItem(0, 0, "", context.person, context.now)
