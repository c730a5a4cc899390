from dataclasses import replace
from datetime import timedelta

import pytest

from bot.profiles import SHIPPED, load_profile
from danish.zone import copenhagen
from domain.agenda import AgendaItem
from domain.decisions import Decision, DecisionForm
from domain.meetings import Meeting, MeetingState
from domain.organisation import Body
from domain.people import Person, RoleAssignment
from domain.reminders import Reminder, ReminderKind, of_task
from domain.reminding import (
    Reminded,
    case_reminded,
    is_still_due,
    item_reminded,
    latest_of_each,
    reminded,
    reminded_after,
    responsible_body,
)
from domain.tasks import Confirmation, Task, TaskState
from tests.domain.cases import a_journey

DUE = copenhagen(2026, 10, 20, 12)
MORNING = copenhagen(2026, 10, 20, 9)
TASK = Task(1, 1, 5, "", DUE)
REMINDER = Reminder(1, of_task(1), ReminderKind.SAME_DAY, MORNING)
STARTS = copenhagen(2026, 11, 10, 15)
MEETING = Meeting(1, "politisk/fyn", STARTS, STARTS)


@pytest.fixture(scope="module")
def body() -> Body:
    """A political body."""
    return load_profile(SHIPPED / "syddanmark.toml").body("politisk/fyn")


def held(role: str, person: int, cluster: str = "fyn", *, is_deactivated: bool = False) -> RoleAssignment:
    """A role somebody holds."""
    return RoleAssignment(0, role, cluster, None, Person(person, str(person), "T1", is_deactivated))


def test_everybody_who_is_waited_for_is_reminded_once(body: Body) -> None:
    """All holders of the missing roles are reminded, one who holds two of them once."""
    roles = [held("regionshus", 1), held("regionshus", 2), held("kommune", 1), held("kommune", 9, "lillebaelt")]
    assert reminded(REMINDER, TASK, body.forum.step(5), body, roles) == Reminded((1, 2))


def test_who_has_confirmed_is_left_alone(body: Body) -> None:
    """A role that has done its part isn't reminded."""
    task = replace(TASK, confirmations=(Confirmation("regionshus", 1, MORNING),))
    roles = [held("regionshus", 1), held("kommune", 2)]
    assert reminded(REMINDER, task, body.forum.step(5), body, roles) == Reminded((2,))


def test_who_took_the_task_is_reminded_alone(body: Body) -> None:
    """A taken task reminds its taker, a snoozed reminder the person who snoozed."""
    roles = [held("regionshus", 1), held("kommune", 2), held("somatik", 7)]
    step = body.forum.step(5)
    assert reminded(REMINDER, replace(TASK, taker=7), step, body, roles) == Reminded((7,))
    wish = replace(REMINDER, kind=ReminderKind.SNOOZED, person=8)
    assert reminded(wish, replace(TASK, taker=7), step, body, roles) == Reminded((8,))


def test_the_channel_is_told_where_nobody_holds_a_role(body: Body) -> None:
    """So it is where roles have no holder, or are held only by somebody who has left."""
    roles = [held("regionshus", 1, is_deactivated=True)]
    assert reminded(REMINDER, TASK, body.forum.step(5), body, roles) == Reminded((), body)


def test_of_roles_of_which_one_is_enough_one_covers_the_others(body: Body) -> None:
    """Where one of two roles will do and somebody holds it, the other is not missed."""
    task, step = replace(TASK, step=2), body.forum.step(2)
    assert reminded(REMINDER, task, step, body, [held("psykiatri", 1), held("kommune", 2)]) == Reminded((1, 2))
    assert reminded(REMINDER, task, step, body, [held("kommune", 2)]) == Reminded((2,), body)


def test_a_reminder_holds_while_its_task_is_open_and_its_meeting_stands() -> None:
    """What is done, cancelled, gone, or of a meeting's preparation once it is over, is not reminded of."""
    assert is_still_due(TASK, MEETING, MORNING)
    assert not is_still_due(replace(TASK, state=TaskState.DONE), MEETING, MORNING)
    assert not is_still_due(TASK, replace(MEETING, state=MeetingState.CANCELLED), MORNING)
    assert not is_still_due(None, MEETING, MORNING)
    assert not is_still_due(TASK, None, MORNING)
    assert not is_still_due(TASK, MEETING, MEETING.ends)
    assert is_still_due(replace(TASK, step=14), MEETING, MEETING.ends)


@pytest.mark.parametrize(
    ("forum", "is_closed", "responsible"),
    [
        ("fagligt", False, "fagligt/fyn"),
        ("fagligt", True, "fagligt/fyn"),
        ("ssu", False, "ssu"),
        ("ssu", True, "politisk/fyn"),
        ("", False, "politisk/fyn"),
    ],
)
def test_a_decision_is_the_named_forums_but_a_closed_one_stays_in_its_cluster(
    body: Body, forum: str, responsible: str, *, is_closed: bool
) -> None:
    """The forum's body of the same cluster, or above the clusters; where none may have it, the meeting's own."""
    decision = Decision(1, 1, 1, 7, "Tekst", DecisionForm.APPROVED, 1, MORNING, forum=forum, is_closed_item=is_closed)
    assert responsible_body(decision, body, load_profile(SHIPPED / "syddanmark.toml")).key == responsible


