from datetime import timedelta

import pytest

from bot.profiles import SHIPPED, load_profile
from bot.sample_experiences import EXPERIENCES
from bot.sample_facts import EXPERIENCES_CHANNEL, PLANS, ROLES
from bot.samples import Found, fill, tell_experiences
from danish.workdays import is_working_day
from danish.zone import copenhagen
from domain.organisation import Profile
from domain.people import ChannelPurpose
from domain.ports import Repositories
from domain.reminders import ReminderKind
from domain.tasks import TaskState
from storage.work import StoredWork

NOW = copenhagen(2026, 10, 26, 9)
LATE = "politisk/sydvestjylland"


@pytest.fixture
async def filled(work: StoredWork) -> StoredWork:
    """A store filled with the samples."""
    profile = load_profile(SHIPPED / "syddanmark.toml")

    def unit(store: Repositories) -> None:
        people = {handle: store.people.add(handle, "T1").id for handle in ROLES}
        fill(store, Found("T1", people, {"sekretariat-fyn": "C1", "gode-erfaringer": "C2"}), profile, NOW)

    await work.run(unit)
    return work


@pytest.fixture(scope="module")
def profile() -> Profile:
    """The organisation that comes with the program."""
    return load_profile(SHIPPED / "syddanmark.toml")


async def test_the_years_meetings_lie_on_working_days_and_are_enough(filled: StoredWork, profile: Profile) -> None:
    """Every body meets as often as its profile asks, on working days, and no two at once in one body."""
    for key in PLANS:
        body = profile.body(key)
        meetings = await filled.read(lambda store, key=key: store.meetings.of_body(key))  # type: ignore[misc]  # the key of this round
        assert len(meetings) >= (body.forum.least_meetings or 1)
        assert all(is_working_day(meeting.day) for meeting in meetings)
        assert len({meeting.day for meeting in meetings}) == len(meetings)


async def test_the_meeting_to_look_at_first_has_something_to_show(filled: StoredWork) -> None:
    """The political meeting in Sydvestjylland stands there with two late steps, one of them half done."""

    def late(store: Repositories) -> tuple[str, list[tuple[int, list[str]]]]:
        meeting = store.meetings.of_body(LATE)[-1]
        tasks = [task for task in store.tasks.of_meeting(meeting.id) if task.is_late(NOW)]
        return meeting.location, [(task.step, [one.role for one in task.confirmations]) for task in tasks]

    assert await filled.read(late) == ("Esbjerg Rådhus", [(5, ["regionshus"]), (6, [])])


async def test_nothing_else_is_late_and_no_reminder_is_overdue(filled: StoredWork) -> None:
    """All other steps before now are done, and filling in sends nobody anything."""

    def look(store: Repositories) -> tuple[set[str], int, set[TaskState]]:
        tasks = store.tasks.open_of_bodies(PLANS, 1_000)
        late = {meeting.body for task, meeting in tasks if task.is_late(NOW)}
        first = store.tasks.of_meeting(store.meetings.of_body("fagligt/fyn")[0].id)
        return late, len(store.reminders.due(NOW, 100)), {task.state for task in first}

    late, due, states = await filled.read(look)
    assert late == {LATE}
    assert due == 0
    assert states <= {TaskState.DONE, TaskState.NOT_NEEDED}
    coming = await filled.read(lambda store: store.reminders.due(NOW + timedelta(days=14), 1_000))
    assert {one.kind for one in coming} == {ReminderKind.AHEAD, ReminderKind.SAME_DAY, ReminderKind.HEAD_COUNT}


async def test_experiences_told_in_the_year_are_there_to_be_found(work: StoredWork, profile: Profile) -> None:
    """Each is of a cluster and of topics that the organisation has, lies before now, and its channel hears nothing."""

    def unit(store: Repositories) -> tuple[list[str], int]:
        found = Found("T1", {one: store.people.add(one, "T1").id for one in ROLES}, {EXPERIENCES_CHANNEL: "C2"})
        fill(store, found, profile, NOW)
        assert [use.place.conversation for use in store.channels.of_purpose(ChannelPurpose.EXPERIENCES)] == ["C2"]
        tell_experiences(store, found)
        told = store.experiences.latest(len(EXPERIENCES) + 1)
        assert all(one.shared_at < NOW and set(one.topics) <= set(profile.topics) for one in told)
        assert {one.cluster for one in told} <= {one.key for one in profile.clusters}
        return [one.title for one in told], sum(store.outbox.counts().values())

    titles, messages = await work.run(unit)
    assert sorted(titles) == sorted(one.title for one in EXPERIENCES)
    assert messages == 0


def test_experiences_stand_in_the_order_they_were_told() -> None:
    """Later ones get higher numbers, as they do where people share them: the newest of equal hits comes first."""
    assert list(EXPERIENCES) == sorted(EXPERIENCES, key=lambda told: told.day)
