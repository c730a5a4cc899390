"""Recording decisions: what is kept, what is refused, and that the presence is written down with the first one."""

from dataclasses import replace
from datetime import date

import pytest

from danish.zone import copenhagen
from domain.agenda import ItemState
from domain.decisions import DecisionForm, DecisionState
from handlers.outcomes import FormErrors
from tests.handlers.beslutninger.conftest import COSTLY, OPENING, REPORT, TRIAL, Held
from tests.support.office import button_of, form_of, said

RECORD = f'/beslutning {TRIAL} "Vi går i gang i marts" godkendt ansvarlig fagligt frist 23/12'


async def test_a_decision_is_recorded_with_responsible_and_deadline(held: Held) -> None:
    """What was typed is kept, said back with the whole date, and the item is treated."""
    answer = await held.says(RECORD)
    assert answer.startswith("Beslutning 1 registreret: godkendt")
    assert "Punkt 2: Opkald efter udskrivning" in answer
    assert "Ansvarlig: Det fagligt strategiske niveau · frist onsdag den 23. december · åben" in answer
    [decision] = await held.decisions()
    assert (decision.number, decision.text, decision.form) == (1, "Vi går i gang i marts", DecisionForm.APPROVED)
    assert (decision.forum, decision.deadline) == ("fagligt", date(2026, 12, 23))
    assert (await held.items())[TRIAL - 1].state is ItemState.TREATED


async def test_the_presence_is_written_down_with_the_first_decision(held: Held) -> None:
    """It follows the absences, and only the first answer speaks of it."""
    await held.absent("borgmester kolding")
    assert await held.presence() is None
    first = await held.says(RECORD)
    assert "Fremmødet er skrevet ned efter afbuddene: Region 4 af 4 (mindst 2) · Kommuner 3 af 4 (mindst 2)" in first
    presence = await held.presence()
    assert presence is not None
    assert [one.seat for one in presence.empty] == ["borgmester_kolding"]
    assert "Fremmødet" not in await held.says(f'/beslutning {REPORT} "Taget til efterretning"')


@pytest.mark.parametrize(("word", "form"), [(one.value, one) for one in DecisionForm])
async def test_every_usual_form_is_understood(held: Held, word: str, form: DecisionForm) -> None:
    """The form is kept as it was said."""
    await held.says(f'/beslutning {TRIAL} "Teksten" {word} politisk lillebælt 9/12')
    assert [one.form for one in await held.decisions()] == [form]


async def test_without_a_form_the_items_type_decides(held: Held) -> None:
    """An item for information is noted, one for decision approved."""
    await held.says(f'/beslutning {OPENING} "Ingen bemærkninger"')
    await held.says(f'/beslutning {REPORT} "Ingen bemærkninger"')
    assert [one.form for one in await held.decisions()] == [DecisionForm.APPROVED, DecisionForm.NOTED]


