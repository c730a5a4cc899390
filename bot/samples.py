"""Fills the local workspace with a made-up year, once, by the same rules as everything else; never a real workspace.

Steps whose deadline has passed are marked done by those who hold their roles, but for one or two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.sample_experiences import EXPERIENCES
from bot.sample_facts import (
    CHANNELS,
    EXPERIENCES_CHANNEL,
    HALF_DONE,
    LATE,
    LEFT,
    NOT_DONE,
    PLANS,
    ROLES,
    SEATED,
    STAND_IN,
    YEAR,
    Plan,
)
from bot.slack.connection import Connection
from bot.slack.identity import PLATFORM, Identity
from danish.zone import copenhagen
from domain.access import holders
from domain.experiences import Experience
from domain.meetings import Meeting, plan_meeting
from domain.organisation import Body, Profile
from domain.people import ChannelPurpose, ChannelUse, Person, PersonId, Place, RoleAssignment, SeatHolder
from domain.ports import AlreadyDelivered, Repositories, Work
from domain.reminder_plans import meeting_reminders
from domain.retention import SAMPLES
from domain.tasks import Confirmation, Task, confirm, missing_roles, plan_tasks

KEY = f"{SAMPLES}:1"
_PLANNED_AHEAD = timedelta(days=150)
_DONE_AHEAD = timedelta(hours=3)
_BEGINS = date(YEAR, 1, 1)
_TOLD_AT = 10
"""The hour."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the workspace has, by name: persons by their handles, and channels."""

    install: str
    people: Mapping[str, PersonId]
    channels: Mapping[str, str]


async def fill_samples(work: Work, connection: Connection, profile: Profile, clock: Clock) -> None:
    """Fills the workspace, unless it was filled before."""
    found = await _look_around(work, connection)
    now = clock.now()

    def unit(store: Repositories) -> None:
        fill(store, found, profile, now)
        tell_experiences(store, found)

    try:
        await work.run(unit, delivery=KEY)
    except AlreadyDelivered:
        return


def fill(store: Repositories, found: Found, profile: Profile, now: datetime) -> None:
    """Fills an empty store with roles, seats, channels and a year of meetings."""
    roles = [role for handle, person in found.people.items() for role in _roles(handle, person, found.install)]
    for role in roles:
        store.people.assign_role(role)
    held = store.people.roles(now.date())
    for body, seats in SEATED.items():
        for seat, name in seats.items():
            store.people.seat_person(SeatHolder(0, body, seat, store.people.add(name), _BEGINS))
    _choose_channels(store, found)
    bodies = {body.key: body for body in profile.bodies}
    for key, plan in PLANS.items():
        if key in bodies:
            for day in plan.days:
                _hold(store, bodies[key], _meeting(key, plan, day, found.install), held, profile, now)


def tell_experiences(store: Repositories, found: Found) -> None:
    """Saves a few experiences as if they had been shared earlier in the year, where those who told them are found."""
    for told in EXPERIENCES:
        if author := found.people.get(told.by):
            at = copenhagen(YEAR, *told.day, _TOLD_AT)
            store.experiences.add(
                Experience(
                    0,
                    told.title,
                    told.body,
                    told.cluster,
                    author,
                    at,
                    effect=told.effect,
                    requires=told.requires,
                    topics=told.topics,
                    install=found.install,
                )
            )


async def _look_around(work: Work, connection: Connection) -> Found:
    users = await connection.client.users_list(limit=200)
    identity = Identity(client=connection.client, work=work, install=connection.team)
    ids = {user["name"]: user["id"] for user in users["members"] if user["name"] in ROLES}
    known = await identity.persons(ids.values())
    people = {handle: known[user] for handle, user in ids.items()}
    return Found(connection.team, people, await _channels(connection.client))


async def _channels(client: AsyncWebClient) -> dict[str, str]:
    listed = await client.conversations_list(limit=200, exclude_archived=True)
    return {channel["name"]: channel["id"] for channel in listed["channels"] if channel.get("is_member")}


def _roles(handle: str, person: PersonId, install: str) -> list[RoleAssignment]:
    holder = Person(person, "", install)
    return [
        RoleAssignment(0, one.role, cluster, None, holder, one.municipality, _BEGINS)
        for one in ROLES[handle]
        for cluster in one.clusters
    ]


def _choose_channels(store: Repositories, found: Found) -> None:
    for name, cluster in CHANNELS.items():
        if name in found.channels:
            place = Place(PLATFORM, found.install, found.channels[name])
            store.channels.choose(ChannelUse(ChannelPurpose.SECRETARIAT, cluster, place))
    if EXPERIENCES_CHANNEL in found.channels:
        place = Place(PLATFORM, found.install, found.channels[EXPERIENCES_CHANNEL])
        store.channels.choose(ChannelUse(ChannelPurpose.EXPERIENCES, None, place))


def _meeting(body: str, plan: Plan, day: tuple[int, int], install: str) -> Meeting:
    starts, ends = (copenhagen(YEAR, *day, hour) for hour in plan.hours)
    return Meeting(0, body, starts, ends, plan.location, install=install)


def _hold(
    store: Repositories,
    body: Body,
    asked: Meeting,
    held: Sequence[RoleAssignment],
    profile: Profile,
    now: datetime,
) -> None:
    """Saves a meeting as if it had been planned in good time and its steps done since then."""
    planned_at = asked.starts - _PLANNED_AHEAD
    meeting = store.meetings.add(plan_meeting(asked, profile, planned_at))
    is_late = (meeting.body, (meeting.day.month, meeting.day.day)) == LATE
    tasks = store.tasks.add(plan_tasks(meeting, body.forum, planned_at))
    stand_in = next(one.person.id for one in held if one.role == STAND_IN)
    done = [_done(task, body, held, stand_in, profile, is_late=is_late) if task.due < now else task for task in tasks]
    store.tasks.save(task for task, before in zip(done, tasks, strict=True) if task != before)
    store.reminders.plan(meeting_reminders(meeting, done, (), now, profile.reminding))


def _done(
    task: Task, body: Body, held: Sequence[RoleAssignment], stand_in: PersonId, profile: Profile, *, is_late: bool
) -> Task:
    """The task confirmed by those who hold its roles; for a role nobody holds, by `stand_in` on its behalf."""
    if is_late and task.step == NOT_DONE:
        return task
    step = body.forum.step(task.step)
    at = task.due - _DONE_AHEAD
    cluster = body.cluster_key
    for role in step.owners.roles:
        doers = holders(held, role, body, at.date())
        is_left = is_late and task.step == HALF_DONE and role == LEFT
        if is_left or not task.is_open or role not in missing_roles(task, step):
            continue
        behalf = "" if doers else profile.role(role).name_in(cluster)
        doer = doers[0].person.id if doers else stand_in
        task = confirm(task, step, Confirmation(role, doer, at, on_behalf_of=behalf))
    return task
