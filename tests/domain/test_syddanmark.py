import pytest

from domain.case_flows import CaseFlowStep
from domain.errors import NoSuchOrigin
from domain.organisation import AttendanceRule, DecisionMode, Owners
from tests.domain.support import body, syddanmark

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
CLUSTERS = {
    "fyn": ("Fyn", 9, "OUH Odense Universitetshospital"),
    "lillebaelt": ("Lillebælt", 4, "Sygehus Lillebælt"),
    "soenderjylland": ("Sønderjylland", 4, "Sygehus Sønderjylland"),
    "sydvestjylland": ("Sydvestjylland", 5, "Sydvestjysk Sygehus"),
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


def test_the_22_kommuner_are_spread_over_the_four_clusters() -> None:
    """Each kommune of the region is in exactly one cluster, each cluster with its somatic hospital."""
    profile = syddanmark()
    found = {cluster.key: (cluster.name, len(cluster.municipalities), cluster.hospital) for cluster in profile.clusters}
    assert found == CLUSTERS
    assert len(profile.municipalities) == 22
    assert sum(len(cluster.municipalities) for cluster in profile.clusters) == 22


def test_kommuner_are_named_with_and_without_the_word() -> None:
    """A kommune's short and full name are written as it writes them itself."""
    names = {one.key: (one.name, one.full_name) for one in syddanmark().municipalities}
    assert names["aeroe"] == ("Ærø", "Ærø Kommune")
    assert names["faaborg_midtfyn"] == ("Faaborg-Midtfyn", "Faaborg-Midtfyn Kommune")


@pytest.mark.parametrize("cluster", sorted(CLUSTERS))
def test_political_seats_per_sector(cluster: str) -> None:
    """The political level has four seats for the region, one for each kommune and two for general practice."""
    sectors = [seat.sector for seat in body(f"politisk/{cluster}").seats]
    counts = [sectors.count(sector) for sector in ("region", "kommuner", "almen_praksis", "patienter")]
    assert counts == [4, CLUSTERS[cluster][1], 2, 0]


@pytest.mark.parametrize("cluster", sorted(CLUSTERS))
def test_professional_seats_per_sector(cluster: str) -> None:
    """The professional level has three seats for the region, one for each kommune, two for GPs and two for patients."""
    sectors = [seat.sector for seat in body(f"fagligt/{cluster}").seats]
    counts = [sectors.count(sector) for sector in ("region", "kommuner", "almen_praksis", "patienter")]
    assert counts == [3, CLUSTERS[cluster][1], 2, 2]


def test_seats_above_the_clusters() -> None:
    """SSU has three seats for the region, four medformænd and two PLO; SSS six for the region."""
    ssu = [seat.sector for seat in body("ssu").seats]
    assert [ssu.count(sector) for sector in ("region", "kommuner", "almen_praksis")] == [3, 4, 2]
    assert [seat.sector for seat in body("sss").seats].count("region") == 6
    assert {seat.cluster for seat in body("ssu").seats if seat.sector == "kommuner"} == set(CLUSTERS)


def test_seats_are_called_as_people_call_them() -> None:
    """Labels and aliases are those people type, made for each kommune and hospital from one template."""
    political = {seat.key: seat for seat in body("politisk/sydvestjylland").seats}
    assert political["borgmester_esbjerg"].label == "Borgmester, Esbjerg"
    assert political["borgmester_esbjerg"].municipality == "esbjerg"
    assert "PLO central" in political["plo_1"].aliases
    professional = {seat.label: seat for seat in body("fagligt/fyn").seats}
    assert {"Det somatiske sygehus", "Psykiatrisygehuset", "Regionshuset", "PLO 1"} <= professional.keys()
    assert {"Direktør, Nyborg", "Patient- og pårørenderepræsentant 1"} <= professional.keys()
    assert {"OUH Odense Universitetshospital", "OUH"} <= set(professional["Det somatiske sygehus"].aliases)


def test_the_regions_chair_co_chairs_each_political_body() -> None:
    """Regionsrådsformanden chairs in every cluster; which borgmester does so is decided locally."""
    for cluster in CLUSTERS:
        assert [seat.label for seat in body(f"politisk/{cluster}").seats if seat.is_chair] == ["Regionsrådsformanden"]


def test_rules_of_the_fora() -> None:
    """The political level alone has a rule of attendance; all decide by consensus, at so many meetings a year."""
    fora = {forum.key: forum for forum in syddanmark().fora}
    assert {key for key, forum in fora.items() if forum.attendance_rule is not AttendanceRule.NONE} == {"politisk"}
    assert fora["politisk"].attendance_rule is AttendanceRule.HALF_PER_SECTOR
    assert {forum.decision_mode for forum in fora.values()} == {DecisionMode.CONSENSUS}
    assert {key: forum.least_meetings for key, forum in fora.items()} == {
        "politisk": 2,
        "fagligt": 4,
        "ssu": 4,
        "sss": None,
        "impl": None,
    }
    assert (fora["politisk"].stand_in_word, fora["politisk"].counts_stand_ins) == ("stedfortræder", False)
    assert (fora["fagligt"].stand_in_word, fora["fagligt"].counts_stand_ins) == ("suppleant", True)


def test_roles_and_their_names_in_a_cluster() -> None:
    """Roles have the keys the table speaks of; the somatic hospital is called by its name in each cluster."""
    profile = syddanmark()
    keys = {role.key for role in profile.roles}
    assert keys - {"sundhedssekretariat"} == {R, S, P, K, "kommuner", "sagsbehandler", "koordinationsgruppe"}
    for cluster, (_name, _count, hospital) in CLUSTERS.items():
        assert profile.role(S).name_in(cluster) == hospital
    assert profile.role(P).name_in("fyn") == "Psykiatrisygehuset"
    assert profile.role(R).is_same_on_both_levels


def test_the_styregruppe_is_found_by_its_old_name_but_never_called_so() -> None:
    """The name that was decided is printed; the one of the proposal is understood."""
    forum = syddanmark().forum("sss")
    assert forum.name == "Strategisk Sundhedsstyregruppe"
    assert "Sundhedsstrategisk Styregruppe" in forum.aliases
    assert "Sundhedsstrategisk" not in body("sss").name


def test_implementation_is_decided_locally() -> None:
    """The implementation level has neither seats nor steps of its own in the profile."""
    assert body("impl/fyn").seats == ()
    assert syddanmark().forum("impl").steps == ()


def test_case_flows_have_carriers_and_days() -> None:
    """There are three flows, each step with who carries it and a target."""
    flows = {flow.key: flow for flow in syddanmark().case_flows}
    assert set(flows) == {"ssu-til-klynger", "skalering", "fra-fagligt"}
    assert all(step.target_days > 0 and step.carrier for flow in flows.values() for step in flow.steps)
    assert flows["fra-fagligt"].steps[0].forum == "fagligt"
    others: list[CaseFlowStep] = [step for step in flows["skalering"].steps if step.only_other_clusters]
    assert [step.forum for step in others] == ["politisk", "impl"]


def test_approving_chairs_are_two_of_each_kind() -> None:
    """A political agenda needs two administrative and two political chairs."""
    profile = syddanmark()
    counts = {kind: len([chair for chair in profile.chairs if chair.approver == kind]) for kind in profile.approvers}
    assert counts == {"politiske": 2, "administrative": 2, "ssu": 2}


def test_the_organisation_ends() -> None:
    """The profile holds to the end of 2026, and says so in its own words."""
    profile = syddanmark()
    assert (str(profile.valid_from), str(profile.valid_to)) == ("2022-07-01", "2026-12-31")
    assert profile.end_notice == "Sundhedsklyngerne ophører den 31. december 2026"


def test_the_word_the_meeting_took_out_is_nowhere() -> None:
    """No text of the profile calls a body "beslutningsdygtig"."""
    assert "beslutningsdygtig" not in repr(syddanmark())
