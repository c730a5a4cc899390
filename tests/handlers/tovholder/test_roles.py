"""`/tovholder rolle`: giving, showing and taking the secretariat's roles."""

import pytest

from danish.zone import copenhagen
from tests.support.office import Office, button_of, mark, said


async def _roles(office: Office) -> list[tuple[str, str | None, str | None, str, str | None]]:
    held = await office.work.read(lambda repositories: repositories.people.roles(office.now.date()))
    return [(one.role, one.cluster, one.forum, one.person.name, one.municipality) for one in held]


async def test_role_is_given_on_both_levels(office: Office) -> None:
    """A role without a level is given on both, from today, and the log keeps who gave it to whom."""
    anne, bo = await office.person("Anne Eksempel"), await office.person("Bo Prøvesen")
    typed = f"/tovholder rolle tildel {mark(bo)} regionshus fyn"
    answer = said(await office.types(anne, typed, is_administrator=True))
    assert answer == "Rollen er givet: Regionshuset\n@Bo Prøvesen: Regionshuset, Fyn, begge niveauer."
    assert await _roles(office) == [("regionshus", "fyn", None, "Bo Prøvesen", None)]
    (entry,) = await office.audit(f"person:{bo.id}")
    assert (entry.person, entry.act) == (anne.id, "rolle.tildelt")
    assert entry.facts == {"role": "regionshus", "cluster": "fyn", "forum": "", "municipality": ""}


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("fyn somatisk", ("somatik", "fyn", None, "Bo Prøvesen", None)),
        ("OUH", ("somatik", "fyn", None, "Bo Prøvesen", None)),
        ("sygehus lillebælt", ("somatik", "lillebaelt", None, "Bo Prøvesen", None)),
        ("Esbjerg og Grindsted Sygehus", ("somatik", "sydvestjylland", None, "Bo Prøvesen", None)),
        ("psykiatri soenderjylland fsn", ("psykiatri", "soenderjylland", "fagligt", "Bo Prøvesen", None)),
        ("regionshus sydvestjylland begge niveauer", ("regionshus", "sydvestjylland", None, "Bo Prøvesen", None)),
        ("regoinshuset politisk fyn", ("regionshus", "fyn", "politisk", "Bo Prøvesen", None)),
        ("kommune varde sydvestjylland", ("kommune", "sydvestjylland", None, "Bo Prøvesen", "varde")),
        ("som kommunal tovholder i fyn for nyborg", ("kommune", "fyn", None, "Bo Prøvesen", "nyborg")),
        ("kommune varde", ("kommune", "sydvestjylland", None, "Bo Prøvesen", "varde")),
        ("kommunal tovholder Faaborg-Midtfyn Kommune fyn", ("kommune", "fyn", None, "Bo Prøvesen", "faaborg_midtfyn")),
        ("regionshus ssu", ("regionshus", None, "ssu", "Bo Prøvesen", None)),
        ("koordinationsgruppe", ("koordinationsgruppe", None, None, "Bo Prøvesen", None)),
        ("kkr styregruppen", ("sundhedssekretariat", None, "sss", "Bo Prøvesen", None)),
    ],
)
async def test_roles_are_understood_as_people_say_them(
    office: Office, typed: str, role: tuple[str | None, ...]
) -> None:
    """Roles, clusters, levels and municipalities are found in any order, by any of their names."""
    anne, bo = await office.person("Anne Eksempel"), await office.person("Bo Prøvesen")
    await office.types(anne, f"/tovholder rolle tildel {mark(bo)} {typed}", is_administrator=True)
    assert await _roles(office) == [role]


async def test_person_may_stand_anywhere(office: Office) -> None:
    """The person may be named last."""
    anne, bo = await office.person("Anne Eksempel"), await office.person("Bo Prøvesen")
    await office.types(anne, f"/tovholder rolle tildel psykiatri fyn {mark(bo)}", is_administrator=True)
    assert await _roles(office) == [("psykiatri", "fyn", None, "Bo Prøvesen", None)]


