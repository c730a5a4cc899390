"""The part of a person's morning digest about tasks, and the message that brings the whole; how it reads, `digest`."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from weakref import WeakKeyDictionary

from domain.access import serves
from domain.acting import may_confirm, owned_rows
from domain.digests import Urgency, is_theirs, soon_ends, urgency, waits_for_others
from domain.inheriting import bodies_at_work
from domain.meetings import Meeting
from domain.messages import Message, told_in
from domain.organisation import Body, Profile
from domain.people import PersonId, Place, RoleAssignment
from domain.ports import Repositories
from domain.preferences import digest_now
from domain.progress import Standing, TaskProgress, can_be_done_now, progress
from domain.reminders import What
from domain.tasks import Task
from handlers.digest import digest, held, since
from handlers.digest_entries import MARK, DigestEntry, DigestReader, thing
from handlers.opgaver.cards import DONE, HAND_OVER, SNOOZE, TAKE
from handlers.registry import CardBuilder, Registry
from handlers.task_text import Organisations, lowered, step_name
from handlers.ui import Button, Card, Inline

KIND = "opgaver.overblik"
DAY = "dag"
"""The day that a digest is of: a message that waited longer is left to the next day's."""
_MOST_READ = 500
_OLDER = "Der er også ældre opgaver, som ikke er talt med her. Se dem med `/opgaver`."
_TOLD_AGAIN_AFTER = 7
"""Days after which what is late or waited for, and stands as it did, is told of again [chosen]."""
_Found = tuple[TaskProgress, Meeting, Body]


