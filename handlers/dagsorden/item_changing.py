"""Changes an agenda item as typed words ask: its texts, annexes, writer, and whether it is closed or ready."""

from collections.abc import Callable
from dataclasses import replace

from domain.agenda import LONGEST_TITLE, AgendaItem, Annex
from domain.agenda_acts import explain_lateness
from domain.ports import Repositories
from handlers.dagsorden import item_acts, item_adding, item_cards, item_changes, item_writing
from handlers.dagsorden.desk import require_item_right
from handlers.dagsorden.item_changes import Change
from handlers.dagsorden.item_limits import refuse_long
from handlers.dagsorden.item_words import ItemAct, ItemReading
from handlers.dagsorden.words import AGENDA
from handlers.desk import MeetingDesk
from handlers.finding import read_words
from handlers.refusals import Answered, unsaved
from handlers.typed_text import one_line, says_something, spelled_out
from handlers.ui import Card

_ACTS = {
    ItemAct.READY: (item_changes.READY, "Klar"),
    ItemAct.REOPEN: (item_changes.REOPENED, "Kladde igen"),
    ItemAct.SEPARATE: (item_changes.SET_ASIDE, "Ændret"),
    ItemAct.CLOSE: (item_changes.CLOSED, "Lukket"),
    ItemAct.OPEN: (item_changes.OPENED, "Åbent"),
}
"""The change that a word alone asks for, and what is answered."""
_SAID: dict[ItemAct, tuple[str, str, str, Callable[[AgendaItem, str], AgendaItem]]] = {
    ItemAct.BASIS: (
        "punkt.hjemmel",
        "Hvad er hjemlen?",
        "Lukket",
        lambda item, said: replace(item, is_closed=True, legal_basis=said),
    ),
    ItemAct.SUMMARY: ("punkt.resumé", "Hvad er resuméet?", "Rettet", lambda item, said: replace(item, summary=said)),
    ItemAct.PRESENTATION: (
        "punkt.sagsfremstilling",
        "Hvad er sagsfremstillingen?",
        "Rettet",
        lambda item, said: replace(item, presentation=said),
    ),
    ItemAct.CASE_NUMBER: (
        "punkt.sagsnr",
        "Hvilket sagsnummer har punktet?",
        "Rettet",
        lambda item, said: replace(item, case_number=said),
    ),
    ItemAct.REASON: ("punkt.begrundet", "Hvorfor kommer sagen efter fristen?", "Rettet", explain_lateness),
}
"""What is given in words: the act for the log, the question, what is answered, and the change."""
_FIELDS = {
    ItemAct.BASIS: "hjemmel",
    ItemAct.SUMMARY: "resumé",
    ItemAct.PRESENTATION: "sagsfremstilling",
    ItemAct.REASON: "begrundelse",
}
"""The form's fields of those whose length is bounded."""


def changed(desk: MeetingDesk, item: AgendaItem, reading: ItemReading) -> Card:
    """Does what the words ask of an item, for somebody who may; the item as it is then."""
    profile, now = desk.profile, desk.now
    if reading.act is ItemAct.CARRY:
        require_item_right(desk, item)
        words = read_words(AGENDA, reading.other, profile, now) if reading.other else None
        done, said = item_adding.carry(desk, item, item_adding.carried_to(desk, words)), "Overført"
    elif reading.act is ItemAct.TAKE:
        done, said = item_writing.take(desk, item), "Du skriver nu punktet"
    elif reading.act is ItemAct.ASSIGN:
        done, said = item_writing.assign(desk, item, int(reading.other) if reading.other else None), "Ændret"
    else:
        change, said = _change(desk.repositories, reading)
        done = item_acts.change_item(desk, item, change)
    return item_cards.item_card(done, profile, now, said=said)


def _change(repositories: Repositories, reading: ItemReading) -> tuple[Change, str]:
    """The change that the words ask for, and what is answered."""
    if reading.act is ItemAct.ANNEX:
        link, _, name = reading.other.partition("\n")
        annex = Annex(_link(link), one_line(spelled_out(repositories, name))[:LONGEST_TITLE])
        return item_changes.with_annex(annex), "Bilag tilføjet"
    if reading.act is ItemAct.DROP:
        return item_changes.without_annex(reading.to), "Bilag fjernet"
    if reading.act in _SAID:
        act, asked, said, change = _SAID[reading.act]
        given = _words_given(repositories, reading, asked)
        return Change(act, lambda item, *_: change(item, given)), said
    return _ACTS[reading.act]


def _words_given(repositories: Repositories, reading: ItemReading, asked: str) -> str:
    """The words as they are kept; `asked` where there are none."""
    words = one_line(spelled_out(repositories, reading.other))
    if not says_something(words):
        is_number = reading.act is ItemAct.CASE_NUMBER
        how = "Skriv det, fx `/dagsorden punkt 2 sagsnr 22/17744`." if is_number else "Skriv det i anførselstegn."
        raise Answered(asked, unsaved(how))
    if reading.act in _FIELDS:
        refuse_long(**{_FIELDS[reading.act]: words})
    return words


def _link(link: str) -> str:
    if not link.startswith("http"):
        raise Answered("Hvor ligger bilaget?", unsaved("Skriv linket til det, fx `/dagsorden bilag 2 https://…`."))
    return link
