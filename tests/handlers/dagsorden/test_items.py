"""Agenda items added by words, and what the agenda then shows."""

import pytest

from domain.agenda import Economy, ItemKind, ItemState
from handlers.outcomes import FormErrors
from tests.handlers.dagsorden.conftest import PUNKT, Secretariat, items
from tests.storage.test_queries import counting
from tests.support.office import button_of, card_of, form_of, mark, said


class TestAdding:
    async def test_an_item_is_added_with_all_that_was_typed(self, secretariat: Secretariat) -> None:
        """Words come in any order; the answer tells who writes it until when."""
        line = (
            f'{PUNKT} "Akutpladser i uge 53" til beslutning fra lokal økonomi fælles midler oplægsholder Hanne Opdigt '
            "politisk sydvestjylland 8/12 minutter 20"
        )
        answer = await secretariat.says(secretariat.region, line)
        assert answer.startswith("Punkt 2 er tilføjet: Akutpladser i uge 53")
        assert "Sagen kommer fra: En lokal indsats · Oplægsholder: Hanne Opdigt · 20 minutter" in answer
        assert (
            "Skrives af: Sydvestjysk Sygehus og/eller Psykiatrisygehuset samt klyngens kommuner "
            "(frist tirsdag den 10. november)." in answer
        )
        assert "Fælles midler er til forsøg og udvikling, ikke til drift" in answer
        assert "kan være omfattet af aktindsigt" in answer
        (item,) = await items(secretariat)
        assert (item.kind, item.origin, item.economy, item.minutes) == (
            ItemKind.DECISION,
            "lokal",
            Economy.SHARED_FUNDS,
            20,
        )
        assert (item.presenter, item.author, item.state) == ("Hanne Opdigt", secretariat.region.id, ItemState.DRAFT)

    @pytest.mark.parametrize(
        ("level", "origin", "who"),
        [
            ("politisk", "ssu", "relevante sagsbehandlere og Koordinationsgruppen"),
            ("fagligt", "politisk", "Regionshuset og Varde Kommune"),
            ("fagligt", "implementering", "Sydvestjysk Sygehus og/eller Psykiatrisygehuset samt klyngens kommuner"),
        ],
    )
    async def test_who_writes_depends_on_where_the_case_comes_from(
        self, secretariat: Secretariat, level: str, origin: str, who: str
    ) -> None:
        """Row 4 of the two tables."""
        await secretariat.says(secretariat.municipality, "/moede opret fagligt sydvestjylland 3/12 kl. 9-11")
        answer = await secretariat.says(
            secretariat.municipality, f'{PUNKT} "Genoptræning" fra {origin} {level} sydvestjylland'
        )
        assert f"Skrives af: {who} (frist" in answer

    @pytest.mark.parametrize(
        ("level", "origin"), [("politisk", "politisk"), ("politisk", "implementering"), ("fagligt", "lokal")]
    )
    async def test_an_origin_that_the_level_lacks_is_refused(
        self, secretariat: Secretariat, level: str, origin: str
    ) -> None:
        """With those it has; nothing is stored."""
        await secretariat.says(secretariat.municipality, "/moede opret fagligt sydvestjylland 3/12 kl. 9-11")
        before = secretariat.office.rows()
        answer = await secretariat.says(
            secretariat.municipality, f'{PUNKT} "Genoptræning" fra {origin} {level} sydvestjylland'
        )
        assert answer.startswith(f"En sag på dette niveau kan ikke komme “fra {origin}”.")
        assert "“fra ssu”" in answer
        assert secretariat.office.rows() == before

    async def test_economic_consequences_name_who_must_approve(self, secretariat: Secretariat) -> None:
        """Regionsrådet and the affected municipalities' councils, and no others."""
        answer = await secretariat.says(
            secretariat.region, f'{PUNKT} "Fælles vagt" til beslutning økonomi øvrig kommuner Varde og Vejen'
        )
        assert "skal godkendes af Regionsrådet og kommunalbestyrelserne i Varde Kommune og Vejen Kommune." in answer
        assert (await items(secretariat))[0].municipalities == ("varde", "vejen")
        form = form_of(
            await secretariat.office.presses(
                secretariat.region,
                button_of(await secretariat.office.types(secretariat.region, f'{PUNKT} "Ny" økonomi øvrig'), "Ret"),
            )
        )
        affected = next(field for field in form.fields if getattr(field, "name", "") == "kommuner")
        assert getattr(affected, "value", None) == ""

    async def test_somebody_says_whom_it_costs_before_the_item_is_ready(self, secretariat: Secretariat) -> None:
        """Until then it stays a draft; the form asks, also for the region alone, and isn't emptied after."""
        office, region = secretariat.office, secretariat.region
        added = await office.types(region, f'{PUNKT} "Fælles vagt" til beslutning økonomi øvrig')
        assert button_of(added, "Ret").is_primary
        refused = said(await office.presses(region, button_of(added, "Marker som klar")))
        assert refused.startswith("Hvilke kommuner er berørt af de økonomiske konsekvenser?")
        assert [one.state for one in await items(secretariat)] == [ItemState.DRAFT]
        form = form_of(await office.presses(region, button_of(added, "Ret")))
        both = await office.submits(region, form, {"kommuner": "regionsraad\nvarde"})
        assert isinstance(both, FormErrors)
        assert "kun er regionen" in both.errors["kommuner"]
        named = await office.submits(region, form, {"kommuner": "regionsraad"})
        assert "Beslutningen skal godkendes af Regionsrådet." in said(named)
        assert button_of(named, "Marker som klar").is_primary
        ready = await office.presses(region, button_of(named, "Marker som klar"))
        assert [one.state for one in await items(secretariat)] == [ItemState.READY]
        emptied = await office.submits(
            region, form_of(await office.presses(region, button_of(ready, "Ret"))), {"kommuner": ""}
        )
        assert isinstance(emptied, FormErrors)

    async def test_the_region_alone_may_be_typed(self, secretariat: Secretariat) -> None:
        """No municipality's council is asked."""
        line = f'{PUNKT} "Vagt" til beslutning økonomi øvrig ingen kommuner, kun regionen'
        assert "skal godkendes af Regionsrådet." in await secretariat.says(secretariat.region, line)
        assert (await items(secretariat))[0].municipalities == ("regionsraad",)

    async def test_another_clusters_municipality_is_refused(self, secretariat: Secretariat) -> None:
        """Only the cluster's own can be affected."""
        before = secretariat.office.rows()
        answer = await secretariat.says(secretariat.region, f'{PUNKT} "Vagt" økonomi øvrig kommuner Odense')
        assert answer.startswith("Kun klyngens egne kommuner kan vælges.")
        assert secretariat.office.rows() == before

    async def test_standing_items_come_first_and_last(self, secretariat: Secretariat) -> None:
        """They come with the first item, and can't be changed."""
        await secretariat.says(secretariat.region, f'{PUNKT} "Akutpladser"')
        await secretariat.says(secretariat.region, f'{PUNKT} "Genoptræning"')
        listed = (await secretariat.says(secretariat.region, "/dagsorden punkter")).splitlines()
        shown = [line for line in listed if line[:1].isdecimal()]
        assert shown == [
            "1. Godkendelse af dagsorden",
            "2. Akutpladser – til drøftelse · kladde",
            "3. Genoptræning – til drøftelse · kladde",
            "4. Eventuelt",
        ]
        refused = await secretariat.says(secretariat.region, "/dagsorden punkt 4 udgår")
        assert refused.startswith("“Eventuelt” hører til på enhver dagsorden.")

    async def test_a_second_item_of_the_same_title_is_told_of(self, secretariat: Secretariat) -> None:
        """Who got no answer may have typed it again; what the answer says to type takes the second off."""
        await secretariat.says(secretariat.region, "/moede opret politisk sydvestjylland 2/12 2026 kl. 15-17")
        line = f'{PUNKT} "Akutpladser i uge 53" politisk sydvestjylland 8/12'
        assert "hedder det samme" not in await secretariat.says(secretariat.region, line)
        told = await secretariat.says(secretariat.region, line.replace("Akut", "akut"))
        assert "Punkt 2 hedder det samme. Er det samme sag, så skriv `/dagsorden punkt 3 udgår politisk" in told
        await secretariat.says(secretariat.region, told.partition("så skriv `")[2].partition("`")[0])
        shown = await secretariat.says(secretariat.region, f"{PUNKT} 2 politisk sydvestjylland 8/12")
        assert shown.startswith("Punkt 2: Akutpladser")
        assert "hedder det samme" not in shown

    @pytest.mark.parametrize(
        "words",
        [
            '"Vagt" fra månen',
            '"Vagt" minutter 0',
            '"Vagt" minutter 999',
            '"Vagt" xyzzy',
            f'"{"x" * 151}"',
            '"Vagt 010203-1234"',
            '"Vagt" politisk fyn 9/12',
        ],
    )
    async def test_bad_input_stores_nothing(self, secretariat: Secretariat, words: str) -> None:
        """Each is answered in words."""
        before = secretariat.office.rows()
        assert await secretariat.says(secretariat.region, f"{PUNKT} {words}")
        assert secretariat.office.rows() == before

    async def test_help_tells_of_access_to_documents(self, secretariat: Secretariat) -> None:
        """Closed or not."""
        answer = await secretariat.says(secretariat.region, "/dagsorden hjælp")
        assert "kan være omfattet af aktindsigt. Det gælder også lukkede punkter." in answer


