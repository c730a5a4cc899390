"""What people read about their tasks when they ask or act: the lists, and the answers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from danish import writing
from domain.organisation import Profile
from domain.people import Person
from domain.progress import Standing
from handlers.decisions_due import decision_blocks
from handlers.opgaver.listing import MOST_READ, Item, Listing
from handlers.opgaver.words import COMMAND, Kind, View
from handlers.retry import retry_button
from handlers.task_acts import Acted, Found
from handlers.task_cards import confirmed_blocks, confirmed_title
from handlers.task_text import deadline, lowered, of_meeting, step_name
from handlers.ui import Actions, Block, Bold, Button, Card, Text, note, text

DONE = "opgaver.udfoert"
TAKE = "opgaver.tag"
SNOOZE = "opgaver.senere"
HAND_OVER = "opgaver.overdrag"
_SHORT_LIST = 10
_PAGE = 40
_LINES_IN_BLOCK = 10
_FOLLOW_UP = "Beslutninger at følge op"
_URGENT = "Forsinket eller straks"


def listed(listing: Listing, profile: Profile, now: datetime, *, said: Sequence[str] = ()) -> Card:
    """A list of tasks; `said` is what was just done, and then stands first."""
    title = _title(listing, profile)
    first: tuple[Block, ...] = (text("\n".join(said[1:])),) if said[1:] else ()
    heading: tuple[Block, ...] = (text(Bold(title)),) if said else ()
    body = _page(listing, now) if listing.view.page else _short(listing, now)
    decisions = decision_blocks(_FOLLOW_UP, listing.decisions, now)
    older = () if listing.is_whole else (note(f"Der er også ældre opgaver end de {MOST_READ}, som er talt med her."),)
    return Card(said[0] if said else title, (*first, *heading, *body, *older, *decisions, _other_lists(listing)))


def confirmed(acted: Acted, profile: Profile, now: datetime) -> Card:
    """The answer to whoever did a task; nothing is left to press."""
    undo = note(f"Fortryd med `/opgaver fortryd {acted.found.task.id}`.")
    return Card(confirmed_title(acted), (*confirmed_blocks(acted, profile, now), undo))


def taken(found: Found, taker: str, now: datetime) -> Card:
    """The answer to “Jeg tager den”; a channel's message changes into it too, so it names who took it."""
    return Card(
        f"Taget af {taker}: {step_name(found.step, found.task.part)}",
        (
            text(f"{of_meeting(found.meeting, found.body, now)} · {deadline(found.task, now)}"),
            text(f"Påmindelserne går nu til {taker}."),
            note(f"Er den gjort: `/opgaver udført {found.task.id}`. Fortryd: `/opgaver fortryd {found.task.id}`."),
        ),
    )


def released(found: Found, now: datetime) -> Card:
    """The answer to whoever gave a task back."""
    return Card(
        f"Fortrudt: Du har ikke længere opgaven {step_name(found.step, found.task.part)}",
        (text(f"{of_meeting(found.meeting, found.body, now)} · {deadline(found.task, now)}"),),
    )


def handed_over(found: Found, receiver: Person, now: datetime, still: str, before: str) -> Card:
    """The answer to whoever handed a task over; `still` are the organisations that must confirm it all the same.

    `before` is the name of somebody else who had it, "" for none.
    """
    told = [text(f"{before} havde opgaven og får ikke besked fra mig: Aftal det med hinanden.")] if before else []
    return Card(
        f"Overdraget til {receiver.name}: {step_name(found.step, found.task.part)}",
        (
            text(f"{of_meeting(found.meeting, found.body, now)} · {deadline(found.task, now)}"),
            text(f"{receiver.name} får besked og påmindelserne."),
            *told,
            *still_needed(still, receiver.name),
        ),
    )


def item_line(item: Item, now: datetime) -> Text:
    """A task in a list: what, for which meeting, by when, and who it waits for."""
    return text(*_line(item, now))


def _short(listing: Listing, now: datetime) -> list[Block]:
    blocks: list[Block] = []
    for heading, items in _groups(listing.items[:_SHORT_LIST], now):
        blocks.append(text(Bold(heading)))
        for item in items:
            blocks.append(text(*_line(item, now, has_meeting=item.is_urgent)))
            buttons = _buttons(item, listing)
            blocks += [Actions(buttons)] if buttons else []
    return blocks


