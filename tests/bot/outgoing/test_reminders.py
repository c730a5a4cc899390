from dataclasses import replace
from datetime import time, timedelta

from bot.outgoing.ports import PERSON_GONE
from danish.zone import copenhagen
from domain.meetings import Meeting, plan_meeting
from domain.people import ChannelPurpose, ChannelUse, Person, RoleAssignment, SeatHolder
from domain.ports import Repositories
from domain.preferences import Preferences
from domain.reminders import plan_reminders
from domain.rows import Row
from domain.tasks import Confirmation, Task, cancel_tasks, confirm, plan_tasks
from handlers.opgaver.digest import KIND as DIGEST
from tests.bot.outgoing.conftest import CHANNEL, Post

BODY = "politisk/sydvestjylland"
STARTS = copenhagen(2026, 11, 10, 15)
QUALITY = 5
GENERATION = 6


async def planned(post: Post, key: str = BODY) -> dict[int, Task]:
    """A meeting on 10 November with its tasks and reminders, planned in good time; the tasks by step."""
    now = post.clock.now()
    body = post.profile.body(key)

    def unit(store: Repositories) -> dict[int, Task]:
        meeting = store.meetings.add(
            plan_meeting(Meeting(0, key, STARTS, STARTS + timedelta(hours=2)), post.profile, now)
        )
        tasks = store.tasks.add(plan_tasks(meeting, body.forum, now))
        store.reminders.plan(plan_reminders(tasks, now))
        return {task.step: task for task in tasks}

    return await post.work.run(unit)


async def holder(post: Post, name: str, role: str) -> Person:
    """Somebody who holds a role in the cluster."""

    def unit(store: Repositories) -> Person:
        person = store.people.add(name, "T1")
        store.people.assign_role(RoleAssignment(0, role, "sydvestjylland", None, person))
        return person

    return await post.work.run(unit)


async def channel(post: Post) -> None:
    """The cluster's secretariat gets its channel."""
    use = ChannelUse(ChannelPurpose.SECRETARIAT, "sydvestjylland", CHANNEL)
    await post.work.run(lambda store: store.channels.choose(use))


async def test_the_owners_are_reminded_of_the_task(post: Post) -> None:
    """Two working days before, and on the day, each owner gets one message."""
    tasks = await planned(post)
    kommune = await holder(post, "Varde", "kommune")
    for day in (16, 20):
        for minutes in (30, 60):  # the digest's time, and the reminders'
            post.clock.at = copenhagen(2026, 10, day, 8) + timedelta(minutes=minutes)
            await post.loop.round()
    told = [one for one, _ in post.sender.sent if one.recipient == kommune.id and one.kind != DIGEST]
    assert [one.subject["task"] for one in told] == [tasks[QUALITY].id] * 2


async def test_who_has_confirmed_is_not_reminded(post: Post) -> None:
    """Only the roles that the task still waits for are reminded."""
    tasks = await planned(post)
    region, municipality = await holder(post, "Region", "regionshus"), await holder(post, "Varde", "kommune")
    step = post.profile.body(BODY).forum.step(QUALITY)
    done = confirm(tasks[QUALITY], step, Confirmation("regionshus", region.id, post.clock.now()))
    await post.work.run(lambda store: store.tasks.save([done]))
    post.clock.at = copenhagen(2026, 10, 20, 9)
    await post.loop.round()
    told = [one.recipient for one, _ in post.sender.sent if one.subject["task"] == done.id]
    assert told == [municipality.id]


async def test_a_task_without_an_owner_is_pointed_out_in_the_channel(post: Post) -> None:
    """Where nobody holds a role, the secretariat's channel is told."""
    tasks = await planned(post)
    await channel(post)
    post.clock.at = copenhagen(2026, 10, 20, 9)
    await post.loop.round()
    told = [(one.kind, one.recipient) for one, _ in post.sender.sent if one.subject["task"] == tasks[GENERATION].id]
    assert told == [("opgaver.uden_ansvarlig", CHANNEL)]