@pytest.mark.parametrize("again", ["regionshus fyn", "regionshus fyn politisk"])
async def test_same_role_twice_is_answered_only(office: Office, again: str) -> None:
    """A role that is held already, on that level or on both, is answered and not stored again."""
    anne, bo = await office.person("Anne Eksempel"), await office.with_role("Bo Prøvesen", "regionshus", "fyn")
    before = office.rows()
    answer = said(await office.types(anne, f"/tovholder rolle tildel {mark(bo)} {again}", is_administrator=True))
    assert answer.startswith("Bo Prøvesen har allerede rollen.")
    assert "Intet er gemt." in answer
    assert office.rows() == before


async def test_both_levels_take_the_place_of_one(office: Office) -> None:
    """Who has a role on one level and gets it on both holds it once."""
    anne, bo = (
        await office.person("Anne Eksempel"),
        await office.with_role("Bo Prøvesen", "regionshus", "fyn", "politisk"),
    )
    await office.types(anne, f"/tovholder rolle tildel {mark(bo)} regionshus fyn", is_administrator=True)
    assert await _roles(office) == [("regionshus", "fyn", None, "Bo Prøvesen", None)]


async def test_municipality_of_the_tovholder_is_asked_for(office: Office) -> None:
    """Which municipality is the tovholder is agreed locally: left out it is asked for, and one press does it."""
    anne, bo = await office.person("Anne Eksempel"), await office.person("Bo Prøvesen")
    before = office.rows()
    typed = f"/tovholder rolle tildel {mark(bo)} kommune sydvestjylland"
    asked = await office.types(anne, typed, is_administrator=True)
    assert "Hvilken kommune er kommunal tovholder i Sydvestjylland?" in said(asked)
    assert office.rows() == before
    answer = await office.presses(anne, button_of(asked, "Fanø Kommune"), is_administrator=True)
    assert "Kommunal tovholder (Fanø Kommune)" in said(answer)
    assert await _roles(office) == [("kommune", "sydvestjylland", None, "Bo Prøvesen", "fanoe")]


async def test_a_municipality_of_two_words_is_chosen_by_its_button(office: Office) -> None:
    """Its name is read as any other's."""
    anne, bo = await office.person("Anne Eksempel"), await office.person("Bo Prøvesen")
    asked = await office.types(anne, f"/tovholder rolle tildel {mark(bo)} kommune fyn", is_administrator=True)
    await office.presses(anne, button_of(asked, "Faaborg-Midtfyn Kommune"), is_administrator=True)
    assert await _roles(office) == [("kommune", "fyn", None, "Bo Prøvesen", "faaborg_midtfyn")]


async def test_new_municipality_takes_the_place_of_the_former(office: Office) -> None:
    """The same person's role moves with the municipality; it isn't held twice."""
    anne = await office.person("Anne Eksempel")
    bo = await office.with_role("Bo Prøvesen", "kommune", "sydvestjylland", municipality="varde")
    typed = f"/tovholder rolle tildel {mark(bo)} kommune vejen"
    await office.types(anne, typed, is_administrator=True)
    assert await _roles(office) == [("kommune", "sydvestjylland", None, "Bo Prøvesen", "vejen")]


async def test_different_persons_on_the_levels_are_warned_of(office: Office) -> None:
    """Regionshuset is to be one person on both levels: answer, overview and self-test say where it isn't."""
    anne, eva = await office.person("Anne Eksempel"), await office.person("Eva Fiktiv")
    await office.with_role("Bo Prøvesen", "regionshus", "fyn", "politisk")
    typed = f"/tovholder rolle tildel {mark(eva)} regionshus fyn fagligt"
    warning = "Regionshuset er forskellige personer på de to niveauer på Fyn."
    assert warning in said(await office.types(anne, typed, is_administrator=True))
    assert warning in said(await office.types(anne, "/tovholder rolle vis fyn"))
    assert warning in said(await office.types(anne, "/tovholder tjek"))


