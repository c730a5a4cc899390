"""What people read about agenda items: one, a meeting's, or their own; who may read which was decided before."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from danish import writing
from domain.agenda import ItemKind, ItemState, lacks_facts
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from handlers.agenda import Agenda, Entry, due_text, entry_line, short_title, to_decide
from handlers.dagsorden import item_parts
from handlers.dagsorden.item_acts import ItemDone
from handlers.dagsorden.words import AGENDA
from handlers.retry import command_button
from handlers.task_text import meeting_to_type, of_meeting, typed_meeting
from handlers.ui import Actions, Block, Bold, Button, Card, Inline, note, text

READY, EDIT, NEW, BACK, LIST, TAKE = (
    *("dagsorden.punkt.klar", "dagsorden.punkt.ret", "dagsorden.punkt.nyt", "dagsorden.punkt.genindsæt"),
    *("dagsorden.punkter", "dagsorden.punkt.skriv"),
)
PAGE = 40
_MOST_IN_STATUS = 12
_SHORT_TITLE = 60
_MOST_BUTTONS = 3
_PER_PARAGRAPH = 10
_OPENNESS = "Det, I skriver her, kan være omfattet af aktindsigt, også i et lukket punkt."
_GENERATE_AGAIN = "Dagsordenen er allerede genereret. Skriv `/dagsorden rettelser`, så den bliver det igen."


def item_card(done: ItemDone, profile: Profile, now: datetime, *, said: str) -> Card:
    """An item with all its facts; `said` tells what just happened to it."""
    item, place = done.item, done.agenda
    blocks: list[Block] = [text(of_meeting(place.meeting, place.body, now)), *_verdict(done)]
    blocks += item_parts.namesake(done)
    blocks.append(text(*item_parts.facts(item, profile)))
    blocks += item_parts.texts(item)
    blocks += [text(*item_parts.writers(done, now)), *item_parts.written_before(done)]
    blocks += item_parts.economy(item, profile)
    if item.is_closed and not item.legal_basis:
        typed = f"punkt {done.number} hjemmel “…” {meeting_to_type(place.meeting, place.body)}"
        hint = f"Hvad er hjemlen for, at punktet er lukket? Skriv fx `/dagsorden {typed}`."
        blocks.append(text(Bold("Hjemlen mangler. "), hint))
    blocks += _outdated(done)
    blocks += [note(_OPENNESS), _buttons(done)]
    return Card(f"{said}: {short_title(item)}", tuple(blocks))


def withdrawn(done: ItemDone, now: datetime) -> Card:
    """The answer to whoever took an item off the agenda."""
    back = Button("Fortryd", BACK, str(done.item.id))
    return Card(
        f"Taget af dagsordenen: {short_title(done.item)}",
        (
            text(of_meeting(done.agenda.meeting, done.agenda.body, now)),
            text("Punkterne efter det har fået nye numre."),
            *_outdated(done),
            Actions((back, _list_button(done.agenda.meeting))),
        ),
    )


def moved(done: ItemDone, to: int, now: datetime) -> Card:
    """The answer to whoever moved an item: the new order."""
    around = agenda_card(done.agenda, now)
    where, *rest = around.blocks
    return Card(f"Flyttet til punkt {to}: {short_title(done.item)}", (where, *_outdated(done), *rest))


def _outdated(done: ItemDone) -> list[Block]:
    """What to do about an agenda that was made, or went out, before this."""
    if done.is_sent or done.left_sent:
        which = "Den udsendte dagsorden" if done.is_sent else "Den udsendte dagsorden, som punktet stod på,"
        again = "Send den nye ud, og skriv `/dagsorden fortryd udsendt` og så `/dagsorden udsendt`."
        return [text(Bold(f"{which} passer ikke længere. "), again)]
    if done.is_generated:
        return [text(_GENERATE_AGAIN)]
    return []


def agenda_card(agenda: Agenda, now: datetime, page: int = 1) -> Card:
    """A meeting's items in their order."""
    shown = agenda.entries[(page - 1) * PAGE : page * PAGE]
    blocks: list[Block] = [text(of_meeting(agenda.meeting, agenda.body, now))]
    if agenda.counts:
        blocks.append(text(Bold("Fremmøde: " if agenda.verdict else "Repræsentation: "), agenda.counts))
    blocks += _to_decide(agenda)
    if not agenda.own:
        blocks.append(text("Der er ingen punkter endnu. Godkendelse af dagsorden og Eventuelt kommer af sig selv."))
    parts = [shown[first : first + _PER_PARAGRAPH] for first in range(0, len(shown), _PER_PARAGRAPH)]
    blocks += [text(*_lines(part)) for part in parts]
    if len(agenda.entries) > page * PAGE:
        rest = len(agenda.entries) - page * PAGE
        more = f"punkter side {page + 1} {typed_meeting(agenda.meeting, agenda.body)}"
        blocks.append(Actions((command_button(f"… vis de sidste {rest}", "dagsorden", more),)))
    if due := due_text(agenda.due, now):
        blocks.append(text(writing.capitalised(f"{due} for at skrive punkter.")))
    blocks += [note(_OPENNESS), Actions((new_button(agenda.meeting), _document_button(agenda)))]
    return Card(f"Dagsordenens punkter ({len(agenda.own)})", tuple(blocks))


