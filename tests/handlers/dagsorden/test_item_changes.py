"""Agenda items ordered, withdrawn, carried over and filled in, and how far they are."""

import pytest

from danish.zone import copenhagen
from domain.agenda import ItemState
from tests.handlers.dagsorden.conftest import PUNKT, Secretariat, items
from tests.support.office import button_of, form_of, said


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

    @pytest.mark.parametrize(
        ("line", "order"),
        [
            ("byt punkt 2 og 3", "BAC"),
            ("byt om på 4 og 3", "ACB"),
            ("flyt punkt 4 op", "ACB"),
            ("flyt 2 ned", "BAC"),
            ("byt punkt 2 og 4", "ABC"),
        ],
    )
    async def test_two_that_follow_each_other_change_places(
        self, secretariat: Secretariat, line: str, order: str
    ) -> None:
        """Of two that don't, nothing is moved, and it is said how to."""
        for title in "ABC":
            await secretariat.says(secretariat.region, f'{PUNKT} "Sag {title}"')
        answer = await secretariat.says(secretariat.region, f"/dagsorden {line}")
        assert [one.title[-1] for one in await items(secretariat)] == list(order)
        assert order != "ABC" or "Flyt dem ét ad gangen, fx `/dagsorden flyt punkt 4 til 2`." in answer

    async def test_what_is_to_be_done_may_stand_before_the_item(self, secretariat: Secretariat) -> None:
        """It is shown, set right or closed; who asks who writes it sees it."""
        await secretariat.says(secretariat.region, f'{PUNKT} "Sag A"')
        for line in ("se punkt 2", "hvem skriver punkt 2"):
            assert (await secretariat.says(secretariat.region, f"/dagsorden {line}")).startswith("Punkt 2: Sag A")
        assert (await secretariat.says(secretariat.region, "/dagsorden ret punkt 2")).startswith("Ret punkt")
        assert (await secretariat.says(secretariat.region, "/dagsorden luk punkt 2")).startswith("Lukket: Sag A")

    async def test_a_new_order_is_told_with_what_to_do_about_the_agenda_that_was_made(
        self, secretariat: Secretariat
    ) -> None:
        """First what moved, then whether the agenda is to be generated or sent again."""
        for title in ("A", "B"):
            await secretariat.says(secretariat.region, f'{PUNKT} "Sag {title}"')
        moved = await secretariat.says(secretariat.region, "/dagsorden flyt punkt 3 til 2")
        assert moved.startswith("Flyttet til punkt 2: Sag B")
        assert "allerede genereret" not in moved
        await secretariat.says(secretariat.region, "/dagsorden genereret")
        generated = await secretariat.says(secretariat.region, "/dagsorden flyt punkt 3 til 2")
        assert "Skriv `/dagsorden rettelser`, så den bliver det igen." in generated
        for person in (secretariat.region, secretariat.municipality):
            await secretariat.says(person, "/dagsorden udsendt alligevel")
        sent = "Den udsendte dagsorden passer ikke længere. Send den nye ud"
        assert sent in await secretariat.says(secretariat.region, "/dagsorden flyt punkt 3 til 2")
        assert sent not in await secretariat.says(secretariat.region, "/dagsorden punkt 2 vis")
        assert sent in await secretariat.says(secretariat.region, "/dagsorden punkt 2 udgår")

    async def test_whatever_changes_the_agenda_that_was_sent_is_told(self, secretariat: Secretariat) -> None:
        """Not what only the secretariat sees, nor once the meeting has begun."""
        await secretariat.says(secretariat.region, f'{PUNKT} "Sag A"')
        for person in (secretariat.region, secretariat.municipality):
            await secretariat.says(person, "/dagsorden udsendt alligevel")
        sent = "Den udsendte dagsorden passer ikke længere. Send den nye ud"
        for line in (
            'punkt "Sag B"',
            'punkt 2 resumé "Kort"',
            "punkt 2 sagsnr 22/17744",
            "bilag 2 https://a.example",
            "fjern bilag 1 fra punkt 2",
            'punkt 2 hjemmel "§ 27"',
            "punkt 2 åben",
            "særskilt 2",
        ):
            assert sent in await secretariat.says(secretariat.region, f"/dagsorden {line}"), line
        form = form_of(await secretariat.office.types(secretariat.region, "/dagsorden punkt 2 ret"))
        edited = await secretariat.office.submits(secretariat.region, form, {"titel": "Sag C"})
        assert sent in said(edited)
        for line in ("punkt 2 jeg skriver", "punkt 2 klar", "punkt 2 kladde", "punkt 2 vis"):
            assert sent not in await secretariat.says(secretariat.region, f"/dagsorden {line}"), line
        await secretariat.says(secretariat.region, "/moede opret politisk sydvestjylland 16/12 kl. 15-17")
        carried = await secretariat.says(
            secretariat.region, "/dagsorden overfør 3 til 16/12 politisk sydvestjylland 8/12"
        )
        assert "Den udsendte dagsorden, som punktet stod på, passer ikke længere. Send den nye ud" in carried
        secretariat.office.now = copenhagen(2026, 12, 8, 15, 30)
        assert sent not in await secretariat.says(secretariat.region, '/dagsorden punkt 2 resumé "Nyt"')

    async def test_an_item_is_closed_and_opened_again(self, secretariat: Secretariat) -> None:
        """Closing asks for the legal basis; what is so already is said, and nothing stored."""
        await secretariat.says(secretariat.region, f'{PUNKT} "Sag A"')
        closed = await secretariat.says(secretariat.region, "/dagsorden punkt 2 lukket")
        assert closed.startswith("Lukket: Sag A")
        assert "Hvad er hjemlen for, at punktet er lukket?" in closed
        assert "allerede lukket" in await secretariat.says(secretariat.region, "/dagsorden punkt 2 lukket")
        for line in ("åben", "ikke lukket", "ikke længere lukket", "er åbent", "aabent"):
            await secretariat.says(secretariat.region, '/dagsorden punkt 2 lukket hjemmel "§ 27"')
            assert [(one.is_closed, one.legal_basis) for one in await items(secretariat)] == [(True, "§ 27")]
            opened = await secretariat.says(secretariat.region, f"/dagsorden punkt 2 {line}")
            assert opened.startswith("Åbent: Sag A"), line
            assert "Lukket" not in opened
            before = await items(secretariat)
            again = await secretariat.says(secretariat.region, f"/dagsorden punkt 2 {line}")
            assert again.startswith("Punktet er allerede åbent.")
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

    async def test_annexes_are_removed_by_their_number(self, secretariat: Secretariat) -> None:
        """The item stays, the others too; a number that isn't there is told."""
        await secretariat.says(secretariat.region, f'{PUNKT} "Akutpladser"')
        for number in (1, 2):
            await secretariat.says(
                secretariat.region, f'/dagsorden bilag 2 https://a.example/{number} "Notat {number}"'
            )
        gone = await secretariat.says(
            secretariat.region, "/dagsorden fjern bilag 1 fra punkt 2 politisk sydvestjylland"
        )
        assert gone.startswith("Bilag fjernet: Akutpladser")
        assert "Bilag: Notat 2" in gone
        wrong = await secretariat.says(secretariat.region, "/dagsorden punkt 2 fjern bilag 2")
        assert "Punktet har bilag 1 alene." in wrong
        assert "Bilag:" not in await secretariat.says(secretariat.region, "/dagsorden punkt 2 fjern bilag 1")
        none = await secretariat.says(secretariat.region, "/dagsorden bilag 2 fjern 1")
        assert none.startswith("Der er ikke noget bilag 1.")
        assert (await items(secretariat))[0].is_on_agenda

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
        assert "`/dagsorden punkt 2 hjemmel “…” politisk sydvestjylland 8. december 2026`" in answer, (
            "the next meeting is another"
        )
        refused = await secretariat.says(secretariat.region, "/dagsorden punkt 2 klar")
        assert refused.startswith("Punktet er lukket")
        assert "/dagsorden punkt N hjemmel" in refused  # another item's number would close that one
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
        assert answer.startswith("Der er ikke noget punkt 7.\nDagsordenen har punkt 1–3.")
        assert await items(secretariat) == before