async def test_others_with_the_role_are_named(office: Office) -> None:
    """Who gives a role hears who else holds it."""
    anne, eva = await office.person("Anne Eksempel"), await office.person("Eva Fiktiv")
    await office.with_role("Bo Prøvesen", "somatik", "fyn")
    typed = f"/tovholder rolle tildel {mark(eva)} somatik fyn"
    assert "Samme rolle har også @Bo Prøvesen." in said(await office.types(anne, typed, is_administrator=True))


async def test_role_is_taken_at_once(office: Office) -> None:
    """A role that is taken is gone the same day, and the log says so."""
    anne, bo = await office.person("Anne Eksempel"), await office.with_role("Bo Prøvesen", "psykiatri", "fyn")
    answer = said(await office.types(anne, f"/tovholder rolle fjern {mark(bo)} psykiatri fyn", is_administrator=True))
    assert answer.startswith("Rollen er fjernet: Psykiatrisygehuset")
    assert await _roles(office) == []
    assert [entry.act for entry in await office.audit(f"person:{bo.id}")] == ["rolle.fjernet"]
    again = await office.types(anne, f"/tovholder rolle fjern {mark(bo)} psykiatri fyn", is_administrator=True)
    assert "Bo Prøvesen har ikke rollen." in said(again)


async def test_role_taken_on_one_level_stays_on_the_other(office: Office) -> None:
    """Who holds a role on both levels and loses one keeps the other."""
    anne, bo = await office.person("Anne Eksempel"), await office.with_role("Bo Prøvesen", "regionshus", "fyn")
    typed = f"/tovholder rolle fjern {mark(bo)} regionshus fyn politisk"
    answer = said(await office.types(anne, typed, is_administrator=True))
    assert "Bo Prøvesen har den stadig for det fagligt strategiske niveau." in answer
    assert await _roles(office) == [("regionshus", "fyn", "fagligt", "Bo Prøvesen", None)]


async def test_a_role_that_is_coming_is_shown_with_its_first_day_and_can_be_taken(office: Office) -> None:
    """Who is to begin stands beside who holds the role now; once taken it never begins, and can't be taken twice."""
    anne, bo = await office.person("Anne Eksempel"), await office.person("Bo Prøvesen")
    await office.with_role("Eva Fiktiv", "psykiatri", "fyn")
    await office.types(
        anne, f"/tovholder rolle tildel {mark(bo)} psykiatri fyn fra 1. januar 2027", is_administrator=True
    )
    shown = said(await office.types(anne, "/tovholder rolle vis fyn"))
    assert "Psykiatrisygehuset: @Eva Fiktiv; fra 1. januar 2027: @Bo Prøvesen" in shown
    assert "Regionshuset: ikke besat" in shown
    typed = f"/tovholder rolle fjern {mark(bo)} psykiatri fyn"
    answer = said(await office.types(anne, typed, is_administrator=True))
    assert "Den, der skulle gælde fra 1. januar 2027, bortfalder." in answer
    assert "Bo Prøvesen" not in said(await office.types(anne, "/tovholder rolle vis fyn"))
    assert "Bo Prøvesen har ikke rollen." in said(await office.types(anne, typed, is_administrator=True))
    office.now = copenhagen(2027, 1, 4, 9)
    assert [name for *_, name, _ in await _roles(office)] == ["Eva Fiktiv"]


async def test_a_coming_role_taken_on_one_level_begins_as_planned_on_the_other(office: Office) -> None:
    """What is kept is kept for the same time, not from today."""
    anne, bo = await office.person("Anne Eksempel"), await office.person("Bo Prøvesen")
    term = "fra 1. januar 2027 til 31. marts 2027"
    await office.types(anne, f"/tovholder rolle tildel {mark(bo)} regionshus fyn {term}", is_administrator=True)
    await office.types(anne, f"/tovholder rolle fjern {mark(bo)} regionshus fyn politisk", is_administrator=True)
    assert await _roles(office) == []
    shown = said(await office.types(anne, "/tovholder rolle vis fyn"))
    kept = "@Bo Prøvesen (kun det fagligt strategiske niveau, til 31. marts 2027)"
    assert f"Regionshuset: ikke besat; fra 1. januar 2027: {kept}" in shown


