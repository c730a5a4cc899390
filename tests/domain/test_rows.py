import pytest

from domain.errors import NoSuchOrigin
from domain.steps import Owners
from tests.domain.support import syddanmark

R, S, P, K = "regionshus", "somatik", "psykiatri", "kommune"
BOTH = Owners((R, K))
REGION_ALONE = Owners((R,))
HOSPITAL_AND_K = Owners((K,), (S, P))
ALL_THREE = Owners((S, P, K))
WRITER = Owners(("sagsbehandler",))

# The minutes of 23-06-2022, annex on cluster secretariats: the table of the political level, then the professional.
ROWS = {
    "politisk": {
        1: BOTH,
        2: HOSPITAL_AND_K,
        3: HOSPITAL_AND_K,
        4: WRITER,
        5: BOTH,
        6: REGION_ALONE,
        7: BOTH,
        8: BOTH,
        9: BOTH,
        10: BOTH,
        11: BOTH,
        12: REGION_ALONE,
        13: BOTH,
        14: BOTH,
    },
    "fagligt": {
        1: ALL_THREE,
        2: ALL_THREE,
        3: ALL_THREE,
        4: WRITER,
        5: ALL_THREE,
        6: ALL_THREE,
        7: ALL_THREE,
        8: ALL_THREE,
        9: ALL_THREE,
        10: HOSPITAL_AND_K,
        11: ALL_THREE,
        12: ALL_THREE,
        13: ALL_THREE,
        14: ALL_THREE,
    },
}
CROSSING = Owners(("sagsbehandler", "koordinationsgruppe"))
LOCAL = Owners(("kommuner",), (S, P))
ORIGINS = {
    "politisk": {"lokal": LOCAL, "ssu": CROSSING},
    "fagligt": {"implementering": LOCAL, "politisk": BOTH, "ssu": CROSSING},
}
PHASES = {
    "Mødeplanlægning": (1, 2, 3),
    "Produktion af dagsorden": (4, 5, 6, 7, 8, 9),
    "Mødeafholdelse": (10,),
    "Referat": (11, 12, 13),
    "Opfølgning": (14,),
}
OFFSETS = {1: -60, 2: -40, 3: -3, 4: -20, 5: -15, 6: -13, 7: -8, 8: -7, 9: -5, 10: 0, 12: 6, 13: 8, 14: 10}
STEMS = {
    2: "indkald",
    5: "kvalitetssikr",
    6: "generer",
    7: "godkend",
    8: "generer",
    9: "udsend",
    11: "referat",
    12: "generer",
    13: "udsend",
}
LEVELS = sorted(ROWS)
EVERY_ROW = [(forum, number) for forum in LEVELS for number in range(1, 15)]
WITH_STEPS = ["politisk", "fagligt", "ssu", "sss"]


@pytest.mark.parametrize(("forum", "number"), EVERY_ROW)
def test_each_of_the_28_rows_has_the_owners_of_the_minutes(forum: str, number: int) -> None:
    """Who is responsible for a step is what the minutes' table says."""
    assert syddanmark().forum(forum).step(number).owners == ROWS[forum][number]


@pytest.mark.parametrize(("forum", "number"), EVERY_ROW)
def test_the_somatic_hospital_leads_every_professional_row_only(forum: str, number: int) -> None:
    """The somatic hospital is the primary holder of the professional level, and nobody of the political."""
    assert syddanmark().forum(forum).step(number).leader == ("somatik" if forum == "fagligt" else None)


@pytest.mark.parametrize(("forum", "number"), EVERY_ROW)
def test_origins_approvers_and_corrections_belong_to_their_rows(forum: str, number: int) -> None:
    """Only row 4 asks where a case comes from, only row 7 for approval, and only row 8 waits for corrections."""
    step = syddanmark().forum(forum).step(number)
    approvers = {"politisk": ("administrative", "politiske"), "fagligt": ("administrative",)}[forum]
    assert step.origins == (ORIGINS[forum] if number == 4 else {})
    assert step.approvers == (approvers if number == 7 else ())
    assert step.only_on_corrections == (number == 8)


@pytest.mark.parametrize("forum", WITH_STEPS)
def test_each_forum_with_steps_has_the_fourteen_in_five_phases(forum: str) -> None:
    """SSU and SSS have the same fourteen steps as the levels of the clusters, in the same phases."""
    steps = syddanmark().forum(forum).steps
    assert {phase: tuple(step.number for step in steps if step.phase == phase) for phase in PHASES} == PHASES
    assert [step.number for step in steps] == list(range(1, 15))


@pytest.mark.parametrize("forum", WITH_STEPS)
def test_deadlines_are_the_chosen_working_days(forum: str) -> None:
    """Every step has its offset at noon, the meeting itself at its start, and the minutes two: draft and approved."""
    steps = syddanmark().forum(forum).steps
    assert {step.number: step.deadlines[0].offset for step in steps if step.number != 11} == OFFSETS
    minutes = syddanmark().forum(forum).step(11).deadlines
    assert [(deadline.part, deadline.offset) for deadline in minutes] == [("udkast", 2), ("godkendt", 5)]
    hours = {step.number: {deadline.at and deadline.at.hour for deadline in step.deadlines} for step in steps}
    assert hours == {number: {None if number == 10 else 12} for number in range(1, 15)}


@pytest.mark.parametrize("forum", WITH_STEPS)
def test_step_names_hold_the_words_people_look_for(forum: str) -> None:
    """A status can be searched for the stems of the acts."""
    names = {step.number: step.name.casefold() for step in syddanmark().forum(forum).steps}
    assert all(stem in names[number] for number, stem in STEMS.items())


def test_tools_are_those_prescribed_on_each_level() -> None:
    """Items, agenda and minutes are made in Acadre on the political level, in First Agenda on the professional."""
    for forum, tool in (("politisk", "Acadre"), ("fagligt", "First Agenda")):
        tools = {step.number: step.tool for step in syddanmark().forum(forum).steps if step.tool}
        assert tools == dict.fromkeys((4, 6, 12), tool)
        assert f" i {tool}" in syddanmark().forum(forum).step(6).task


@pytest.mark.parametrize("forum", WITH_STEPS)
def test_a_virtual_meeting_needs_no_catering_and_a_date_is_found_by_fixing_it(forum: str) -> None:
    """Catering is the one step that virtual meetings do without; row 1 alone is done when there is a date."""
    steps = syddanmark().forum(forum).steps
    assert [step.number for step in steps if not step.is_needed_virtually] == [3]
    assert [step.number for step in steps if step.is_done_by_fixing_the_date] == [1]


@pytest.mark.parametrize(
    ("forum", "origin"),
    [("politisk", "implementering"), ("politisk", "politisk"), ("fagligt", "lokal"), ("fagligt", "månen")],
)
def test_an_origin_the_level_does_not_have_is_refused(forum: str, origin: str) -> None:
    """A case can't come from where the level has no writers for; the refusal names the origins there are."""
    with pytest.raises(NoSuchOrigin) as refusal:
        syddanmark().forum(forum).step(4).writers(origin)
    assert refusal.value.origins == tuple(ORIGINS[forum])


def test_writers_follow_from_where_a_case_comes_from() -> None:
    """On the professional level the political level's cases are written by Regionshuset and the kommunal tovholder."""
    assert syddanmark().forum("fagligt").step(4).writers("politisk") == BOTH
