"""SSU and SSS, which no table of the sources covers: a meeting of each from its steps to its decisions."""

import pytest

from danish.zone import copenhagen
from domain.people import Person
from tests.support.office import Office, said

SSU, SSS = "ssu 9/12", "sss 3/12"


@pytest.fixture
async def secretariat(office: Office) -> dict[str, Person]:
    """The three who serve the bodies above the clusters, with a meeting of each."""
    people = {
        role: await office.with_role(role, role, None)
        for role in ("regionshus", "sundhedssekretariat", "koordinationsgruppe")
    }
    for line in ("ssu onsdag den 9. december 2026 kl. 10-12", "sss torsdag den 3. december 2026 kl. 10-12"):
        assert "er oprettet" in said(await office.types(people["regionshus"], f"/moede opret {line}"))
    return people


@pytest.mark.parametrize("at", [SSU, SSS])
async def test_all_steps_have_owners(office: Office, secretariat: dict[str, Person], at: str) -> None:
    """All fourteen stand in the status, each with somebody who holds its role, and what nobody holds is pointed out."""
    told = said(await office.types(secretariat["regionshus"], f"/dagsorden status {at}"))
    assert all(f"\n{number}. " in told for number in range(1, 15))
    assert "Uden ansvarlig" not in told
    assert "Repræsentation: " in told
    assert "Der kan" not in told


async def test_who_serves_a_cluster_is_told_that_others_serve_above(
    office: Office, secretariat: dict[str, Person]
) -> None:
    """Regionshuset of a cluster isn't refused with its own name."""
    anne = await office.with_role("Anne", "regionshus", "fyn")
    refused = said(await office.types(anne, "/moede opret ssu onsdag den 16. december 2026 kl. 10-12"))
    assert refused.startswith("Det kan kun sekretariatet for Sundhedssamarbejdsudvalget (SSU) gøre.")
    assert "Regionshuset, Kommunalt sundhedssekretariat eller Koordinationsgruppen med en rolle dér." in refused


async def test_the_ssus_own_chairs_approve(office: Office, secretariat: dict[str, Person]) -> None:
    """Its chairman and vice-chairman, and nobody of the clusters."""
    region, consultant = secretariat["regionshus"], secretariat["sundhedssekretariat"]
    refused = said(await office.types(region, f"/dagsorden godkend for regionsrådsformanden {SSU}"))
    assert "Intet er gemt." in refused
    first = said(await office.types(region, f"/dagsorden godkend for ssu-formanden {SSU}"))
    assert "Der mangler godkendelse fra næstformanden for SSU." in first
    last = said(await office.types(consultant, f"/dagsorden godkend for ssu-næstformanden {SSU}"))
    assert last.startswith("Udført: Dagsordenen er godkendt")


async def test_the_sss_has_no_chairs_so_that_its_owners_confirm(office: Office, secretariat: dict[str, Person]) -> None:
    """Nothing is said of its chairs in the sources: both owners of the step say that it is done."""
    assert "Mangler nu: Kommunalt sundhedssekretariat" in said(
        await office.types(secretariat["regionshus"], f"/dagsorden godkend {SSS}")
    )
    done = said(await office.types(secretariat["sundhedssekretariat"], f"/dagsorden godkend {SSS}"))
    assert done.startswith("Udført: Godkendelse")


async def test_without_chairs_too_corrections_come_before_the_approval(
    office: Office, secretariat: dict[str, Person]
) -> None:
    """What is approved is the agenda with them."""
    both = secretariat["regionshus"], secretariat["sundhedssekretariat"]
    await office.types(both[0], f"/dagsorden genereret {SSS}")
    await office.types(both[0], f"/dagsorden {SSS} rettelser")
    early = said(await office.types(both[0], f"/dagsorden godkend {SSS}"))
    assert early.startswith("Dagsordenen skal genereres igen, før den kan godkendes.")
    for line in ("genereret", "godkend"):
        done = [said(await office.types(one, f"/dagsorden {line} {SSS}")) for one in both]
        assert done[1].startswith("Udført: "), done


async def test_owners_are_chosen_locally(office: Office, secretariat: dict[str, Person]) -> None:
    """Where nobody holds the municipal secretariat's role, its steps can be put with others, at once."""
    line = "/tovholder trin 5 sss ejer regionshuset og koordinationsgruppen"
    await office.types(await office.person("Chef"), line, is_administrator=True)
    await office.types(secretariat["regionshus"], f"/dagsorden kvalitetssikret {SSS}")
    done = said(await office.types(secretariat["koordinationsgruppe"], f"/dagsorden kvalitetssikret {SSS}"))
    assert done.startswith("Udført: Kvalitetssikring")


@pytest.mark.parametrize("at", [SSU, SSS])
async def test_economy_waits_for_the_kommuner_that_are_named(
    office: Office, secretariat: dict[str, Person], at: str
) -> None:
    """Kommuner of any cluster may be affected, and the decision waits for Regionsrådet and each of them."""
    region, body = secretariat["regionshus"], at.split(maxsplit=1)[0]
    item = f'/dagsorden punkt "Akutpladser" til beslutning økonomi øvrig kommuner Assens og Vejle {at}'
    assert "kommunalbestyrelserne i Assens Kommune og Vejle Kommune" in said(await office.types(region, item))
    office.now = office.now.replace(month=12, day=9, hour=13)
    await office.types(region, f'/beslutning 2 "Pladserne åbner" {at}')
    for authority in ("regionsrådet 22/17744", "kommunalbestyrelse assens", "kommunalbestyrelse vejle"):
        assert "kan ikke lukkes endnu" in said(await office.types(region, f"/beslutning luk 1 {body}"))
        await office.types(region, f"/beslutning godkendt 1 {authority} {body}")
    assert said(await office.types(region, f"/beslutning luk 1 {body}")).startswith("Beslutning 1 er lukket")


async def test_a_director_of_a_cluster_sends_somebody_else(office: Office, secretariat: dict[str, Person]) -> None:
    """The SSS's municipal directors sit for a cluster each, and a suppleant counts."""
    line = f"/afbud {SSS} kommunal direktør 1 fyn suppleant Ida Testesen"
    told = said(await office.types(secretariat["regionshus"], line))
    assert told.startswith("Afbud registreret: Kommunal direktør 1, Fyn")
    assert "Kommuner 10 af 10" in told


async def test_any_kommune_may_journalise_the_ssus_minutes(office: Office, secretariat: dict[str, Person]) -> None:
    """Its mayors come from whichever kommuner chair the clusters; a municipal secretariat speaks for none by itself."""
    office.now = copenhagen(2026, 12, 10, 9)
    region, consultant = secretariat["regionshus"], secretariat["sundhedssekretariat"]
    first = said(await office.types(region, f"/referat journaliseret 22/17744 {SSU}"))
    assert first.startswith("Journaliseret: Region Syddanmark")
    assert "Kommuner skrives til med navn" in first
    assert "Alle myndigheder" not in first
    asked = said(await office.types(consultant, f"/referat journaliseret {SSU}"))
    assert asked.startswith("Hvilken myndighed har journaliseret referatet?")
    for name, called in (("odense", "Odense Kommune"), ("Kolding Kommune", "Kolding Kommune")):
        done = said(await office.types(consultant, f"/referat journaliseret 26/00123 {name} {SSU}"))
        assert done.startswith(f"Journaliseret: {called}")
