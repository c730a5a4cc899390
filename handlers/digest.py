"""Puts a person's digest together from the features' entries: counts first, then what presses most; it sends nothing.

A feature that is pressed on in a digest answers with `acted`, so that the message shows what is left.
"""

from collections.abc import Container, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from danish import writing
from danish.workdays import working_days_between
from danish.zone import COPENHAGEN
from domain.digests import Urgency
from domain.meetings import Meeting
from domain.organisation import Profile
from domain.people import PersonId, RoleAssignment
from domain.ports import Repositories
from handlers.desk import Desk
from handlers.digest_entries import DAY_ENDS, MOST_BUTTONS, DigestEntry, DigestReader
from handlers.meeting_text import is_or_was
from handlers.outcomes import Replace
from handlers.pages import filled, page_buttons
from handlers.registry import Registry
from handlers.retry import command_button
from handlers.ui import Actions, Block, Bold, Card, Divider, Inline, Text, note, text

COMMAND, SHOW, ALL = "opgaver", "overblik", "overblik alle"
MOST = 10
_PAGE, _ROOM = 60, 8_000
"""So many things and characters are on a page of a whole one."""
_LINES_IN_BLOCK = 10
_WEEK = timedelta(days=7)
_UNCHANGING = frozenset({Urgency.LATE, Urgency.AT_ONCE, Urgency.WAITING})
"""What presses no more tomorrow than today."""
_GREETINGS = ((10, "God morgen."), (12, "God formiddag."), (18, "God eftermiddag."), (24, "God aften."))


def digest(
    repositories: Repositories,
    registry: Registry,
    profile: Profile,
    person: PersonId,
    now: datetime,
    *,
    page: int | None = None,
    roles: Sequence[RoleAssignment] | None = None,
    before: Container[str] = (),
) -> Card | None:
    """The person's digest as it is now (aware, Copenhagen); None where there is nothing to say.

    `page` is which page of the whole one, 0 for all of them at once; without it, it is shortened.
    `roles` are the day's, where they are at hand. `before` are the marks of what the person was told of lately: what is
    late or waited for, and stands as it did then, is counted and not told again.
    """
    actor = repositories.people.actor(person, now.date(), is_administrator=False, is_outsider=False)
    reader = DigestReader(actor, repositories.people.roles(now.date()) if roles is None else roles, now)
    entries = _entries(repositories, registry, profile, reader)
    found = [one for one in entries if not one.is_rest]
    told = [one for one in found if one.urgency not in _UNCHANGING or one.told_as not in before]
    if not told:
        return None
    shown = told[:MOST] if page is None else told
    blocks = with_buttons(shown, now) if page is None else _whole(shown, page, now)
    if same := len(found) - len(told):
        blocks.append(note(f"Desuden venter {same} ting, som du har hørt om, og som er uændret."))
    blocks += [note(*one.what) for one in entries if one.is_rest]
    if len(found) > len(shown):
        blocks.append(Actions((command_button(f"… vis alle {len(found)}", COMMAND, ALL),)))
    fewer = note("Færre beskeder? Skriv `/tovholder indstillinger`.")
    marks = tuple(one.told_as for one in shown if one.mark)
    return Card(f"{_greeting(now)} {counts(told, now)}", (*blocks, fewer), marks)


def acted(desk: Desk, registry: Registry, said: Card, *, in_digest: bool) -> Replace:
    """What was said of an act, in place of the message that it was done in; in a digest above what is left of that."""
    if not in_digest:
        return Replace(said)
    left = digest(desk.repositories, registry, desk.profile, desk.context.person, desk.now)
    known = replace(left, title=counts_left(left, desk.now)) if left else None
    return Replace(above(said, known, "Så er der ikke mere i dit overblik."))


def above(said: Card, left: Card | None, nothing: str) -> Card:
    """What was said of an act, and below it what is left of the message it was done in; `nothing` where nothing is."""
    told = [block for block in said.blocks if isinstance(block, Text) and not block.is_small]
    if left is None:
        return Card(said.title, (*told, text(nothing)))
    return Card(said.title, (*told, Divider(), text(Bold(left.title)), *left.blocks))


def counts(entries: Sequence[DigestEntry], now: datetime) -> str:
    """How many things of each kind, as a sentence: "1 opgave er forsinket, 2 skal klares i dag"."""
    of = {each: [one for one in entries if one.urgency is each] for each in Urgency}
    said: list[str] = []
    for each, some in of.items():
        if some:
            number = len(some)
            thing = f"{number} {'opgave' if number == 1 else 'opgaver'}" if not said else str(number)
            is_begun = bool(of[Urgency.TODAY] or of[Urgency.AT_ONCE])
            said.append(f"{thing} {_state(each, some, now, is_begun=is_begun)}")
    return f"{', '.join(said)}."


def counts_left(card: Card, now: datetime) -> str:
    """A digest's first line without its greeting."""
    return card.title.removeprefix(f"{_greeting(now)} ")


