"""Agenda items: added by words and by form, changed, ordered, carried over, and how far they are."""

import asyncio

import pytest

from danish.zone import copenhagen
from domain.agenda import AgendaItem, Economy, ItemKind, ItemState
from tests.handlers.dagsorden.conftest import Secretariat
from tests.support.office import button_of, card_of, form_of, said

PUNKT = "/dagsorden punkt"


async def items(secretariat: Secretariat, meeting: int = 1) -> list[AgendaItem]:
    """All items of a meeting that somebody put there."""
    known = await secretariat.office.work.read(lambda repositories: repositories.agenda_items.of_meeting(meeting))
    return [item for item in known if not item.standing]


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
            "Skrives af: Sydvestjysk Sygehus og/eller Psykiatrisygehuset samt Klyngens kommuner "
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
            ("politisk", "ssu", "Relevante sagsbehandlere og Koordinationsgruppen"),
            ("fagligt", "politisk", "Regionshuset og Varde Kommune"),
            ("fagligt", "implementering", "Sydvestjysk Sygehus og/eller Psykiatrisygehuset samt Klyngens kommuner"),
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
        assert answer.startswith("En sag på dette niveau kan ikke komme fra ")
        assert "“fra ssu”" in answer
        assert secretariat.office.rows() == before

    async def test_economic_consequences_name_who_must_approve(self, secretariat: Secretariat) -> None:
        """Regionsrådet and the affected municipalities' councils, and no others."""
        answer = await secretariat.says(
            secretariat.region, f'{PUNKT} "Fælles vagt" til beslutning økonomi øvrig kommuner Varde og Vejen'
        )
        assert "skal godkendes af Regionsrådet og kommunalbestyrelserne i Varde og Vejen." in answer
        assert (await items(secretariat))[0].municipalities == ("varde", "vejen")
        form = form_of(
            await secretariat.office.presses(
                secretariat.region,
                button_of(await secretariat.office.types(secretariat.region, f'{PUNKT} "Ny" økonomi øvrig'), "Rediger"),
            )
        )
        affected = next(field for field in form.fields if getattr(field, "name", "") == "kommuner")
        assert getattr(affected, "value", None) == ""

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


class TestForm:
    async def test_the_form_asks_what_words_would_say(self, secretariat: Secretariat) -> None:
        """Without a title the form opens with what was typed."""
        opened = await secretariat.office.types(secretariat.region, f"{PUNKT} til orientering fra ssu")
        form = form_of(opened)
        assert "Sagen kommer fra" in said(opened)
        assert "Inddragelse af patienter og pårørende" in said(opened)
        filled = {"titel": "Sundhedsaftalen", "minutter": "10", "kommuner": "", "inddragelse": "Rådet er hørt"}
        answer = await secretariat.office.submits(secretariat.region, form, filled)
        assert said(answer).startswith("Punkt 2 er tilføjet: Sundhedsaftalen")
        (item,) = await items(secretariat)
        assert (item.kind, item.origin, item.minutes, item.patient_involvement) == (
            ItemKind.INFORMATION,
            "ssu",
            10,
            "Rådet er hørt",
        )

    async def test_mistakes_stand_beside_their_fields(self, secretariat: Secretariat) -> None:
        """Nothing is stored, and what was typed stays."""
        form = form_of(await secretariat.office.types(secretariat.region, PUNKT))
        before = secretariat.office.rows()
        answer = await secretariat.office.submits(secretariat.region, form, {"titel": "…", "minutter": "en time"})
        assert said(answer) == "Skriv punktets titel.\nSkriv et tal fra 1 til 480."
        assert secretariat.office.rows() == before

    async def test_an_item_is_changed_by_the_form(self, secretariat: Secretariat) -> None:
        """It opens as the item is."""
        await secretariat.says(
            secretariat.region, f'{PUNKT} "Akutpladser" til beslutning fra lokal lukket hjemmel "§ 12"'
        )
        form = form_of(await secretariat.office.types(secretariat.region, "/dagsorden punkt 2 ret"))
        answer = await secretariat.office.submits(secretariat.region, form, {"titel": "Akutpladser 2027"})
        assert said(answer).startswith("Rettet: Akutpladser 2027")
        (item,) = await items(secretariat)
        assert (item.title, item.kind, item.is_closed, item.legal_basis) == (
            "Akutpladser 2027",
            ItemKind.DECISION,
            True,
            "§ 12",
        )

    async def test_two_who_change_the_same_item_do_not_overwrite_each_other(self, secretariat: Secretariat) -> None:
        """The second is told, and keeps what was typed."""
        await secretariat.says(secretariat.region, f'{PUNKT} "Akutpladser"')
        forms = [
            form_of(await secretariat.office.types(person, "/dagsorden punkt 2 ret"))
            for person in (secretariat.region, secretariat.municipality)
        ]
        await secretariat.office.submits(secretariat.region, forms[0], {"titel": "Et"})
        answer = await secretariat.office.submits(secretariat.municipality, forms[1], {"titel": "To"})
        assert "er ændret af en anden, mens formularen stod åben" in said(answer)
        assert [item.title for item in await items(secretariat)] == ["Et"]

    async def test_a_form_left_open_while_the_meeting_was_cancelled(self, secretariat: Secretariat) -> None:
        """It is told, and nothing is stored."""
        form = form_of(await secretariat.office.types(secretariat.region, PUNKT))
        await secretariat.says(secretariat.region, "/moede aflys politisk sydvestjylland 8/12")
        answer = await secretariat.office.submits(secretariat.region, form, {"titel": "Akutpladser"})
        assert said(answer).startswith("Mødet er aflyst.")
        assert await items(secretariat) == []

    async def test_two_who_add_at_once_both_stand(self, secretariat: Secretariat) -> None:
        """The standing items are there once."""
        people = (secretariat.region, secretariat.municipality)
        await asyncio.gather(*(secretariat.says(one, f'{PUNKT} "Sag fra {one.name}"') for one in people))
        listed = await secretariat.says(secretariat.region, "/dagsorden punkter")
        assert listed.count("Godkendelse af dagsorden") == 1
        assert len(await items(secretariat)) == 2


