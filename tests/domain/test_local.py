"""What bodies decide for themselves lies over the profile, and the profile itself stays as it is."""

from dataclasses import replace

import pytest

from domain.attendance import StandIn, Verdict, attendance
from domain.local import (
    NO,
    YES,
    LocalKind,
    LocalSetting,
    may_be_offset,
    offset_item,
    read_owners,
    replan_step,
    with_local_settings,
    written_owners,
)
from domain.organisation import Body
from domain.steps import Owners
from domain.tasks import TaskState, confirm, deadline, plan_tasks
from tests.domain.support import MEETS, NOW, absent, meeting, said_by, syddanmark

FYN = "politisk/fyn"
LILLEBAELT = "politisk/lillebaelt"


def _with(kind: LocalKind, item: str, value: str, body: str = LILLEBAELT) -> Body:
    return with_local_settings(syddanmark(), [LocalSetting(body, kind, item, value)]).body(body)


def test_without_settings_it_is_the_profile_itself() -> None:
    """Where nothing is decided locally nothing is made anew."""
    assert with_local_settings(syddanmark(), []) is syddanmark()


def test_owners_are_the_bodys_own() -> None:
    """Another body of the same forum keeps the profile's owners."""
    owners = Owners(("kommune",), ("somatik", "psykiatri"))
    local = with_local_settings(syddanmark(), [LocalSetting(FYN, LocalKind.OWNERS, "5", written_owners(owners))])
    assert local.body(FYN).forum.step(5).owners == owners
    assert local.body(LILLEBAELT).forum.step(5) == syddanmark().body(LILLEBAELT).forum.step(5)
    assert local.forum("politisk") == syddanmark().forum("politisk")


@pytest.mark.parametrize("owners", [Owners(("a",)), Owners(("a", "b")), Owners(("a",), ("b", "c")), Owners((), ("b",))])
def test_owners_are_read_as_they_were_written(owners: Owners) -> None:
    """What is stored of owners is all there is of them."""
    assert read_owners(written_owners(owners)) == owners


def test_offset_of_a_part_leaves_the_other_part() -> None:
    """The draft of the minutes may have its own deadline."""
    parts = _with(LocalKind.OFFSET, offset_item(11, "udkast"), "3").forum.step(11).deadlines
    assert [(one.part, one.offset) for one in parts] == [("udkast", 3), ("godkendt", 5)]


@pytest.mark.parametrize(("value", "verdict"), [(YES, Verdict.CAN_DECIDE), (NO, Verdict.CANNOT_DECIDE)])
def test_stand_ins_count_where_the_cluster_has_decided_so(value: str, verdict: Verdict) -> None:
    """Both of almen praksis send somebody; only where stand-ins count can the body decide."""
    body = _with(LocalKind.STAND_INS, "", value)
    assert attendance(body, absent("plo_1", "plo_2", stand_in=StandIn("Ida Testesen"))).verdict is verdict


def test_a_seat_under_its_own_name_is_found_by_the_profiles_too() -> None:
    """A rådmand sits on the borgmester's seat, and both words are understood."""
    seat = _with(LocalKind.SEAT_NAME, "borgmester_odense", "Rådmand, Odense", FYN).seat("borgmester_odense")
    assert seat.label == "Rådmand, Odense"
    assert "Borgmester, Odense" in seat.aliases


def test_what_the_profile_no_longer_has_is_left_out() -> None:
    """A setting about a body, step or seat that is gone does no harm."""
    gone = [
        LocalSetting("politisk/atlantis", LocalKind.STAND_INS, "", YES),
        LocalSetting(FYN, LocalKind.OFFSET, "99", "-3"),
        LocalSetting(FYN, LocalKind.SEAT_NAME, "borgmester_atlantis", "Kongen"),
    ]
    assert with_local_settings(syddanmark(), gone).bodies == syddanmark().bodies


@pytest.mark.parametrize(
    ("step", "offset", "may"),
    [(5, -12, True), (5, 0, False), (5, 3, False), (5, -251, False), (10, 0, False), (13, 0, True), (13, -1, False)],
)
def test_what_lies_before_the_meeting_stays_before_it(step: int, offset: int, may: bool) -> None:  # noqa: FBT001 - a column of the table
    """A deadline keeps its side of the meeting, within a year, and the meeting itself can't be moved so."""
    assert may_be_offset(syddanmark().forum("politisk").step(step).deadlines[0], offset) is may


def test_a_changed_offset_moves_the_open_task_alone() -> None:
    """Only the step's own task is changed, and a done one stays as it is."""
    body = _with(LocalKind.OFFSET, "5", "-12")
    tasks = plan_tasks(meeting(), syddanmark().forum("politisk"), NOW)
    (changed,) = replan_step(tasks, meeting(), body.forum, 5, NOW)
    assert (changed.step, changed.due) == (5, deadline(body.forum.step(5).deadlines[0], MEETS))
    done = [replace(task, state=TaskState.DONE) for task in tasks]
    assert replan_step(done, meeting(), body.forum, 5, NOW) == ()


def test_a_task_that_waits_for_nobody_any_more_is_done() -> None:
    """Regionshuset has confirmed when the step becomes theirs alone."""
    step = syddanmark().forum("politisk").step(5)
    tasks = plan_tasks(meeting(), syddanmark().forum("politisk"), NOW)
    begun = [confirm(task, step, said_by("regionshus")) if task.step == 5 else task for task in tasks]
    body = _with(LocalKind.OWNERS, "5", written_owners(Owners(("regionshus",))))
    (settled,) = replan_step(begun, meeting(), body.forum, 5, NOW)
    assert settled.state is TaskState.DONE
    assert replan_step(tasks, meeting(), body.forum, 5, NOW) == ()