class TestStates:
    async def test_items_follow_the_steps_there_and_back(self, secretariat: Secretariat) -> None:
        """Quality-assured, approved and sent by the steps; a draft stays one; taking back takes the items back."""

        async def shown() -> str:
            return await secretariat.says(secretariat.region, "/dagsorden status")

        for title in ("Akutpladser", "Kladden"):
            await secretariat.says(secretariat.region, f'{PUNKT} "{title}"')
        button = button_of(await secretariat.office.types(secretariat.region, "/dagsorden punkt 2"), "Marker som klar")
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


@pytest.mark.parametrize("words", ["overfør 2", "udskyd punkt 2 til næste møde", "punkt 2 udsættes"])
async def test_without_a_meeting_it_goes_to_the_next_one(secretariat: Secretariat, words: str) -> None:
    """The body's next meeting after the item's own, passing over a pre-meeting; where there is none, that is told."""
    await secretariat.says(secretariat.region, f'{PUNKT} "Akutpladser" politisk sydvestjylland 8/12')
    refused = await secretariat.says(secretariat.region, f"/dagsorden {words} politisk sydvestjylland 8/12")
    assert refused.startswith("Politisk niveau, Sydvestjylland har intet møde efter det.")
    for made in ("16/12 kl. 9-11", "formøde 15/12 kl. 9-10"):
        await secretariat.says(secretariat.region, f"/moede opret politisk sydvestjylland {made}")
    answer = await secretariat.says(secretariat.region, f"/dagsorden {words} politisk sydvestjylland 8/12")
    assert answer.startswith("Overført: Akutpladser")
    assert "mødet onsdag den 16. december" in answer


@pytest.mark.parametrize("words", ["særskilt 2", "punkt 2 til særskilt drøftelse", "punkt 2 særskilt"])
async def test_an_item_is_set_aside_in_the_words_of_the_minutes(secretariat: Secretariat, words: str) -> None:
    """For the region's and the kommuner's own discussion."""
    await secretariat.says(secretariat.region, f'{PUNKT} "Akutpladser"')
    answer = await secretariat.says(secretariat.region, f"/dagsorden {words}")
    assert "Til særskilt drøftelse i region og kommuner" in answer


async def test_an_item_is_named_in_whole_sentences(secretariat: Secretariat) -> None:
    """What is said of it is done with “er” too; “vis” shows it, whatever else is said, and changes nothing."""
    added = await secretariat.says(secretariat.region, '/dagsorden opret punkt "Akutpladser" økonomi ingen')
    assert added.startswith("Punkt 2 er tilføjet: Akutpladser")
    assert (await secretariat.says(secretariat.region, "/dagsorden vis punkt 2")).startswith("Punkt 2: Akutpladser")
    assert "“klar”" in await secretariat.says(secretariat.region, "/dagsorden vis punkt 2 klar")
    for words, done in (("er klar", "Klar"), ("er kladde", "Kladde igen"), ("er lukket", "Lukket")):
        answer = await secretariat.says(secretariat.region, f"/dagsorden punkt 2 {words}")
        assert answer.startswith(f"{done}: Akutpladser")
