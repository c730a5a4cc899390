"""Before an experience is shared: it is looked through, kept, mended or thrown away, and some things are refused."""

import pytest

from domain.people import ChannelPurpose, Person
from handlers.erfaringer import form
from tests.storage.test_queries import counting
from tests.support.office import Office, button_of, form_of, said

LINE = "/erfaring del Opkald efter udskrivning: Sygeplejersken ringer til borgeren efter to dage."


@pytest.fixture
async def anne(office: Office) -> Person:
    """A consultant in Fyn, where a channel for experiences is chosen."""
    await office.channel("C9", None, ChannelPurpose.EXPERIENCES)
    return await office.with_role("Anne Eksempel", "somatik", "fyn")


async def test_a_draft_is_kept_until_it_is_shared(office: Office, anne: Person) -> None:
    """A draft is found again, is one however often the same is typed, and is gone once it was shared."""
    await office.types(anne, LINE)
    await office.types(anne, LINE)
    other = await office.types(anne, "/erfaring del Fælles tavle: Vi mødes hver morgen.")
    assert office.rows()["experience_drafts"] == 2
    found = await office.types(anne, "/erfaring kladde")
    assert "Fælles tavle · Sundhedsklynge Fyn" in said(found)
    first = await office.presses(anne, button_of(found, "Opkald efter udskrivning"))
    assert "Sygeplejersken ringer" in said(first)
    await office.presses(anne, button_of(first, "Del nu"))
    assert "Kladden er her ikke længere." in said(await office.presses(anne, button_of(first, "Del nu")))
    assert len(await office.delivers()) == 1
    assert "Kladden er kasseret." in said(await office.presses(anne, button_of(other, "Kassér")))
    assert "Du har ingen kladder." in said(await office.types(anne, "/erfaring kladder"))


async def test_where_there_are_more_drafts_than_are_shown_it_is_said(office: Office, anne: Person) -> None:
    """One is shown, and the way to ten others; older ones come forth once some of these are gone."""
    for number in range(12):
        await office.types(anne, f"/erfaring del Tavle {number}: Vi mødes hver morgen ved tavle {number}.")
    found = await office.types(anne, "/erfaring kladde")
    assert "Du har også ældre kladder." in said(found)
    assert button_of(found, "Tavle 1")
    await office.presses(anne, button_of(found, "Kassér"))
    left = await office.types(anne, "/erfaring kladde")
    assert button_of(left, "Tavle 0")
    assert "ældre kladder" not in said(left)


async def test_a_draft_is_nobody_elses(office: Office, anne: Person) -> None:
    """What somebody is about to share, nobody else can share, change or throw away."""
    looked = await office.types(anne, LINE)
    bo = await office.with_role("Bo Prøvesen", "somatik", "fyn")
    before = office.rows()["experience_drafts"]
    for label in ("Del nu", "Ret", "Kassér"):
        assert "Kladden er her ikke længere." in said(await office.presses(bo, button_of(looked, label)))
    assert office.rows()["experience_drafts"] == before
    assert await office.delivers() == []


async def test_a_draft_can_be_mended(office: Office, anne: Person) -> None:
    """The form opens with what was typed; what is shared is what was looked through last."""
    looked = await office.types(anne, LINE)
    opened = form_of(await office.presses(anne, button_of(looked, "Ret")))
    mended = await office.submits(anne, opened, {form.TITLE: "Opkald efter to dage"})
    assert "Opkald efter to dage · Sundhedsklynge Fyn" in said(mended)
    assert "Sygeplejersken ringer" in said(mended)
    again = await office.presses(anne, button_of(looked, "Del nu"))
    assert "Intet er delt endnu." in said(again)
    assert await office.delivers() == []
    assert said(await office.presses(anne, button_of(again, "Del nu"))).startswith("Delt i kanalen for erfaringer")