async def test_failed_attendance_refuses_decisions_but_not_discussion(held: Held) -> None:
    """Nine of ten without almen praksis decide nothing; it may be recorded as discussed or put off."""
    await held.absent("plo 1", "plo 2")
    before = held.office.rows()
    for form in ("", "godkendt med bemærkninger", "taget til efterretning"):
        answer = await held.says(f'/beslutning {TRIAL} "Vi går i gang" {form}')
        assert answer.startswith("Der kan ikke træffes beslutninger")
        assert "Der manglede 1 fra almen praksis" in answer
    assert held.office.rows() == before
    assert (await held.says(f'/beslutning {TRIAL} "Drøftet positivt" drøftet')).startswith("Beslutning 1 registreret")
    assert (await held.says(f'/beslutning {COSTLY} "Tages op igen" udsat')).startswith("Beslutning 2 registreret")
    assert (await held.says(f'/beslutning {REPORT} "Set"')).startswith("Beslutning 3 registreret")


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ('9 "Vi går i gang"', "Dagsordenen har intet punkt 9."),
        ('"Vi går i gang"', "Hvilket punkt er beslutningen truffet på?"),
        ('2 "Vi går i gang" frist snart', "Jeg forstod ikke datoen “snart”."),
        ('2 "Vi går i gang" frist hurtigst muligt', "Jeg forstod ikke datoen “hurtigst muligt”."),
        ('2 "Vi går i gang" frist 1/12-2026', "Fristen tirsdag den 1. december 2026 er allerede passeret."),
        (
            '2 "Vi går i gang" frist torsdag den 11. december politisk lillebælt 9/12',
            "Jeg forstod ikke datoen “torsdag den ",
        ),
        ('2 "Vi går i gang" frist torsdag 11/12', "Jeg forstod ikke datoen “torsdag 11/12”."),
        ('2 "Vi går i gang" frist 31. november politisk lillebælt', "Jeg forstod ikke datoen “31. november”."),
        (
            '2 "Vi går i gang" frist 5 hverdage før mødet politisk',
            "Jeg forstod ikke datoen “5 hverdage før mødet”.",
        ),
        ('2 "Vi går i gang" frist 8-12', "Hvilken dato mener du med “8-12”?"),
        (
            '2 "Vi går i gang" ansvarlig Klods-Hans',
            "Hvem er ansvarlig? Jeg kender ikke “Klods-Hans”.\nSkriv et forum eller en rolle, fx Det politiske niveau",
        ),
        (
            '2 "Vi går i gang" ansvarlig OUH politisk',
            "Hvem er ansvarlig? Jeg kender ikke “OUH politisk”.\nSkriv et forum eller en rolle, fx Det somatiske syge",
        ),
        ('2 "Vi går" "i gang"', "Én beslutning ad gangen."),
        ('2 "Vi går i gang" sommerfugl', "Jeg forstod ikke “sommerfugl”."),
        ('2 "…"', "Beslutningens tekst er tom."),
        ('2 "Vi går i gang" politisk lillebælt 8/12', "Politisk niveau, Lillebælt"),
        ("luk 7", "Mødet har ingen beslutning nr. 7."),
        ("luk", "Hvilken beslutning mener du?"),
        ("lukk 1", "Jeg forstod ikke"),
        ("overlever 1", "Mødet har ingen beslutning nr. 1."),
        ("godkendt 99999999", "Hvilken beslutning mener du?"),
    ],
)
async def test_bad_input_is_refused_and_nothing_is_stored(held: Held, typed: str, begins: str) -> None:
    """Each answer says what is wrong."""
    before = held.office.rows()
    answer = await held.says(f"/beslutning {typed}")
    assert answer.startswith(begins), answer
    assert held.office.rows() == before


async def test_a_deadline_is_counted_from_the_meeting(held: Held) -> None:
    """From the one that decided, on 9 December."""
    answer = await held.says(f'/beslutning {TRIAL} "Vi går i gang" frist 5 hverdage efter mødet politisk lillebælt')
    assert "Frist onsdag den 16. december" in answer


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("næste møde", "Frist mandag den 21. december"),
        ("til det næste møde", "Frist mandag den 21. december"),
        ("inden næste møde", "Frist fredag den 18. december"),
    ],
)
async def test_the_next_meeting_may_be_the_deadline(held: Held, words: str, due: str) -> None:
    """The body's own, or the working day before it; a pre-meeting isn't meant, and none can be where none is planned.

    Others are, where words follow that say which meeting decided.
    """
    line = f'/beslutning {TRIAL} "Vi går i gang" frist {words} politisk lillebælt 9/12'
    assert (await held.says(line)).startswith("Det næste møde har ingen dato endnu.")
    await held.says("/moede opret politisk lillebælt 21/12 2026 kl. 15-17")
    await held.says("/moede opret formøde politisk lillebælt 17/12 2026 kl. 9-10")
    assert due in await held.says(line)


async def test_a_deadline_that_may_be_hours_is_one_of_the_days(held: Held) -> None:
    """Hours, or a time past midnight, are no deadline, and none is offered."""
    answer = await held.says('/beslutning 2 "Vi går i gang" frist 1-12')
    assert answer.startswith("Hvilken dato mener du med “1-12”?")
    assert "1. december" in answer
    assert "kl." not in answer


async def test_a_deadline_that_may_be_hours_or_one_day_is_the_day(held: Held) -> None:
    """With the hours away nothing is left to ask about."""
    assert "Frist onsdag den 23. december" in await held.says('/beslutning 3 "Vi går i gang" frist 23-12')
    assert "Frist lørdag den 9. januar" in await held.says("/beslutning ret 1 frist 9-1")


async def test_before_the_meeting_nothing_is_decided(held: Held) -> None:
    """A meeting ahead takes no decisions, and its presence can't be corrected."""
    held.office.now = copenhagen(2026, 12, 9, 14)
    before = held.office.rows()
    for typed in ('2 "Vi går i gang"', "2", "fremmøde", "fremmøde borgmester kolding udeblev"):
        answer = await held.says(f"/beslutning {typed} politisk lillebælt 9/12")
        assert answer.startswith("Mødet er ikke begyndt endnu.")
    assert held.office.rows() == before