def test_outside_the_fora_the_cases_carrier_above_is_reminded_and_of_a_closed_one_its_own_clusters() -> None:
    """No other role, no other place, nobody whose term is over or who has left."""
    journey = a_journey(cluster="fyn")
    step = replace(journey.flow.steps[0], carrier="regionshus")
    gone = replace(held("regionshus", 3), valid_to=DUE.date() - timedelta(days=1))
    roles = [
        held("regionshus", 1),
        held("kommune", 2),
        gone,
        held("regionshus", 4, is_deactivated=True),
        held("regionshus", 5, "lillebaelt"),
        replace(held("regionshus", 6), cluster=None),
    ]
    closed = replace(journey.case, is_closed=True)
    assert case_reminded(journey.case, step, None, roles, DUE.date()) == Reminded((6,))
    assert case_reminded(closed, step, None, roles, DUE.date()) == Reminded((1,))


def test_of_several_reminders_of_a_task_the_latest_counts() -> None:
    """After a long pause each task is reminded of once for each of those it is for."""
    early = replace(REMINDER, id=2, due=copenhagen(2026, 10, 16, 9))
    own = replace(REMINDER, id=3, person=4)
    other = replace(REMINDER, id=4, cause=of_task(2))
    assert {one.id for one in latest_of_each([REMINDER, early, own, other])} == {1, 3, 4}


def test_a_reminder_that_waited_goes_to_whom_the_task_still_waits_for(body: Body) -> None:
    """Somebody took the task meanwhile: then only the taker is reminded."""
    roles = [held("regionshus", 1), held("kommune", 2)]
    step, waited = body.forum.step(5), replace(REMINDER, person=2)
    assert reminded(waited, TASK, step, body, roles) == Reminded((2,))
    assert reminded(waited, replace(TASK, taker=1), step, body, roles) == Reminded()


def test_the_day_after_all_owners_are_told(body: Body) -> None:
    """Who has confirmed too: they own the step together. Deputies are told in the place of those away."""
    roles = [held("regionshus", 1), held("kommune", 2), replace(held("kommune", 3), deputy_for=2)]
    after = replace(REMINDER, kind=ReminderKind.DAY_AFTER)
    assert reminded(after, TASK, body.forum.step(5), body, roles) == Reminded((1, 3))


def test_the_leading_role_is_told_only_where_the_body_chose_so(body: Body) -> None:
    """Beside the owners, and of a step that one role owns alone too."""
    step = replace(body.forum.step(6), leader="kommune")
    roles = [held("regionshus", 1), held("kommune", 2)]
    after = replace(REMINDER, kind=ReminderKind.DAY_AFTER)
    assert reminded_after(step, body, roles, after.due.date()) == Reminded()
    told = replace(body, forum=replace(body.forum, tells_leader=True))
    assert reminded_after(step, told, roles, after.due.date()) == Reminded((2,))


def test_what_somebody_took_who_has_left_is_its_roles_again(body: Body) -> None:
    """The other holders are reminded."""
    roles = [held("regionshus", 1, is_deactivated=True), held("regionshus", 2)]
    assert reminded(REMINDER, replace(TASK, taker=1), body.forum.step(6), body, roles) == Reminded((2,))


def test_what_somebody_took_who_has_no_role_any_more_is_its_roles_again(body: Body) -> None:
    """A role in another cluster, or one that has ended, is none: the holders are reminded, of an item its writers."""
    ended = replace(held("regionshus", 1), valid_to=REMINDER.due.date() - timedelta(days=1))
    elsewhere = replace(held("regionshus", 1), cluster="lillebaelt")
    roles = [ended, elsewhere, held("regionshus", 2), held("somatik", 3)]
    assert reminded(REMINDER, replace(TASK, taker=1), body.forum.step(6), body, roles) == Reminded((2,))
    told = item_reminded(
        AgendaItem(1, 1, "Akutpladser", 2, MORNING, origin="lokal", writer=1), body, roles, REMINDER.due.date(), gone=()
    )
    assert told == Reminded((3,))


def test_an_items_deputy_is_reminded_in_place_of_its_writer(body: Body) -> None:
    """While the one who has it is away and somebody acts in the role that writes it."""
    item = AgendaItem(1, 1, "Akutpladser", 2, MORNING, origin="lokal", writer=1)
    writer, deputy = held("somatik", 1), replace(held("somatik", 4), deputy_for=1)
    for roles, told in (([writer], 1), ([writer, deputy], 4)):
        assert item_reminded(item, body, roles, REMINDER.due.date(), gone=()) == Reminded((told,))