class TestDeadline:
    async def test_after_the_deadline_a_reason_is_asked_for(self, secretariat: Secretariat) -> None:
        """The button opens the form with what was typed; the reason is shown."""
        secretariat.office.now = copenhagen(2026, 11, 11, 9)
        before = secretariat.office.rows()
        asked = await secretariat.office.types(secretariat.region, f'{PUNKT} "Hastesag" fra lokal')
        assert said(asked).startswith("Fristen for punkter er passeret.")
        assert "ikke om personer" in said(asked)
        assert secretariat.office.rows() == before
        form = form_of(await secretariat.office.presses(secretariat.region, button_of(asked, "Skriv begrundelse")))
        answer = await secretariat.office.submits(secretariat.region, form, {"begrundelse": "Tallene forelå i går"})
        assert "Kom efter fristen: Tallene forelå i går" in said(answer)
        assert "kom efter fristen" in await secretariat.says(secretariat.region, "/dagsorden punkter")

    async def test_a_reason_may_be_typed_along(self, secretariat: Secretariat) -> None:
        """Then the item is added at once."""
        secretariat.office.now = copenhagen(2026, 11, 11, 9)
        answer = await secretariat.says(secretariat.region, f'{PUNKT} "Hastesag" begrundelse "Tallene forelå i går"')
        assert answer.startswith("Punkt 2 er tilføjet: Hastesag")

    async def test_in_time_no_reason_is_kept(self, secretariat: Secretariat) -> None:
        """Nobody is asked, and nothing is stored that isn't needed."""
        await secretariat.says(secretariat.region, f'{PUNKT} "Sag" begrundelse "Fordi"')
        assert (await items(secretariat))[0].late_reason == ""

    async def test_a_meeting_made_late_asks_for_no_reason(self, secretariat: Secretariat) -> None:
        """Nobody had the time."""
        await secretariat.says(secretariat.municipality, "/moede opret fagligt sydvestjylland 4/11 kl. 9-11")
        answer = await secretariat.says(secretariat.municipality, f'{PUNKT} "Sag" fagligt sydvestjylland 4/11')
        assert answer.startswith("Punkt 2 er tilføjet: Sag")


