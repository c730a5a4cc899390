"""Loads all that due reminders are of, in a fixed number of queries; who gets them is decided elsewhere."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.agenda import AgendaItem
from domain.cases import Case, CaseLeg
from domain.chairs_told import chair_seats
from domain.decisions import Decision
from domain.experiences import Experience
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.people import ChannelPurpose, ChannelUse, Person, PersonId, RoleAssignment, SeatHolder
from domain.ports import Repositories
from domain.reminders import Reminder, What
from domain.rounds import needed_chairs
from domain.rows import Row
from domain.tasks import Task
from domain.trials import Trial
from handlers.loading import profile_in_force


@dataclass(frozen=True, slots=True)
class Facts:
    """What reminders are of, by id, and who and where people are."""

    profile: Profile
    now: datetime
    tasks: Mapping[int, Task]
    items: Mapping[int, AgendaItem]
    decisions: Mapping[int, Decision]
    legs: Mapping[int, CaseLeg]
    cases: Mapping[int, Case]
    trials: Mapping[int, tuple[Trial, Experience]]
    meetings: Mapping[int, Meeting]
    bodies: Mapping[str, Body]
    roles: Sequence[RoleAssignment]
    seats: Sequence[SeatHolder]
    channels: Sequence[ChannelUse]
    people: Mapping[PersonId, Person]

    @property
    def gone(self) -> frozenset[PersonId]:
        """Those who have left, and outsiders."""
        return frozenset(person.id for person in self.people.values() if not person.may_act)


def load_facts(store: Repositories, profile: Profile, reminders: Sequence[Reminder], now: datetime) -> Facts:
    """All that these reminders are of."""
    profile, today = profile_in_force(store, profile, now.date()), now.date()
    ids = {what: {one.cause.id for one in reminders if one.cause.what is what} for what in What}
    tasks = store.tasks.several(ids[What.TASK])
    items = store.agenda_items.items(ids[What.ITEM])
    decided = store.decisions.with_meetings(ids[What.DECISION])
    decisions = {key: decision for key, (decision, _) in decided.items()}
    legs = store.cases.several_legs(ids[What.CASE])
    held = {one.meeting for known in (tasks, items, decisions) for one in known.values()}
    meetings = store.meetings.several(ids[What.MEETING] | held)
    roles = store.people.roles(today)
    bodies = {body.key: body for body in profile.known_bodies}
    named = {one.person for one in reminders} | {one.taker for one in tasks.values()}
    named |= {person for item in items.values() for person in (item.author, item.writer)}
    known = {one.person.id: one.person for one in roles}
    seats = _seats(store, profile, tasks.values(), meetings, now)
    known |= {one.person.id: one.person for one in seats}
    return Facts(
        profile,
        now,
        tasks,
        items,
        decisions,
        legs,
        store.cases.several({leg.case for leg in legs.values()}),
        store.experiences.tried(ids[What.TRIAL]),
        meetings,
        bodies,
        roles,
        seats,
        store.channels.everywhere(ChannelPurpose.SECRETARIAT),
        known | store.people.persons(person for person in named if person is not None),
    )


def _seats(
    store: Repositories,
    profile: Profile,
    tasks: Collection[Task],
    meetings: Mapping[int, Meeting],
    now: datetime,
) -> Sequence[SeatHolder]:
    """The seats of the chairs whose approval is awaited and who may be written to."""
    awaited = {meetings[task.meeting].body for task in tasks if task.step == Row.APPROVAL and task.meeting in meetings}
    bodies = [body for body in profile.known_bodies if body.key in awaited]
    theirs = {key for body in bodies for key, _ in chair_seats(body, needed_chairs(body, profile), profile)}
    return store.people.seat_holders_of(theirs, now.date()) if theirs else ()