def _entries(
    repositories: Repositories, registry: Registry, profile: Profile, reader: DigestReader
) -> list[DigestEntry]:
    if reader.actor.person.is_deactivated or not reader.actor.roles:
        return []
    found = [entry for section in registry.digest for entry in section(repositories, profile, reader)]
    return sorted(found, key=lambda one: (one.urgency, one.due))


def _state(each: Urgency, some: Sequence[DigestEntry], now: datetime, *, is_begun: bool) -> str:
    """What is said of some that press alike; `is_begun` where “skal klares” stands before it already."""
    number = len(some)
    match each:
        case Urgency.LATE:
            return "er forsinket"
        case Urgency.AT_ONCE:
            return "skal klares straks"
        case Urgency.TODAY:
            return "skal klares i dag"
        case Urgency.SOON:
            dates = sorted({_local(one.due).date() for one in some})
            days = sorted({working_days_between(now.date(), one) for one in dates})
            within = f"om {days[0]} hverdage" if len(days) == 1 else f"inden for {days[-1]} hverdage"
            if days[-1] <= 1:  # a decision may be due on the days off before the next working day
                last = max(one.due for one in some)
                within = f"{'senest ' if len(dates) > 1 else ''}{_next_day(last, now)}"
            return within if is_begun else f"skal klares {within}"
        case Urgency.WAITING:
            return "venter på en anden" if number == 1 else "venter på andre"


def with_buttons(entries: Sequence[DigestEntry], now: datetime) -> list[Block]:
    """A line for each entry, and its buttons below."""
    blocks: list[Block] = []
    for one in entries:
        blocks.append(Text(_line(one, now)))
        if one.buttons:
            blocks.append(Actions(one.buttons[:MOST_BUTTONS]))
    return blocks


def _whole(entries: Sequence[DigestEntry], page: int, now: datetime) -> list[Block]:
    """The lines of a page, and the ways to those beside it."""
    lines = [Text(_line(one, now)) for one in entries]
    pages = filled(lines, _PAGE, _ROOM) if page else [lines]
    at = min(max(page, 1), len(pages))
    blocks: list[Block] = []
    for start in range(0, len(pages[at - 1]), _LINES_IN_BLOCK):
        parts = [part for one in pages[at - 1][start : start + _LINES_IN_BLOCK] for part in ("\n", *one.parts)]
        blocks.append(text(*parts[1:]))
    blocks += [note(f"Side {at} af {len(pages)}.")] if len(pages) > 1 else []
    return [*blocks, *page_buttons(COMMAND, ALL, at, len(pages))]


def _line(entry: DigestEntry, now: datetime) -> tuple[Inline, ...]:
    return (Bold(f"{_lead(entry, now)}:"), " ", *entry.what)


def _lead(entry: DigestEntry, now: datetime) -> str:
    due = _local(entry.due)
    match entry.urgency:
        case Urgency.LATE:
            return f"Forsinket siden {since(due, now)}"
        case Urgency.AT_ONCE:
            return "Straks"
        case Urgency.TODAY:
            return f"I dag{_clock(due)}"
        case Urgency.SOON:
            away = working_days_between(now.date(), due.date())
            if away <= 1:  # a decision may be due on a day off
                return f"{writing.capitalised(_next_day(due, now))}{_clock(due)}"
            day = writing.WEEKDAYS[due.weekday()]
            return f"{writing.capitalised(writing.in_working_days(away))}, {day}{_clock(due)}"
        case Urgency.WAITING:
            return "Venter på"


def _clock(due: datetime) -> str:
    """The time of a deadline, " kl. 12.00"; nothing where a day alone is meant."""
    return "" if due.time() == DAY_ENDS else f" {writing.clock(due)}"


def _next_day(due: datetime, now: datetime) -> str:
    """The next working day, as one speaks of it: "i morgen", "på mandag"."""
    day = _local(due).date()
    return "i morgen" if day - now.date() == timedelta(days=1) else f"på {writing.WEEKDAYS[day.weekday()]}"


def since(moment: datetime, now: datetime) -> str:
    """Since when: "i dag kl. 9.00", "i går", "fredag", "den 9. november"; both aware."""
    day, today = _local(moment).date(), _local(now).date()
    if day == today:
        return f"i dag {writing.clock(_local(moment))}"
    if day == today - timedelta(days=1):
        return "i går"
    if today - day < _WEEK:
        return writing.WEEKDAYS[day.weekday()]
    written = writing.short_date(day)
    return f"den {written.removesuffix(f' {day.year:04}')}" if day.year == today.year else f"den {written}"


def held(meeting: Meeting, now: datetime) -> str:
    """When a meeting is or was, for the end of an entry: "mødet er den 8. december"."""
    written, year = writing.short_date(meeting.day), f" {meeting.day.year:04}"
    return f"{is_or_was(meeting, now)} den {written.removesuffix(year) if meeting.day.year == now.year else written}"


def _greeting(now: datetime) -> str:
    return next(words for ends, words in _GREETINGS if now.hour < ends)


def _local(moment: datetime) -> datetime:
    return moment.astimezone(COPENHAGEN)
