"""A slip of a command's own words is told, and never passed over as if it had not been typed."""

import pytest

from domain.people import Person
from tests.support.office import Office, button_of, said
from tests.support.once import once

AT = "politisk fyn 9/12"


@pytest.fixture
@once
async def consultant(office: Office) -> Person:
    """A consultant in Regionshuset who serves Fyn, where a meeting is planned."""
    person = await office.with_role("Konsulent", "regionshus", "fyn")
    await office.types(person, "/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17")
    return person


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("/moede flt politisk fyn", "flyt"),
        (f"/moede flt {AT} til 16/12", "flyt"),
        ("/moede afls politisk fyn", "aflys"),
        (f"/moede slte {AT}", "slet"),
        (f"/moede aflys formde {AT}", "formøde"),
        (f"/moede flyt formde {AT} til 8/12", "formøde"),
        (f"/dagsorden stattus {AT}", "status"),
        ("/dagsorden stattus", "status"),
        ("/dagsorden udsent", "udsendt"),
        ("/dagsorden udfrt 3", "udført"),
        ("/dagsorden pnkt “Akutpladser”", "punkt"),
        ("/referat udkst", "udkast"),
        ("/referat hjlæp", "hjælp"),
        ("/opgaver hjæpl", "hjælp"),
        ("/sagsflow hjelp", "hjælp"),
        ("/tovholder hjlæp", "hjælp"),
        ("/erfaring hjlæp", "hjælp"),
        (f"/referat gdkendt {AT}", "godkendt"),
        ("/beslutning listte", "liste"),
        ("/beslutning overlver 1 til ssu", "overlever"),
        ("/opgaver listte", "liste"),
        ("/opgaver udfrt 1", "udført"),
        ("/opgaver fortyd 1", "fortryd"),
        ("/opgaver mne", "mine"),
        ("/afbud listte", "liste"),
        (f"/afbud listte {AT}", "liste"),
        (f"/afbud fortyd {AT} borgmester nyborg", "fortryd"),
        ("/erfaring senste", "seneste"),
        ("/erfaring listte", "liste"),
        ("/midler bevilgt fyn 2026 region 500.000", "bevilget"),
        ("/midler listte", "liste"),
        ("/midler stattus fyn", "status"),
        ("/tovholder tjk", "tjek"),
        ("/tovholder rolle tldel", "tildel"),
        ("/tovholder indstilinger", "indstillinger"),
    ],
)
async def test_a_slip_gets_the_right_word_and_changes_nothing(
    office: Office, consultant: Person, line: str, right: str
) -> None:
    """The answer names the nearest right word and does nothing on its own account."""
    before = office.rows()
    answer = said(await office.types(consultant, line))
    assert "Mente du" in answer
    assert right in answer.partition("Mente du")[2]
    assert "Intet er gemt." in answer
    assert office.rows() == before


@pytest.mark.parametrize("line", ["/afbud hjælp mig", "/moede Hjælp til at flytte", "/dagsorden help me"])
async def test_help_is_answered_whatever_is_said_after_it(office: Office, consultant: Person, line: str) -> None:
    """The word itself is no slip, and what follows it names nothing to do."""
    answer = said(await office.types(consultant, line))
    assert answer.startswith(f"{line.split(maxsplit=1)[0]}: ")


@pytest.mark.parametrize("command", ["moede", "dagsorden", "referat", "beslutning", "opgaver", "erfaring", "midler"])
@pytest.mark.parametrize("more", ["", " politisk fyn 9/12"])
async def test_a_word_that_is_near_nothing_is_told_too(
    office: Office, consultant: Person, command: str, more: str
) -> None:
    """It is not passed over, whatever stands behind it."""
    answer = said(await office.types(consultant, f"/{command} bogus{more}"))
    assert "“bogus" in answer.splitlines()[0]
    assert "Mente du" not in answer


async def test_the_right_word_is_a_button_that_tries_again(office: Office, consultant: Person) -> None:
    """What else was typed is kept."""
    slip = await office.types(consultant, "/moede flt politisk fyn 9/12 til 16/12")
    assert said(await office.presses(consultant, button_of(slip, "Mente du “flyt”?"))).startswith("Mødet er flyttet")