async def test_overview_names_everybody_and_what_nobody_holds(office: Office) -> None:
    """`rolle vis` shows each role with its organisation, its persons and its level, and what stands empty."""
    anne = await office.person("Anne Eksempel")
    await office.with_role("Bo Prøvesen", "kommune", "fyn", municipality="odense")
    await office.with_role("Eva Fiktiv", "regionshus", "fyn", "politisk")
    answer = said(await office.types(anne, "/tovholder rolle vis fyn"))
    assert "Kommunal tovholder (Odense Kommune): @Bo Prøvesen" in answer
    assert "Regionshuset: @Eva Fiktiv (kun det politiske niveau)" in answer
    assert "Psykiatrisygehuset: ikke besat" in answer
    assert "Lillebælt" not in answer
    everywhere = said(await office.types(anne, "/tovholder rolle vis"))
    assert all(cluster.name in everywhere for cluster in office.profile.clusters)
    assert "På tværs af klyngerne" in everywhere


async def test_each_kommune_that_holds_a_role_stands_with_its_own(office: Office) -> None:
    """Two kommuner may share the tovholder's role: nobody stands under the other's name, nor who is to come."""
    anne = await office.person("Anne Eksempel")
    for name, municipality in (("Bo Prøvesen", "odense"), ("Eva Fiktiv", "nyborg"), ("Ib Odensen", "odense")):
        await office.with_role(name, "kommune", "fyn", municipality=municipality)
    cia = await office.person("Cia Næste")
    line = f"/tovholder rolle tildel {mark(cia)} kommune assens fyn fra 1. januar 2027"
    await office.types(anne, line, is_administrator=True)
    shown = said(await office.types(anne, "/tovholder rolle vis fyn"))
    assert "• Kommunal tovholder (Odense Kommune): @Bo Prøvesen, @Ib Odensen\n" in shown
    assert "• Kommunal tovholder (Nyborg Kommune): @Eva Fiktiv\n" in shown
    assert "• Kommunal tovholder (Assens Kommune): fra 1. januar 2027: @Cia Næste" in shown


async def test_who_can_not_act_any_more_is_marked(office: Office) -> None:
    """Whoever left Slack, or is a guest by now, stands there in words, and what to do about it once."""
    anne = await office.person("Anne Eksempel")
    bo = await office.with_role("Bo Prøvesen", "psykiatri", "fyn")
    eva = await office.with_role("Eva Fiktiv", "somatik", "fyn", "politisk")
    assert "giver rollen til en anden" not in said(await office.types(anne, "/tovholder rolle vis fyn"))
    await office.work.run(lambda r: r.people.set_deactivated(bo.id, is_deactivated=True))
    await office.work.run(lambda r: r.people.set_outsider(eva.id, is_outsider=True))
    shown = said(await office.types(anne, "/tovholder rolle vis fyn"))
    assert "@Bo Prøvesen (har forladt Slack)" in shown
    assert "@Eva Fiktiv (kun det politiske niveau, gæst eller fra en anden organisation)" in shown
    assert shown.count("En administrator giver rollen til en anden med `/tovholder rolle tildel`.") == 1
    assert "har forladt Slack" in said(await office.types(anne, "/tovholder klynge fyn"))
    assert "giver rollen til en anden" not in said(await office.types(anne, "/tovholder rolle vis lillebælt"))
    assert "Psykiatrisygehuset" in said(await office.types(anne, "/tovholder tjek", is_administrator=True))


