"""Which calendars are whose, and what stands in them."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from danish.zone import copenhagen
from domain.access import Actor
from domain.calendars import (
    OWN,
    CalendarChoice,
    CalendarKind,
    calendar_bodies,
    calendar_choices,
    concerned_bodies,
    deadlines_shown,
    digest_of,
    event_uid,
    meetings_shown,
)
from domain.meeting_kinds import MeetingKind
from domain.meetings import Meeting, cancel_meeting, move_meeting
from domain.people import Person, RoleAssignment, SeatHolder
from domain.tasks import Confirmation, TaskState, plan_tasks, replan_tasks
from tests.domain.support import syddanmark

NOW = copenhagen(2026, 10, 26, 9)
TODAY = NOW.date()
PERSON = Person(1, "Konsulent")
FYN = syddanmark().body("politisk/fyn")
STARTS = copenhagen(2026, 12, 9, 15)
MEETING = Meeting(7, FYN.key, STARTS, STARTS + timedelta(hours=2), "Odense", install="T1")


def holding(role: str, cluster: str | None, forum: str | None = None, until: date | None = None) -> Actor:
    """Somebody who holds that role."""
    return Actor(PERSON, roles=(RoleAssignment(1, role, cluster, forum, PERSON, valid_to=until),))


def sitting(seat: str, until: date | None = None) -> Actor:
    """Somebody who sits on a seat in Fyn's political body."""
    return Actor(PERSON, seats=(SeatHolder(1, FYN.key, seat, PERSON, valid_to=until),))


def of_body(key: str) -> CalendarChoice:
    """The calendar of a body."""
    return CalendarChoice(CalendarKind.BODY, body=key)


def of_role(role: str, cluster: str) -> CalendarChoice:
    """The calendar of a role's deadlines."""
    return CalendarChoice(CalendarKind.DEADLINES, role=role, cluster=cluster)


class TestWhose:
    def test_the_secretariat_has_its_own_its_bodies_and_its_roles(self) -> None:
        """A consultant in a cluster: their own meetings, both levels, and the deadlines of the role there."""
        assert calendar_choices(holding("regionshus", "fyn"), syddanmark(), TODAY) == (
            OWN,
            of_body("politisk/fyn"),
            of_body("fagligt/fyn"),
            of_role("regionshus", "fyn"),
        )

    def test_a_role_on_one_level_gives_that_level(self) -> None:
        """Who serves the professional level only gets no calendar of the political one."""
        choices = calendar_choices(holding("somatik", "fyn", "fagligt"), syddanmark(), TODAY)
        assert choices == (OWN, of_body("fagligt/fyn"), of_role("somatik", "fyn"))

    def test_a_member_has_the_body_and_no_deadlines(self) -> None:
        """Members prepare nothing."""
        assert calendar_choices(sitting("borgmester_nyborg"), syddanmark(), TODAY) == (OWN, of_body(FYN.key))

    def test_who_left_sits_nowhere_or_comes_from_outside_has_none(self) -> None:
        """A term that is over, no place at all, a guest with a role: nothing is for them."""
        yesterday = TODAY - timedelta(days=1)
        for actor in (
            Actor(PERSON),
            holding("regionshus", "fyn", until=yesterday),
            sitting("borgmester_nyborg", until=yesterday),
            replace(holding("regionshus", "fyn"), is_outsider=True),
        ):
            assert calendar_choices(actor, syddanmark(), TODAY) == ()
            assert calendar_bodies(OWN, actor, syddanmark(), TODAY) == ()

    def test_the_last_day_counts(self) -> None:
        """On the last day of a term the calendar is still there."""
        assert calendar_choices(sitting("borgmester_nyborg", until=TODAY), syddanmark(), TODAY)

    def test_a_calendar_is_about_no_other_body_than_it_says(self) -> None:
        """One body's is that body's; a role's is of the bodies in its cluster; one's own is of all."""
        roles = (*holding("regionshus", "fyn").roles, *holding("kommune", "lillebaelt").roles)
        both = Actor(PERSON, roles=roles)
        profile = syddanmark()

        def keys(choice: CalendarChoice) -> set[str]:
            return {body.key for body in calendar_bodies(choice, both, profile, TODAY)}

        assert keys(of_body("fagligt/fyn")) == {"fagligt/fyn"}
        assert keys(of_role("kommune", "lillebaelt")) == {
            "politisk/lillebaelt",
            "fagligt/lillebaelt",
            "impl/lillebaelt",
        }
        assert keys(of_role("regionshus", "lillebaelt")) == set()
        assert keys(OWN) == {body.key for body in concerned_bodies(both, profile, TODAY)}


