"""Setting recorded decisions right, by words and by form, and taking back an authority's approval."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from bot.slack.rendering import CUT, draw
from danish.zone import copenhagen
from domain.decisions import DecisionForm, DecisionState
from handlers.beslutninger.messages import DEADLINE
from handlers.outcomes import FormErrors
from handlers.ui import Choice, DateInput, Form, TextInput
from tests.handlers.beslutninger.conftest import CLOSED, COSTLY, TRIAL, Held
from tests.support.office import button_of, card_of, form_of, said

RECORD = f'/beslutning {TRIAL} "Vi går i gang i marts" ansvarlig kommune frist 23/12'
COSTLY_SAID = f'/beslutning {COSTLY} "Akutteam fra maj" godkendt'
APPROVED = ("/beslutning godkendt 1 regionsrådet 22/17744", "/beslutning godkendt 1 kommunalbestyrelse kolding",
            "/beslutning godkendt 1 byrådet i vejle")  # fmt: skip
FILLED = {"tekst": "Nyt", "form": "drøftet", "bemaerkninger": "", "ansvarlig": "", "frist": ""}


async def test_what_is_given_is_changed_and_the_rest_stays(held: Held) -> None:
    """By words: text, form, responsible, deadline and remarks, each by itself or together."""
    await held.says(RECORD)
    answer = await held.says('/beslutning ret 1 "Vi går i gang i maj" politisk lillebælt 9/12')
    assert answer.startswith("Beslutning 1 er rettet: godkendt")
    assert "“Vi går i gang i maj”" in answer
    [decision] = await held.decisions()
    assert (decision.text, decision.role, decision.deadline) == ("Vi går i gang i maj", "kommune", date(2026, 12, 23))
    await held.says("/beslutning ret 1 godkendt med bemærkninger ansvarlig fagligt frist 15/1")
    await held.says('/beslutning ret 1 bemærkninger "Økonomien følges"')
    [decision] = await held.decisions()
    assert (decision.form, decision.remarks) == (DecisionForm.APPROVED_WITH_REMARKS, "Økonomien følges")
    assert (decision.forum, decision.role, decision.deadline) == ("fagligt", "", date(2027, 1, 15))
    await held.says("/beslutning ret 1 uden frist uden ansvarlig uden bemærkninger")
    [decision] = await held.decisions()
    assert (decision.forum, decision.deadline, decision.remarks) == ("", None, "")
    assert decision.text == "Vi går i gang i maj"


async def test_a_decision_is_recorded_with_remarks(held: Held) -> None:
    """The words after “med bemærkninger” are the decision where they stand alone, and its remarks beside it."""
    recorded = await held.says(f'/beslutning {TRIAL} "Vi går i gang" godkendt med bemærkninger "Økonomien følges"')
    assert "Bemærkninger: Økonomien følges" in recorded
    await held.says(f'/beslutning {COSTLY} godkendt med bemærkningerne "Akutteam fra maj"')
    first, second = await held.decisions()
    assert (first.text, first.remarks) == ("Vi går i gang", "Økonomien følges")
    assert (second.text, second.remarks, second.form) == ("Akutteam fra maj", "", DecisionForm.APPROVED_WITH_REMARKS)


async def test_the_old_version_is_kept_in_the_log(held: Held) -> None:
    """Who did what when, and how it read before; the log is the secretariat's."""
    await held.says(RECORD)
    held.office.now = copenhagen(2026, 12, 10, 10)
    await held.says('/beslutning ret 1 "Vi går i gang i maj"', held.municipality)
    log = await held.says("/beslutning log 1")
    assert log.startswith("Log over beslutning 1")
    assert "kl. 09.00: Registreret af Rikke" in log
    assert "kl. 10.00: Rettet af Kim\nFør: godkendt “Vi går i gang i marts” · ansvarlig: Kommunal tovholder" in log
    entries = await held.office.audit("decision:1")
    assert "marts" not in str([entry.facts for entry in entries])


async def test_a_long_log_shows_the_latest_and_says_that_there_is_more(held: Held) -> None:
    """Also as Slack draws it: the last that was done is there, and nothing is left out without a word."""
    await held.says(RECORD)
    for number in range(35):
        await held.says(f'/beslutning ret 1 "{number} {"Vi går i gang. " * 50}"')
    card = card_of(await held.office.types(held.region, "/beslutning log 1"))
    drawn = draw(card, mentions={}).blocks
    told = [one["text"]["text"] if one["type"] == "section" else one["elements"][0]["text"] for one in drawn]
    lines = [one for one in told if "Rettet af Rikke" in one]
    assert "Før: godkendt “33 Vi går i gang." in lines[-1]
    assert CUT not in told
    assert f"Her er det seneste. Der er ikke plads til {36 - len(lines)} ældre linjer." in told
    assert len(lines) < 30


