"""What people read about agenda items: one, a meeting's, or their own; who may read which was decided before."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from danish import writing
from domain.agenda import ONLY_REGION, AgendaItem, Economy, ItemKind, ItemState, lacks_facts
from domain.errors import NoSuchOrigin
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.rows import Row
from handlers.agenda import Agenda, Entry, due_text, entry_line, entry_lines, short_title
from handlers.dagsorden.item_acts import ItemDone
from handlers.dagsorden.words import AGENDA
from handlers.retry import command_button
from handlers.task_text import of_meeting, typed_meeting
from handlers.ui import Actions, Block, Bold, Button, Card, Inline, Link, note, text

READY, EDIT, NEW, BACK, LIST, TAKE = (
    *("dagsorden.punkt.klar", "dagsorden.punkt.ret", "dagsorden.punkt.nyt", "dagsorden.punkt.genindsæt"),
    *("dagsorden.punkter", "dagsorden.punkt.skriv"),
)
PAGE = 40
_MOST_IN_STATUS = 12
_SHORT_TITLE = 60
_MOST_BUTTONS = 3
_MOST_SHOWN = 400
_PER_PARAGRAPH = 10
_OPENNESS = "Det, I skriver her, kan være omfattet af aktindsigt, også i et lukket punkt."
_GENERATE_AGAIN = "Dagsordenen er allerede genereret. Skriv `/dagsorden rettelser`, så den bliver det igen."
_SHARED_FUNDS = "Fælles midler er til forsøg og udvikling, ikke til drift eller udrulning."


def item_card(done: ItemDone, profile: Profile, now: datetime, *, said: str) -> Card:
    """An item with all its facts; `said` tells what just happened to it."""
    item, place = done.item, done.agenda
    blocks: list[Block] = [text(of_meeting(place.meeting, place.body, now)), *_verdict(done)]
    blocks.append(text(*_facts(item, profile)))
    blocks += _texts(item)
    blocks.append(text(*_writers(done, now)))
    blocks += _economy(item, profile)
    if item.is_closed and not item.legal_basis:
        hint = f"Hvad er hjemlen for, at punktet er lukket? Skriv fx `/dagsorden punkt {done.number} hjemmel “…”`."
        blocks.append(text(Bold("Hjemlen mangler. "), hint))
    if done.is_generated and done.number and not done.is_sent:
        blocks.append(text(_GENERATE_AGAIN))
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
    """What to do about the agenda that was made, or went out, before this."""
    if done.is_sent:
        again = "Send den nye ud, og skriv `/dagsorden fortryd udsendt` og så `/dagsorden udsendt`."
        return [text(Bold("Den udsendte dagsorden passer ikke længere. "), again)]
    if done.is_generated:
        return [text(_GENERATE_AGAIN)]
    return []


def agenda_card(agenda: Agenda, now: datetime, page: int = 1) -> Card:
    """A meeting's items in their order."""
    shown = agenda.entries[(page - 1) * PAGE : page * PAGE]
    blocks: list[Block] = [text(of_meeting(agenda.meeting, agenda.body, now))]
    if agenda.counts:
        blocks.append(text(Bold("Fremmøde: " if agenda.verdict else "Repræsentation: "), agenda.counts))
    if not agenda.own:
        blocks.append(text("Der er ingen punkter endnu. Godkendelse af dagsorden og Eventuelt kommer af sig selv."))
    parts = [shown[first : first + _PER_PARAGRAPH] for first in range(0, len(shown), _PER_PARAGRAPH)]
    blocks += [text(*_lines(agenda, part)) for part in parts]
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
        waiting = text(Bold("Punkter (0): "), "der er ingen endnu.")
        return (waiting, Actions((new_button(agenda.meeting),))) if may_add else (waiting,)
    states = Counter(entry.state.value for entry in agenda.own)
    counted = ", ".join(f"{number} {state}" for state, number in states.items())
    lines: list[Inline] = [Bold(f"Punkter ({len(agenda.own)}): "), counted]
    for entry in agenda.entries[:_MOST_IN_STATUS]:
        lines += ["\n", *entry_lines(agenda, entry, _SHORT_TITLE)]
    more = len(agenda.entries) - _MOST_IN_STATUS
    lines += [f"\n… og {more} mere under Vis punkter."] if more > 0 else []
    adding = (new_button(agenda.meeting),) if may_add else ()
    return (text(*lines), Actions((*adding, _list_button(agenda.meeting))))


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


def new_button(meeting: Meeting, *, is_primary: bool = False) -> Button:
    """Opens the form for a new item."""
    return Button("Tilføj punkt", NEW, str(meeting.id), is_primary=is_primary)


def _document_button(agenda: Agenda) -> Button:
    return command_button("Hent som dokument", AGENDA, f"dokument {typed_meeting(agenda.meeting, agenda.body)}")


def _list_button(meeting: Meeting) -> Button:
    return Button("Vis punkter", LIST, str(meeting.id))


def _buttons(done: ItemDone) -> Actions:
    is_draft = done.item.state is ItemState.DRAFT
    lacks = is_draft and lacks_facts(done.item)
    buttons = [Button("Rediger", EDIT, str(done.item.id), is_primary=lacks), _list_button(done.agenda.meeting)]
    if is_draft and done.item.writer is None:
        buttons.insert(1, Button("Jeg skriver det", TAKE, str(done.item.id)))
    if is_draft:
        buttons.insert(1 if lacks else 0, Button("Marker som klar", READY, str(done.item.id), is_primary=not lacks))
    return Actions(tuple(buttons[:_MOST_BUTTONS]))