async def test_no_channel_is_flooded_with_what_was_slept_through(post: Post) -> None:
    """After weeks of being down, tasks without an owner whose deadline is past aren't posted one by one."""
    await planned(post)
    await channel(post)
    post.clock.at = copenhagen(2026, 11, 9, 10)
    await post.loop.round()
    told = [one.subject for one, _ in post.sender.sent if one.recipient == CHANNEL]
    assert len(told) <= 1, "only of the meeting, which is tomorrow"


async def test_what_was_slept_through_is_left_to_the_digest(post: Post) -> None:
    """Reminders of a day on which the program was down are not sent one by one when it is back."""
    await planned(post)
    region = await holder(post, "Region", "regionshus")
    post.clock.at = copenhagen(2026, 10, 21, 8)
    await post.loop.round()
    assert [one for one, _ in post.sender.sent if one.recipient == region.id] == []


async def test_a_chair_without_a_role_is_told_of_what_was_slept_through(post: Post) -> None:
    """Who only sits on a seat gets no digest, so nothing can be left to it: the agenda is to be approved tomorrow."""
    tasks = await planned(post)
    sits = post.profile.body(BODY.replace("politisk", "fagligt"))
    known = replace(sits, seats=(replace(sits.seats[0], is_chair=True), *sits.seats[1:]))
    post.loop.profile = replace(
        post.profile, bodies=tuple(known if one == sits else one for one in post.profile.bodies)
    )

    def unit(store: Repositories) -> Person:
        person = store.people.add("Direktøren", "T1")
        store.people.seat_person(SeatHolder(0, sits.key, sits.seats[0].key, person))
        return person

    chair = await post.work.run(unit)
    post.clock.at = copenhagen(2026, 10, 28, 8)
    await post.loop.round()
    told = [one.subject["task"] for one, _ in post.sender.sent if one.recipient == chair.id]
    assert told == [tasks[Row.APPROVAL].id]


async def test_who_wants_no_digest_gets_the_latest_of_each_task(post: Post) -> None:
    """Of what was slept through they are told once a task, as long as its deadline lies ahead."""
    tasks = await planned(post)
    region = await holder(post, "Region", "regionshus")
    await post.work.run(lambda store: store.preferences.save(Preferences(region.id, wants_digest=False)))
    post.clock.at = copenhagen(2026, 10, 21, 8)
    await post.loop.round()
    told = [one.subject["task"] for one, _ in post.sender.sent if one.recipient == region.id]
    assert told == [tasks[GENERATION].id]


async def test_a_reminder_waits_for_its_persons_hours(post: Post) -> None:
    """Quiet until ten: the reminder of nine o'clock comes then, unless the task is done by that time."""
    tasks = await planned(post)
    region, kommune = await holder(post, "Region", "regionshus"), await holder(post, "Varde", "kommune")
    wishes = [Preferences(one.id, quiet=(time(17), time(10)), digest_at=time(11)) for one in (region, kommune)]
    await post.work.run(lambda store: store.preferences.begin(wishes))
    post.clock.at = copenhagen(2026, 10, 20, 9)
    await post.loop.round()
    assert post.sender.sent == []
    step = post.profile.body(BODY).forum.step(QUALITY)
    done = confirm(tasks[QUALITY], step, Confirmation("regionshus", region.id, post.clock.now()))
    await post.work.run(lambda store: store.tasks.save([done]))
    post.clock.at = copenhagen(2026, 10, 20, 10)
    await post.loop.round()
    assert {(one.recipient, one.subject["task"]) for one, _ in post.sender.sent} == {
        (region.id, tasks[GENERATION].id),
        (kommune.id, tasks[QUALITY].id),
    }