def agenda_blocks(agenda: Agenda, *, may_add: bool) -> tuple[Block, ...]:
    """A meeting's items as a part of its status: how many are how far, a line each, and ways on."""
    if not agenda.own:
        waiting = text(Bold("Punkter (0): "), "Der er ingen endnu.")
        return (waiting, Actions((new_button(agenda.meeting),))) if may_add else (waiting,)
    states = Counter(entry.state.value for entry in agenda.own)
    counted = ", ".join(f"{number} {state}" for state, number in states.items())
    lines: list[Inline] = [Bold(f"Punkter ({len(agenda.own)}): "), counted]
    for entry in agenda.entries[:_MOST_IN_STATUS]:
        lines += ["\n", *entry_line(entry, _SHORT_TITLE)]
    more = len(agenda.entries) - _MOST_IN_STATUS
    lines += [f"\n… og {more} mere under “Vis punkter”."] if more > 0 else []
    adding = (new_button(agenda.meeting),) if may_add else ()
    return (*_to_decide(agenda), text(*lines), Actions((*adding, _list_button(agenda.meeting))))


def mine(found: Sequence[tuple[Entry, Meeting, Body, datetime | None]], now: datetime) -> Card:
    """A person's own items, with deadlines."""
    if not found:
        return Card("Du har ingen punkter på kommende møder.", (text("Tilføj et med `/dagsorden punkt “Titel”`."),))
    parts: list[list[Inline]] = []
    for entry, meeting, body, due in found[:PAGE]:
        when = due_text(due, now) if entry.state is ItemState.DRAFT else ""
        parts.append([*entry_line(entry), f"\n{of_meeting(meeting, body, now)}{f' · {when}' if when else ''}"])
    blocks: list[Block] = [text(*line) for line in parts]
    if len(found) > PAGE:
        blocks.append(text(f"Og {len(found) - PAGE} mere. Se dem møde for møde med `/dagsorden punkter`."))
    drafts = len([entry for entry, *_ in found if entry.state is ItemState.DRAFT])
    waiting = f", {writing.count(drafts, 'kladde', 'kladder')}" if drafts else ""
    return Card(f"{writing.count(len(found), 'punkt', 'punkter')}{waiting}", tuple(blocks))


def new_button(meeting: Meeting) -> Button:
    """Opens the form for a new item."""
    return Button("Tilføj punkt", NEW, str(meeting.id))


def _document_button(agenda: Agenda) -> Button:
    return command_button("Hent som dokument", AGENDA, f"dokument {typed_meeting(agenda.meeting, agenda.body)}")


def _list_button(meeting: Meeting) -> Button:
    return Button("Vis punkter", LIST, str(meeting.id))


def _buttons(done: ItemDone) -> Actions:
    is_draft = done.item.state is ItemState.DRAFT
    lacks = is_draft and lacks_facts(done.item)
    buttons = [Button("Ret", EDIT, str(done.item.id), is_primary=lacks), _list_button(done.agenda.meeting)]
    if is_draft and done.item.writer is None:
        buttons.insert(1, Button("Jeg skriver det", TAKE, str(done.item.id)))
    if is_draft:
        buttons.insert(1 if lacks else 0, Button("Marker som klar", READY, str(done.item.id), is_primary=not lacks))
    return Actions(tuple(buttons[:_MOST_BUTTONS]))


def _lines(entries: Sequence[Entry]) -> list[Inline]:
    parts: list[Inline] = []
    for entry in entries:
        parts += ["\n"] if parts else []
        parts += entry_line(entry)
    return parts


def _to_decide(agenda: Agenda) -> list[Block]:
    """The verdict in a paragraph of its own: beside one item it would read as that item's."""
    said = to_decide(agenda)
    return [text(*said)] if said else []


def _verdict(done: ItemDone) -> list[Block]:
    """At the meeting, before an item til beslutning: whether it can be decided."""
    is_asked = done.item.kind is ItemKind.DECISION and done.item.state is not ItemState.TREATED
    return [text(*done.agenda.verdict)] if is_asked and done.agenda.verdict else []
