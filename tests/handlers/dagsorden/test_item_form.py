"""The form of an agenda item: it asks what words would say, corrects, and wants a reason after the deadline."""

import asyncio

import pytest

from danish.zone import copenhagen
from domain.agenda import ItemKind
from handlers.outcomes import FormErrors
from tests.handlers.dagsorden.conftest import PUNKT, Secretariat, items
from tests.support.office import button_of, form_of, said


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

    async def test_a_legal_basis_for_an_open_item_is_asked_about(self, secretariat: Secretariat) -> None:
        """The choice begins as open: what was to be closed would be read by all. One that is opened keeps its basis."""
        form = form_of(await secretariat.office.types(secretariat.region, PUNKT))
        values = {"titel": "Fratrædelsen", "hjemmel": "Forvaltningsloven § 27"}
        answer = await secretariat.office.submits(secretariat.region, form, values)
        assert answer == FormErrors({"åbenhed": "Nedenfor står en hjemmel. Vælg “Lukket”, eller slet hjemlen."})
        assert await items(secretariat) == []
        await secretariat.office.submits(secretariat.region, form, values | {"åbenhed": "lukket"})
        edited = form_of(await secretariat.office.types(secretariat.region, "/dagsorden punkt 2 ret"))
        opened = await secretariat.office.submits(secretariat.region, edited, {"åbenhed": "åbent"})
        assert said(opened).startswith("Rettet")
        assert [item.is_closed for item in await items(secretariat)] == [False]

    async def test_a_form_for_a_meeting_that_was_held_does_not_open(self, secretariat: Secretariat) -> None:
        """By a button of weeks ago or by words: nobody fills in what can't be kept."""
        status = await secretariat.office.types(secretariat.region, "/dagsorden status politisk sydvestjylland 8/12")
        secretariat.office.now = copenhagen(2026, 12, 9, 9)
        pressed = await secretariat.office.presses(secretariat.region, button_of(status, "Tilføj punkt"))
        assert said(pressed).startswith("Mødet er allerede holdt.")
        typed = await secretariat.says(secretariat.region, f"{PUNKT} politisk sydvestjylland 8/12")
        assert typed.startswith("Mødet er allerede holdt.")

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

    @pytest.mark.parametrize("typed", [PUNKT, "/dagsorden punkt 2 ret"])
    async def test_a_form_left_open_while_the_meeting_was_moved(self, secretariat: Secretariat, typed: str) -> None:
        """It is told and stays open with what was typed; nothing is stored."""
        await secretariat.says(secretariat.region, f'{PUNKT} "Akutpladser"')
        form = form_of(await secretariat.office.types(secretariat.region, typed))
        await secretariat.says(secretariat.municipality, "/moede flyt politisk sydvestjylland 8/12 til 10/12 kl. 13-15")
        answer = await secretariat.office.submits(secretariat.region, form, {"titel": "Noget andet"})
        assert isinstance(answer, FormErrors)
        assert "flyttet" in said(answer)
        assert [item.title for item in await items(secretariat)] == ["Akutpladser"]

    async def test_annexes_and_the_reason_are_changed_in_it(self, secretariat: Secretariat) -> None:
        """What is left out of the annexes goes; the reason stays a reason."""
        secretariat.office.now = copenhagen(2026, 11, 11, 9)
        await secretariat.says(secretariat.region, f'{PUNKT} "Hastesag" begrundelse "Tallene forelå i går"')
        for number in (1, 2):
            await secretariat.says(secretariat.region, f"/dagsorden bilag 2 https://acadre.example/{number}")
        form = form_of(await secretariat.office.types(secretariat.region, "/dagsorden punkt 2 ret"))
        values = {"bilag": "1", "begrundelse": "Tallene forelå sent"}
        await secretariat.office.submits(secretariat.region, form, values)
        (item,) = await items(secretariat)
        assert ([annex.link for annex in item.annexes], item.late_reason) == (
            ["https://acadre.example/2"],
            "Tallene forelå sent",
        )
        form = form_of(await secretariat.office.types(secretariat.region, "/dagsorden punkt 2 ret"))
        wrong = await secretariat.office.submits(secretariat.region, form, {"begrundelse": "–"})
        assert said(wrong) == "Skriv, hvorfor sagen kommer nu."

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

    async def test_the_reason_is_changed_by_words(self, secretariat: Secretariat) -> None:
        """An item that came in time needs none, and no reason is no reason."""
        await secretariat.says(secretariat.region, f'{PUNKT} "I tide"')
        secretariat.office.now = copenhagen(2026, 11, 11, 9)
        await secretariat.says(secretariat.region, f'{PUNKT} "Hastesag" begrundelse "Tallene forelå i går"')
        changed = await secretariat.says(secretariat.region, '/dagsorden punkt 3 begrundelse "Tallene forelå sent"')
        assert "Kom efter fristen: Tallene forelå sent" in changed
        in_time = await secretariat.says(secretariat.region, '/dagsorden punkt 2 begrundelse "Fordi"')
        assert in_time.startswith("Punktet kom inden fristen.")
        empty = await secretariat.says(secretariat.region, "/dagsorden punkt 3 begrundelse")
        assert empty.startswith("Hvorfor kommer sagen efter fristen?")

    async def test_in_time_no_reason_is_kept(self, secretariat: Secretariat) -> None:
        """Nobody is asked, and nothing is stored that isn't needed."""
        await secretariat.says(secretariat.region, f'{PUNKT} "Sag" begrundelse "Fordi"')
        assert (await items(secretariat))[0].late_reason == ""

    async def test_a_meeting_made_late_asks_for_no_reason(self, secretariat: Secretariat) -> None:
        """Nobody had the time."""
        await secretariat.says(secretariat.municipality, "/moede opret fagligt sydvestjylland 4/11 kl. 9-11")
        answer = await secretariat.says(secretariat.municipality, f'{PUNKT} "Sag" fagligt sydvestjylland 4/11')
        assert answer.startswith("Punkt 2 er tilføjet: Sag")
