"""Several reminders of tasks in one message: a line and buttons for each, and after a press what is left of them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from danish import writing
from domain.access import Actor
from domain.digests import urgency
from domain.messages import Message
from domain.organisation import Profile
from domain.people import PersonId, Place
from domain.ports import Repositories
from domain.reminders import ReminderKind
from handlers.approvals import names_of
from handlers.digest import MOST, above, counts, held, with_buttons
from handlers.digest_entries import DigestEntry, DigestReader
from handlers.opgaver.digest import own_entry
from handlers.opgaver.told import Told, load_told
from handlers.opgaver.words import Bundle
from handlers.retry import command_button
from handlers.task_text import typed_meeting
from handlers.ui import Bold, Card, Inline, note
from handlers.unasked import WHY

KIND = "opgaver.paamindelser"
_TASKS = "opgaver"


def bundle_subject(reminded: Iterable[tuple[int, ReminderKind]]) -> dict[str, int | str]:
    """The subject of a bundle's message: its tasks, and the kind of reminder that each is told of for."""
    pairs = tuple(reminded)
    return {_TASKS: ",".join(str(task) for task, _ in pairs), WHY: ",".join(kind.value for _, kind in pairs)}


def bundle_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The reminders of one person; nothing once none of the tasks is open, or waits for this person, any more.

    A reminder of a deadline ahead that waited beyond it is left to the digest. Who became a guest is told nothing.
    """
    if isinstance(message.recipient, Place):
        return None
    now, actor = message.due, _actor(repositories, message.recipient, message.due)
    if actor.is_outsider:
        return None
    tasks = [int(one) for one in str(message.subject[_TASKS]).split(",")]
    kinds = str(message.subject[WHY]).split(",")
    after = {task for task, kind in zip(tasks, kinds, strict=True) if kind == ReminderKind.DAY_AFTER}
    told = load_told(repositories, profile, actor, tuple(dict.fromkeys(tasks)), now)
    return _card([one for one in told if one.found.task.id in after or not _is_late(one, now)], actor, now)


def redrawn(
    repositories: Repositories, profile: Profile, person: PersonId, now: datetime, left: Bundle, said: Card
) -> Card:
    """The message after one of its tasks was acted on: what was said of that first, then the others as they are now."""
    actor = _actor(repositories, person, now)
    known = _card(load_told(repositories, profile, actor, left.tasks, now), actor, now)
    return above(said, known, "Så er der ikke flere opgaver i denne påmindelse.")


def _card(told: Sequence[Told], actor: Actor, now: datetime) -> Card | None:
    # Who owns a task together with others hears of it once it is late, also when their own part is done.
    shown = [one for one in told if _is_late(one, now) or not one.is_done_here]
    if not shown:
        return None
    mark = Bundle(tuple(one.found.task.id for one in shown)).typed
    reader = DigestReader(actor, (), now)
    entries = sorted((_entry(one, reader, mark) for one in shown), key=lambda one: (one.urgency, one.due))
    blocks = with_buttons(entries[:MOST], now)
    if len(entries) > MOST:
        others = writing.count(len(entries) - MOST, "opgave", "opgaver")
        blocks.append(note(f"… og {others} mere. Se alle med `/opgaver mine`."))
    return Card(counts(entries, now), tuple(blocks))


def _entry(one: Told, reader: DigestReader, mark: str) -> DigestEntry:
    found = one.found
    if one.own is not None:
        what = f"Din godkendelse af dagsordenen – {found.body.name} ({held(found.meeting, reader.now)})"
        typed = f"godkend {typed_meeting(found.meeting, found.body)} for {one.own.name}"
        button = command_button("Godkend dagsordenen", "dagsorden", typed)
        return DigestEntry(urgency(found.task.due, reader.now), found.task.due, (what,), buttons=(button,))
    more: tuple[Inline, ...] = ("\n", Bold("Afventer: "), f"{one.missing}.")
    if one.awaited:
        more += ("\n", Bold("Mangler godkendelse fra: "), f"{names_of(one.awaited)}.")
    return own_entry(one.item, found.meeting, found.body, reader, *more, mark=mark)


def _is_late(one: Told, now: datetime) -> bool:
    return one.found.task.is_late(now)


def _actor(repositories: Repositories, person: PersonId, now: datetime) -> Actor:
    return repositories.people.actor(person, now.date(), is_administrator=False, is_outsider=False)