async def test_cluster_left_out_is_asked_for(office: Office) -> None:
    """Where nothing tells the cluster it is asked for, and one press gives the role."""
    anne, bo = await office.person("Anne Eksempel"), await office.person("Bo Prøvesen")
    asked = await office.types(anne, f"/tovholder rolle tildel {mark(bo)} psykiatri", is_administrator=True)
    assert "Hvilken klynge mener du?" in said(asked)
    await office.presses(anne, button_of(asked, "Sønderjylland"), is_administrator=True)
    assert await _roles(office) == [("psykiatri", "soenderjylland", None, "Bo Prøvesen", None)]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "Skriv @, og vælg personen"),
        ("Navn Navnesen regionshus fyn", "Skriv @, og vælg personen"),
        ("@PERSON", "Hvilken rolle mener du?"),
        ("@PERSON blåbær fyn", "Hvilken rolle mener du?"),
        ("@PERSON regionshus fyn 31. februar", "Jeg forstod ikke “31. februar”."),
        ("@PERSON regionshus fyn <b>", "Jeg forstod ikke “<b>”."),
        ("@PERSON sagsbehandler fyn", "Relevante sagsbehandlere er ikke en rolle, der gives her"),
        ("@PERSON psykiatri ssu", "Psykiatrisygehuset er ikke med i sekretariatet for Sundhedssamarbejdsudvalget."),
        ("@PERSON regionshus ssu fyn", "Sundhedssamarbejdsudvalget ligger over klyngerne."),
        ("@PERSON kommune varde fyn", "Jeg forstod ikke “varde”."),
        ("@PERSON @PERSON2 regionshus fyn", "Én person ad gangen."),
        ("⟦person:999⟧ regionshus fyn", "Den person kender jeg ikke."),
        (f"@PERSON regionshus fyn {'x' * 4000}", "Teksten er for lang"),
        ("@PERSON regionshus fyn 010190-1234", "CPR-nummer"),
    ],
)
async def test_bad_input_is_answered(office: Office, typed: str, answer: str) -> None:
    """Whatever is typed after `rolle tildel` gets an answer in Danish, and nothing is stored."""
    anne, bo, eva = [await office.person(name) for name in ("Anne Eksempel", "Bo Prøvesen", "Eva Fiktiv")]
    line = typed.replace("@PERSON2", mark(eva)).replace("@PERSON", mark(bo))
    before = office.rows()
    told = said(await office.types(anne, f"/tovholder rolle tildel {line}", is_administrator=True))
    assert answer in told
    assert "Intet er gemt." in told
    assert "⟦" not in told
    assert office.rows() == before


async def test_slip_of_the_act_is_mended_by_a_press(office: Office) -> None:
    """A misspelt "tildel" is named and can be pressed."""
    anne, bo = await office.person("Anne Eksempel"), await office.person("Bo Prøvesen")
    answer = await office.types(anne, f"/tovholder rolle tidel {mark(bo)} psykiatri fyn", is_administrator=True)
    assert "Mente du `/tovholder rolle tildel`?" in said(answer)
    await office.presses(anne, button_of(answer, "/tovholder rolle tildel"), is_administrator=True)
    assert await _roles(office) == [("psykiatri", "fyn", None, "Bo Prøvesen", None)]


@pytest.mark.parametrize("act", ["tildel", "fjern"])
async def test_only_administrators_change_roles(office: Office, act: str) -> None:
    """Others than administrators, guests with such rights too, are refused, and nothing is stored."""
    bo = await office.with_role("Bo Prøvesen", "regionshus", "fyn")
    before = office.rows()
    typed = f"/tovholder rolle {act} {mark(bo)} psykiatri fyn"
    assert "Det kan kun en administrator gøre." in said(await office.types(bo, typed))
    assert "Det kan kun folk fra dette Slack-arbejdsområde gøre." in said(
        await office.types(bo, typed, is_administrator=True, is_outsider=True)
    )
    assert office.rows() == before


async def test_a_person_without_what_is_to_be_done_is_asked_about(office: Office) -> None:
    """A press gives the role that stands there, or takes it."""
    anne, bo = await office.person("Anne Eksempel"), await office.person("Bo Prøvesen")
    asked = await office.types(anne, f"/tovholder rolle {mark(bo)} regionshus fyn", is_administrator=True)
    assert said(asked).startswith("Skal en rolle tildeles eller fjernes?")
    assert await _roles(office) == []
    await office.presses(anne, button_of(asked, "Tildel rollen"), is_administrator=True)
    assert await _roles(office) == [("regionshus", "fyn", None, "Bo Prøvesen", None)]
