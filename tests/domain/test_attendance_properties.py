from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from domain.attendance import Absence, Attendance, Verdict, attendance
from domain.deciding import AttendanceRule
from domain.organisation import Body
from tests.domain.support import NOW, absent, body, syddanmark

_GRADES = {Verdict.CANNOT_DECIDE: 0, Verdict.CAN_DECIDE: 1, Verdict.NO_RULE: 1}


@st.composite
def bodies(draw: st.DrawFn) -> Body:
    """A body with seats, under any rule."""
    found = draw(st.sampled_from([one for one in syddanmark().bodies if one.seats]))
    return replace(found, forum=replace(found.forum, attendance_rule=draw(st.sampled_from(list(AttendanceRule)))))


@st.composite
def bodies_with_absences(draw: st.DrawFn) -> tuple[Body, list[Absence]]:
    """A body and at least one absence."""
    found = draw(bodies())
    keys = [seat.key for seat in found.seats]
    return found, absent(*draw(st.lists(st.sampled_from(keys), min_size=1, unique=True)))


def grade(found: Attendance) -> int:
    """How good a verdict is."""
    return _GRADES[found.verdict]


@given(bodies_with_absences(), st.data())
def test_withdrawing_an_absence_never_worsens_the_verdict(
    case: tuple[Body, list[Absence]], data: st.DataObject
) -> None:
    """One who comes after all never takes the right to decide away, nor a sector's presence."""
    found, gone = case
    back = data.draw(st.sampled_from(gone))
    before, after = attendance(found, gone), attendance(found, [one for one in gone if one is not back])
    assert grade(after) >= grade(before)
    assert after.present == before.present + 1


@given(bodies_with_absences())
def test_tipping_sectors_are_those_where_one_more_absence_ends_it(case: tuple[Body, list[Absence]]) -> None:
    """A sector is named as tipping exactly where any further absence from it would end the right to decide."""
    found, gone = case
    now = attendance(found, gone)
    empty = {one.seat for one in gone}
    for sector in now.sectors:
        for seat in found.seats:
            if seat.sector == sector.sector and seat.key not in empty:
                then = attendance(found, [*gone, Absence(99, 1, seat.key, 1, NOW)])
                tips = now.verdict is Verdict.CAN_DECIDE and then.verdict is Verdict.CANNOT_DECIDE
                assert tips == (sector.sector in now.tipping)


@given(bodies_with_absences())
def test_the_order_of_absences_means_nothing(case: tuple[Body, list[Absence]]) -> None:
    """Who was reported first does not change the forecast."""
    found, gone = case
    assert attendance(found, gone) == attendance(found, reversed(gone))


def test_everybody_present_can_always_decide_where_there_is_a_rule() -> None:
    """A body without absences can decide under either rule."""
    for rule in (AttendanceRule.HALF_PER_SECTOR, AttendanceRule.HALF_IN_ALL):
        full = replace(body("politisk/fyn"), forum=replace(body("politisk/fyn").forum, attendance_rule=rule))
        assert attendance(full, []).verdict is Verdict.CAN_DECIDE
