from dataclasses import replace
from datetime import datetime

from danish.zone import copenhagen
from domain.progress import (
    Progress,
    Standing,
    TaskProgress,
    active_roles,
    progress,
    unfilled_roles,
    vacant_roles,
    waits_for,
)
from domain.tasks import Task, TaskState, plan_tasks
from tests.domain.support import in_role, meeting, syddanmark

FORUM = syddanmark().forum("politisk")
BODY = syddanmark().body("politisk/lillebaelt")
LONG_BEFORE = copenhagen(2026, 1, 5, 9)
MADE_LATE = copenhagen(2026, 11, 23, 9)
DAY = copenhagen(2026, 12, 1, 9)
TODAY = DAY.date()


def tasks(made: datetime = LONG_BEFORE) -> dict[tuple[int, str], Task]:
    """The tasks of a political meeting on 9 December 2026, numbered, by step and part."""
    planned = plan_tasks(meeting(), FORUM, made)
    return {(one.step, one.part): replace(one, id=number) for number, one in enumerate(planned, 1)}


def at(now: datetime, *, made: datetime = LONG_BEFORE, done: tuple[int, ...] = ()) -> Progress:
    """How far the meeting is at a time, with some steps done."""
    known = [replace(one, state=TaskState.DONE) if one.step in done else one for one in tasks(made).values()]
    return progress(known, FORUM, now)


def numbers(items: tuple[TaskProgress, ...]) -> list[int]:
    """The steps of these tasks."""
    return [item.step.number for item in items]


def held(*roles: str) -> frozenset[str]:
    """These roles as they are held in Lillebælt."""
    return active_roles([in_role(role, "lillebaelt") for role in roles], BODY, TODAY)


class TestProgress:
    def test_what_is_past_its_deadline_is_late_and_waited_for(self) -> None:
        """The oldest deadline comes first, and what follows are the deadlines ahead."""
        steps = at(copenhagen(2026, 11, 18, 13), done=(2, 4))
        assert numbers(steps.late) == [5]
        assert numbers(steps.waited_for) == [5]
        assert numbers(steps.following)[:2] == [6, 7]
        assert steps.of_step(6)[0].standing is Standing.NEXT

    def test_without_delay_the_next_deadline_is_waited_for(self) -> None:
        """Nothing is late: the meeting waits for what comes first."""
        steps = at(copenhagen(2026, 11, 18, 9), done=(2, 4, 5))
        assert steps.late == ()
        assert numbers(steps.waited_for) == [6]
        assert waits_for(steps.waited_for) == ("regionshus",)

    def test_what_was_past_when_the_meeting_was_made_is_at_once_and_not_late(self) -> None:
        """Nobody is late with what nobody had the time for."""
        steps = at(copenhagen(2026, 11, 24, 9), made=MADE_LATE)
        assert numbers(steps.at_once) == [2, 4, 5, 6]
        assert steps.late == ()

    def test_a_deadline_is_kept_until_its_minute_has_passed(self) -> None:
        """At noon sharp it is not late yet; a minute after it is."""
        assert at(copenhagen(2026, 11, 18, 12), done=(2, 4)).late == ()
        assert numbers(at(copenhagen(2026, 11, 18, 12, 1), done=(2, 4)).late) == [5]

    def test_closed_tasks_wait_for_nobody(self) -> None:
        """A step that is done, or not needed, has no missing role."""
        steps = at(DAY)
        assert steps.of_step(1)[0].standing is Standing.DONE
        assert steps.of_step(8)[0].standing is Standing.NOT_NEEDED
        assert steps.of_step(8)[0].missing == ()

    def test_a_meeting_with_all_steps_done_is_finished(self) -> None:
        """Then nothing is waited for."""
        steps = at(DAY, done=tuple(range(1, 15)))
        assert steps.is_finished
        assert steps.waited_for == ()

    def test_the_minutes_have_two_tasks_on_one_step(self) -> None:
        """Draft and approval stand on one step, in that order."""
        assert [one.task.part for one in at(DAY).of_step(11)] == ["udkast", "godkendt"]

    def test_a_task_whose_row_is_gone_is_left_out(self) -> None:
        """A changed organisation breaks no status."""
        stray = replace(tasks()[5, ""], step=99)
        assert progress([stray], FORUM, DAY).tasks == ()


class TestWhoIsMissing:
    def test_one_of_two_hospitals_is_enough(self) -> None:
        """While one hospital's role is held, the other isn't missed; without both, both are."""
        convening = tasks()[2, ""]
        step = FORUM.step(2)
        assert unfilled_roles(convening, step, BODY, held("somatik", "kommune")) == ()
        assert unfilled_roles(convening, step, BODY, held("kommune")) == ("somatik", "psykiatri")

    def test_somebody_who_left_fills_no_role(self) -> None:
        """A deactivated person's role counts as vacant."""
        known = in_role("regionshus", "lillebaelt")
        gone = [replace(known, person=replace(known.person, is_deactivated=True))]
        assert unfilled_roles(tasks()[6, ""], FORUM.step(6), BODY, active_roles(gone, BODY, TODAY)) == ("regionshus",)

    def test_case_workers_are_vacant_but_not_missed_in_the_secretariat(self) -> None:
        """Those who write the items are chosen with each item, not by an administrator."""
        writing = tasks()[4, ""]
        assert vacant_roles(writing, FORUM.step(4), set()) == ("sagsbehandler",)
        assert unfilled_roles(writing, FORUM.step(4), BODY, set()) == ()

    def test_nobody_is_missed_for_what_is_done(self) -> None:
        """A closed task needs nobody."""
        done = replace(tasks()[5, ""], state=TaskState.DONE)
        assert vacant_roles(done, FORUM.step(5), set()) == ()