def _lines(agenda: Agenda, entries: Sequence[Entry]) -> list[Inline]:
    parts: list[Inline] = []
    for entry in entries:
        parts += ["\n"] if parts else []
        parts += entry_lines(agenda, entry)
    return parts


def _verdict(done: ItemDone) -> list[Block]:
    """At the meeting, before an item til beslutning: whether it can be decided."""
    is_asked = done.item.kind is ItemKind.DECISION and done.item.state is not ItemState.TREATED
    return [text(*done.agenda.verdict)] if is_asked and done.agenda.verdict else []


def _facts(item: AgendaItem, profile: Profile) -> list[Inline]:
    facts = [writing.capitalised(item.kind.value)]
    facts += [f"Sagen kommer fra: {profile.origins[item.origin]}"] if item.origin in profile.origins else []
    facts += [f"Sagsnr. {item.case_number}"] if item.case_number else []
    facts += [f"Oplægsholder: {item.presenter}"] if item.presenter else []
    facts += [writing.count(item.minutes, "minut", "minutter")] if item.minutes else []
    facts += ["Til særskilt drøftelse i region og kommuner"] if item.is_separate else []
    facts += ["Overført fra et tidligere møde"] if item.carried_over_from else []
    facts += [f"Følger af beslutning nr. {item.from_decision}"] if item.from_decision else []
    facts += [f"Hører til sag nr. {item.from_case}"] if item.from_case else []
    if item.is_closed:
        facts.append(f"Lukket ({item.legal_basis})" if item.legal_basis else "Lukket")
    return [" · ".join(facts)]


def _texts(item: AgendaItem) -> list[Block]:
    given = (
        ("Resumé: ", _shortened(item.summary)),
        ("Sagsfremstilling: ", _shortened(item.presentation)),
        ("Indstilling: ", item.recommendation),
        ("Inddragelse: ", item.patient_involvement),
        ("Kom efter fristen: ", item.late_reason),
    )
    blocks: list[Block] = [text(Bold(label), words) for label, words in given if words]
    if item.annexes:
        parts: list[Inline] = [Bold("Bilag: ")]
        for place, annex in enumerate(item.annexes, 1):
            parts += [", " if place > 1 else "", Link(annex.name or f"bilag {place}", annex.link)]
        blocks.append(text(*parts))
    return blocks


def _shortened(words: str) -> str:
    """The beginning of what only the document shows whole."""
    return words if len(words) <= _MOST_SHOWN else f"{words[: _MOST_SHOWN - 1]}…"


def _writers(done: ItemDone, now: datetime) -> list[Inline]:
    """Who writes the item, by where it comes from, and until when."""
    item, body = done.item, done.agenda.body
    due = due_text(done.agenda.due, now)
    until = f" ({due})" if due and item.state is ItemState.DRAFT else ""
    if done.writer:
        return [Bold("Skrives af: "), f"{done.writer}{until}."]
    step = next((one for one in body.forum.steps if one.number == Row.ITEMS), None)
    if step is None:
        return [Bold("Skrives af: "), "det aftales lokalt."]
    try:
        owners = step.writers(item.origin) if item.origin else step.owners
    except NoSuchOrigin:
        owners = step.owners
    who: list[Inline] = [Bold("Skrives af: "), f"{done.organisations.owners(owners)}{until}."]
    if item.origin:
        return who
    known = writing.join_or([f"“fra {key}”" for key in step.origins])
    return [*who, f" Skriv, hvor sagen kommer fra ({known}), hvis en anden skal skrive punktet." if known else ""]


def _economy(item: AgendaItem, profile: Profile) -> list[Block]:
    label, said = economy_text(item, profile)
    hint = f" {_SHARED_FUNDS}" if item.economy is Economy.SHARED_FUNDS else ""
    return [text(Bold(f"{label} " if label else "Økonomi: "), f"{said}{hint}")] if said else []


def economy_text(item: AgendaItem, profile: Profile) -> tuple[str, str]:
    """Whom an item costs, with who must approve it where a cluster can't decide alone: a label and what is said.

    The label is "" where “Økonomi” says enough, both are for an item that costs nobody anything.
    """
    if item.economy is Economy.SHARED_FUNDS:
        return "", "kun fælles midler."
    if item.economy is not Economy.CONSEQUENCES:
        return "", ""
    named = {one.key: one.name for one in profile.municipalities}
    affected = [named[key] for key in item.municipalities if key in named]
    if item.municipalities == ONLY_REGION:
        who = "Regionsrådet"
    elif affected:
        councils = "kommunalbestyrelsen" if len(affected) == 1 else "kommunalbestyrelserne"
        who = f"Regionsrådet og {councils} i {writing.join(affected)}"
    else:
        who = "Regionsrådet og kommunalbestyrelsen i hver berørt kommune. Vælg kommunerne med Rediger"
    return "Økonomiske konsekvenser for regionen eller kommuner:", f"Beslutningen skal godkendes af {who}."
