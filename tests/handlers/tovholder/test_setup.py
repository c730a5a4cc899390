"""`/tovholder`: help, responsibilities, clusters, administrators, the self-test and the first greeting."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.features import build_registry
from danish.zone import copenhagen
from domain.people import ChannelPurpose
from handlers.greeting import greeting
from handlers.tovholder.selfcheck import VERSION
from handlers.ui import ChannelLink, Text
from tests.support.office import DIRECT, Office, button_of, card_of, mark, said, words_of


async def test_help_names_every_command(office: Office) -> None:
    """`/tovholder` says first what the bot does, then every command there is; what it can do itself is a press away."""
    anne = await office.person("Anne Eksempel")
    answer = await office.types(anne, "/tovholder", is_outsider=True)
    assert card_of(answer).title.startswith("Jeg holder trådene")
    assert all(f"`/{name}`" in said(answer) for name in office.services.registry.commands)
    assert "rolle tildel" not in said(answer)
    assert "rolle tildel" in said(await office.presses(anne, button_of(answer, "Roller, kanaler og opsætning")))
    assert said(await office.types(anne, "/tovholder hej, hvad kan du?", is_outsider=True)) == said(answer)


async def test_help_word_explains_the_command(office: Office) -> None:
    """`hjælp` answers with examples to copy."""
    anne = await office.person("Anne Eksempel")
    assert "/tovholder kanal sekretariat fyn" in said(await office.types(anne, "/tovholder hjælp"))


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("kanl", "Mente du `/tovholder kanal`?"),
        ("anvsar politisk", "Mente du `/tovholder ansvar`?"),
        ("mine", "Mente du `/tovholder mine data`?"),
        ("mine mdr", "Mente du `/tovholder mine data`?"),
        ("mine opgaver", "Mente du `/opgaver`?"),
        ("hvem har meldt afbud til mødet", "Mente du `/afbud`?"),
        ("jeg kan ikke komme til mødet på onsdag", "Vil du melde afbud?\nDet gør du med `/afbud`."),
        ("hvad er status på det politiske møde", "Mente du `/dagsorden`?"),
        ("blåbær", "Skriv `/tovholder` for at se alt"),
        ("31. februar", "Skriv `/tovholder` for at se alt"),
        ("<!channel>", "Skriv `/tovholder` for at se alt"),
        ("x" * 4000, "Teksten er for lang"),
        ("ansvar 010190-1234", "CPR-nummer"),
        ("ansvar udsend blåbær", "Jeg forstod ikke “udsend blåbær”."),
        ("ansvar 99", "Jeg forstod ikke “99”."),
        ("ansvar blåbær", "Jeg forstod ikke “blåbær”.\nSkriv kommandoen igen uden det, eller se"),
        ("ansvar 31. februar", "Jeg forstod ikke “31. februar”."),
        ("klynge atlantis", "Jeg forstod ikke “atlantis”."),
        ("tjek alt", "Jeg forstod ikke “alt”."),
        ("rolle vis blåbær", "Jeg forstod ikke “blåbær”."),
        ("administrator blåbær", "Jeg forstod ikke “blåbær”."),
        ("administrator tilføj", "Skriv @, og vælg personen"),
        ("administrator tilføj Hans", "Skriv @, og vælg personen"),
        ("kanal blåbær", "Skriv `/tovholder kanal sekretariat fyn`"),
        ("kanal ekretariat fyn", "Mente du `/tovholder kanal sekretariat`?"),
        ("kanal sekretariat fyn #findes-ikke", "Kanalen “#findes-ikke” kan jeg ikke finde."),
        ("kanal sekretariat lillebælt #sekretariat-fyn", "Kanalen “#sekretariat-fyn” kan jeg ikke finde."),
        ("kanal sekretariat fyn 31. februar", "Jeg forstod ikke “31. februar”."),
        ("kanal erfaringer fyn", "Kanalen til erfaringer er fælles"),
    ],
)
async def test_bad_input_is_answered(office: Office, typed: str, answer: str) -> None:
    """Whatever is typed after `/tovholder` gets an answer in Danish, with the nearest right word; nothing is stored."""
    anne = await office.person("Anne Eksempel")
    before = office.rows()
    told = said(await office.types(anne, f"/tovholder {typed}", is_administrator=True))
    assert answer in told
    assert "Intet er gemt." in told
    assert "010190" not in told
    assert office.rows() == before


async def test_responsibility_follows_the_profile(office: Office) -> None:
    """`ansvar` names who owns each row, by the cluster's own organisations and the persons who hold the roles."""
    anne = await office.person("Anne Eksempel")
    await office.with_role("Bo Prøvesen", "kommune", "sydvestjylland", municipality="varde")
    answer = said(await office.types(anne, "/tovholder ansvar politisk sydvestjylland"))
    assert "6. Generer dagsordenen med bilag i Acadre: Regionshuset\n" in answer
    assert "5. Saml og kvalitetssikr dagsordenen: Regionshuset og Varde Kommune" in answer
    assert "2. Indkald til mødet, og book lokale: Sydvestjysk Sygehus og/eller Psykiatrisygehuset samt Varde" in answer
    assert "Kommunal tovholder (Varde Kommune): @Bo Prøvesen" in answer
    both = said(await office.types(anne, "/tovholder ansvar"))
    assert "Det politiske niveau" in both
    assert "6. Generer dagsordenen med bilag i First Agenda" in both
    assert "Primær tovholder: Det somatiske sygehus" in both


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("udsend", ["9", "13", "9", "13"]),
        ("udsendt politisk", ["9", "13"]),
        ("hvem har indkaldelsen", ["2", "2"]),
        ("trin 7 fagligt", ["7"]),
        ("generering af referat", ["12", "12"]),
        ("ssu lokale", ["2"]),
    ],
)
async def test_who_answers_for_one_step_is_told_by_its_name(office: Office, typed: str, shown: list[str]) -> None:
    """`ansvar` and a step's number, or what people call it, shows that row of each level and no other."""
    anne = await office.person("Anne Eksempel")
    answer = said(await office.types(anne, f"/tovholder ansvar {typed} fyn"))
    assert re.findall(r"^(\d+)\. ", answer, re.MULTILINE) == shown


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("hvem sidder i politisk fyn", "medlem vis politisk fyn"),
        ("Hvem er medlem af politisk fyn?", "medlem vis politisk fyn"),
        ("hvem er tovholder på fyn", "rolle vis fyn"),
        ("hvem er i sekretariatet på fyn", "rolle vis fyn"),
        ("hvem har ansvaret for referatet fyn", "ansvar referat fyn"),
        ("hvem udsender dagsordenen politisk fyn", "ansvar udsend dagsorden politisk fyn"),
    ],
)
async def test_who_it_is_may_be_asked(office: Office, asked: str, shown: str) -> None:
    """A question gets what the command's own words show."""
    region = await office.with_role("Rikke", "regionshus", "fyn")
    wanted = said(await office.types(region, f"/tovholder {shown}"))
    assert not wanted.startswith("Jeg forstod ikke")
    assert said(await office.types(region, f"/tovholder {asked}")) == wanted


