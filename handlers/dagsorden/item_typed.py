"""Answers what is typed about agenda items; the answer is for the doer alone."""

from domain.agenda import AgendaItem, ItemKind
from domain.agenda_acts import item_meant
from domain.meetings import Meeting
from domain.ports import Repositories
from handlers.agenda import load_agenda
from handlers.dagsorden import item_acts, item_adding, item_cards, item_changes, item_form, item_lists
from handlers.dagsorden.desk import find_desk, require_item_right
from handlers.dagsorden.item_changing import changed
from handlers.dagsorden.item_facts import MYSELF, ItemFacts, read_facts
from handlers.dagsorden.item_limits import refuse_long_item
from handlers.dagsorden.item_words import ItemAct, ItemReading
from handlers.dagsorden.words import AGENDA, refuse_unknown_words, split_behalf
from handlers.desk import MeetingDesk
from handlers.finding import Words, read_words
from handlers.outcomes import OpenForm, Outcome, Reply
from handlers.pages import take_page
from handlers.questions import refuse_question
from handlers.refusals import Answered, unsaved
from handlers.registry import Services
from handlers.requests import Context, Typed
from handlers.typed_text import one_line, says_something, spelled_out
from handlers.ui import Actions, Button, text

LATE = "dagsorden.punkt.begrund"


async def answer_item(services: Services, request: Typed, reading: ItemReading) -> Outcome:
    """Adds, shows or changes an item, or lists them."""
    context = request.context
    if reading.act is ItemAct.MINE:
        return await services.work.read(lambda repositories: item_lists.mine(repositories, services, context))
    if reading.act is ItemAct.ADD:
        return await _add(services, request, reading)
    if reading.act not in (ItemAct.LIST, ItemAct.SHOW, ItemAct.EDIT):
        refuse_question(AGENDA, request.text, f"/{AGENDA} punkter")
    page, typed = take_page(reading.typed)
    words = _words(services, request, typed)

    def unit(repositories: Repositories) -> Outcome:
        is_view = reading.act in (ItemAct.LIST, ItemAct.SHOW)
        desk = find_desk(repositories, services.profile, context, words, is_latest=False, is_view=is_view)
        if reading.act is ItemAct.LIST:
            agenda = load_agenda(repositories, services.profile, desk.actor, *desk.place, context.now)
            return Reply(item_cards.agenda_card(agenda, context.now, page))
        if reading.act is ItemAct.MOVE:
            done = item_acts.move(desk, reading.number, reading.to)
            return Reply(item_cards.moved(done, reading.to, context.now))
        item = item_meant(repositories.agenda_items.of_meeting(desk.meeting.id), reading.number)
        return _act(desk, item, reading)

    if reading.act in (ItemAct.LIST, ItemAct.SHOW, ItemAct.EDIT):
        return await services.work.read(unit)
    return await services.work.run(unit, delivery=context.delivery)


def _act(desk: MeetingDesk, item: AgendaItem, reading: ItemReading) -> Outcome:
    if reading.act is ItemAct.SHOW:
        return item_lists.show(desk, item)
    if reading.act is ItemAct.EDIT:
        return item_lists.edit(desk, item)
    if reading.act is ItemAct.WITHDRAW:
        done = item_acts.change_item(desk, item, item_changes.WITHDRAWN)
        return Reply(item_cards.withdrawn(done, desk.now))
    return Reply(changed(desk, item, reading))


async def _add(services: Services, request: Typed, reading: ItemReading) -> Outcome:
    """Adds an item; without a title in quotation marks, opens the form with what was given."""
    context = request.context
    facts = read_facts(reading.typed, services.profile)
    is_form = not says_something(facts.title)
    words = _words(services, request, facts.rest)

    def unit(repositories: Repositories) -> Outcome:
        desk = find_desk(repositories, services.profile, context, words, is_latest=False, is_view=is_form)
        wanted = _wanted(repositories, facts, context)
        refuse_long_item(wanted)
        asks_reason = item_adding.asks_late_reason(desk)
        if is_form:
            require_item_right(desk)
            form = item_form.item_form(wanted, desk.place, services.profile, context.now, asks_reason=asks_reason)
            return OpenForm(form)
        if asks_reason and not facts.late_reason:
            require_item_right(desk)
            raise _ask_reason(desk.meeting, request.text)
        done = item_adding.add_item(desk, wanted)
        said = f"Punkt {done.number} er tilføjet"
        return Reply(item_cards.item_card(done, services.profile, context.now, said=said))

    if is_form:
        return await services.work.read(unit)
    return await services.work.run(unit, delivery=context.delivery)


def _wanted(repositories: Repositories, facts: ItemFacts, context: Context) -> AgendaItem:
    """The item as it was typed, with people's names; without a type it is for discussion."""

    def said(typed: str) -> str:
        return one_line(spelled_out(repositories, typed))

    return AgendaItem(
        0,
        0,
        said(facts.title),
        context.person,
        context.now,
        facts.kind or ItemKind.DISCUSSION,
        facts.origin,
        facts.economy,
        facts.municipalities,
        is_closed=facts.is_closed or bool(said(facts.legal_basis)),
        legal_basis=said(facts.legal_basis),
        presenter=said(facts.presenter),
        minutes=facts.minutes,
        case_number=facts.case_number,
        summary=said(facts.summary),
        presentation=said(facts.presentation),
        recommendation=said(facts.recommendation),
        late_reason=said(facts.late_reason),
        writer=context.person if facts.writer == MYSELF else int(facts.writer) if facts.writer else None,
    )


def _ask_reason(meeting: Meeting, typed: str) -> Answered:
    """The question why an item comes after the deadline, with a button that opens the form as it was typed."""
    return Answered(
        "Fristen for punkter er passeret.",
        text("Skriv, hvorfor sagen kommer nu, fx `begrundelse “Tallene forelå først i går”`. "),
        unsaved("Skriv om sagen, ikke om personer."),
        Actions((Button("Skriv begrundelse", LATE, f"{meeting.id}\n{typed}", is_primary=True),)),
    )


def wanted_of(repositories: Repositories, typed: str, services: Services, context: Context) -> AgendaItem:
    """The item that an earlier line described, for the form that asks what was missing."""
    return _wanted(repositories, read_facts(typed, services.profile), context)


def _words(services: Services, request: Typed, part: str) -> Words:
    words = read_words(AGENDA, request.text, services.profile, request.context.now, part=part)
    unknown, behalf = split_behalf(words.rest)
    if unknown or behalf:
        raise refuse_unknown_words(unknown or behalf)
    return words