class TestChanging:
    async def test_items_are_moved(self, secretariat: Secretariat) -> None:
        """The others make room; standing items stay."""
        for title in ("A", "B", "C"):
            await secretariat.says(secretariat.region, f'{PUNKT} "Sag {title}"')
        listed = await secretariat.says(secretariat.region, "/dagsorden flyt punkt 4 til 2")
        shown = [line.split(" – ")[0] for line in listed.splitlines() if line[:1].isdecimal()]
        assert shown[1:4] == ["2. Sag C", "3. Sag A", "4. Sag B"]
        for line in ("flyt punkt 2 til 1", "flyt punkt 1 til 2", "flyt punkt 2 til 9"):
            before = await items(secretariat)
            await secretariat.says(secretariat.region, f"/dagsorden {line}")
            assert await items(secretariat) == before

    async def test_an_item_is_withdrawn_and_put_back_exactly(self, secretariat: Secretariat) -> None:
        """Its number goes to the next."""
        await secretariat.says(secretariat.region, f'{PUNKT} "Akutpladser"')
        await secretariat.says(secretariat.region, "/dagsorden punkt 2 klar")
        before = await items(secretariat)
        gone = await secretariat.office.types(secretariat.region, "/dagsorden punkt 2 udgår")
        assert said(gone).startswith("Taget af dagsordenen: Akutpladser")
        assert "Akutpladser" not in await secretariat.says(secretariat.region, "/dagsorden punkter")
        back = await secretariat.office.presses(secretariat.region, button_of(gone, "Fortryd"))
        assert said(back).startswith("Tilbage på dagsordenen: Akutpladser")
        assert await items(secretariat) == before

    async def test_an_item_is_carried_over_once(self, secretariat: Secretariat) -> None:
        """It is a draft at the other meeting and tells nothing here any more."""
        await secretariat.says(secretariat.region, "/moede opret politisk sydvestjylland 16/12 kl. 15-17")
        await secretariat.says(secretariat.region, f'{PUNKT} "Akutpladser" politisk sydvestjylland 8/12')
        await secretariat.says(secretariat.region, "/dagsorden punkt 2 klar politisk sydvestjylland 8/12")
        answer = await secretariat.says(
            secretariat.region, "/dagsorden overfør 2 politisk sydvestjylland 8/12 til 16/12"
        )
        assert answer.startswith("Overført: Akutpladser")
        assert "mødet onsdag den 16. december" in answer
        (left,), (fresh,) = await items(secretariat, 1), await items(secretariat, 2)
        assert (left.state, fresh.state, fresh.carried_over_from) == (ItemState.CARRIED_OVER, ItemState.DRAFT, left.id)
        again = await secretariat.says(
            secretariat.region, "/dagsorden overfør 2 politisk sydvestjylland 8/12 til 16/12"
        )
        assert again.startswith("“Eventuelt” hører til")

    async def test_annexes_are_links(self, secretariat: Secretariat) -> None:
        """With a name or without; what is no link is refused."""
        await secretariat.says(secretariat.region, f'{PUNKT} "Akutpladser"')
        await secretariat.says(secretariat.region, '/dagsorden bilag 2 https://acadre.example/1 "Notat om tal"')
        answer = await secretariat.says(secretariat.region, "/dagsorden bilag 2 https://acadre.example/2")
        assert "Bilag: Notat om tal, bilag 2" in answer
        refused = await secretariat.says(secretariat.region, "/dagsorden bilag 2 skabet")
        assert refused.startswith("Jeg forstod ikke")
        assert len((await items(secretariat))[0].annexes) == 2

    async def test_an_item_is_set_aside_for_separate_discussion(self, secretariat: Secretariat) -> None:
        """And taken back by the same words."""
        await secretariat.says(secretariat.region, f'{PUNKT} "Akutpladser"')
        answer = await secretariat.says(secretariat.region, "/dagsorden særskilt 2")
        assert "Til særskilt drøftelse i region og kommuner" in answer
        assert "særskilt" not in await secretariat.says(secretariat.region, "/dagsorden punkt 2 særskilt drøftelse")

    async def test_a_closed_item_is_not_ready_without_its_basis(self, secretariat: Secretariat) -> None:
        """The basis is asked for."""
        answer = await secretariat.says(secretariat.region, f'{PUNKT} "Personsag" lukket')
        assert "Hjemlen mangler. " in answer
        assert (await secretariat.says(secretariat.region, "/dagsorden punkt 2 klar")).startswith("Punktet er lukket")
        await secretariat.says(secretariat.region, '/dagsorden punkt 2 hjemmel "Forvaltningslovens § 27"')
        assert (await secretariat.says(secretariat.region, "/dagsorden punkt 2 klar")).startswith("Klar: Personsag")

    @pytest.mark.parametrize(
        "words", ["punkt 7 klar", "punkt 7", "bilag 7 https://a.example", "særskilt 7", "træk punkt 7"]
    )
    async def test_a_number_that_is_not_there_is_refused(self, secretariat: Secretariat, words: str) -> None:
        """With how many there are."""
        await secretariat.says(secretariat.region, f'{PUNKT} "Akutpladser"')
        before = await items(secretariat)
        answer = await secretariat.says(secretariat.region, f"/dagsorden {words}")
        assert answer.startswith("Der er ikke noget punkt 7.\nDagsordenen har punkt 1-3.")
        assert await items(secretariat) == before


