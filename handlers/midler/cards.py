"""What people read about a cluster's shared funds: the ledger, and the answers to those who enter something."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from danish import writing
from danish.amounts import amount_text
from danish.zone import COPENHAGEN
from domain.decisions import Decision
from domain.funds import EntryKind, FundEntry, balance, says_the_same
from domain.journalising import authority_names
from domain.meetings import Meeting
from domain.organisation import Cluster, Profile
from domain.succession import in_force
from handlers.midler.words import COMMAND
from handlers.pages import page_buttons, pages_of
from handlers.ui import Actions, Block, Bold, Button, Card, Text, note, text

UNDO = "midler.fortryd"
SHOW = "midler.vis"
ALL_MUNICIPALITIES = "kommuner"
_HINT = "Fælles midler er til forsøg og udvikling, ikke til drift eller implementering."
_PAGE = 20


@dataclass(frozen=True, slots=True)
class Ledger:
    """A cluster's entries, and the decisions they rest on with their meetings, by the decision's id.

    `hidden` are those of the decisions that are closed to the reader, who serves another body of the cluster.
    """

    cluster: Cluster
    entries: Sequence[FundEntry]
    decisions: Mapping[int, tuple[Decision, Meeting]]
    hidden: Container[int]


def overview(ledger: Ledger, profile: Profile, page: int = 1, asked: int | None = None) -> Card:
    """Granted, set aside and left, year by year, or of the year asked for; the first page has the latest entries."""
    standing = sorted((one for one in ledger.entries if not one.is_undone), key=lambda one: (one.year, one.number))
    name = ledger.cluster.name
    if not standing:
        example = f"`/{COMMAND} bevilget {ledger.cluster.name.lower()} 2026 region 500.000`"
        return Card(f"Ingen fælles midler: {name}", (text(f"Noter en bevilling med {example}."), note(_HINT)))
    found = [one for one in standing if asked in (None, one.year)]
    pages = pages_of(len(found), _PAGE)
    page = min(page, pages)
    end = len(found) - (page - 1) * _PAGE
    shown = found[max(0, end - _PAGE) : end]
    blocks: list[Block] = [] if found else [text(f"Intet er bevilget eller afsat for {asked}.")]
    for year in sorted({one.year for one in shown}):
        sums = balance(standing, year)
        lines = [f"• {_line(one, ledger, profile)}" for one in shown if one.year == year]
        head = f"{year}: bevilget {amount_text(sums.granted)}, afsat {amount_text(sums.set_aside)}"
        blocks.append(text(Bold(head), "\n", "\n".join(lines)))
    typed = f"{ledger.cluster.key} {asked or ''}".strip()
    beside = page_buttons(COMMAND, typed, page, pages, onward="Vis tidligere", back="Vis senere")
    return Card(_title(ledger), (*blocks, *_overdrawn(ledger), *beside, note(_HINT)))


def entered(entry: FundEntry, ledger: Ledger, profile: Profile) -> Card:
    """The answer to whoever entered something."""
    blocks: list[Block] = [text(_line(entry, ledger, profile)), *_again(entry, ledger)]
    blocks += [text(Bold(_title(ledger))), *_overdrawn(ledger)]
    if entry.kind is EntryKind.SET_ASIDE:
        if entry.decision is None:
            blocks.append(text("Skriv gerne, hvilken beslutning det hviler på, fx `beslutning 2 politisk 9/12`."))
        blocks.append(note(_HINT))
    buttons = (Button("Fortryd", UNDO, f"{ledger.cluster.key} {entry.number}"), _show_button(ledger))
    title = f"{writing.capitalised(entry.kind.value)}: {amount_text(entry.amount)}"
    return Card(title, (*blocks, Actions(buttons)))


def undone(entry: FundEntry, ledger: Ledger, profile: Profile) -> Card:
    """The answer to whoever took an entry back."""
    return Card(
        f"Postering nr. {entry.number} er fortrudt",
        (
            text(_line(entry, ledger, profile)),
            text(Bold(_title(ledger))),
            *_overdrawn(ledger),
            Actions((_show_button(ledger),)),
        ),
    )


def party_name(entry: FundEntry, profile: Profile) -> str:
    """Who granted: the region, a municipality, or the municipalities together, as they were called by then."""
    names = authority_names(in_force(profile, entry.at.astimezone(COPENHAGEN).date()))
    return "Kommunerne" if entry.party == ALL_MUNICIPALITIES else names.get(entry.party, entry.party)


def _title(ledger: Ledger) -> str:
    left = balance(ledger.entries).left
    said = f"{amount_text(left)} tilbage" if left >= 0 else f"{amount_text(-left)} for meget er afsat"
    return f"Fælles midler, {ledger.cluster.name}: {said}"


def _again(entry: FundEntry, ledger: Ledger) -> list[Text]:
    """The entries that say the same: it may have been typed anew for want of an answer."""
    same = [one.number for one in ledger.entries if says_the_same(one, entry) and one.decision not in ledger.hidden]
    if not same:
        return []
    before = writing.join([f"nr. {number}" for number in same])
    return [text(Bold(f"Det samme står som {before}. "), "Er det noteret en gang for meget, så tryk på “Fortryd”.")]


def _overdrawn(ledger: Ledger) -> list[Text]:
    """The warning that more is set aside than was granted, in all or in a year."""
    if balance(ledger.entries).left < 0:
        over = amount_text(-balance(ledger.entries).left)
        return [text(Bold("Der er afsat mere, end der er bevilget: "), f"{over} mangler.")]
    short = [year for year in sorted({one.year for one in ledger.entries}) if balance(ledger.entries, year).left < 0]
    if not short:
        return []
    years = writing.join([str(year) for year in short])
    return [text(f"I {years} er der afsat mere, end der er bevilget det år. I alt er der dækning.")]


def _line(entry: FundEntry, ledger: Ledger, profile: Profile) -> str:
    amount = amount_text(entry.amount)
    if entry.kind is EntryKind.GRANTED:
        return f"Nr. {entry.number}: {party_name(entry, profile)} har bevilget {amount} for {entry.year}"
    rests = _decision_text(entry, ledger, profile)
    effort = "på et lukket punkt" if entry.decision in ledger.hidden else f"til “{entry.effort}”"
    return f"Nr. {entry.number}: {amount} er afsat {effort} ({rests})"


def _decision_text(entry: FundEntry, ledger: Ledger, profile: Profile) -> str:
    known = ledger.decisions.get(entry.decision or 0)
    if known is None:
        return "uden beslutning"
    decision, meeting = known
    said = decision.form.value if not decision.form.decides else ""
    said = "trukket tilbage" if not decision.stands else said
    which = f"beslutning {decision.number} – {said}" if said else f"beslutning {decision.number}"
    return f"{which}, {profile.body(meeting.body).name}, {writing.short_date(meeting.day)}"


def _show_button(ledger: Ledger) -> Button:
    return Button("Se fælles midler", SHOW, ledger.cluster.key)
