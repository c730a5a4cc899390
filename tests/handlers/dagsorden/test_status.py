"""The status of a meeting: what is late and who has it, the fourteen steps, and what this person may do now."""

import pytest

from bot.slack.rendering import characters, draw
from danish.zone import copenhagen
from handlers.ui import Actions, Text
from tests.handlers.dagsorden.conftest import Secretariat
from tests.support.office import button_of, card_of, said

STATUS = "/dagsorden status politisk sydvestjylland 8/12"
STEMS = (
    *("mødedato", "indkald", "forplejning", "punkter i acadre", "kvalitetssikr", "generering i acadre", "godkend"),
    *("generering", "udsend", "afhold", "referat", "generering af referat i acadre", "udsendelse af referat"),
    "opfølgning",
)


async def test_the_first_line_says_days_verdict_and_who_is_late(secretariat: Secretariat) -> None:
    """Late steps are named by organisation, never by person."""
    secretariat.office.now = copenhagen(2026, 11, 17, 13)
    answer = await secretariat.says(secretariat.region, STATUS)
    title = answer.splitlines()[0]
    assert title.startswith("Om 15 hverdage · Der kan træffes beslutninger · 2 trin er forsinket (")
    assert "Regionshuset" in title
    assert "Varde Kommune" in title
    assert "Rikke" not in answer
    assert "Kim" not in answer


async def test_nothing_late_is_said_too(secretariat: Secretariat) -> None:
    """A meeting made too late for a step calls it straks, not late."""
    title = (await secretariat.says(secretariat.region, STATUS)).splitlines()[0]
    assert "forsinket" not in title
    assert "1 trin skal klares straks" in title


async def test_each_of_the_fourteen_steps_has_a_line_with_tool_and_state(secretariat: Secretariat) -> None:
    """The steps read by the names of the profile, with the system the act is done in."""
    lines = (await secretariat.says(secretariat.region, STATUS)).splitlines()
    for number, stem in enumerate(STEMS, start=1):
        line = next(line for line in lines if line.startswith(f"{number}. "))
        assert stem in line.lower()
    assert any("udkast – frist torsdag den 10. december kl. 12.00" in line for line in lines)
    assert any(line.startswith("8. Ny generering: ikke nødvendig") for line in lines)


async def test_who_confirmed_and_who_is_missing_is_told(secretariat: Secretariat) -> None:
    """A row of two owners names the one that is missing, and both once it is done."""
    await secretariat.says(secretariat.region, "/dagsorden kvalitetssikret")
    secretariat.office.now = copenhagen(2026, 11, 18, 9)
    await secretariat.says(secretariat.region, "/dagsorden udført 4")
    answer = await secretariat.says(secretariat.region, STATUS)
    assert (
        "Kvalitetssikring – Regionshuset har bekræftet, Kommunal tovholder (Varde Kommune) mangler. "
        "Fristen var tirsdag den 17. november kl. 12.00." in answer
    )
    await secretariat.says(secretariat.municipality, "/dagsorden kvalitetssikret 2217744")
    answer = await secretariat.says(secretariat.region, STATUS)
    assert "udført onsdag den 18. november af Regionshuset og Varde Kommune, sagsnr. 22/17744" in answer


async def test_roles_that_nobody_holds_are_pointed_out(secretariat: Secretariat) -> None:
    """The status says where a person is missing, and how that is mended."""
    answer = await secretariat.says(secretariat.region, STATUS)
    assert "Uden ansvarlig: Her mangler en person hos Sydvestjysk Sygehus og Psykiatrisygehuset." in answer
    assert "`/tovholder rolle tildel`" in answer


async def test_the_political_level_has_a_forecast_and_the_professional_representation(
    secretariat: Secretariat,
) -> None:
    """No verdict stands on the professional level."""
    assert "Som det ser ud nu: Der kan træffes beslutninger, hvis der er konsensus." in await secretariat.says(
        secretariat.region, STATUS
    )
    await secretariat.says(secretariat.region, "/moede opret fagligt sydvestjylland 3/12 kl. 9-11")
    answer = await secretariat.says(secretariat.region, "/dagsorden status fagligt")
    assert "Repræsentation: Region 3 af 3" in answer
    assert "beslutninger" not in answer.splitlines()[0]
    assert "i First Agenda" in answer