def digest_message(registry: Registry) -> CardBuilder:
    """The builder of the digest's message; nothing for whom there is nothing to say, or who wants none by now.

    Many are built on one unchanging view: the roles that they need of a day are loaded once.
    """
    loaded: WeakKeyDictionary[Repositories, dict[date, Sequence[RoleAssignment]]] = WeakKeyDictionary()

    def build(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
        if isinstance(message.recipient, Place):
            return None
        wishes = repositories.preferences.of([message.recipient])[message.recipient]
        moment = digest_now(wishes, message.due, profile.reminding)
        if moment is None or moment.date().isoformat() != message.subject[DAY]:
            return None
        day, roles = message.due.date(), loaded.setdefault(repositories, {})
        if day not in roles:
            roles[day] = repositories.people.roles(day)
        before = lately(repositories, message.recipient, moment.date())
        return digest(repositories, registry, profile, message.recipient, message.due, roles=roles[day], before=before)

    return build


def digest_key(person: PersonId, day: date) -> str:
    """The key of a person's digest of that day."""
    return f"digest:{person}:{day.isoformat()}"


def lately(repositories: Repositories, person: PersonId, day: date) -> frozenset[str]:
    """The marks of what a person's digests of the week before that day told of; one query."""
    keys = [digest_key(person, day - timedelta(days=back)) for back in range(1, _TOLD_AGAIN_AFTER)]
    return frozenset(mark for message in repositories.outbox.posted(keys).values() for mark in told_in(message))


def task_entries(repositories: Repositories, profile: Profile, reader: DigestReader) -> Iterator[DigestEntry]:
    """The person's open tasks that are late or due soon, and what they wait for others to do; four queries."""
    actor, today, person = reader.actor, reader.now.date(), reader.actor.person.id
    bodies = {body.key: body for body in bodies_at_work(profile) if actor.roles_on(body, today)}
    known = repositories.tasks.open_of_bodies(
        bodies,
        _MOST_READ + 1,
        as_of=reader.now,
        until=soon_ends(reader.now),
        taker=person,
        steps=owned_rows(actor, bodies.values(), today),
    )
    found = [one for task, meeting in known for one in _found(task, meeting, bodies[meeting.body], reader)]
    roles = {key: [one for one in reader.assignments if serves(one, body)] for key, body in bodies.items()}
    theirs = [one for one in found if is_theirs(one[0], one[2], person, roles[one[2].key], today)]
    for item, meeting, body in theirs:
        yield own_entry(item, meeting, body, reader)
    own = {item.task.id for item, _, _ in theirs}
    others = [one for one in found if one[0].task.id not in own]
    others += _others(repositories, known, theirs, reader)
    for one in sorted(others, key=lambda one: (one[0].task.due, one[0].task.id)):
        held_there = roles[one[2].key]
        if waits_for_others(one[0], one[2], person, held_there, today) or _holds_up(one, theirs):
            yield _waited_for(one, reader, Organisations(one[2], profile, held_there, today))
    if len(known) > _MOST_READ:
        yield DigestEntry(Urgency.WAITING, reader.now, (_OLDER,), is_rest=True)


def _found(task: Task, meeting: Meeting, body: Body, reader: DigestReader) -> list[_Found]:
    """The task with its row; nothing where the forum has dropped that."""
    return [(item, meeting, body) for item in progress([task], body.forum, reader.now).tasks]


def _others(
    repositories: Repositories,
    known: Iterable[tuple[Task, Meeting]],
    theirs: Iterable[_Found],
    reader: DigestReader,
) -> list[_Found]:
    """The late tasks beside the known ones at the meetings of theirs."""
    of = {meeting.id: (meeting, body) for _, meeting, body in theirs}
    read = {task.id for task, _ in known}
    around = repositories.tasks.of_meetings(of) if of else {}
    return [
        one
        for key, tasks in around.items()
        for task in tasks
        if task.is_late(reader.now) and task.id not in read and not task.has_lapsed(of[key][0], reader.now)
        for one in _found(task, *of[key], reader)
    ]


def _holds_up(one: _Found, theirs: Sequence[_Found]) -> bool:
    """Whether somebody else's late step comes before one of theirs at the same meeting."""
    item, meeting, _ = one
    later = [own.step.number for own, its, _ in theirs if its.id == meeting.id]
    return item.standing is Standing.LATE and any(item.step.number < number for number in later)


def own_entry(
    item: TaskProgress, meeting: Meeting, body: Body, reader: DigestReader, *more: Inline, mark: str = MARK
) -> DigestEntry:
    """An open task of the reader's; `more` is what stands behind it, `mark` what its buttons' message is known by."""
    presses = Urgency.AT_ONCE if item.standing is Standing.AT_ONCE else urgency(item.task.due, reader.now)
    what = f"{step_name(item.step, item.task.part)} – {body.name} ({held(meeting, reader.now)})"
    return DigestEntry(
        presses, item.task.due, (what, *more), _stands(item), _buttons(item, meeting, body, reader, mark)
    )


def _waited_for(one: _Found, reader: DigestReader, names: Organisations) -> DigestEntry:
    item, meeting, body = one
    missing = names.missing(item.missing, item.step.owners)
    late = f" siden {since(item.task.due, reader.now)}" if item.standing is Standing.LATE else ""
    name = f"{lowered(step_name(item.step, item.task.part))} hos {missing}{late}"
    what = f"{name} – {body.name} ({held(meeting, reader.now)})"
    return DigestEntry(Urgency.WAITING, item.task.due, (what,), _stands(item))


def _stands(item: TaskProgress) -> str:
    """The task and how it stands, as a mark."""
    task = item.task
    return f"{thing(What.TASK, task.id)}:{task.due:%y%m%d}:{len(task.confirmations)}:{item.standing.name}"


def _buttons(item: TaskProgress, meeting: Meeting, body: Body, reader: DigestReader, mark: str) -> tuple[Button, ...]:
    value, today = f"{item.task.id} {mark}", reader.now.date()
    may = may_confirm(reader.actor, body, item.task, item.step, today)
    first = (Button("Udført", DONE, value),) if may and can_be_done_now(item, meeting, reader.now) else ()
    if not first and may and item.task.taker is None:
        first = (Button("Jeg tager den", TAKE, value),)
    return (*first, Button("Påmind mig senere", SNOOZE, value), Button("Overdrag", HAND_OVER, value))