async def test_words_of_one_patient_are_asked_about(office: Office, anne: Person) -> None:
    """Words that point at one person are shown to the writer, who may go on all the same."""
    looked = await office.types(anne, "/erfaring del Opkald: Vi ringede til en 82-årig kvinde, og det hjalp.")
    assert "Handler det om én bestemt borger? Jeg faldt over “en 82-årig kvinde”." in said(looked)
    assert "Delt" in said(await office.presses(anne, button_of(looked, "Del nu")))
    assert "én bestemt borger" not in said(await office.types(anne, LINE))


async def test_what_is_alike_is_shown_first(office: Office, anne: Person) -> None:
    """Experiences on the same matter stand beside the draft, with a way to read each."""
    await office.shares(anne, "/erfaring del Opkald efter udskrivningen: Hjemmeplejen ringer.")
    await office.shares(anne, "/erfaring del Fælles tavle: Vi mødes ved tavlen.")
    looked = await office.types(anne, LINE)
    assert "Lignende erfaringer\n• Nr. 1: Opkald efter udskrivningen · Sundhedsklynge Fyn" in said(looked)
    assert "tavle" not in said(looked)
    assert "Hjemmeplejen ringer." in said(await office.presses(anne, button_of(looked, "Vis nr. 1")))


async def test_nothing_is_shared_twice(office: Office, anne: Person) -> None:
    """What is shared already, word for word, is refused, whoever shares it and from which draft."""
    bo = await office.with_role("Bo Prøvesen", "somatik", "fyn")
    looked = await office.types(bo, LINE)
    await office.shares(anne, LINE)
    assert "allerede delt som nr. 1" in said(await office.presses(bo, button_of(looked, "Del nu")))
    before = office.rows()
    again = said(await office.types(bo, LINE.replace("Sygeplejersken", "SYGEPLEJERSKEN")))
    assert again.startswith("Den erfaring er allerede delt som nr. 1.")
    assert {name for name, number in office.rows().items() if number != before[name]} <= {"deliveries"}


async def test_a_closed_item_is_not_shared(office: Office, anne: Person) -> None:
    """What names a closed item is refused to those who may read it; others learn nothing of it."""
    await office.types(anne, "/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17")
    hidden = "Sag om en bestemt afdeling"
    await office.types(
        anne,
        f'/dagsorden punkt "{hidden}" til orientering fra lokal lukket hjemmel "Forvaltningsloven § 27" '
        "politisk fyn 9/12",
    )
    for typed in (f"{hidden}: Det gik godt.", f"Det gik godt: Vi talte om {hidden.lower()} i går."):
        refused = said(await office.types(anne, f"/erfaring del {typed}"))
        assert refused.startswith("Det er et lukket punkt, og det må ikke deles."), refused
        assert "punkt 2 på dagsordenen for Politisk niveau, Fyn, den 9. december 2026" in refused
        assert "afdeling" not in refused
    opened = form_of(await office.types(anne, "/erfaring"))
    values = {form.TITLE: "Titel", form.BODY: f"Vi talte om {hidden}."}
    assert "lukket punkt" in said(await office.submits(anne, opened, values))
    by_number = "/erfaring del God idé: Vi prøvede punkt 2 fra den 9. december."
    assert "Det er et lukket punkt" in said(await office.types(anne, by_number))
    assert office.rows()["experience_drafts"] == 0
    unsure = await office.types(anne, "/erfaring del God idé: Vi prøvede den bestemte afdeling.")
    assert "Handler det om et lukket punkt? Teksten minder om punkt 2 på dagsordenen" in said(unsure)
    mended = form_of(await office.presses(anne, button_of(unsure, "Ret")))
    assert "Det er et lukket punkt" in said(await office.submits(anne, mended, {form.BODY: f"Vi prøvede {hidden}."}))
    assert "Vi prøvede den bestemte afdeling" in said(await office.types(anne, "/erfaring kladde"))
    assert said(await office.presses(anne, button_of(unsure, "Del nu"))).startswith("Delt")
    bo = await office.with_role("Bo Prøvesen", "somatik", "lillebaelt")
    assert "lukket" not in said(await office.types(bo, f"/erfaring del {hidden}: Det gik godt."))


