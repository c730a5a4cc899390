import pytest

from domain.case_flows import CaseFlowStep
from domain.deciding import AttendanceRule, DecisionMode
from tests.domain.support import body, syddanmark

CLUSTERS = {
    "fyn": ("Fyn", 9, "OUH Odense Universitetshospital"),
    "lillebaelt": ("Lillebælt", 4, "Sygehus Lillebælt"),
    "soenderjylland": ("Sønderjylland", 4, "Sygehus Sønderjylland"),
    "sydvestjylland": ("Sydvestjylland", 5, "Sydvestjysk Sygehus"),
}


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
    secretariat = {"regionshus", "somatik", "psykiatri", "kommune"}
    assert keys - {"sundhedssekretariat"} == secretariat | {"kommuner", "sagsbehandler", "koordinationsgruppe"}
    for cluster, (_name, _count, hospital) in CLUSTERS.items():
        assert profile.role("somatik").name_in(cluster) == hospital
    assert profile.role("psykiatri").name_in("fyn") == "Psykiatrisygehuset"
    assert profile.role("regionshus").is_same_on_both_levels


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
    assert [step.forum for step in others] == ["fagligt", "impl"]


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
