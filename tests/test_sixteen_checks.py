"""What the sources decide, as checks that each carry the name of what they show."""

from datetime import date
from pathlib import Path

import pytest

from bot.profiles import SHIPPED, load_profile
from danish import reader, writing
from danish.meaning import NotUnderstood
from danish.workdays import is_working_day, working_days_before
from domain.access import may_serve, owned_roles
from domain.attendance import Verdict, attendance
from domain.corrections import open_corrections, withdraw_corrections
from domain.people import RoleAssignment
from domain.roles import split_roles
from domain.rounds import Round
from domain.tasks import TaskState, plan_tasks
from handlers.task_text import Organisations
from tests.domain.support import NOW, absent, actor, body, in_role, meeting, syddanmark

CLUSTERS = ("fyn", "lillebaelt", "soenderjylland", "sydvestjylland")


def test_fyn_needs_5_of_9() -> None:
    """Half of nine kommuner is five: with four absent the body can decide, with five it can't."""
    fyn = body("politisk/fyn")
    municipal = [seat.key for seat in fyn.seats if seat.sector == "kommuner"]
    (sector,) = [one for one in attendance(fyn, []).sectors if one.sector == "kommuner"]
    assert (sector.seats, sector.need) == (9, 5)
    assert attendance(fyn, absent(*municipal[:4])).verdict is Verdict.CAN_DECIDE
    assert attendance(fyn, absent(*municipal[:5])).verdict is Verdict.CANNOT_DECIDE


def test_nine_of_eleven_without_plo_decides_nothing() -> None:
    """All but almen praksis are there, and still nothing can be decided."""
    found = attendance(body("politisk/sydvestjylland"), absent("plo_1", "plo_2"))
    assert (found.present, sum(sector.seats for sector in found.sectors)) == (9, 11)
    assert found.verdict is Verdict.CANNOT_DECIDE
    assert [sector.sector for sector in found.lacking] == ["almen_praksis"]


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_no_attendance_rule_on_the_professional_level(cluster: str) -> None:
    """Whoever is absent, there is no verdict; representation is counted only."""
    professional = body(f"fagligt/{cluster}")
    found = attendance(professional, absent(*(seat.key for seat in professional.seats)))
    assert found.verdict is Verdict.NO_RULE
    assert (found.present, {sector.need for sector in found.sectors}) == (0, {0})


@pytest.mark.parametrize("row", [6, 12])
def test_rows_6_and_12_political_are_the_regions_alone(row: int) -> None:
    """Generating agenda and minutes is Regionshuset's on the political level, in Acadre; not so on the professional."""
    step = syddanmark().forum("politisk").step(row)
    assert (step.owners.roles, step.tool) == (("regionshus",), "Acadre")
    assert "regionshus" not in syddanmark().forum("fagligt").step(row).owners.roles


@pytest.mark.parametrize("level", ["politisk", "fagligt"])
def test_row_8_only_on_corrections(level: str) -> None:
    """Generating again is not needed until corrections are noted; taking them back makes it so again."""
    planned = plan_tasks(meeting(), syddanmark().forum(level), NOW)
    assert [task.step for task in planned if task.state is TaskState.NOT_NEEDED] == [8]
    (opened,) = open_corrections(planned, Round(()), NOW)
    assert (opened.step, opened.is_open) == (8, True)
    assert withdraw_corrections(opened, Round(())).state is TaskState.NOT_NEEDED


@pytest.mark.parametrize("level", ["politisk", "fagligt"])
def test_origin_ssu_brings_koordinationsgruppen(level: str) -> None:
    """What comes across the clusters is written with Koordinationsgruppen, on both levels."""
    assert syddanmark().forum(level).step(4).writers("ssu").all_of == ("sagsbehandler", "koordinationsgruppe")


def test_origin_politisk_brings_regionshuset_and_kommune() -> None:
    """What the political level sends to the professional is written by Regionshuset and the municipal tovholder."""
    assert syddanmark().forum("fagligt").step(4).writers("politisk").all_of == ("regionshus", "kommune")


def test_same_ts_person_both_levels_else_a_warning() -> None:
    """One person from Tværsektorielt Samarbejde serves both levels; two are warned of, in their own cluster."""
    political, professional = in_role("regionshus", "fyn", "politisk"), in_role("regionshus", "fyn", "fagligt", who=2)
    today = NOW.date()
    assert split_roles([political, professional], syddanmark(), "fyn", today) == ("regionshus",)
    assert split_roles([political, professional], syddanmark(), "lillebaelt", today) == ()
    assert split_roles([in_role("regionshus", "fyn")], syddanmark(), "fyn", today) == ()


def test_tovholder_from_a_kommune_that_isnt_chair() -> None:
    """Fanø is tovholder though another kommune's borgmester chairs: it acts, and is what people read."""
    political, today = body("politisk/sydvestjylland"), NOW.date()
    assert not political.seat("borgmester_fanoe").is_chair
    held = RoleAssignment(1, "kommune", "sydvestjylland", None, actor().person, "fanoe")
    tovholder = actor(held)
    assert may_serve(tovholder, political, today)
    assert owned_roles(tovholder, political, political.forum.step(5), today) == ("kommune",)
    assert Organisations(political, syddanmark(), [held], today).short("kommune") == "Fanø Kommune"


def test_torsdag_9_12_2022_refused_as_a_friday() -> None:
    """A weekday that doesn't fit its date is refused, and the answer says which day it is."""
    meaning = reader.read("torsdag 9/12-2022", NOW)
    assert isinstance(meaning, NotUnderstood)
    assert "fredag" in writing.reason_text(meaning)
    assert {one.day for one in meaning.alternatives} == {date(2022, 12, 9), date(2022, 12, 8)}


def test_5_hverdage_before_10_06_2026() -> None:
    """Grundlovsdag is no working day, so that it is Tuesday the 2nd."""
    assert working_days_before(date(2026, 6, 10), 5) == date(2026, 6, 2)


def test_store_bededag_2023_yes_2024_no() -> None:
    """It was a holiday for the last time in 2023."""
    assert not is_working_day(date(2023, 5, 5))
    assert is_working_day(date(2024, 4, 26))


def test_a_changed_profile_file_changes_the_rules_without_code(tmp_path: Path) -> None:
    """Another rule of attendance, another owner and another deadline are a change of the file alone."""
    text = (SHIPPED / "syddanmark.toml").read_text(encoding="utf-8")
    for old, new in (
        ('fremmoede = "halvdel_pr_sektor"', 'fremmoede = "halvdel_i_alt"'),
        ('{ nr = 12, alle = ["regionshus"] }', '{ nr = 12, alle = ["kommune"] }'),
        ("frister = [{ hverdage = -5 }]", "frister = [{ hverdage = -9 }]"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "anden.toml"
    path.write_text(text, encoding="utf-8")
    changed = load_profile(path).body("politisk/sydvestjylland")
    assert attendance(changed, absent("plo_1", "plo_2")).verdict is Verdict.CAN_DECIDE
    assert changed.forum.step(12).owners.roles == ("kommune",)
    assert changed.forum.step(9).deadlines[0].offset == -9
