from dataclasses import replace
from datetime import datetime

import pytest

from danish.zone import copenhagen
from domain.digests import Urgency, is_theirs, soon_ends, urgency, waits_for_others
from domain.people import Person, PersonId, RoleAssignment
from domain.progress import TaskProgress, progress
from domain.tasks import Confirmation, Task
from tests.domain.support import syddanmark, task

BODY = "politisk/fyn"
NOW = copenhagen(2026, 11, 24, 8, 30)
REGION, OTHER, KOMMUNE = 1, 2, 3
TODAY = NOW.date()


def held(role: str, person: PersonId, *, deputy_for: PersonId | None = None, gone: bool = False) -> RoleAssignment:
    """A role in the body's cluster."""
    body = syddanmark().body(BODY)
    cluster = body.cluster_key
    return RoleAssignment(
        0, role, cluster, None, Person(person, f"P{person}", is_deactivated=gone), deputy_for=deputy_for
    )


ROLES = (held("regionshus", REGION), held("regionshus", OTHER), held("kommune", KOMMUNE))


def item(known: Task) -> TaskProgress:
    """Where a task stands."""
    return progress([known], syddanmark().body(BODY).forum, NOW).tasks[0]


def whose(known: Task, roles: tuple[RoleAssignment, ...] = ROLES) -> list[PersonId]:
    """The persons it waits for."""
    people = dict.fromkeys(one.person.id for one in roles)
    return [one for one in people if is_theirs(item(known), syddanmark().body(BODY), one, roles, TODAY)]


def test_a_task_is_everybodys_who_holds_a_role_that_it_waits_for() -> None:
    """Quality assurance waits for both owners; once one has confirmed, for the other."""
    assert whose(task(5)) == [REGION, OTHER, KOMMUNE]
    done = replace(task(5), confirmations=(Confirmation("regionshus", REGION, NOW),))
    assert whose(done) == [KOMMUNE]


def test_a_taken_task_is_the_takers_and_the_other_owners() -> None:
    """Among those of one role only the taker is told of it."""
    assert whose(replace(task(5), taker=OTHER)) == [OTHER, KOMMUNE]


def test_a_deputy_stands_in_the_place_of_somebody_away() -> None:
    """For their roles, and for what they took."""
    roles = (*ROLES[1:], held("regionshus", REGION), held("regionshus", 9, deputy_for=REGION))
    assert whose(task(6), roles) == [OTHER, 9]
    assert whose(replace(task(6), taker=REGION), roles) == [9]


def test_who_was_deactivated_has_no_tasks() -> None:
    """What was theirs is the other holders', also where they had taken it."""
    roles = (held("regionshus", REGION, gone=True), held("regionshus", OTHER))
    assert whose(task(6), roles) == [OTHER]
    assert whose(replace(task(6), taker=REGION), roles) == [OTHER]


def test_who_has_confirmed_waits_for_the_others() -> None:
    """The side that did its part is told what it waits for, the other isn't."""
    done = item(replace(task(5), confirmations=(Confirmation("regionshus", REGION, NOW),)))
    body = syddanmark().body(BODY)
    assert [waits_for_others(done, body, one, ROLES, TODAY) for one in (REGION, OTHER, KOMMUNE)] == [True, True, False]


@pytest.mark.parametrize(
    ("due", "presses"),
    [
        (copenhagen(2026, 11, 24, 8), Urgency.LATE),
        (copenhagen(2026, 11, 24, 12), Urgency.TODAY),
        (copenhagen(2026, 11, 25, 12), Urgency.SOON),
    ],
)
def test_the_day_decides_what_presses(due: datetime, presses: Urgency) -> None:
    """Past is late, the same day is today, the rest is soon."""
    assert urgency(due, NOW) is presses


def test_soon_ends_with_the_third_working_day() -> None:
    """From a Thursday it reaches to the end of Tuesday."""
    assert soon_ends(copenhagen(2026, 11, 26, 9)) == copenhagen(2026, 12, 2)
