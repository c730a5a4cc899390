from datetime import datetime, time

import pytest

from bot.outgoing.ports import PERSON_GONE
from danish.zone import copenhagen
from domain.people import Person, RoleAssignment
from domain.preferences import Preferences
from domain.reminders import of_task, snooze
from domain.tasks import Task
from handlers.opgaver.bundle import KIND
from handlers.opgaver.digest import KIND as DIGEST
from handlers.ui import Card
from tests.bot.outgoing.conftest import Post
from tests.bot.outgoing.test_reminders import GENERATION, QUALITY, holder, planned

DUE = copenhagen(2026, 10, 20, 9)
"""The quality check's day, and two working days before the generation."""
FYN = "politisk/fyn"


async def told(post: Post, at: datetime = DUE) -> list[tuple[object, str, object]]:
    """Who is told of what then, and what kind of message it is; the digests apart."""
    post.sender.sent.clear()
    post.clock.at = at
    await post.loop.round()
    return [
        (one.recipient, one.kind, one.subject.get("task", one.subject.get("opgaver")))
        for one, _ in post.sender.sent
        if one.kind != DIGEST
    ]


def both(tasks: dict[int, Task]) -> str:
    """How a bundle names the two tasks that are reminded of at once."""
    return f"{tasks[QUALITY].id},{tasks[GENERATION].id}"


async def also_in_fyn(post: Post, person: Person) -> None:
    """Gives the person the region's role in another cluster."""
    await post.work.run(lambda store: store.people.assign_role(RoleAssignment(0, "regionshus", "fyn", None, person)))


async def test_several_of_one_person_are_one_message(post: Post) -> None:
    """Whoever is told of one task alone gets it alone; and nothing comes twice."""
    tasks = await planned(post)
    region, kommune = await holder(post, "Region", "regionshus"), await holder(post, "Varde", "kommune")
    assert set(await told(post)) == {
        (kommune.id, "opgaver.paamindelse", tasks[QUALITY].id),
        (region.id, KIND, both(tasks)),
    }
    assert await told(post) == []


@pytest.mark.parametrize("is_answered", [True, False])
async def test_a_digest_takes_a_reminders_place_only_where_it_is_known_to_have_come(
    post: Post, *, is_answered: bool
) -> None:
    """Where nobody knows what became of it, and later that it stands there but not what it said, both come."""
    tasks = await planned(post)
    region = await holder(post, "Region", "regionshus")
    mark = f"opgave:{tasks[QUALITY].id}:261020:TODAY"
    post.builders[DIGEST] = lambda _store, _profile, _message: Card("Overblik", told=(mark,))
    await post.loop.round()
    post.sender.loses = not is_answered
    await told(post, DUE.replace(hour=8, minute=30))
    assert post.digests
    post.sender.loses = False
    post.let_leases_end()
    left = [(region.id, "opgaver.paamindelse", tasks[GENERATION].id)]
    assert await told(post) == (left if is_answered else [(region.id, KIND, both(tasks))])


@pytest.mark.parametrize("digest_at", [time(8, 30), time(9)], ids=["slept through", "at the reminders' own time"])
async def test_a_reminder_is_left_out_where_the_digest_that_goes_out_with_it_told_of_it(
    post: Post, digest_at: time
) -> None:
    """Be it that the digest is wanted at nine, when reminders come, or that the program was away until nine."""
    tasks = await planned(post)
    region = await holder(post, "Region", "regionshus")
    wishes = Preferences(region.id, digest_at=digest_at, next_digest=datetime.combine(DUE, digest_at, DUE.tzinfo))
    await post.work.run(lambda store: store.preferences.begin([wishes]))
    mark = f"opgave:{tasks[QUALITY].id}:261020:TODAY"
    post.builders[DIGEST] = lambda _store, _profile, _message: Card("Overblik", told=(mark,))
    assert await told(post) == []
    assert post.digests
    assert await told(post, DUE.replace(minute=1)) == []
    left = [(region.id, "opgaver.paamindelse", tasks[GENERATION].id)]
    assert await told(post, DUE.replace(minute=2)) == left


async def test_what_somebody_asked_for_comes_alone(post: Post) -> None:
    """At the same moment, beside the others."""
    tasks = await planned(post)
    region = await holder(post, "Region", "regionshus")
    await post.work.run(lambda store: store.reminders.plan([snooze(of_task(tasks[7].id), region.id, DUE)]))
    assert set(await told(post)) == {
        (region.id, KIND, both(tasks)),
        (region.id, "opgaver.paamindelse", tasks[7].id),
    }


async def test_those_that_waited_for_a_persons_hours_come_together_too(post: Post) -> None:
    """Quiet until ten: one message then."""
    tasks = await planned(post)
    region = await holder(post, "Region", "regionshus")
    wishes = Preferences(region.id, quiet=(time(17), time(10)), digest_at=time(11))
    await post.work.run(lambda store: store.preferences.begin([wishes]))
    assert await told(post) == []
    assert await told(post, DUE.replace(hour=10)) == [(region.id, KIND, both(tasks))]


async def test_a_leavers_reminders_reach_those_who_came_and_nobody_twice(post: Post) -> None:
    """All that the leaver's message held is found anew; who was told alone, or in a bundle, isn't told again."""
    tasks = await planned(post)
    leaver, kommune = await holder(post, "Den der gik", "regionshus"), await holder(post, "Varde", "kommune")
    other = await holder(post, "Kollegaen", "regionshus")
    post.sender.refuses = {leaver.id: PERSON_GONE}
    assert {one for one, _, _ in await told(post)} == {kommune.id, other.id}
    new = await holder(post, "Den nye", "regionshus")
    assert await told(post) == [(new.id, KIND, both(tasks))]
    assert await told(post) == []


async def test_who_had_a_bundle_gets_what_it_did_not_hold(post: Post) -> None:
    """Somebody who takes a leaver's place after their own message went out hears of the leaver's tasks, alone."""
    own, others = await planned(post), await planned(post, FYN)
    region, leaver = await holder(post, "Region", "regionshus"), await post.work.run(lambda s: s.people.add("G", "T1"))
    await also_in_fyn(post, leaver)
    post.sender.refuses = {leaver.id: PERSON_GONE}
    assert await told(post) == [(region.id, KIND, both(own))]
    await also_in_fyn(post, region)
    assert await told(post) == [
        (region.id, "opgaver.paamindelse", others[QUALITY].id),
        (region.id, "opgaver.paamindelse", others[GENERATION].id),
    ]


async def test_one_told_alone_before_is_left_out_of_a_later_bundle(post: Post) -> None:
    """Of what a leaver's message held, whoever steps in gets what they lack."""
    tasks = await planned(post)
    leaver, kommune = await holder(post, "Den der gik", "regionshus"), await holder(post, "Varde", "kommune")
    post.sender.refuses = {leaver.id: PERSON_GONE}
    assert await told(post) == [(kommune.id, "opgaver.paamindelse", tasks[QUALITY].id)]
    held = RoleAssignment(0, "regionshus", "sydvestjylland", None, kommune)
    await post.work.run(lambda store: store.people.assign_role(held))
    assert await told(post) == [(kommune.id, "opgaver.paamindelse", tasks[GENERATION].id)]
