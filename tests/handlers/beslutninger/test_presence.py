"""Presence as it was: by the absences, corrected seat by seat or in a form, and what that does to decisions."""

import pytest

from domain.agenda import AgendaItem, ItemKind
from domain.attendance import StandIn
from tests.handlers.beslutninger.conftest import TRIAL, Held
from tests.support.office import button_of, form_of, mark, said


async def test_presence_follows_the_absences_until_it_is_corrected(held: Held) -> None:
    """What is shown says whether it is written down, and who was not there."""
    await held.absent("borgmester kolding")
    shown = await held.says("/beslutning fremmøde")
    assert "Efter afbuddene: Der kan træffes beslutninger, hvis der er konsensus." in shown
    assert "• Borgmester, Kolding" in shown
    corrected = await held.says("/beslutning fremmøde borgmester kolding mødte")
    assert corrected.startswith("Fremmødet er rettet")
    assert "Alle var til stede." in corrected


async def test_the_meetings_status_shows_presence_as_it_was(held: Held) -> None:
    """What is written down takes the absences' place."""
    assert "Fremmøde efter afbud: Region 4 af 4" in await held.says("/dagsorden status politisk lillebælt 9/12")
    await held.says("/beslutning fremmøde borgmester kolding udeblev")
    after = await held.says("/dagsorden status politisk lillebælt 9/12")
    assert "Fremmøde: Region 4 af 4 (mindst 2) · Kommuner 3 af 4" in after


async def test_too_few_are_asked_whether_they_approved_what_they_were_to_hear_of(held: Held) -> None:
    """The item isn't til beslutning, so it is noted; where enough came, or it was only noted, nothing is asked."""
    said_of_it = "Blev det besluttet? Der var for få til stede til at træffe beslutninger."
    assert said_of_it not in await held.says('/beslutning 5 "Tallene er godkendt" godkendt')
    await held.says("/beslutning fremmøde plo 1 udeblev")
    await held.says("/beslutning fremmøde plo 2 udeblev")
    noted = await held.says('/beslutning 5 "Tallene tages til efterretning"')
    assert noted.startswith("Beslutning 2 registreret: taget til efterretning")
    assert said_of_it not in noted
    assert f"{said_of_it} Blev sagen kun drøftet, så skriv `/beslutning ret 3 drøftet`." in await held.says(
        '/beslutning 5 "Vi køber flere tal" godkendt'
    )
    assert said_of_it in await held.says("/beslutning ret 2 godkendt")


async def test_a_seat_is_corrected_with_who_came_instead(held: Held) -> None:
    """A stand-in is named, and doesn't count on the political level."""
    answer = await held.says("/beslutning fremmøde borgmester vejle stedfortræder Ida Testesen")
    assert "• Borgmester, Vejle – stedfortræder: Ida Testesen" in answer
    assert "Kommuner 3 af 4" in answer
    presence = await held.presence()
    assert presence is not None
    assert presence.empty[0].stand_in == StandIn("Ida Testesen")


@pytest.mark.parametrize("words", ["alle mødte undtagen {}", "alle var der på nær {}", "alle kom, bortset fra {}"])
async def test_all_but_one_were_there(held: Held, words: str) -> None:
    """Who is excepted was not there, although the words say that all were."""
    answer = await held.says(f"/beslutning fremmøde {words.format('borgmester vejle')}")
    assert "Ikke til stede\n• Borgmester, Vejle" in answer


@pytest.mark.parametrize(
    "words", ["borgmester vejle deltog virtuelt", "borgmester vejle kom for sent", "borgmester vejle på teams"]
)
async def test_who_took_part_from_afar_or_came_late_was_there(held: Held, words: str) -> None:
    """Both count as present."""
    assert "Alle var til stede." in await held.says(f"/beslutning fremmøde {words}")


@pytest.mark.parametrize(
    "words",
    [
        "borgmester vejle",
        "borgmester vejle måske",
        "borgmester vejle gik tidligt",
        "kun borgmester vejle mødte",
        "3 region 4 kommuner borgmester vejle kom",
        "borgmester vejle erstattet af Ida Testesen",
        "borgmester vejle deltog, selvom han var syg",
    ],
)
async def test_what_says_neither_is_asked(held: Held, words: str) -> None:
    """Both that may be meant are buttons; nothing is noted before."""
    before = held.office.rows()
    asked = await held.office.types(held.region, f"/beslutning fremmøde {words}")
    assert said(asked).startswith("Var Borgmester, Vejle til stede?")
    assert "Intet er gemt." in said(asked)
    assert held.office.rows() == before
    away = said(await held.office.presses(held.region, button_of(asked, "Nej, udeblev")))
    assert "Ikke til stede\n• Borgmester, Vejle" in away
    there = said(await held.office.presses(held.region, button_of(asked, "Ja, til stede")))
    assert "Alle var til stede." in there