async def test_outsiders_get_no_names(office: Office) -> None:
    """Guests and people of other workspaces see rows and organisations, but no persons and no self-test."""
    guest = await office.person("Gæst")
    await office.with_role("Bo Prøvesen", "regionshus", "fyn")
    for typed, first in (
        ("ansvar politisk fyn", "Hvem har ansvaret: Politisk niveau, Fyn\n"),
        ("klynge fyn", "Sundhedsklynge Fyn\nSygehus: OUH Odense Universitetshospital\n"),
        *((refused, "Det kan kun folk fra dette") for refused in ("rolle vis", "tjek", "kanal", "administrator")),
    ):
        told = said(await office.types(guest, f"/tovholder {typed}", is_outsider=True))
        assert told.startswith(first)
        assert "Bo Prøvesen" not in told


async def test_clusters_are_shown(office: Office) -> None:
    """`klynge` lists all clusters; one that is named comes with its hospital, bodies and secretariat."""
    anne = await office.person("Anne Eksempel")
    assert "Sydvestjylland: Billund, Esbjerg, Fanø, Varde og Vejen" in said(
        await office.types(anne, "/tovholder klynge")
    )
    fyn = said(await office.types(anne, "/tovholder klynge fyn"))
    assert "Sygehus: OUH Odense Universitetshospital" in fyn
    assert "Det politiske niveau: 15 pladser" in fyn


