from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from danish.zone import copenhagen
from domain.attendance import Absence, StandIn
from domain.errors import AbsenceAlreadyReported, MeetingAlreadyPlanned
from domain.meeting_kinds import MeetingKind
from domain.meetings import Meeting, MeetingState
from domain.ports import Repositories
from storage.work import StoredWork
from tests.storage.facts import BODY, STARTS, a_meeting, add_meeting, add_person
from tests.support.moment import NOW


async def test_a_meeting_is_found_as_it_was_saved(work: StoredWork) -> None:
    """All that is known of a meeting comes back, and nothing where there is none."""
    meeting = replace(a_meeting(), is_virtual=True, kind=MeetingKind.PRE_MEETING, sequence=3, prepares=7, relocations=2)
    saved = await work.run(lambda r: r.meetings.add(meeting))
    assert await work.read(lambda r: r.meetings.meeting(saved.id)) == saved == replace(meeting, id=saved.id)
    assert await work.read(lambda r: r.meetings.meeting(999)) is None


async def test_a_body_does_not_meet_twice_at_once(work: StoredWork) -> None:
    """A second meeting at the same start is refused when made and when moved."""
    await work.run(add_meeting)
    with pytest.raises(MeetingAlreadyPlanned):
        await work.run(add_meeting)
    later = await work.run(lambda r: r.meetings.add(a_meeting(STARTS + timedelta(hours=3))))
    with pytest.raises(MeetingAlreadyPlanned):
        await work.run(lambda r: r.meetings.save(replace(later, starts=STARTS)))
    await work.run(lambda r: r.meetings.add(a_meeting(body="fagligt/fyn")))


async def test_a_cancelled_meeting_gives_its_time_back(work: StoredWork) -> None:
    """After a cancellation the body may meet at that time, and the cancelled meeting is in no list."""
    first = await work.run(add_meeting)
    await work.run(lambda r: r.meetings.save(replace(first, state=MeetingState.CANCELLED)))
    second = await work.run(add_meeting)
    assert await work.read(lambda r: r.meetings.of_body(BODY)) == [second]
    assert (await work.read(lambda r: r.meetings.meeting(first.id))) == replace(first, state=MeetingState.CANCELLED)


async def test_meetings_are_listed_by_start_within_days(work: StoredWork) -> None:
    """Both days are included, as the wall clock counts them: half past midnight is the new day in summer too."""

    def unit(r: Repositories) -> list[Meeting]:
        times = (copenhagen(2026, 7, 2, 0, 30), copenhagen(2026, 7, 1, 23, 30), copenhagen(2026, 7, 3))
        return [r.meetings.add(a_meeting(starts)) for starts in times]

    second, first, third = await work.run(unit)
    day_1, day_2 = date(2026, 7, 1), date(2026, 7, 2)
    assert await work.read(lambda r: r.meetings.of_body(BODY)) == [first, second, third]
    assert await work.read(lambda r: r.meetings.of_body(BODY, begins=day_2)) == [second, third]
    assert await work.read(lambda r: r.meetings.of_body(BODY, ends=day_1)) == [first]
    assert await work.read(lambda r: r.meetings.between(day_1, day_2)) == [first, second]
    assert await work.read(lambda r: r.meetings.of_body("ssu")) == []


@pytest.mark.parametrize("fold", [0, 1])
async def test_the_hour_that_comes_twice_keeps_which_it_was(work: StoredWork, fold: int) -> None:
    """On 25-10-2026 half past two comes twice; the store tells them apart."""
    starts = copenhagen(2026, 10, 25, 2, 30).replace(fold=fold)
    meeting = replace(a_meeting(starts), ends=copenhagen(2026, 10, 25, 4))
    saved = await work.run(lambda r: r.meetings.add(meeting))
    found = await work.read(lambda r: r.meetings.meeting(saved.id))
    assert found is not None
    assert (found.starts.fold, found.starts.timestamp()) == (fold, starts.timestamp())


async def test_nine_stays_nine_when_the_clocks_change(work: StoredWork) -> None:
    """A meeting's wall time is what people said, on both sides of 28-03-2027."""
    times = [copenhagen(2027, 3, 27, 9), copenhagen(2027, 3, 29, 9)]
    await work.run(lambda r: [r.meetings.add(a_meeting(starts)) for starts in times])
    found = await work.read(lambda r: r.meetings.of_body(BODY))
    assert [str(meeting.starts) for meeting in found] == ["2027-03-27 09:00:00+01:00", "2027-03-29 09:00:00+02:00"]