class TestStates:
    async def test_items_follow_the_steps_there_and_back(self, secretariat: Secretariat) -> None:
        """Quality-assured, approved and sent by the steps; a draft stays one; taking back takes the items back."""

        async def shown() -> str:
            return await secretariat.says(secretariat.region, "/dagsorden status")

        for title in ("Akutpladser", "Kladden"):
            await secretariat.says(secretariat.region, f'{PUNKT} "{title}"')
        button = button_of(await secretariat.office.types(secretariat.region, "/dagsorden punkt 2"), "Markér som klar")
        await secretariat.office.presses(secretariat.region, button)
        assert "Punkter (2): 1 klar, 1 kladde" in await shown()
        for person in (secretariat.region, secretariat.municipality):
            await secretariat.says(person, "/dagsorden kvalitetssikret")
        assert "2. Akutpladser – til drøftelse · kvalitetssikret" in await shown()
        await secretariat.says(secretariat.region, "/dagsorden godkend for politiske formænd")
        await secretariat.says(secretariat.region, "/dagsorden godkend for administrative formænd")
        assert "2. Akutpladser – til drøftelse · godkendt" in await shown()
        for person in (secretariat.region, secretariat.municipality):
            await secretariat.says(person, "/dagsorden udsendt")
        assert "2. Akutpladser – til drøftelse · udsendt" in await shown()
        assert "3. Kladden – til drøftelse · kladde" in await shown()
        assert (await secretariat.says(secretariat.region, "/dagsorden punkt 2 udgår")).startswith(
            "Det kan ikke lade sig"
        )
        await secretariat.says(secretariat.region, "/dagsorden fortryd udsendt")
        assert "2. Akutpladser – til drøftelse · godkendt" in await shown()
        await secretariat.says(secretariat.region, "/dagsorden rettelser")
        assert "2. Akutpladser – til drøftelse · kvalitetssikret" in await shown()

    async def test_an_item_that_comes_after_generating_tells_of_corrections(self, secretariat: Secretariat) -> None:
        """It isn't in what was generated."""
        await secretariat.says(secretariat.region, "/dagsorden genereret")
        assert "Skriv `/dagsorden rettelser`" in await secretariat.says(secretariat.region, f'{PUNKT} "Akutpladser"')

    async def test_ready_is_taken_back_until_quality_is_assured(self, secretariat: Secretariat) -> None:
        """Then it stands."""
        await secretariat.says(secretariat.region, f'{PUNKT} "Akutpladser"')
        await secretariat.says(secretariat.region, "/dagsorden punkt 2 klar")
        assert (await secretariat.says(secretariat.region, "/dagsorden fortryd punkt 2 klar")).startswith("Kladde igen")
        await secretariat.says(secretariat.region, "/dagsorden punkt 2 klar")
        for person in (secretariat.region, secretariat.municipality):
            await secretariat.says(person, "/dagsorden kvalitetssikret")
        refused = await secretariat.says(secretariat.region, "/dagsorden punkt 2 kladde")
        assert refused.startswith("Det kan ikke lade sig gøre: Punktet er kvalitetssikret.")


async def test_forty_items_fit_in_what_slack_takes(secretariat: Secretariat) -> None:
    """The list, the status and one's own; what doesn't fit is a press away. The office checks each answer."""
    for number in range(43):
        title = f"Sag {number:02} " + "med en lang titel " * 7
        await secretariat.says(secretariat.region, f'{PUNKT} "{title}" økonomi fælles midler')
    assert "Og 3 mere." in await secretariat.says(secretariat.region, "/dagsorden mine punkter")
    assert "… og 33 mere under Vis punkter." in await secretariat.says(secretariat.region, "/dagsorden status")
    listed = await secretariat.office.types(secretariat.region, "/dagsorden punkter")
    rest = said(await secretariat.office.presses(secretariat.region, button_of(listed, "… vis de sidste 5")))
    assert "45. Eventuelt" in rest
    assert "Tilføj punkt" in str(card_of(listed))
