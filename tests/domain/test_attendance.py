from dataclasses import replace

import pytest

from domain.attendance import (
    Absence,
    StandIn,
    Verdict,
    attendance,
    report_absence,
    send_stand_in,
    withdraw_absence,
)
from domain.deciding import AttendanceRule
from domain.errors import AbsenceAlreadyReported, NoSuchAbsence
from domain.organisation import Body
from tests.domain.support import absent, body

ESBJERG, VARDE, VEJEN = "borgmester_esbjerg", "borgmester_varde", "borgmester_vejen"
PLO = ("plo_1", "plo_2")


@pytest.mark.parametrize(
    ("cluster", "needs"),
    [("fyn", (2, 5, 1)), ("lillebaelt", (2, 2, 1)), ("soenderjylland", (2, 2, 1)), ("sydvestjylland", (2, 3, 1))],
)
def test_half_of_each_sector_rounded_up_is_needed(cluster: str, needs: tuple[int, int, int]) -> None:
    """A political body needs half of each sector's seats, rounded up."""
    found = attendance(body(f"politisk/{cluster}"), [])
    assert tuple(sector.need for sector in found.sectors) == needs
    assert found.verdict is Verdict.CAN_DECIDE


def test_two_absent_borgmestre_of_five_leave_no_margin() -> None:
    """In Sydvestjylland decisions can still be taken without two borgmestre, but one more absence would end that."""
    found = attendance(body("politisk/sydvestjylland"), absent(ESBJERG, VARDE))
    assert found.verdict is Verdict.CAN_DECIDE
    assert found.tipping == ("kommuner",)
    assert found.lacking == ()


def test_a_third_absent_borgmester_ends_it() -> None:
    """In Sydvestjylland no decision can be taken without three borgmestre; the lacking sector is named."""
    found = attendance(body("politisk/sydvestjylland"), absent(ESBJERG, VARDE, VEJEN))
    assert found.verdict is Verdict.CANNOT_DECIDE
    assert found.tipping == ()
    assert [(sector.sector, sector.present, sector.need) for sector in found.lacking] == [("kommuner", 2, 3)]


def test_nine_of_eleven_are_not_enough_without_general_practice() -> None:
    """Both PLO absent means no decisions, however many others are there."""
    found = attendance(body("politisk/sydvestjylland"), absent(*PLO))
    assert found.present == 9
    assert found.verdict is Verdict.CANNOT_DECIDE
    assert [sector.sector for sector in found.lacking] == ["almen_praksis"]


def test_sectors_can_tip_together() -> None:
    """All sectors at their least are named as tipping."""
    gone = absent("regionsraadsmedlem_3", "regionsraadsmedlem_4", ESBJERG, VARDE, "plo_2")
    assert attendance(body("politisk/sydvestjylland"), gone).tipping == ("region", "kommuner", "almen_praksis")


def test_a_political_stand_in_is_recorded_but_does_not_count() -> None:
    """Nothing was decided of stand-ins on the political level, so a seat stays empty though somebody comes."""
    gone = absent(*PLO, stand_in=StandIn("En anden"))
    assert attendance(body("politisk/fyn"), gone).verdict is Verdict.CANNOT_DECIDE


def test_a_political_stand_in_counts_where_the_cluster_says_so() -> None:
    """A cluster may decide that stand-ins count."""
    gone = absent(*PLO, stand_in=StandIn("En anden"))
    fyn = body("politisk/fyn")
    counting = replace(fyn, forum=replace(fyn.forum, counts_stand_ins=True))
    assert attendance(counting, gone).verdict is Verdict.CAN_DECIDE


def test_a_suppleant_counts_as_representation() -> None:
    """On the professional level a suppleant represents whoever is absent."""
    found = attendance(body("fagligt/fyn"), absent("plo_1", stand_in=StandIn("En anden")))
    assert found.present == len(body("fagligt/fyn").seats)


def test_the_professional_level_gets_no_verdict() -> None:
    """However many are absent, the professional level's representation is counted and not judged."""
    professional = body("fagligt/lillebaelt")
    found = attendance(professional, absent(*(seat.key for seat in professional.seats)))
    assert (found.verdict, found.tipping, found.lacking, found.present) == (Verdict.NO_RULE, (), (), 0)


def with_rule(one: Body, rule: AttendanceRule) -> Body:
    """The body under another rule."""
    return replace(one, forum=replace(one.forum, attendance_rule=rule))


def test_another_profile_may_count_half_of_all() -> None:
    """Under a rule of half in all, no sector has to be there, and whoever is left tips."""
    half = with_rule(body("politisk/sydvestjylland"), AttendanceRule.HALF_IN_ALL)
    keys = [seat.key for seat in half.seats if seat.sector != "kommuner"]
    assert attendance(half, absent(*PLO)).verdict is Verdict.CAN_DECIDE
    assert attendance(half, absent(*keys[:5])).tipping == ("kommuner", "almen_praksis")
    assert attendance(half, absent(*keys)).verdict is Verdict.CANNOT_DECIDE


def test_a_changed_rule_changes_the_verdict_without_code() -> None:
    """The same absences are judged by what the profile says."""
    gone = absent(*PLO)
    verdicts = {rule: attendance(with_rule(body("politisk/fyn"), rule), gone).verdict for rule in AttendanceRule}
    assert verdicts == {
        AttendanceRule.HALF_PER_SECTOR: Verdict.CANNOT_DECIDE,
        AttendanceRule.HALF_IN_ALL: Verdict.CAN_DECIDE,
        AttendanceRule.NONE: Verdict.NO_RULE,
    }


def test_an_absence_is_reported_once() -> None:
    """A seat's second absence at a meeting is refused."""
    (first,) = absent(ESBJERG)
    assert report_absence([], first) is first
    with pytest.raises(AbsenceAlreadyReported):
        report_absence([first], first)


def test_only_a_reported_absence_can_be_withdrawn_or_filled() -> None:
    """Withdrawing and sending a stand-in find the seat's absence, or are refused."""
    known = absent(ESBJERG, VARDE)
    assert withdraw_absence(known, VARDE) is known[1]
    assert send_stand_in(known, VARDE, StandIn("En anden")).stand_in == StandIn("En anden")
    with pytest.raises(NoSuchAbsence):
        withdraw_absence(known, VEJEN)
    with pytest.raises(NoSuchAbsence):
        send_stand_in(known, VEJEN, StandIn("En anden"))


def test_an_absence_has_no_room_for_a_reason() -> None:
    """Why somebody is absent is nowhere kept."""
    assert {field.casefold() for field in Absence.__dataclass_fields__} == {
        "id",
        "meeting",
        "seat",
        "reported_by",
        "reported_at",
        "stand_in",
    }