async def test_the_reminders_follow_the_new_deadline(held: Held) -> None:
    """The old deadline is forgotten, the new one reminded of once."""
    await held.says(RECORD)
    await held.says("/beslutning ret 1 frist 8/1")
    held.office.now = copenhagen(2026, 12, 23, 9, 1)
    assert not [one for one in await held.office.reminded() if one.message.kind == DEADLINE]
    held.office.now = copenhagen(2027, 1, 8, 9, 1)
    assert len([one for one in await held.office.reminded() if one.message.kind == DEADLINE]) == 1


async def test_a_decision_is_edited_by_form(held: Held) -> None:
    """It opens with what stands there, from the answer's button or without a text."""
    recorded = await held.office.types(held.region, RECORD)
    opened = form_of(await held.office.presses(held.region, button_of(recorded, "Ret")))
    assert {one.name: one.value for one in opened.fields if isinstance(one, TextInput | Choice | DateInput)} == {
        "tekst": "Vi går i gang i marts", "form": "godkendt", "bemaerkninger": "", "ansvarlig": "role:kommune",
        "frist": "2026-12-23",
    }  # fmt: skip
    held.office.now = copenhagen(2026, 12, 24, 9)
    form = form_of(await held.office.types(held.region, "/beslutning ret 1"))
    answer = said(await held.office.submits(held.region, form, {"tekst": "Nyt", "frist": "2026-12-23"}))
    assert answer.startswith("Beslutning 1 er rettet: godkendt")
    wrong = await held.office.submits(held.region, form_of(await held.office.types(held.region, "/beslutning ret 1")),
                                      {"tekst": "–", "frist": "2026-12-22"})  # fmt: skip
    assert isinstance(wrong, FormErrors)
    assert set(wrong.errors) == {"tekst", "frist"}


async def test_two_who_edit_at_once_are_told(held: Held) -> None:
    """The second form was opened for what stands there no longer; nothing is overwritten."""
    await held.says(RECORD)
    forms = [
        form_of(await held.office.types(person, "/beslutning ret 1")) for person in (held.region, held.municipality)
    ]
    await held.office.submits(held.region, forms[0], {"frist": "", "tekst": "Den første"})
    second = await held.office.submits(held.municipality, forms[1], {"frist": "", "tekst": "Den anden"})
    assert isinstance(second, FormErrors)
    assert "er ændret af en anden" in said(second)
    assert [one.text for one in await held.decisions()] == ["Den første"]


@pytest.mark.parametrize("typed", ["/beslutning ret 1", "/beslutning fremmøde"])
async def test_a_form_left_open_while_the_meeting_was_moved_is_told(held: Held, typed: str) -> None:
    """What was typed stays in the form, nothing is stored, and the form says why."""
    await held.says(RECORD)
    answer = await held.office.types(held.region, typed)
    form: Form = form_of(
        answer if "ret" in typed else await held.office.presses(held.region, button_of(answer, "Ret fremmødet"))
    )
    [meeting] = await held.office.work.read(lambda r: r.meetings.of_body("politisk/lillebaelt"))
    await held.office.work.run(lambda r: r.meetings.save(replace(meeting, sequence=meeting.sequence + 1)))
    before = held.office.rows()
    values: Mapping[str, str] = {**FILLED, "fravaerende": "borgmester_kolding"}
    outcome = await held.office.submits(held.region, form, values)
    assert isinstance(outcome, FormErrors)
    assert "flyttet" in said(outcome)
    assert held.office.rows() == before
    assert [one.text for one in await held.decisions()] == ["Vi går i gang i marts"]


async def test_what_cant_be_edited_is_refused(held: Held) -> None:
    """A closed one, one that settles without the attendance, words that change nothing."""
    await held.absent("plo 1", "plo 2")
    await held.says(f'/beslutning {TRIAL} "Drøftet positivt" drøftet')
    before = held.office.rows()
    assert (await held.says("/beslutning ret 1 godkendt")).startswith("Der kan ikke træffes beslutninger")
    assert (await held.says('/beslutning ret 1 "Drøftet positivt"')).startswith("Beslutning 1 lyder allerede sådan.")
    assert (await held.says("/beslutning ret 1 frist 1/12-2026")).startswith("Fristen tirsdag den 1. december 2026")
    assert (await held.says("/beslutning ret")).startswith("Hvilken beslutning mener du?")
    assert held.office.rows() == before
    await held.says("/beslutning luk 1")
    assert (await held.says("/beslutning ret 1")).startswith("Beslutning 1 er lukket.")
    assert (await held.says('/beslutning ret 1 "Nyt"')).startswith("Beslutning 1 er lukket.")