async def test_who_was_told_in_time_is_not_told_again_with_who_waits(post: Post) -> None:
    """Quiet hours are one person's, and so is the reminder that waits for them."""
    await planned(post)
    region, kommune = await holder(post, "Region", "regionshus"), await holder(post, "Varde", "kommune")
    wishes = [Preferences(kommune.id, quiet=(time(17), time(10)), digest_at=time(11))]
    await post.work.run(lambda store: store.preferences.begin(wishes))
    told = []
    for hour in (9, 10):
        post.clock.at = copenhagen(2026, 10, 20, hour)
        await post.loop.round()
        told.append([one.recipient for one, _ in post.sender.sent])
    assert told == [[region.id], [region.id, kommune.id]]


async def test_the_day_after_the_owners_of_a_shared_task_are_told_at_noon(post: Post) -> None:
    """Both of them, once; who owns a step alone has the digest."""
    tasks = await planned(post)
    region, kommune = await holder(post, "Region", "regionshus"), await holder(post, "Varde", "kommune")
    post.clock.at = tasks[QUALITY].due.replace(hour=9)
    await post.loop.round()
    post.sender.sent.clear()
    for hour in (9, 12):  # the digest comes first
        post.clock.at = copenhagen(2026, 10, 21, hour)
        await post.loop.round()
    told = [(one.kind, one.recipient, one.subject.get("task")) for one, _ in post.sender.sent]
    assert [one for one in told if one[0] != "opgaver.overblik"] == [
        ("opgaver.dagen_efter", person.id, tasks[QUALITY].id) for person in (region, kommune)
    ]


async def test_what_is_done_or_cancelled_is_not_reminded_of(post: Post) -> None:
    """A task that isn't open any more ends its reminders, though they stand there."""
    tasks = await planned(post)
    await holder(post, "Region", "regionshus")
    meeting = tasks[QUALITY].meeting
    await post.work.run(lambda store: store.tasks.save(cancel_tasks(store.tasks.of_meeting(meeting))))
    post.clock.at = copenhagen(2026, 11, 30, 9)
    await post.loop.round()
    assert post.sender.sent == []


async def test_who_left_unnoticed_is_followed_by_their_role(post: Post) -> None:
    """Where the platform refuses a deactivated person, the others of the role are found and nobody gets it twice."""
    tasks = await planned(post)
    leaver, other = await holder(post, "Den der gik", "kommune"), await holder(post, "Den anden", "regionshus")
    await channel(post)
    post.sender.refuses = {leaver.id: PERSON_GONE}
    post.clock.at = copenhagen(2026, 10, 16, 9)
    for _ in range(3):
        await post.loop.round()
    of_task = [one for one, _ in post.sender.sent if one.subject.get("task") == tasks[QUALITY].id]
    assert [one.recipient for one in of_task] == [other.id, CHANNEL]
    person = await post.work.read(lambda store: store.people.person(leaver.id))
    assert person is not None
    assert person.is_deactivated


async def test_a_step_that_the_organisation_dropped_holds_up_no_other_reminder(post: Post) -> None:
    """What was planned of it is told nobody any more; all others get theirs."""
    tasks = await planned(post)
    kommune = await holder(post, "Varde", "kommune")
    forum = post.profile.body(BODY).forum
    without = replace(forum, steps=tuple(one for one in forum.steps if one.number != QUALITY))
    post.loop.profile = replace(
        post.profile,
        fora=tuple(without if one.key == forum.key else one for one in post.profile.fora),
        bodies=tuple(replace(one, forum=without) if one.forum == forum else one for one in post.profile.bodies),
    )
    for day in (16, 20, 28):
        post.clock.at = copenhagen(2026, 10, day, 9)
        await post.loop.round()
    told = {one.subject.get("task") for one, _ in post.sender.sent if one.recipient == kommune.id}
    assert tasks[QUALITY].id not in told
    assert await post.work.read(lambda store: store.reminders.due(post.clock.now(), 1)) == []