async def test_first_to_ask_becomes_administrator(office: Office) -> None:
    """While there is no administrator, whoever asks first becomes one, which is logged; the next doesn't."""
    anne, bo = await office.person("Anne Eksempel"), await office.person("Bo Prøvesen")
    first = await office.types(anne, "/tovholder administrator", has_platform_administrators=False)
    assert "Du er nu administrator." in said(first)
    assert [entry.act for entry in await office.audit(f"person:{anne.id}")] == ["administrator.første"]
    second = said(await office.types(bo, "/tovholder administrator", has_platform_administrators=False))
    assert second == "Du er ikke administrator.\nAdministratorer: @Anne Eksempel"
    given = await office.types(anne, f"/tovholder rolle tildel {mark(bo)} regionshus fyn")
    assert "Rollen er givet" in said(given)


async def test_nobody_becomes_administrator_beside_the_platforms(office: Office) -> None:
    """Where the workspace has administrators of its own, or a guest asks, nobody becomes one."""
    anne = await office.person("Anne Eksempel")
    before = office.rows()["administrators"]
    assert "Du er ikke administrator." in said(await office.types(anne, "/tovholder administrator"))
    await office.types(anne, "/tovholder administrator", has_platform_administrators=False, is_outsider=True)
    own = await office.types(anne, "/tovholder administrator", is_administrator=True)
    assert "Du er administrator." in said(own)
    assert office.rows()["administrators"] == before


async def test_administrators_appoint_others(office: Office) -> None:
    """An administrator appoints another, once; others can't."""
    anne, bo = await office.person("Anne Eksempel"), await office.person("Bo Prøvesen")
    typed = f"/tovholder administrator tilføj {mark(bo)}"
    before = office.rows()
    assert "Det kan kun en administrator gøre." in said(await office.types(bo, typed))
    assert office.rows() == before
    assert "Bo Prøvesen er nu administrator." in said(await office.types(anne, typed, is_administrator=True))
    assert [entry.act for entry in await office.audit(f"person:{bo.id}")] == ["administrator.tilføjet"]
    assert "er allerede administrator" in said(await office.types(anne, typed, is_administrator=True))
    assert "@Bo Prøvesen" in said(await office.types(anne, "/tovholder administrator"))


@pytest.mark.parametrize("typed", ["start", "kanal", "tjek"])
async def test_a_channel_that_is_chosen_is_named(office: Office, typed: str) -> None:
    """Wherever it is told that one is, so that a wrong one is seen; another workspace's has no name here."""
    anne = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    await office.channel("C2", "fyn")
    await office.channel("C3", "lillebaelt", install="T2")
    answer = await office.types(anne, f"/tovholder {typed}", is_administrator=True)
    told = [part for block in card_of(answer).blocks if isinstance(block, Text) for part in block.parts]
    assert [one for one in told if isinstance(one, ChannelLink)] == [ChannelLink("valgt", "C2")]


async def test_self_test_tells_what_is_missing(office: Office) -> None:
    """`tjek` tells version, profile and its validity, the database, and which channels and roles are missing."""
    anne = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    await office.channel("C2", "fyn")
    answer = said(await office.types(anne, "/tovholder tjek"))
    assert f"Version {VERSION}" in answer
    assert "Profil syddanmark: Region Syddanmark, gælder fra 1. juli 2022 til 31. december 2026" in answer
    assert "Databasen svarer" in answer
    assert "Kanal for sekretariatet på Fyn: valgt" in answer
    assert "Kanal for erfaringer: ikke valgt" in answer
    fyn = next(line for line in answer.splitlines() if line.startswith("• Politisk niveau, Fyn:"))
    assert fyn == "• Politisk niveau, Fyn: OUH Odense Universitetshospital, Psykiatrisygehuset og Kommunal tovholder"


async def test_self_test_tells_where_another_organisation_reads_along(office: Office) -> None:
    """`tjek` names the secretariat whose channel is shared by now, and what to do; to outsiders it tells nothing."""
    anne = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    await office.channel("C2", "fyn")
    await office.channel("C3", "lillebaelt")
    await office.channel("C4", "sydvestjylland", install="T2")
    await office.channel("C9", None, ChannelPurpose.EXPERIENCES)
    told = "En anden organisations Slack deler kanalen for sekretariatet "
    answer = said(await office.types(anne, "/tovholder tjek", shared=("C2", "C4", "C9")))
    assert f"{told}på Fyn og kan læse med." in answer
    assert "vælg en anden kanal med `/tovholder kanal sekretariat fyn`." in answer
    assert answer.count(told) == 1
    assert told not in said(await office.types(anne, "/tovholder tjek"))
    assert told not in said(await office.types(anne, "/tovholder tjek", shared=("C2",), is_outsider=True))