@pytest.mark.parametrize(
    ("line", "button"),
    [
        ("/moede politisk fyn aflys 9/12", "Mente du “aflys politisk fyn 9/12”?"),
        ("/moede politisk fyn flyt 9/12 til 16/12", "Mente du “flyt politisk fyn 9/12 til 16/12”?"),
        ("/moede politisk fyn opret 16/12 2026 kl. 9-11", "Mente du “opret politisk fyn 16/12 2026 kl. 9-11”?"),
    ],
)
async def test_a_word_that_belongs_first_is_put_there_by_a_button(
    office: Office, consultant: Person, line: str, button: str
) -> None:
    """Of meetings nothing is done by a word in the midst of others, before whoever typed it has said so."""
    before = office.rows()
    asked = await office.types(consultant, line)
    assert office.rows() == before
    done = said(await office.presses(consultant, button_of(asked, button)))
    assert done.startswith(("Mødet er aflyst", "Mødet er flyttet", "Mødet er oprettet"))


@pytest.mark.parametrize("line", [f"/moede aflys og flyt {AT} til 16/12", f"/dagsorden status punkt 2 {AT}"])
async def test_a_right_word_in_the_wrong_place_is_no_button(office: Office, consultant: Person, line: str) -> None:
    """A button that asks the same again would only be answered the same."""
    answer = said(await office.types(consultant, line))
    assert answer.startswith("Jeg forstod ikke")
    assert "Mente du" not in answer


@pytest.mark.parametrize(
    ("typed", "chosen", "made"),
    [
        (
            "opret fagligt fyn torsdag den 9. december 2026 kl. 15-17 sted Rådhuset",
            "torsdag den 10. december 2026 kl. 15.00–17.00 (uge 50)",
            "torsdag den 10. december 2026 kl. 15.00–17.00 (uge 50) · Rådhuset",
        ),
        (
            "opret fagligt fyn torsdag den 9. december kl. 3-5",
            "onsdag den 9. december 2026 kl. 15.00–17.00 (uge 50)",
            "onsdag den 9. december 2026 kl. 15.00–17.00 (uge 50)",
        ),
        (
            f"flyt {AT} til torsdag den 16. december kl. 10",
            "torsdag den 17. december 2026 kl. 10.00 (uge 51)",
            "torsdag den 17. december 2026 kl. 10.00–12.00 (uge 51)",
        ),
    ],
)
async def test_the_right_weekday_keeps_the_hours(
    office: Office, consultant: Person, typed: str, chosen: str, made: str
) -> None:
    """Of a weekday and a date that don't belong together one is chosen; the time that was typed is that day's."""
    question = await office.types(consultant, f"/moede {typed}")
    assert "Jeg forstod ikke datoen" in said(question)
    assert made in said(await office.presses(consultant, button_of(question, chosen)))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/moede flyt 9/12 til 16/12 kl. 9-11", "Mødet er flyttet: Politisk niveau, Fyn"),
        ("/moede opret 16/12 2026 kl. 9-11 sted Odense Rådhus", "Mødet er oprettet: Politisk niveau, Fyn"),
        ("/moede find 16/12 kl. 9-11, 17/12 kl. 9-11 sted Odense Rådhus", "Hvilken dato passer? Politisk niveau, Fyn"),
        ("/afbud 9/12 plo 1 stedfortræder Ida Testesen", "Afbud registreret: PLO 1"),
    ],
)
async def test_the_forum_that_is_asked_for_is_read_wherever_it_was_left_out(
    office: Office, consultant: Person, line: str, told: str
) -> None:
    """The button puts it before what takes all words after it, a new time, a place or a name."""
    asked = await office.types(consultant, line)
    assert said(asked).startswith("Hvilket forum mener du?")
    assert said(await office.presses(consultant, button_of(asked, "Det politiske niveau"))).startswith(told)


async def test_the_seat_that_is_offered_is_no_part_of_a_name(office: Office, consultant: Person) -> None:
    """Who comes instead is called as it was typed."""
    line = f"/afbud {AT} regionsformand stedfortræder Ida Testesen"
    asked = await office.types(consultant, line)
    assert said(asked).startswith("Jeg fandt ikke medlemmet")
    reported = said(await office.presses(consultant, button_of(asked, "Regionsrådsformanden")))
    assert reported.startswith("Afbud registreret: Regionsrådsformanden")
    assert "Stedfortræder: Ida Testesen\n" in reported


@pytest.mark.parametrize("word", ["formøde", "formødet", "Formødet"])
async def test_a_kind_of_meeting_may_stand_first(office: Office, consultant: Person, word: str) -> None:
    """It is no slip of itself: the meeting is shown."""
    await office.types(consultant, "/moede opret formøde politisk fyn 8/12 2026 kl. 9-10")
    answer = said(await office.types(consultant, f"/moede {word} politisk fyn"))
    assert "formøde · tirsdag den 8. december 2026" in answer