def _groups(items: Sequence[Item], now: datetime) -> list[tuple[str, list[Item]]]:
    """The tasks under their headings: what is late, then each meeting, in the order they stand in."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        heading = _URGENT if item.is_urgent else of_meeting(item.meeting, item.body, now)
        groups.setdefault(heading, []).append(item)
    return list(groups.items())


def _page(listing: Listing, now: datetime) -> list[Block]:
    pages = max(1, -(-len(listing.items) // _PAGE))
    first = (min(listing.view.page, pages) - 1) * _PAGE
    shown = listing.items[first : first + _PAGE]
    blocks: list[Block] = []
    for heading, items in _groups(shown, now):
        blocks.append(text(Bold(heading)))
        for start in range(0, len(items), _LINES_IN_BLOCK):
            some = items[start : start + _LINES_IN_BLOCK]
            parts = [part for one in some for part in ("\n", *_line(one, now, has_meeting=one.is_urgent))]
            blocks.append(text(*parts[1:]))
    if shown:
        blocks.append(note(f"Viser {first + 1}–{first + len(shown)} af {len(listing.items)}."))
    return blocks


def _line(item: Item, now: datetime, *, has_meeting: bool = True) -> list[str | Bold]:
    """A task's two lines; under its meeting's heading the meeting isn't said again."""
    missing = item.organisations.missing(item.step.missing, item.step.step.owners)
    state = {Standing.LATE: "forsinket, ", Standing.AT_ONCE: ""}.get(item.step.standing, "")
    taken_by = f" · taget af {item.taker}" if item.taker else ""
    return [
        Bold(f"Nr. {item.task.id} {step_name(item.step.step, item.task.part)}"),
        f" – {of_meeting(item.meeting, item.body, now)}\n" if has_meeting else "\n",
        f"{writing.capitalised(f'{state}{deadline(item.task, now)}')} · afventer {missing}{taken_by}",
    ]


def _buttons(item: Item, listing: Listing) -> tuple[Button, ...]:
    value = f"{item.task.id} {listing.view.typed}"
    buttons = [Button("Udført", DONE, value)] if item.may_confirm else []
    if item.may_take:
        buttons.append(Button("Jeg tager den", TAKE, value))
    buttons.append(Button("Påmind mig senere", SNOOZE, value))
    if item.task.taker == listing.reader:
        buttons.append(Button("Overdrag", HAND_OVER, value))
    return tuple(buttons)


def _other_lists(listing: Listing) -> Actions:
    view, total = listing.view, len(listing.items)
    shown = view.page * _PAGE if view.page else _SHORT_LIST
    buttons = []
    if total > shown:
        following = replace(view, page=view.page + 1)
        label = "Vis de næste" if view.page else f"… vis alle {total}"
        buttons.append(retry_button(label, COMMAND, following.typed))
    others = [kind for kind in (Kind.MINE, Kind.CLUSTER, Kind.LATE) if kind is not view.kind]
    labels = {Kind.MINE: "Mine opgaver", Kind.CLUSTER: "Klyngens opgaver", Kind.LATE: "Forsinkede"}
    leads = {kind: View() if kind is Kind.MINE else replace(view, kind=kind, page=0) for kind in others}
    buttons += [retry_button(labels[kind], COMMAND, lead.typed) for kind, lead in leads.items()]
    return Actions(tuple(buttons))


def _title(listing: Listing, profile: Profile) -> str:
    number, view = len(listing.items), listing.view
    where = f" i Sundhedsklynge {profile.cluster(view.cluster).name}" if view.cluster else ""
    where += f" ({lowered(profile.forum(view.forum).name)})" if view.forum else ""
    late = f", {listing.late} er forsinket" if listing.late and view.kind is not Kind.LATE else ""
    tasks = writing.count(number, "åben opgave", "åbne opgaver") if number else "ingen åbne opgaver"
    match view.kind:
        case Kind.MINE:
            return f"Du har {tasks}{where}{late}"
        case Kind.CLUSTER:
            return f"{writing.capitalised(tasks)}{where}{late}"
        case Kind.LATE:
            return (
                f"{writing.count(number, 'opgave er', 'opgaver er') if number else 'Ingen opgaver er'} forsinket{where}"
            )
        case Kind.UNFILLED:
            return f"{writing.count(number, 'opgave', 'opgaver') if number else 'Ingen opgaver'} uden ansvarlig{where}"


def still_needed(still: str, who: str) -> tuple[Text, ...]:
    """That the task has to be confirmed by the organisations `still` all the same; nothing where there are none."""
    if not still:
        return ()
    return (note(f"{who} har ikke selv en rolle på trinnet, så {still} skal stadig bekræfte, når det er gjort."),)
