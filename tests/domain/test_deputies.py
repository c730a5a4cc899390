"""Deputies: who is reminded, fed and counted while somebody is away."""

from dataclasses import replace
from datetime import timedelta

from domain.catering import catering
from domain.deputies import acting_for, without_those_away
from domain.people import RoleAssignment
from domain.reminders import Reminder, ReminderKind, of_task
from domain.reminding import reminded
from domain.roles import give_role, split_roles
from tests.domain.support import MEETS, NOW, body, in_role, person, syddanmark, task

AWAY = in_role("regionshus", "lillebaelt")
DEPUTY = replace(in_role("regionshus", "lillebaelt", who=2), id=0, deputy_for=1)
BODY = body("politisk/lillebaelt")
STEP = BODY.forum.step(6)


def _reminded(roles: list[RoleAssignment], *, taker: int | None = None, own: int | None = None) -> tuple[int, ...]:
    due = Reminder(1, of_task(6), ReminderKind.SNOOZED if own else ReminderKind.AHEAD, NOW, own)
    return reminded(due, replace(task(6), taker=taker), STEP, BODY, roles).people


def test_the_deputy_is_reminded_in_place_of_the_one_away() -> None:
    """Whoever is away gets none, others with the role do, and one asked for by oneself comes to oneself."""
    other = in_role("regionshus", "lillebaelt", who=3)
    assert _reminded([AWAY, other, DEPUTY]) == (3, 2)
    assert _reminded([AWAY, DEPUTY], taker=1) == (2,)
    assert _reminded([AWAY], taker=1) == (1,)
    assert _reminded([AWAY, DEPUTY], own=1) == (1,)


def test_a_deputy_who_left_the_chat_leaves_it_to_the_one_away() -> None:
    """Somebody must hear of it."""
    gone = replace(DEPUTY, person=replace(person(2), is_deactivated=True))
    assert _reminded([AWAY, gone]) == (1,)
    assert acting_for(1, [gone], BODY, ["regionshus"], NOW.date()) == ()
    assert AWAY in without_those_away([AWAY, gone])


def test_a_deputy_acts_for_one_person_in_their_roles_there_and_then() -> None:
    """For nobody else, in no other role, for no other cluster's bodies, and not after the last day."""
    day = NOW.date()
    ended = replace(DEPUTY, valid_to=day - timedelta(days=1))
    assert acting_for(1, [DEPUTY], BODY, ["regionshus"], day) == (2,)
    assert acting_for(3, [DEPUTY], BODY, ["regionshus"], day) == ()
    assert acting_for(1, [DEPUTY], BODY, ["kommune"], day) == ()
    assert acting_for(1, [DEPUTY], body("politisk/fyn"), ["regionshus"], day) == ()
    assert acting_for(1, [ended], BODY, ["regionshus"], day) == ()


def test_one_head_is_fed_for_the_two() -> None:
    """The one away doesn't come, the deputy does."""
    assert catering(BODY, [], [AWAY, DEPUTY], MEETS.date()).secretariat == 1
    assert without_those_away([AWAY]) == (AWAY,)


def test_a_deputy_is_no_second_person_for_the_levels() -> None:
    """The warning of different persons on the two levels is about those who hold the role by right."""
    other = replace(DEPUTY, forum="fagligt")
    held = [replace(AWAY, forum="politisk"), replace(AWAY, forum="fagligt"), other]
    assert split_roles(held, syddanmark(), "lillebaelt", NOW.date()) == ()


def test_a_deputy_can_be_given_the_role() -> None:
    """Acting in a role meanwhile isn't holding it."""
    wanted = in_role("regionshus", "lillebaelt", who=2)
    assert give_role([AWAY, DEPUTY], wanted).begins == (wanted,)