@pytest.mark.parametrize(
    ("gone", "where"),
    [
        ("/moede aflys politisk fyn 9/12", "punkt 2 på dagsordenen"),
        ("/dagsorden træk 2 politisk fyn 9/12", "et punkt, der er taget af dagsordenen"),
    ],
)
async def test_what_was_closed_stays_so_when_it_is_not_treated(
    office: Office, anne: Person, gone: str, where: str
) -> None:
    """Neither a meeting that is cancelled nor an item that is taken off opens anything."""
    await office.types(anne, "/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17")
    hidden = "Sag om en bestemt afdeling"
    item = f'/dagsorden punkt "{hidden}" til orientering fra lokal lukket hjemmel "Forvaltningsloven § 27"'
    await office.types(anne, f"{item} politisk fyn 9/12")
    await office.types(anne, gone)
    refused = said(await office.types(anne, f"/erfaring del {hidden}: Det gik godt."))
    assert refused.startswith("Det er et lukket punkt, og det må ikke deles.")
    assert f"Teksten handler om {where} for Politisk niveau, Fyn, den 9. december 2026." in refused


async def test_a_closed_case_is_not_shared(office: Office, anne: Person) -> None:
    """By its title or number it is refused to those who may read it, wherever it is; others learn nothing of it."""
    hidden = "Sag om en bestemt afdeling"
    await office.types(anne, f'/sagsflow ny "{hidden}" skalering fyn lukket')
    assert [one.is_closed for one in await office.work.read(lambda r: r.cases.every())] == [True]
    for typed in (f"{hidden}: Det gik godt.", "God idé: Se sag nr. 1."):
        refused = said(await office.types(anne, f"/erfaring del {typed}"))
        assert refused.startswith("Det er en lukket sag, og den må ikke deles."), refused
        assert "Teksten handler om sag 1." in refused
        assert "afdeling" not in refused
    unsure = said(await office.types(anne, "/erfaring del God idé: Vi har prøvet sag 1 af."))
    assert "Handler det om en lukket sag? Teksten minder om sag 1." in unsure
    bo = await office.with_role("Bo Prøvesen", "somatik", "lillebaelt")
    assert "lukket" not in said(await office.types(bo, f"/erfaring del {hidden}: Det gik godt, sag nr. 1."))


async def test_looking_for_what_is_closed_costs_the_same_however_much_there_is(office: Office, anne: Person) -> None:
    """More closed cases are read in as many queries."""

    async def cost() -> int:
        with counting(office.work) as statements:
            await office.types(anne, LINE)
        return len(statements)

    await office.types(anne, LINE)
    costs = []
    for titles in (("Flytning af en vagt",), ("Leje af lokaler", "Salg af bygning", "En klage")):
        for title in titles:
            await office.types(anne, f'/sagsflow ny "{title}" skalering fyn lukket')
        costs.append(await cost())
    assert costs[0] == costs[1]


async def test_a_long_text_is_cut_with_a_way_to_the_rest(office: Office, anne: Person) -> None:
    """A channel's card shows the beginning of a long text; a press shows all of it."""
    opened = form_of(await office.types(anne, "/erfaring"))
    looked = await office.submits(
        anne, opened, {form.TITLE: "Lang", form.BODY: "Vi ringer igen. " * 120 + "Til sidst."}
    )
    assert "Til sidst." in said(looked)
    await office.presses(anne, button_of(looked, "Del nu"))
    (told,) = await office.delivers()
    assert "Til sidst." not in told.words
    assert " …\n" in told.words
    assert "Til sidst." in said(await office.presses(anne, button_of(told.card, "Læs det hele")))