async def test_self_test_tells_where_it_cant_write(office: Office) -> None:
    """`tjek` names each chosen channel that was archived, or that the bot was taken out of, before anything is lost."""
    anne = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    await office.channel("C2", "fyn")
    await office.channel("C4", "sydvestjylland", install="T2")
    await office.channel("C9", None, ChannelPurpose.EXPERIENCES)
    told = "Jeg kan ikke skrive i kanalen for "
    answer = said(await office.types(anne, "/tovholder tjek", unreachable=("C2", "C4", "C9")))
    assert f"{told}sekretariatet på Fyn: Den er arkiveret, eller jeg er ikke med." in answer
    assert f"{told}erfaringer:" in answer
    assert answer.count(told) == 2
    assert told not in said(await office.types(anne, "/tovholder tjek"))
    await office.channel(DIRECT, "fyn")
    alone = said(await office.types(anne, "/tovholder tjek"))
    assert "Kun én person kan læse i kanalen for sekretariatet på Fyn." in alone


async def test_self_test_counts_messages(office: Office) -> None:
    """`tjek` tells how many messages wait and how many were sent."""
    anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
    await office.channel("C9", None, ChannelPurpose.EXPERIENCES)
    await office.shares(anne, "/erfaring del Titel: tekst")
    assert "venter: 1" in said(await office.types(anne, "/tovholder tjek"))
    await office.delivers()
    assert "sendt: 1" in said(await office.types(anne, "/tovholder tjek"))


async def test_self_test_is_content_when_all_is_set_up(office: Office) -> None:
    """With every channel and role in place, well before the profile ends, nothing is pointed out."""
    office.now = copenhagen(2026, 5, 4, 9)
    for place, cluster in enumerate(office.profile.clusters):
        for role in ("regionshus", "somatik", "psykiatri", "kommune"):
            await office.with_role(f"{role} {cluster.key}", role, cluster.key)
        await office.channel(f"C{place + 20}", cluster.key)
    for role in ("regionshus", "sundhedssekretariat", "koordinationsgruppe"):
        await office.with_role(f"{role} over klyngerne", role, None)
    await office.channel("C9", None, ChannelPurpose.EXPERIENCES)
    await office.work.run(lambda store: store.upkeep.tick())
    answer = said(await office.types(await office.person("Anne Eksempel"), "/tovholder tjek"))
    assert answer.startswith("Tjek: Alt er, som det skal være")
    office.now = copenhagen(2026, 10, 26, 9)
    late = said(await office.types(await office.person("Anne Eksempel"), "/tovholder tjek"))
    assert "Profilen udløber snart: Sundhedsklyngerne ophører den 31. december 2026." in late


def test_version_is_the_projects() -> None:
    """The version that is told is the project's."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == VERSION


def test_greeting_says_what_to_try() -> None:
    """The first message says what the bot does and gives examples of commands that exist."""
    words = words_of(greeting(build_registry()))
    assert "Jeg holder trådene" in words
    assert "`/afbud politisk" in words


async def test_words_may_stand_the_other_way_round(office: Office) -> None:
    """As in a sentence; to see who administers makes nobody one, and a slip is answered in people's own letters."""
    anne = await office.person("Anne Eksempel")

    async def told(words: str) -> str:
        return said(await office.types(anne, f"/tovholder {words}", is_administrator=True))

    assert (await told(f"tildel {mark(anne)} rollen regionshus på fyn")).startswith("Rollen er givet: Regionshuset")
    for shown, usual in (("vis roller fyn", "rolle vis fyn"), ("vis årshjul fyn", "årshjul fyn")):
        assert await told(shown) == await told(usual)
    assert (await told("fjern medlem borgmester nyborg politisk fyn")) == (
        await told("medlem fjern borgmester nyborg politisk fyn")
    )
    before = office.rows()
    assert (await told("vis administrator")).startswith("Jeg forstod ikke “vis administrator”.")
    assert "Mente du `/tovholder årshjul`?" in await told("årshjl")
    assert office.rows() == before