async def test_two_who_are_named_are_told(held: Held) -> None:
    """By mark or by seat: the second was dropped."""
    mayor = await held.office.seated("Anna Prøve", "politisk/lillebaelt", "borgmester_vejle")
    alone = await held.says(f"/beslutning fremmøde {mark(mayor)} udeblev")
    assert "Ikke til stede\n• Borgmester, Vejle" in alone
    before = held.office.rows()
    answer = await held.says(f"/beslutning fremmøde {mark(mayor)} og borgmester kolding udeblev")
    assert answer.startswith("Ét medlem ad gangen.")
    assert held.office.rows() == before


@pytest.mark.parametrize("words", ["borgmester vejle var syg", "borgmester vejle stedfortræder Ida Testesen syg"])
async def test_a_reason_is_dropped_and_told(held: Held, words: str) -> None:
    """Who was ill was not there; that they were stands nowhere."""
    answer = await held.says(f"/beslutning fremmøde {words}")
    assert "Ikke til stede\n• Borgmester, Vejle" in answer
    assert "Årsagen gemmer jeg ikke" in answer
    presence = await held.presence()
    assert presence is not None
    assert presence.empty[0].stand_in in (None, StandIn("Ida Testesen"))


async def test_a_correction_tells_which_decisions_it_does_not_carry(held: Held) -> None:
    """Decisions stay as recorded; the answer says what to do with them."""
    await held.says(f'/beslutning {TRIAL} "Vi går i gang" godkendt')
    await held.says("/beslutning fremmøde plo 1 udeblev")
    answer = await held.says("/beslutning fremmøde plo 2 udeblev")
    assert "Der kan ikke træffes beslutninger" in answer
    assert "Se på beslutning 1: Fremmødet rækker ikke til at beslutte." in answer
    await held.says("/beslutning fortryd 1")
    assert "Se på beslutning" not in await held.says("/beslutning fremmøde")


async def test_the_form_says_who_was_not_there(held: Held) -> None:
    """It opens with the absences chosen; what is chosen then stands, stand-ins kept."""
    await held.says("/beslutning fremmøde borgmester vejle stedfortræder Ida Testesen")
    shown = await held.office.types(held.region, "/beslutning fremmøde")
    form = form_of(await held.office.presses(held.region, button_of(shown, "Ret fremmødet")))
    chosen = {"fravaerende": "borgmester_vejle\nplo_1"}
    answer = said(await held.office.submits(held.region, form, chosen))
    assert "• PLO 1" in answer
    assert "Ida Testesen" in answer
    again = form_of(await held.office.presses(held.region, button_of(shown, "Ret fremmødet")))
    emptied = said(await held.office.submits(held.region, again, {"fravaerende": ""}))
    assert "Alle var til stede." in emptied


async def test_a_form_overwrites_no_correction_that_it_did_not_show(held: Held) -> None:
    """Who was noted as absent while it stood open is still so after it is sent."""
    shown = await held.office.types(held.region, "/beslutning fremmøde")
    form = form_of(await held.office.presses(held.region, button_of(shown, "Ret fremmødet")))
    await held.says("/beslutning fremmøde borgmester vejle udeblev", held.municipality)
    before = await held.presence()
    refused = said(await held.office.submits(held.region, form, {"fravaerende": "plo_1"}))
    assert refused.startswith("Fremmødet er ændret af en anden, mens formularen stod åben.")
    assert await held.presence() == before


async def test_a_seat_nobody_knows_is_refused(held: Held) -> None:
    """Nothing is stored where no seat is meant."""
    before = held.office.rows()
    assert (await held.says("/beslutning fremmøde borgmester andeby udeblev")).startswith(
        ("Jeg fandt ikke medlemmet", "Hvilket medlem mener du?")
    )
    assert held.office.rows() == before


async def test_the_professional_level_gets_no_verdict(held: Held) -> None:
    """Representation only, and a word on the mandate with each decision."""
    office = held.office
    await held.says("/moede opret fagligt lillebælt onsdag den 16. december 2026 kl. 9-11")
    office.now = office.now.replace(day=17)
    shown = await held.says("/beslutning fremmøde fagligt lillebælt")
    assert "træffes beslutninger" not in shown
    assert "Region 3 af 3" in shown
    item = AgendaItem(0, 2, "Fælles indsats", held.region.id, office.now, ItemKind.DECISION, install="T1")
    await office.work.run(lambda r: r.agenda_items.add(item))
    recorded = await held.says('/beslutning 1 "Vi går i gang" fagligt lillebælt')
    assert "Har alle, også en suppleant, mandat til at beslutte det?" in recorded