async def test_forty_items_fit_in_what_slack_takes(secretariat: Secretariat) -> None:
    """The list, the status and one's own; what doesn't fit is a press away. The office checks each answer."""
    for number in range(43):
        title = f"Sag {number:02} " + "med en lang titel " * 7
        await secretariat.says(secretariat.region, f'{PUNKT} "{title}" økonomi fælles midler')
    assert "Og 3 mere." in await secretariat.says(secretariat.region, "/dagsorden mine punkter")
    assert "… og 33 mere under “Vis punkter”." in await secretariat.says(secretariat.region, "/dagsorden status")
    listed = await secretariat.office.types(secretariat.region, "/dagsorden punkter")
    rest = said(await secretariat.office.presses(secretariat.region, button_of(listed, "… vis de sidste 5")))
    assert "45. Eventuelt" in rest
    assert "Tilføj punkt" in str(card_of(listed))


@pytest.mark.parametrize("meetings", [1, 4])
async def test_ones_own_items_cost_the_same_at_however_many_meetings(secretariat: Secretariat, meetings: int) -> None:
    """Each with its number, how far it is, its writer and its deadline, in as many statements as at one meeting."""
    person = secretariat.region
    for day in range(14, 14 + meetings):
        at = f"politisk sydvestjylland {day}/12"
        await secretariat.says(person, f"/moede opret {at} 2026 kl. 15-17")
        await secretariat.says(person, f'{PUNKT} "Foran" skriver {mark(secretariat.municipality)} {at}')
        await secretariat.says(person, f'{PUNKT} "Sag {day}" til beslutning {at}')
        await secretariat.says(person, f"{PUNKT} 3 klar {at}")
    with counting(secretariat.office.work) as statements:
        told = await secretariat.says(person, "/dagsorden mine punkter")
    assert told.startswith(f"{2 * meetings} punkter, {meetings} {'kladder' if meetings > 1 else 'kladde'}")
    assert told.count("2. Foran – til drøftelse · kladde · skrives af Kim") == meetings
    assert [f"3. Sag {day} – til beslutning · klar" in told for day in range(14, 14 + meetings)] == [True] * meetings
    assert told.count("· frist ") == meetings
    assert len(statements) == 8