class TestMeetings:
    def test_pre_meetings_are_for_the_chairs_and_the_secretariat(self) -> None:
        """Other members have no business there, and aren't told when it is."""
        before = replace(MEETING, id=8, kind=MeetingKind.PRE_MEETING, prepares=7)
        chair = next(seat.key for seat in FYN.seats if seat.is_chair)
        shown = {
            name: [one.id for one in meetings_shown((MEETING, before), actor, (FYN,), TODAY)]
            for name, actor in (
                ("member", sitting("borgmester_nyborg")),
                ("chair", sitting(chair)),
                ("chair until yesterday", sitting(chair, until=TODAY - timedelta(days=1))),
                ("secretariat", holding("kommune", "fyn")),
            )
        }
        assert shown == {"member": [7], "chair": [7, 8], "chair until yesterday": [7], "secretariat": [7, 8]}

    def test_meetings_of_other_bodies_are_left_out(self) -> None:
        """Whatever is given, only the calendar's own bodies are shown."""
        other = replace(MEETING, body="politisk/lillebaelt")
        assert meetings_shown((other,), holding("kommune", "fyn"), (FYN,), TODAY) == ()

    def test_each_change_raises_the_number(self) -> None:
        """A move and a cancelling each count, so that programs take the later for the truth."""
        moved = move_meeting(MEETING, STARTS + timedelta(days=7), MEETING.ends + timedelta(days=7), syddanmark(), NOW)
        assert [one.sequence for one in (MEETING, moved, cancel_meeting(moved))] == [0, 1, 2]


class TestDeadlines:
    TASKS = tuple(
        replace(task, id=number) for number, task in enumerate(plan_tasks(MEETING, FYN.forum, NOW), 1) if task.is_open
    )

    def test_a_role_sees_what_waits_for_it(self) -> None:
        """Row 6 is Regionshuset's alone; row 3 isn't theirs; what they have confirmed waits for others only."""
        pairs = [(task, MEETING) for task in self.TASKS]
        mine = deadlines_shown(pairs, of_role("regionshus", "fyn"), (FYN,), PERSON.id)
        assert {task.step for task, _ in mine} == {5, 6, 7, 9, 10, 11, 12, 13, 14}
        theirs = deadlines_shown(pairs, of_role("kommune", "fyn"), (FYN,), PERSON.id)
        assert 6 not in {task.step for task, _ in theirs}
        said = Confirmation("regionshus", PERSON.id, NOW)
        told = [(replace(task, confirmations=(said,)) if task.step == 5 else task, MEETING) for task in self.TASKS]
        assert 5 not in {task.step for task, _ in deadlines_shown(told, of_role("regionshus", "fyn"), (FYN,), 1)}
        assert 5 in {task.step for task, _ in deadlines_shown(told, of_role("kommune", "fyn"), (FYN,), 1)}

    def test_ones_own_are_those_one_has_taken(self) -> None:
        """What nobody or somebody else has taken is in no personal calendar; a body's calendar has no deadlines."""
        takers = (1, 2, None)
        pairs = [(replace(task, taker=taker), MEETING) for task, taker in zip(self.TASKS, takers, strict=False)]
        assert deadlines_shown(pairs, OWN, (FYN,), 1) == (pairs[0],)
        assert deadlines_shown(pairs, of_body(FYN.key), (FYN,), 1) == ()
        assert deadlines_shown(pairs, OWN, (), 1) == ()

    def test_a_row_that_is_gone_waits_for_nobody(self) -> None:
        """A task of a row that the forum no longer has is passed over."""
        odd = replace(self.TASKS[0], step=99)
        assert deadlines_shown([(odd, MEETING)], of_role("regionshus", "fyn"), (FYN,), 1) == ()

    @given(st.lists(st.integers(0, 30), max_size=5))
    def test_the_number_counts_moves_of_the_deadline(self, days: list[int]) -> None:
        """It never falls, rises with each move to another time and with nothing else."""
        tasks = plan_tasks(MEETING, FYN.forum, NOW)
        for number in days:
            starts = STARTS + timedelta(days=number)
            moved = replan_tasks(tasks, replace(MEETING, starts=starts), FYN.forum, NOW)
            for before, after in zip(tasks, moved, strict=True):
                assert after.sequence - before.sequence == (after.due != before.due)
            tasks = moved
        done = next(task for task in tasks if task.state is TaskState.DONE)
        assert done.sequence == 0


def test_a_uid_is_one_things_for_ever() -> None:
    """The same thing has the same; another number, kind or workspace another; and it tells none of them."""
    known = event_uid("meeting", 7, "T1")
    assert known == "ef89a06e-4ed5-530d-981d-50d6b6079763"
    others = {event_uid("meeting", 8, "T1"), event_uid("task", 7, "T1"), event_uid("meeting", 7, "T2")}
    assert len(others | {known}) == 4
    assert "T1" not in known


def test_a_digest_tells_no_secret() -> None:
    """SHA-256, as other secrets here are kept."""
    assert len(digest_of("hemmelig")) == 64
    assert digest_of("hemmelig") != digest_of("hemmelif")
