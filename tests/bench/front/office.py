"""The office that is asked: who works there, the meetings to ask about, and as many tasks behind them as wanted.

The meetings that are asked about are the same whatever is stored; what comes on top lies in the years before them.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from danish.zone import copenhagen
from domain.agenda import AgendaItem, ItemKind, ItemState
from domain.attendance import Absence
from domain.decisions import Decision, DecisionForm
from domain.meetings import Meeting, plan_meeting
from domain.organisation import Body, Profile, Seat
from domain.people import ChannelPurpose, ChannelUse, Person, Place, RoleAssignment, SeatHolder
from domain.ports import Repositories
from domain.presence import presence_by_absences
from domain.reminder_plans import meeting_reminders
from domain.tasks import Confirmation, Task, TaskState, plan_tasks
from storage import tables as t
from storage.engine import open_database
from storage.work import open_work
from tests.bench.engine.databases import settle
from tests.bench.front.years import add_years

INSTALL = "T0MAALING01"
PLATFORM = "slack"
NOW = copenhagen(2026, 10, 26, 9, 30)
"""When the office is asked: a Monday morning."""
FORA = ("politisk", "fagligt")
ROLES = ("regionshus", "somatik", "psykiatri", "kommune")
ROOM = "Lokale 1"
IN_ROLE = 7
"""So many persons have each role in each cluster."""
HELD = (date(2026, 9, 28), date(2026, 10, 12))
COMING = tuple(date(2026, 10, 28) + timedelta(weeks=week) for week in range(7))
ITEMS, ABSENT = 5, 2
_AHEAD = timedelta(days=150)


@dataclass(frozen=True, slots=True)
class Office:
    """Who may ask about a body, as the platform's user ids, and who sits on its seats."""

    bodies: tuple[Body, ...]
    secretariat: dict[str, tuple[str, ...]]
    seated: dict[str, dict[str, str]]

    @property
    def users(self) -> tuple[str, ...]:
        """Everybody, each once."""
        working = [user for users in self.secretariat.values() for user in users]
        return tuple(dict.fromkeys([*working, *(user for seats in self.seated.values() for user in seats.values())]))


def fill(url: str, profile: Profile, *, tasks: int) -> Office:
    """Fills a database that has the schema and nothing else; some tasks less than asked for are no matter."""
    bodies = tuple(body for body in profile.bodies if body.forum.key in FORA)
    work = open_work(url, clock=lambda: NOW)
    office = work.run_blocking(lambda store: _open(store, profile, bodies))
    work.close_blocking()
    per_meeting = len(plan_tasks(Meeting(0, bodies[0].key, NOW, NOW), bodies[0].forum, NOW))
    add_years(url, bodies, tasks // per_meeting - len(bodies) * len(HELD + COMING), before=HELD[0])
    settle(url)
    return office


def free_seats(body: Body) -> tuple[Seat, ...]:
    """The seats of which nobody is absent yet."""
    return body.seats[ABSENT:]


def clear(url: str) -> None:
    """Takes back what was reported since the office was filled, so that it can be reported again."""
    database = open_database(url)
    with database.writer.begin() as connection:
        connection.execute(t.absences.delete().where(t.absences.c.reported_at >= NOW))
    database.dispose()


def _open(store: Repositories, profile: Profile, bodies: tuple[Body, ...]) -> Office:
    """People, channels, and the meetings that are asked about, by the rules of everything else."""
    secretariat: dict[str, tuple[str, ...]] = {}
    seated: dict[str, dict[str, str]] = {}
    for cluster in profile.clusters:
        people = [(role, *_meet(store)) for role in ROLES for _ in range(IN_ROLE)]
        for role, _, person in people:
            store.people.assign_role(RoleAssignment(0, role, cluster.key, None, person))
        place = Place(PLATFORM, INSTALL, f"C{cluster.key.upper()}")
        store.channels.choose(ChannelUse(ChannelPurpose.SECRETARIAT, cluster.key, place))
        for body in (one for one in bodies if one.cluster == cluster):
            secretariat[body.key] = tuple(user for _, user, _ in people)
    for body in bodies:
        seated[body.key] = {}
        for seat in body.seats:
            user, person = _meet(store)
            seated[body.key][seat.key] = user
            store.people.seat_person(SeatHolder(0, body.key, seat.key, person))
        for day in (*HELD, *COMING):
            _hold(store, profile, body, day, person)
    return Office(bodies, secretariat, seated)


def _meet(store: Repositories) -> tuple[str, Person]:
    known = store.people.add("", INSTALL)
    user = f"U{known.id:06}"
    store.people.rename(known.id, name_of(user))
    store.identities.add(PLATFORM, INSTALL, user, known.id)
    return user, known


def name_of(user: str) -> str:
    """What the platform calls a user."""
    return f"Prøveperson {user}"


def _hold(store: Repositories, profile: Profile, body: Body, day: date, person: Person) -> None:
    """A meeting with its steps as far as they are, items, absences and, when it has been, decisions."""
    starts = copenhagen(day.year, day.month, day.day, 15)
    asked = Meeting(0, body.key, starts, starts + timedelta(hours=2), ROOM, install=INSTALL)
    planned_at = starts - _AHEAD
    meeting = store.meetings.add(plan_meeting(asked, profile, planned_at))
    tasks = store.tasks.add(plan_tasks(meeting, body.forum, planned_at))
    done = [_done(task, body, person) for task in tasks if task.due < NOW]
    store.tasks.save(done)
    store.reminders.plan(meeting_reminders(meeting, tasks, (), NOW, profile.reminding))
    absences = [
        store.absences.add(Absence(0, meeting.id, seat.key, person.id, planned_at)) for seat in body.seats[:ABSENT]
    ]
    items = [store.agenda_items.add(_item(meeting, person, number)) for number in range(ITEMS)]
    if meeting.ends < NOW:
        store.presences.save(presence_by_absences(meeting.id, absences, person.id, meeting.ends))
        for number, item in enumerate(items, 1):
            made = Decision(
                0, meeting.id, number, item.id, "Vedtaget.", DecisionForm.APPROVED, person.id, meeting.ends,
                install=INSTALL,
            )  # fmt: skip
            store.decisions.add(made)


def _done(task: Task, body: Body, person: Person) -> Task:
    roles = body.forum.step(task.step).owners.roles
    given = tuple(Confirmation(role, person.id, task.due - timedelta(hours=3)) for role in roles)
    return replace(task, state=TaskState.DONE, confirmations=given)


def _item(meeting: Meeting, person: Person, number: int) -> AgendaItem:
    added = meeting.starts - timedelta(days=60)
    return AgendaItem(
        0,
        meeting.id,
        f"Punkt {number + 1} om overgange mellem sygehus og kommune",
        person.id,
        added,
        kind=tuple(ItemKind)[number % len(ItemKind)],
        position=number,
        state=ItemState.READY,
        ready_at=added,
        install=INSTALL,
    )