async def test_absences_turn_the_verdict_in_the_first_line(secretariat: Secretariat) -> None:
    """The forecast is of today."""
    for seat in ("plo 1", "plo 2"):
        await secretariat.says(secretariat.region, f"/afbud politisk sydvestjylland 8/12 {seat}")
    title = (await secretariat.says(secretariat.region, STATUS)).splitlines()[0]
    assert "Der kan ikke træffes beslutninger" in title


async def test_the_buttons_are_what_this_person_may_do(secretariat: Secretariat) -> None:
    """At most three, the likely one first; whoever may do nothing gets the time line alone."""
    card = card_of(await secretariat.office.types(secretariat.municipality, STATUS))
    rows = [block for block in card.blocks if isinstance(block, Actions)]
    assert [button.label for button in rows[0].buttons] == [
        "Bekræft indkaldelse",
        "Bekræft dagsordenspunkter",
        "Bekræft kvalitetssikring",
    ]
    mayor = await secretariat.office.seated("Borgmester", "politisk/sydvestjylland", "borgmester_varde")
    card = card_of(await secretariat.office.types(mayor, STATUS))
    rows = [block for block in card.blocks if isinstance(block, Actions)]
    assert [button.label for row in rows for button in row.buttons] == ["Vis tidslinje"]


async def test_a_press_confirms_and_shows_the_status_as_it_is_then(secretariat: Secretariat) -> None:
    """The pressed message changes into what was done, with a way back."""
    shown = await secretariat.office.types(secretariat.region, STATUS)
    answer = await secretariat.office.presses(secretariat.region, button_of(shown, "Bekræft kvalitetssikring"))
    assert said(answer).startswith("Bekræftet: Kvalitetssikring – Regionshuset")
    assert "[Bekræft kvalitetssikring]" not in said(answer)
    undone = await secretariat.office.presses(secretariat.region, button_of(answer, "Fortryd"))
    assert said(undone).startswith("Fortrudt: Kvalitetssikring")
    assert (await secretariat.tasks())[5, ""].confirmations == ()
    again = await secretariat.office.presses(secretariat.region, button_of(undone, "Se status"))
    assert "[Bekræft kvalitetssikring]" in said(again)


async def test_the_status_is_within_limits_and_whole(secretariat: Secretariat) -> None:
    """Even where all is late and the names are long, nothing is cut."""
    await secretariat.office.with_role("Olga", "somatik", "fyn")
    await secretariat.office.with_role("Ole", "kommune", "fyn", municipality="faaborg_midtfyn")
    ole = await secretariat.office.with_role("Ole", "regionshus", "fyn")
    await secretariat.says(ole, "/moede opret fagligt fyn torsdag den 3. december 2026 kl. 9-11")
    secretariat.office.now = copenhagen(2026, 12, 30, 9)
    card = card_of(await secretariat.office.types(ole, "/dagsorden status fagligt fyn 3/12"))
    drawn = draw(card, mentions={})
    assert len(drawn.blocks) < 25
    assert characters(list(drawn.blocks)) < 8_000
    assert any(isinstance(block, Text) and "14. Opfølgning" in str(block) for block in card.blocks)


async def test_without_text_the_next_meeting_of_ones_cluster_is_shown(secretariat: Secretariat) -> None:
    """Whoever serves one cluster needn't name it."""
    await secretariat.says(secretariat.region, "/moede opret fagligt sydvestjylland 3/12 kl. 9-11")
    answer = await secretariat.says(secretariat.region, "/dagsorden")
    assert "Fagligt strategisk niveau, Sydvestjylland · torsdag den 3. december 2026" in answer


async def test_with_several_clusters_one_is_asked_which(secretariat: Secretariat) -> None:
    """The buttons name the meetings, and a press shows the one."""
    office = secretariat.office
    await office.give_role(secretariat.region, "regionshus", "fyn")
    await secretariat.says(secretariat.region, "/moede opret politisk fyn 9/12 kl. 15-17")
    asked = await office.types(secretariat.region, "/dagsorden")
    assert said(asked).startswith("Hvilket møde mener du?")
    answer = await office.presses(secretariat.region, button_of(asked, "9/12 kl. 15.00, Politisk niveau, Fyn"))
    assert "Politisk niveau, Fyn · onsdag den 9. december 2026" in said(answer)


