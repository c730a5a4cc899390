"""The parts of a person's morning digest about agendas: items to write, and approvals that are waited for.

How it reads, `handlers.digest`.
"""

from collections.abc import Iterator

from domain.access import may_see_item
from domain.agenda import AgendaItem
from domain.digests import Urgency, soon_ends, urgency
from domain.organisation import Body, Profile
from domain.ports import Repositories
from domain.reminders import What
from domain.reminding import is_awaited, item_reminded
from domain.rounds import Round, needed_chairs
from domain.rows import Row
from domain.tasks import deadline
from handlers.agenda import short_title
from handlers.approvals import names_of
from handlers.dagsorden.item_reminder import reminder_buttons
from handlers.digest import held, since
from handlers.digest_entries import DigestEntry, DigestReader, marked, thing

_MOST_READ = 500
_AWAITED = "godkendelse"


def item_entries(repositories: Repositories, profile: Profile, reader: DigestReader) -> Iterator[DigestEntry]:
    """The person's items that are still drafts and whose deadline has passed or is soon; one query."""
    bodies = _bodies(profile, reader, Row.ITEMS)
    found = repositories.agenda_items.of_bodies(list(bodies), reader.now.date()) if bodies else ()
    for item, meeting in found:
        body = bodies[meeting.body]
        due = deadline(body.forum.step(Row.ITEMS).deadlines[0], meeting.starts)
        if (
            meeting.ends > reader.now
            and is_awaited(item, meeting)
            and due <= soon_ends(reader.now)
            and _is_theirs(item, body, reader)
        ):
            what = f"Skriv punktet “{short_title(item)}” – {body.name} ({held(meeting, reader.now)})"
            buttons = reminder_buttons(reader.actor, body, item, reader.now.date(), marked(item.id))
            mark = f"{thing(What.ITEM, item.id)}:{due:%y%m%d}"
            yield DigestEntry(urgency(due, reader.now), due, (what,), mark, buttons)


def approval_entries(repositories: Repositories, profile: Profile, reader: DigestReader) -> Iterator[DigestEntry]:
    """The chairs whose approval the person's agendas wait for, once these were generated; four queries."""
    bodies = {key: body for key, body in _bodies(profile, reader, Row.APPROVAL).items() if _owns(body, reader)}
    steps = [(key, Row.APPROVAL) for key in bodies]
    tasks = repositories.tasks.open_of_bodies(bodies, _MOST_READ, as_of=reader.now, steps=steps) if bodies else ()
    waiting = {meeting.id: (task, meeting) for task, meeting in tasks}
    for meeting_id, (versions, approvals) in repositories.approvals.of_meetings(waiting).items():
        task, meeting = waiting[meeting_id]
        body = bodies[meeting.body]
        known = Round(needed_chairs(body, profile), tuple(versions), tuple(approvals))
        if versions and known.missing:
            asked = f"godkendelse hos {names_of(known.missing)} siden {since(versions[-1].at, reader.now)}"
            what = f"{asked} – {body.name} ({held(meeting, reader.now)})"
            mark = f"{_AWAITED}:{task.id}:{versions[-1].number}:{len(known.missing)}"
            yield DigestEntry(Urgency.WAITING, task.due, (what,), mark)


def _bodies(profile: Profile, reader: DigestReader, row: Row) -> dict[str, Body]:
    """The bodies with that row for which the person holds a role."""
    today = reader.now.date()
    return {
        body.key: body
        for body in profile.bodies
        if reader.actor.roles_on(body, today) and any(step.number == row for step in body.forum.steps)
    }


def _is_theirs(item: AgendaItem, body: Body, reader: DigestReader) -> bool:
    """Whether the person would be reminded of it, and may read it."""
    today = reader.now.date()
    gone = {one.person.id for one in reader.assignments if not one.person.may_act}
    told = item_reminded(item, body, reader.assignments, today, gone).people
    return reader.actor.person.id in told and may_see_item(reader.actor, body, item, today)


def _owns(body: Body, reader: DigestReader) -> bool:
    owners = body.forum.step(Row.APPROVAL).owners.roles
    return not set(reader.actor.roles_on(body, reader.now.date())).isdisjoint(owners)
