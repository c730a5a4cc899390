"""What an agenda item's card tells of it, part by part: facts, texts, who writes it, whom it costs."""

from datetime import datetime

from danish import writing
from danish.names import fold
from domain.agenda import ONLY_REGION, AgendaItem, Economy, ItemState
from domain.errors import NoSuchOrigin
from domain.organisation import Profile
from domain.rows import Row
from handlers.agenda import due_text
from handlers.dagsorden.item_acts import ItemDone
from handlers.task_text import meeting_to_type
from handlers.ui import Block, Bold, Inline, Link, text

_MOST_SHOWN = 400
_SHARED_FUNDS = "Fælles midler er til forsøg og udvikling, ikke til drift eller implementering."


def facts(item: AgendaItem, profile: Profile) -> list[Inline]:
    """What it is, where it comes from, how long it takes, and whether it is closed, on one line."""
    facts = [writing.capitalised(item.kind.value)]
    facts += [f"Sagen kommer fra: {profile.origins[item.origin]}"] if item.origin in profile.origins else []
    facts += [f"Sagsnr. {item.case_number}"] if item.case_number else []
    facts += [f"Oplægsholder: {item.presenter}"] if item.presenter else []
    facts += [writing.count(item.minutes, "minut", "minutter")] if item.minutes else []
    facts += ["Til særskilt drøftelse i region og kommuner"] if item.is_separate else []
    facts += ["Overført fra et tidligere møde"] if item.carried_over_from else []
    facts += ["Følger af en beslutning"] if item.from_decision else []
    facts += [f"Hører til sag nr. {item.from_case}"] if item.from_case else []
    if item.is_closed:
        facts.append(f"Lukket ({item.legal_basis})" if item.legal_basis else "Lukket")
    return [" · ".join(facts)]


def texts(item: AgendaItem) -> list[Block]:
    """What was written about it, a paragraph each, and its annexes."""
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


def namesake(done: ItemDone) -> list[Block]:
    """What to do where another item of the agenda has the same title: whoever got no answer may have typed it again."""
    title = fold(done.item.title)
    same = [one for one in done.agenda.entries if one.may_see and one.item.id != done.item.id]
    found = next((one for one in same if fold(one.item.title) == title), None)
    if found is None or done.item.state not in {ItemState.DRAFT, ItemState.READY}:
        return []
    typed = f"punkt {done.number} udgår {meeting_to_type(done.agenda.meeting, done.agenda.body)}"
    return [text(Bold(f"Punkt {found.number} hedder det samme. "), f"Er det samme sag, så skriv `/dagsorden {typed}`.")]


def _shortened(words: str) -> str:
    """The beginning of what only the document shows whole."""
    return words if len(words) <= _MOST_SHOWN else f"{words[: _MOST_SHOWN - 1]}…"


def written_before(done: ItemDone) -> list[Block]:
    """That somebody else was to write the item, who isn't told."""
    name = done.written_before
    return [text(f"{name} skulle skrive det og får ikke besked fra mig: Aftal det med hinanden.")] if name else []


def writers(done: ItemDone, now: datetime) -> list[Inline]:
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


def economy(item: AgendaItem, profile: Profile) -> list[Block]:
    """Whom it costs, as a paragraph; nothing for an item that costs nobody anything."""
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
    named = {one.key: one.full_name for one in profile.known_municipalities}
    affected = [named.get(key, key) for key in item.municipalities if key not in ONLY_REGION]
    if item.municipalities == ONLY_REGION:
        who = "Regionsrådet"
    elif affected:
        councils = "kommunalbestyrelsen" if len(affected) == 1 else "kommunalbestyrelserne"
        who = f"Regionsrådet og {councils} i {writing.join(affected)}"
    else:
        who = "Regionsrådet og kommunalbestyrelsen i hver berørt kommune. Vælg kommunerne med “Ret”"
    return "Økonomiske konsekvenser for regionen eller kommuner:", f"Beslutningen skal godkendes af {who}."