async def test_an_absence_is_kept_without_a_reason(work: StoredWork) -> None:
    """A seat has one absence at a meeting, which may get a stand-in and be taken back."""

    def unit(r: Repositories) -> Absence:
        return r.absences.add(Absence(0, add_meeting(r).id, "plo-1", add_person(r).id, NOW))

    absence = await work.run(unit)
    with pytest.raises(AbsenceAlreadyReported):
        await work.run(lambda r: r.absences.add(absence))
    with_stand_in = replace(absence, stand_in=StandIn("Bo Ærø"))
    await work.run(lambda r: r.absences.save(with_stand_in))
    assert await work.read(lambda r: r.absences.of_meeting(absence.meeting)) == [with_stand_in]
    assert await work.read(lambda r: r.absences.of_meetings([absence.meeting, 99])) == [with_stand_in]
    assert await work.read(lambda r: r.absences.of_meetings([99])) == []
    await work.run(lambda r: r.absences.remove(absence.id))
    assert await work.read(lambda r: r.absences.of_meeting(absence.meeting)) == []


async def test_ids_are_never_used_again(work: StoredWork) -> None:
    """A button on an old card can't mean a newer row."""

    def unit(r: Repositories) -> tuple[int, int]:
        meeting, person = add_meeting(r), add_person(r)
        gone = r.absences.add(Absence(0, meeting.id, "plo-1", person.id, NOW))
        r.absences.remove(gone.id)
        return gone.id, r.absences.add(gone).id

    gone, new = await work.run(unit)
    assert gone != new


async def test_meetings_are_found_by_days(work: StoredWork) -> None:
    """Both ends of a span count, spans may lie over each other, and cancelled meetings are left out."""

    def unit(r: Repositories) -> list[Meeting]:
        made = [r.meetings.add(a_meeting(STARTS + timedelta(days=days))) for days in range(5)]
        r.meetings.save(replace(made[1], state=MeetingState.CANCELLED))
        return made

    made = await work.run(unit)
    days = [one.day for one in made]
    spans = [(days[0], days[2]), (days[2], days[2]), (days[4], days[4])]
    assert await work.read(lambda r: r.meetings.on_days(BODY, spans)) == [made[0], made[2], made[4]]
    assert await work.read(lambda r: r.meetings.on_days("ssu", spans)) == []
    assert await work.read(lambda r: r.meetings.on_days(BODY, [])) == []


async def test_a_meeting_of_several_days_is_found_by_each(work: StoredWork) -> None:
    """Not by the day before, nor by the one that begins as it ends."""
    first = STARTS.date()

    def unit(r: Repositories) -> Meeting:
        midnight = datetime.combine(first + timedelta(days=2), time(), tzinfo=STARTS.tzinfo)
        return r.meetings.add(replace(a_meeting(STARTS), ends=midnight))

    seminar = await work.run(unit)
    days = [first + timedelta(days=day) for day in (-1, 0, 1, 2)]
    found = await work.read(lambda r: [r.meetings.on_days(BODY, [(day, day)]) for day in days])
    assert found == [[], [seminar], [seminar], []]
    assert (seminar.day, seminar.last_day) == (first, first + timedelta(days=1))


async def test_the_nearest_meetings_of_each_kind_are_found(work: StoredWork) -> None:
    """Pre-meetings never crowd out the meetings they prepare, nor does one that goes on count as over."""

    def unit(r: Repositories) -> list[Meeting]:
        kinds = [MeetingKind.ORDINARY] * 6 + [MeetingKind.PRE_MEETING] * 6 + [MeetingKind.EXTRAORDINARY]
        return [
            r.meetings.add(replace(a_meeting(STARTS + timedelta(days=days)), kind=kind))
            for days, kind in enumerate(kinds)
        ]

    made = await work.run(unit)
    during = made[5].starts + timedelta(minutes=1)
    assert await work.read(lambda r: r.meetings.nearest(BODY, during)) == [*made[2:10], made[12]]
    assert await work.read(lambda r: r.meetings.nearest(BODY, during, MeetingKind.EXTRAORDINARY)) == [made[12]]
    assert await work.read(lambda r: r.meetings.nearest(BODY, during, MeetingKind.SEMINAR)) == []