async def test_without_a_text_a_form_asks(held: Held) -> None:
    """The form knows the items and the verdict, and records as the command does."""
    form = form_of(await held.office.types(held.region, f"/beslutning {TRIAL}"))
    values = {
        "punkt": str(TRIAL),
        "tekst": "Vi går i gang",
        "form": "",
        "ansvarlig": "role:kommune",
        "frist": "2027-01-15",
    }
    answer = said(await held.office.submits(held.region, form, values))
    assert "Ansvarlig: Kommunal tovholder (Kolding Kommune) · frist fredag den 15. januar 2027" in answer
    assert len(await held.decisions()) == 1


async def test_a_form_that_stood_open_while_the_meeting_was_moved(held: Held) -> None:
    """What was typed stays in the form, nothing is stored, and the form says why."""
    form = form_of(await held.office.types(held.region, f"/beslutning {TRIAL}"))
    [meeting] = await held.office.work.read(lambda r: r.meetings.of_body("politisk/lillebaelt"))
    await held.office.work.run(lambda r: r.meetings.save(replace(meeting, sequence=meeting.sequence + 1)))
    before = held.office.rows()
    values = {"punkt": str(TRIAL), "tekst": "Vi går i gang", "form": "", "ansvarlig": "", "frist": ""}
    outcome = await held.office.submits(held.region, form, values)
    assert isinstance(outcome, FormErrors)
    assert "flyttet" in said(outcome)
    assert held.office.rows() == before


async def test_what_is_wrong_in_the_form_stays_in_it(held: Held) -> None:
    """An empty text and a passed deadline are said at their fields."""
    form = form_of(await held.office.types(held.region, "/beslutning"))
    before = held.office.rows()
    values = {"punkt": str(TRIAL), "tekst": "–", "form": "", "ansvarlig": "", "frist": "2026-12-01"}
    outcome = await held.office.submits(held.region, form, values)
    assert isinstance(outcome, FormErrors)
    assert set(outcome.errors) == {"tekst", "frist"}
    assert held.office.rows() == before


async def test_the_same_twice_is_one(held: Held) -> None:
    """A repeated delivery has one effect, and the same words typed again are recognised."""
    await held.office.types(held.region, RECORD, delivery="same")
    assert "allerede gjort" in said(await held.office.types(held.region, RECORD, delivery="same"))
    assert (await held.says(RECORD)).startswith("Beslutningen er allerede registreret som nr. 1.")
    assert len(await held.decisions()) == 1


async def test_what_came_up_at_a_held_meeting_is_taken_from_the_minutes(held: Held) -> None:
    """Neither answer sends to a command that the other refuses."""
    await held.says("/moede opret politisk lillebælt 14/12 kl. 9-10")
    held.office.now = copenhagen(2026, 12, 15, 9)
    for typed in ('beslutning 2 "Vi går i gang"', 'dagsorden punkt "Nyt" til beslutning begrundelse "Kom op"'):
        assert "send mig referatet som fil" in await held.says(f"/{typed} politisk lillebælt 14/12"), typed


async def test_withdrawing_takes_the_item_back_too(held: Held) -> None:
    """The number stays taken, the item is untreated, and pressing again tells that it was done."""
    recorded = await held.office.types(held.region, RECORD)
    button = button_of(recorded, "Fortryd")
    assert said(await held.office.presses(held.region, button)).startswith("Beslutning 1 er trukket tilbage")
    assert (await held.items())[TRIAL - 1].state is ItemState.READY
    assert said(await held.office.presses(held.region, button)).startswith("Beslutning 1 er trukket tilbage.")
    await held.says(RECORD)
    assert [(one.number, one.state) for one in await held.decisions()] == [
        (1, DecisionState.WITHDRAWN),
        (2, DecisionState.OPEN),
    ]


async def test_others_are_refused(held: Held) -> None:
    """Another cluster's secretariat, members and guests change and see nothing."""
    await held.says(RECORD)
    other = await held.office.with_role("Olga", "regionshus", "fyn")
    member = await held.office.seated("Mette", "politisk/lillebaelt", "borgmester_kolding")
    before = held.office.rows()
    for typed in ('2 "Nyt" politisk lillebælt', "luk 1 politisk lillebælt", "fremmøde politisk lillebælt",
                  "overlever 1 politisk lillebælt til ssu", "godkendt 1 regionsrådet politisk lillebælt"):  # fmt: skip
        for person in (other, member):
            assert "Det kan kun sekretariatet" in await held.says(f"/beslutning {typed}", person), typed
    assert "Det kan kun sekretariatet" in await held.says("/beslutning liste politisk lillebælt", other)
    guest = said(await held.office.types(held.region, "/beslutning liste politisk lillebælt", is_outsider=True))
    assert "Det kan kun" in guest
    assert held.office.rows() == before
