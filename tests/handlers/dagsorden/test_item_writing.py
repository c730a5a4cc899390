"""Who writes an item: taken, given to somebody, given back; told once, and shown in the lists."""

import asyncio
from dataclasses import replace

import pytest

from domain.people import Person
from handlers.dagsorden.item_form import WRITER
from handlers.dagsorden.item_reminder import HAND_OVER, RECEIVER
from handlers.outcomes import FormErrors
from tests.handlers.dagsorden.conftest import PUNKT, Secretariat, items
from tests.support.office import button_of, form_of, mark, said

MEETING = "politisk sydvestjylland 8/12"


@pytest.fixture
async def item(secretariat: Secretariat) -> Secretariat:
    """A secretariat with an item that its roles write."""
    answer = await secretariat.says(secretariat.region, f'{PUNKT} "Akutpladser" fra lokal')
    assert "Skrives af: Sydvestjysk Sygehus og/eller" in answer
    return secretariat


async def writer(secretariat: Secretariat) -> int | None:
    """Who writes the first item that somebody put there."""
    return (await items(secretariat))[0].writer


async def caseworker(secretariat: Secretariat, name: str = "Sif") -> Person:
    """Somebody who writes items and isn't in the secretariat."""
    return await secretariat.office.with_role(name, "sagsbehandler", "sydvestjylland")


class TestTaking:
    @pytest.mark.parametrize(
        "words", ["punkt 2 jeg skriver", "jeg skriver punkt 2", "tag punkt 2", "punkt 2 skriver mig"]
    )
    async def test_a_person_says_that_they_write_it(self, item: Secretariat, words: str) -> None:
        """It is shown on the item, in the list and among their own."""
        answer = await item.says(item.municipality, f"/dagsorden {words} {MEETING}")
        assert answer.startswith("Du skriver nu punktet: Akutpladser")
        assert "Skrives af: Kim (frist tirsdag den 10. november)." in answer
        assert await writer(item) == item.municipality.id
        listed = await item.says(item.region, "/dagsorden punkter")
        assert "2. Akutpladser – til drøftelse · kladde · skrives af Kim" in listed
        assert "Akutpladser" in await item.says(item.municipality, "/dagsorden mine punkter")

    async def test_two_who_press_at_once(self, item: Secretariat) -> None:
        """One writes it, the other is told that somebody does."""
        shown = await item.office.types(item.region, "/dagsorden punkt 2")
        button = button_of(shown, "Jeg skriver det")
        people = (item.region, item.municipality)
        answers = await asyncio.gather(*(item.office.presses(one, button) for one in people))
        told = sorted(said(answer).splitlines()[0] for answer in answers)
        assert told == ["Du skriver nu punktet: Akutpladser", "Punktet har allerede en, der skriver det."]

    async def test_who_writes_items_may_take_one(self, item: Secretariat) -> None:
        """A caseworker too, but neither a member nor another cluster, and no closed item."""
        sif = await caseworker(item)
        member = await item.office.seated("Jesper", "politisk/sydvestjylland", "borgmester_esbjerg")
        other = await item.office.with_role("Olga", "regionshus", "fyn")
        await item.says(item.region, f'{PUNKT} "Fratrædelsen" lukket hjemmel "§ 27"')
        before = item.office.rows()
        for person, number in ((member, 2), (other, 2), (sif, 3), (member, 3)):
            answer = await item.says(person, f"/dagsorden punkt {number} jeg skriver {MEETING}")
            assert "Det kan kun" in answer
            assert "Fratrædelsen" not in answer
        assert item.office.rows() == before
        assert (await item.says(sif, f"/dagsorden punkt 2 jeg skriver {MEETING}")).startswith("Du skriver nu punktet")