async def test_the_channels_cluster_is_meant(secretariat: Secretariat) -> None:
    """In a secretariat's channel its own meeting is shown."""
    office = secretariat.office
    await office.give_role(secretariat.region, "regionshus", "fyn")
    await secretariat.says(secretariat.region, "/moede opret politisk fyn 1/12 kl. 15-17")
    await office.channel("C9", "sydvestjylland")
    answer = said(await office.types(secretariat.region, "/dagsorden", channel="C9"))
    assert "Politisk niveau, Sydvestjylland · tirsdag den 8. december" in answer


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/dagsorden status fyn", "Det kan kun sekretariatet i Sundhedsklynge Fyn gøre."),
        ("/dagsorden status politisk fyn 8/12", "Det kan kun sekretariatet i Sundhedsklynge Fyn gøre."),
        ("/dagsorden status politisk sydvestjylland 31/11", "Jeg forstod ikke datoen “31/11”."),
        ("/dagsorden status politisk 9/12", "Politisk niveau, Sydvestjylland har intet møde onsdag den 9. december"),
        ("/dagsorden kvalitetsikret", "Jeg forstod ikke “kvalitetsikret”."),
        ("/dagsorden xyzzy plugh", "Jeg forstod ikke “xyzzy plugh”."),
        ("/dagsorden udført", "Hvilket trin mener du?"),
        ("/dagsorden fortryd", "Hvilket trin mener du?"),
        ("/dagsorden godkend for ⟦person:2⟧", "Skriv, hvilken formand det er"),
        ("/dagsorden ikke udsendt", "Jeg forstod ikke “ikke”."),
        ("/dagsorden udført 99", "Mødet har ikke noget trin 99.\nDet har trin 1 til 14."),
        ("/dagsorden udført 5 i Sverige", "Jeg forstod ikke “Sverige”."),
        ("/dagsorden genereret og udsendt", "Ét trin ad gangen."),
        ("/referat udkast og godkendt", "Ét trin ad gangen."),
        ("/dagsorden " + "æ" * 4000, "Teksten er for lang"),
        ("/dagsorden kvalitetssikret 010203-1234", "Teksten ser ud til at rumme et CPR-nummer."),
    ],
)
async def test_what_can_not_be_done_is_said_and_nothing_stored(
    secretariat: Secretariat, line: str, expected: str
) -> None:
    """Each answer says what was wrong."""
    before = secretariat.office.rows()
    assert (await secretariat.says(secretariat.region, line)).startswith(expected)
    assert secretariat.office.rows() == before


async def test_the_step_in_the_question_is_one_that_the_command_marks(secretariat: Secretariat) -> None:
    """Asked after the minutes' command, the example isn't a step of the agenda."""
    assert "`/dagsorden fortryd 5`" in await secretariat.says(secretariat.region, "/dagsorden fortryd")
    assert "`/referat fortryd 11`" in await secretariat.says(secretariat.region, "/referat fortryd")


async def test_a_slip_is_answered_with_the_right_word(secretariat: Secretariat) -> None:
    """A press on the right word does what was meant."""
    asked = await secretariat.office.types(secretariat.region, "/dagsorden kvalitetsikret")
    answer = await secretariat.office.presses(secretariat.region, button_of(asked, "Mente du “kvalitetssikret”?"))
    assert said(answer).startswith("Bekræftet: Kvalitetssikring")


async def test_whoever_has_no_role_is_told_how_to_get_one(secretariat: Secretariat) -> None:
    """Nobody sees a secretariat's work by chance."""
    nobody = await secretariat.office.person("Nina")
    assert (await secretariat.says(nobody, "/dagsorden")).startswith("Du har ingen rolle i et sekretariat endnu.")
    outsider = await secretariat.office.types(secretariat.region, STATUS, is_outsider=True)
    assert said(outsider).startswith("Det kan kun folk fra dette Slack")


async def test_help_is_answered(secretariat: Secretariat) -> None:
    """Both commands explain themselves."""
    assert "kvalitetssikret" in await secretariat.says(secretariat.region, "/dagsorden hjælp")
    assert "udkast" in await secretariat.says(secretariat.region, "/referat hjælp")


async def test_an_impl_body_says_that_its_work_is_agreed_locally(secretariat: Secretariat) -> None:
    """A forum without steps has a status all the same."""
    await secretariat.says(secretariat.municipality, "/moede opret impl sydvestjylland 3/12 kl. 9-11")
    answer = await secretariat.says(secretariat.municipality, "/dagsorden status impl sydvestjylland")
    assert "Forummet har ingen faste trin." in answer
