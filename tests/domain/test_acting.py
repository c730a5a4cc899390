from dataclasses import replace

import pytest

from danish.zone import copenhagen
from domain.access import Actor
from domain.acting import (
    confirm_for_all_roles,
    hand_over,
    may_confirm,
    release,
    require_begun,
    take,
    undo_last_act,
)
from domain.corrections import lacks_approval
from domain.errors import (
    MeetingNotBegun,
    NoSecretariatRole,
    NothingToUndo,
    StepAlreadyDone,
    TaskTaken,
)
from domain.progress import belongs_after_start, can_be_done_now, progress
from domain.tasks import Confirmation, Task, TaskState, plan_tasks
from tests.domain import support
from tests.domain.support import in_role, meeting, syddanmark

FORUM = syddanmark().forum("politisk")
BODY = syddanmark().body("politisk/lillebaelt")
DAY = copenhagen(2026, 12, 1, 9)
TODAY = DAY.date()


def tasks() -> dict[tuple[int, str], Task]:
    """The tasks of a political meeting on 9 December 2026, numbered, by step and part."""
    planned = plan_tasks(meeting(), FORUM, copenhagen(2026, 1, 5, 9))
    return {(one.step, one.part): replace(one, id=number) for number, one in enumerate(planned, 1)}


def said(role: str, person: int = 1) -> Confirmation:
    """What a person says for a role."""
    return Confirmation(role, person, DAY)


def actor(*roles: str) -> Actor:
    """Somebody with these roles in Lillebælt."""
    return support.actor(*(in_role(role, "lillebaelt") for role in roles))


class TestActing:
    def test_all_roles_of_a_person_are_confirmed_at_once(self) -> None:
        """Who holds both roles does the step with one act, and takes it back with one."""
        done = confirm_for_all_roles(tasks()[5, ""], FORUM.step(5), ("regionshus", "kommune"), said(""))
        assert done.state is TaskState.DONE
        undone = undo_last_act(done, ("regionshus", "kommune"))
        assert undone.is_open
        assert undone.confirmations == ()

    def test_of_two_hospitals_only_one_is_written(self) -> None:
        """Where one is enough, the second adds nothing."""
        convening = confirm_for_all_roles(tasks()[2, ""], FORUM.step(2), ("somatik", "psykiatri"), said(""))
        assert [one.role for one in convening.confirmations] == ["somatik"]

    def test_a_second_confirmation_is_refused(self) -> None:
        """Nothing waits for a role that has confirmed."""
        once = confirm_for_all_roles(tasks()[5, ""], FORUM.step(5), ("kommune",), said(""))
        with pytest.raises(StepAlreadyDone):
            confirm_for_all_roles(once, FORUM.step(5), ("kommune",), said(""))

    def test_taking_back_leaves_what_others_confirmed(self) -> None:
        """Each role takes back its own."""
        first = confirm_for_all_roles(tasks()[5, ""], FORUM.step(5), ("kommune",), said("", 1))
        both = confirm_for_all_roles(first, FORUM.step(5), ("regionshus",), said("", 2))
        assert [one.role for one in undo_last_act(both, ("kommune",)).confirmations] == ["regionshus"]
        assert undo_last_act(both, ("kommune", "regionshus")).confirmations == first.confirmations
        with pytest.raises(NothingToUndo):
            undo_last_act(first, ("regionshus",))

    def test_only_those_the_task_waits_for_may_confirm(self) -> None:
        """A role that confirmed, or has no part, or is in no secretariat may not; the case workers are spoken for."""
        quality, step = tasks()[5, ""], FORUM.step(5)
        assert may_confirm(actor("kommune"), BODY, quality, step, TODAY)
        assert not may_confirm(actor("psykiatri"), BODY, quality, step, TODAY)
        assert not may_confirm(actor(), BODY, quality, step, TODAY)
        confirmed = confirm_for_all_roles(quality, step, ("kommune",), said(""))
        assert not may_confirm(actor("kommune"), BODY, confirmed, step, TODAY)
        assert may_confirm(actor("psykiatri"), BODY, tasks()[4, ""], FORUM.step(4), TODAY)

    def test_minutes_wait_for_the_meeting(self) -> None:
        """What belongs after the start can't be done before it."""
        assert belongs_after_start(FORUM.step(10))
        assert not belongs_after_start(FORUM.step(9))
        with pytest.raises(MeetingNotBegun):
            require_begun(meeting(), FORUM.step(12), DAY)
        require_begun(meeting(), FORUM.step(12), meeting().starts)
        assert not can_be_done_now(progress(tasks().values(), FORUM, DAY).of_step(12)[0], meeting(), DAY)

    def test_a_task_is_taken_once_and_given_back_by_its_taker(self) -> None:
        """Two people can't both have it."""
        taken = take(tasks()[5, ""], 1)
        with pytest.raises(TaskTaken):
            take(taken, 2)
        with pytest.raises(NothingToUndo):
            release(taken, 2)
        assert release(taken, 1).taker is None

    def test_a_task_is_handed_over_within_the_secretariat(self) -> None:
        """Somebody outside can't be given it."""
        given = hand_over(tasks()[5, ""], actor("kommune"), BODY, TODAY)
        assert given.taker == 1
        with pytest.raises(NoSecretariatRole):
            hand_over(given, actor(), BODY, TODAY)


class TestCorrections:
    def test_the_agenda_lacks_approval_until_it_is_given_and_corrections_are_in(self) -> None:
        """Both steps before the sending count."""
        known = tasks()
        assert lacks_approval(known.values())
        approved = known | {(7, ""): replace(known[7, ""], state=TaskState.DONE)}
        assert not lacks_approval(approved.values())
        assert lacks_approval([*(approved | {(8, ""): replace(known[8, ""], state=TaskState.OPEN)}).values()])