class TestGiving:
    async def test_somebody_is_given_it_and_told(self, item: Secretariat) -> None:
        """Once, when the message is sent; a closed item's writer may then read it."""
        sif = await caseworker(item)
        await item.says(item.region, "/dagsorden punkt 2 hjemmel “§ 27”")
        answer = await item.says(item.region, f"/dagsorden punkt 2 skriver {mark(sif)}")
        assert answer.startswith("Ændret: Akutpladser")
        assert "Skrives af: Sif" in answer
        [told] = await item.office.delivers()
        assert told.message.recipient == sif.id
        assert told.words.startswith("Du er sat til at skrive punktet: Akutpladser")
        assert "2. Akutpladser" in await item.says(sif, f"/dagsorden punkter {MEETING}")
        entries = await item.office.audit(f"punkt:{(await items(item))[0].id}")
        assert (entries[-1].act, entries[-1].facts["skriver"]) == ("punkt.skriver", sif.id)

    async def test_who_writes_it_is_not_given_it_again(self, item: Secretariat) -> None:
        """They were told of it as if it was a new one."""
        sif = await caseworker(item)
        await item.says(item.region, f"/dagsorden punkt 2 skriver {mark(sif)}")
        before = item.office.rows()
        assert (await item.says(item.region, f"/dagsorden punkt 2 skriver {mark(sif)}")).startswith(
            "Sif skriver allerede"
        )
        assert item.office.rows() == before

    async def test_who_gives_away_anothers_item_is_told_whose_it_was(self, item: Secretariat) -> None:
        """By words and by the forms: they go on writing; one's own needs no word, and who has left asks nothing."""
        await item.says(item.municipality, f"/dagsorden punkt 2 jeg skriver {MEETING}")
        sif, sara = await caseworker(item), await caseworker(item, "Sara")
        told = "{} skulle skrive det og får ikke besked fra mig: Aftal det med hinanden."
        shown = await item.office.types(item.region, "/dagsorden punkt 2")
        button = replace(button_of(shown, "Ret"), action=HAND_OVER, value=str((await items(item))[0].id))
        form = form_of(await item.office.presses(item.region, button))
        assert told.format("Kim") in await item.says(item.region, f"/dagsorden punkt 2 skriver {mark(sif)}")
        handed = said(await item.office.submits(item.region, form, {RECEIVER: str(sara.id)}))
        assert told.format("Sif") in handed
        changed = form_of(await item.office.presses(item.region, button_of(shown, "Ret")))
        given = await item.office.submits(item.region, changed, {WRITER: str(item.region.id)})
        assert told.format("Sara") in said(given)
        assert "skulle skrive" not in await item.says(item.region, f"/dagsorden punkt 2 skriver {mark(sif)}")
        await item.office.work.run(lambda store: store.people.set_deactivated(sif.id, is_deactivated=True))
        assert "skulle skrive" not in await item.says(item.region, f"/dagsorden punkt 2 skriver {mark(sara)}")

    async def test_it_is_given_back_to_the_roles(self, item: Secretariat) -> None:
        """Whoever it had been given to meanwhile hears nothing any more."""
        sif = await caseworker(item)
        await item.says(item.region, f"/dagsorden punkt 2 skriver {mark(sif)}")
        back = await item.says(item.region, "/dagsorden punkt 2 skriver ingen")
        assert "Skrives af: Sydvestjysk Sygehus og/eller" in back
        assert await item.office.delivers() == []

    async def test_only_those_who_write_items_can_be_given_one(self, item: Secretariat) -> None:
        """Somebody without such a role is named, and nothing is stored."""
        stranger = await item.office.person("Bo Prøvesen")
        before = item.office.rows()
        answer = await item.says(item.region, f"/dagsorden punkt 2 skriver {mark(stranger)}")
        assert answer.startswith(
            "Bo Prøvesen har ingen rolle, der skriver punkter til Politisk niveau, Sydvestjylland."
        )
        assert "`/tovholder rolle tildel @navn ROLLE sydvestjylland`" in answer
        assert "En sagsbehandler uden rolle kan sende sin tekst" in answer
        assert item.office.rows() == before
        sif = await caseworker(item)
        refused = await item.says(sif, f"/dagsorden punkt 2 skriver {mark(sif)} {MEETING}")
        assert "Det kan kun" in refused

    async def test_a_new_item_comes_with_its_writer(self, item: Secretariat) -> None:
        """By words and by form; the standing items have none."""
        sif = await caseworker(item)
        answer = await item.says(item.region, f'{PUNKT} "Genoptræning" skriver {mark(sif)} fra ssu')
        assert "Skrives af: Sif" in answer
        assert "Skrives af: Rikke" in await item.says(item.region, f'{PUNKT} "Tal" jeg skriver')
        form = form_of(await item.office.types(item.region, "/dagsorden punkt 2 ret"))
        changed = await item.office.submits(item.region, form, {"skriver": str(sif.id)})
        assert "Skrives af: Sif" in said(changed)
        kept = form_of(await item.office.types(item.region, "/dagsorden punkt 2 ret"))
        assert "Ny skriver (nu Sif)" in [getattr(one, "label", "") for one in kept.fields]
        assert "Skrives af: Sif" in said(await item.office.submits(item.region, kept, {"skriver": ""}))
        stranger = await item.office.person("Bo Prøvesen")
        wrong = await item.office.submits(item.region, kept, {"skriver": str(stranger.id)})
        assert isinstance(wrong, FormErrors)
        assert wrong.errors["skriver"].startswith("Bo Prøvesen har ingen rolle")
        standing = await item.says(item.region, "/dagsorden punkt 1 jeg skriver")
        assert standing.startswith("“Godkendelse af dagsorden” hører til på enhver dagsorden.")