async def test_others_neither_edit_nor_read_the_log(held: Held) -> None:
    """Members and other secretariats are refused, and read nothing of a closed item."""
    await held.says(f'/beslutning {CLOSED} "Kontrakten underskrives" godkendt frist 23/12')
    member = await held.office.seated("Mette", "politisk/lillebaelt", "borgmester_kolding")
    other = await held.office.with_role("Olga", "regionshus", "fyn")
    before = held.office.rows()
    for typed in ("ret 1", 'ret 1 "Nyt"', "log 1", "fortryd godkendt 1 regionsrådet"):
        for person in (member, other):
            answer = await held.says(f"/beslutning {typed} politisk lillebælt", person)
            assert "Det kan kun sekretariatet" in answer, typed
            assert "Kontrakten" not in answer
    assert held.office.rows() == before


async def test_an_approval_recorded_by_mistake_is_taken_back(held: Held) -> None:
    """What was closed on it is open again; it is logged on whose behalf, and can be given anew."""
    for line in (COSTLY_SAID, *APPROVED, "/beslutning luk 1"):
        await held.says(line)
    answer = await held.says("/beslutning fortryd godkendt 1 byrådet vejle")
    assert answer.startswith("Fortrudt: Godkendelsen fra kommunalbestyrelsen i Vejle Kommune gælder ikke")
    assert "Beslutning 1 var lukket og er åben igen." in answer
    assert [one.state for one in await held.decisions()] == [DecisionState.OPEN]
    assert "afventer godkendelse fra kommunalbestyrelsen i Vejle Kommune" in await held.says("/beslutning luk 1")
    entry = (await held.office.audit("decision:1"))[-1]
    assert (entry.act, entry.on_behalf_of) == ("beslutning.godkendelse_fortrudt", "vejle")
    assert "fortrudt af Rikke" in await held.says("/beslutning log 1")
    assert "Alle har godkendt" in await held.says(APPROVED[2])


async def test_without_a_name_it_is_asked_whose_approval_goes(held: Held) -> None:
    """With a button for each that is recorded; one that isn't there can't be taken back."""
    await held.says(COSTLY_SAID)
    assert (await held.says("/beslutning fortryd godkendelse 1")).startswith("Der er ingen godkendelse at fortryde.")
    await held.says(APPROVED[0])
    asked = await held.office.types(held.region, "/beslutning fortryd 1 godkendt")
    assert said(asked).startswith("Hvis godkendelse skal fortrydes?")
    assert (await held.says("/beslutning fortryd godkendt 1 byrådet vejle")).startswith("Der er ingen godkendelse fra ")
    pressed = said(await held.office.presses(held.region, button_of(asked, "Regionsrådet")))
    assert pressed.startswith("Fortrudt: Godkendelsen fra Regionsrådet gælder ikke")
    assert [one.state for one in await held.decisions()] == [DecisionState.OPEN]


async def test_an_approval_stays_once_the_decision_has_left(held: Held) -> None:
    """Another body builds on it."""
    await held.says("/moede opret fagligt lillebælt onsdag den 16. december 2026 kl. 9-11")
    for line in (COSTLY_SAID, APPROVED[0], "/beslutning overlever 1 til fagligt lillebælt"):
        await held.says(line)
    before = held.office.rows()
    refused = await held.says("/beslutning fortryd godkendt 1 regionsrådet politisk")
    assert refused.startswith("Beslutning 1 er overleveret til Fagligt strategisk niveau, Lillebælt.")
    assert held.office.rows() == before


async def test_approvals_given_to_other_words_are_pointed_out(held: Held) -> None:
    """They stand, and the answer tells how to take them back."""
    await held.says(COSTLY_SAID)
    await held.says(APPROVED[0])
    answer = await held.says('/beslutning ret 1 "Akutteam fra juni"')
    assert "Godkendelsen fra Regionsrådet står ved magt. Gælder den ikke det nye, så skriv" in answer
    assert "står ved magt" not in await held.says("/beslutning ret 1 frist 1/2")
