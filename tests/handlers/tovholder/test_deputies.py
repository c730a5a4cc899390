"""`/tovholder vikar`, and roles from one day to another."""

import time
from datetime import date, timedelta

import pytest

from danish.zone import copenhagen
from domain.people import Person
from tests.support.office import Office, mark, said

MAKE = "/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17"


async def _roles(office: Office, on: date) -> list[tuple[str, str, date | None, date | None]]:
    held = await office.work.read(lambda r: r.people.roles(on))
    return [(one.role, one.person.name, one.valid_from, one.valid_to) for one in held]


async def _does(office: Office, person: Person, line: str, *, is_administrator: bool = False) -> str:
    return said(await office.types(person, f"/tovholder {line}", is_administrator=is_administrator))


async def test_a_role_has_a_first_and_a_last_day(office: Office) -> None:
    """A role given for a time holds on both of its ends and not beside them, and the answer tells the days."""
    anne, bo = await office.person("Anne Eksempel"), await office.person("Bo Prøvesen")
    line = f"rolle tildel {mark(bo)} regionshus fyn politisk fra 1. januar 2027 til den 31. marts 2027"
    answer = await _does(office, anne, line, is_administrator=True)
    assert "kun det politiske niveau, fra 1. januar 2027 til 31. marts 2027." in answer
    begins, ends = date(2027, 1, 1), date(2027, 3, 31)
    days = (begins - timedelta(days=1), begins, ends, ends + timedelta(days=1))
    assert [len(await _roles(office, day)) for day in days] == [0, 1, 1, 0]
    (entry,) = await office.audit(f"person:{bo.id}")
    assert (entry.facts["from"], entry.facts["to"]) == ("2027-01-01", "2027-03-31")


async def test_another_last_day_takes_the_place_of_the_former(office: Office) -> None:
    """A role held without end can be given one, and it isn't held twice."""
    anne, bo = await office.person("Anne Eksempel"), await office.with_role("Bo Prøvesen", "psykiatri", "fyn")
    line = f"rolle tildel {mark(bo)} psykiatri fyn til 31/12-2026"
    assert "Rollen er givet" in await _does(office, anne, line, is_administrator=True)
    today = office.now.date()
    assert await _roles(office, today) == [("psykiatri", "Bo Prøvesen", today, date(2026, 12, 31))]
    assert "har allerede rollen" in await _does(office, anne, line, is_administrator=True)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("fra 31. februar", "Jeg forstod ikke datoen"),
        ("fra torsdag den 9. december 2026", "Jeg forstod ikke datoen"),
        ("fra 1/3-2027 til 1/1-2027", "Perioden slutter, før den begynder."),
        ("til 1/1-2026", "Perioden er forbi."),
        ("fra 1/1-2027 fra 1/2-2027", "Skriv kun én periode."),
        ("fra uge 50", "er ikke én dag"),
    ],
)
async def test_a_term_that_cant_be_meant_is_answered(office: Office, typed: str, answer: str) -> None:
    """An impossible term is told, and nothing is stored."""
    anne, bo = await office.person("Anne Eksempel"), await office.person("Bo Prøvesen")
    before = office.rows()
    told = await _does(office, anne, f"rolle tildel {mark(bo)} regionshus fyn {typed}", is_administrator=True)
    assert answer in told
    assert "Intet er gemt." in told
    assert office.rows() == before


async def test_a_deputy_s_several_roles_stand_on_a_line_each(office: Office) -> None:
    """Each has commas of its own."""
    anne, bo = await office.with_role("Anne Eksempel", "regionshus", "fyn"), await office.person("Bo Prøvesen")
    await office.give_role(anne, "regionshus", "lillebaelt")
    answer = await _does(office, anne, f"vikar {mark(bo)} fra 9/11 til 13/11")
    lines = "\n• Regionshuset, Fyn, begge niveauer\n• Regionshuset, Lillebælt, begge niveauer"
    assert f"får beskederne:{lines}" in answer
    (told,) = await office.delivers()
    assert lines in told.words


async def test_a_deputy_acts_and_is_reminded_meanwhile(office: Office) -> None:
    """While somebody is away the deputy confirms their steps; before and after it isn't allowed."""
    anne, bo = await office.with_role("Anne Eksempel", "regionshus", "fyn"), await office.person("Bo Prøvesen")
    await office.types(anne, MAKE)
    answer = await _does(office, anne, f"vikar {mark(bo)} fra 9/11 til 13/11")
    assert answer.startswith("Bo Prøvesen er vikar for Anne Eksempel, fra 9. november 2026 til 13. november 2026")
    assert "får beskederne: Regionshuset, Fyn, begge niveauer." in answer
    (told,) = await office.delivers()
    assert (told.message.recipient, "Du er vikar for Anne Eksempel" in told.words) == (bo.id, True)
    line = "/dagsorden kvalitetssikret politisk fyn 9/12"
    assert "Det kan kun sekretariatet" in said(await office.types(bo, line))
    office.now = copenhagen(2026, 11, 13, 10)
    assert "Bekræftet: Kvalitetssikring" in said(await office.types(bo, line))
    assert "(vikar for Anne Eksempel, til 13. november 2026)" in await _does(office, anne, "rolle vis fyn")
    office.now = copenhagen(2026, 11, 14, 10)
    assert "Det kan kun sekretariatet" in said(
        await office.types(bo, "/dagsorden fortryd kvalitetssikret politisk fyn")
    )


async def test_a_deputy_may_be_for_one_role(office: Office) -> None:
    """What is named limits what the deputy gets."""
    anne, bo = await office.with_role("Anne Eksempel", "regionshus", "fyn"), await office.person("Bo Prøvesen")
    await office.give_role(anne, "somatik", "lillebaelt")
    await _does(office, anne, f"vikar {mark(bo)} for regionshuset til 30/10")
    assert [one[0] for one in await _roles(office, office.now.date()) if one[1] == "Bo Prøvesen"] == ["regionshus"]


@pytest.mark.parametrize(
    ("days", "begins", "ends"),
    [
        ("uge 53", date(2026, 12, 28), date(2027, 1, 3)),
        ("28/12-8/1", date(2026, 12, 28), date(2027, 1, 8)),
        ("for regionshuset i december", date(2026, 12, 1), date(2026, 12, 31)),
        ("torsdag den 12. november", date(2026, 11, 12), date(2026, 11, 12)),
    ],
)
async def test_a_deputys_days_are_named_as_a_pauses_are(office: Office, days: str, begins: date, ends: date) -> None:
    """Also without “fra” and “til”, and the answer tells from when to when."""
    anne, bo = await office.with_role("Anne Eksempel", "regionshus", "fyn"), await office.person("Bo Prøvesen")
    await _does(office, anne, f"vikar {mark(bo)} {days}")
    around = (begins - timedelta(days=1), begins, ends, ends + timedelta(days=1))
    assert [len(await _roles(office, day)) for day in around] == [1, 2, 2, 1]


async def test_an_administrator_names_a_deputy_for_another(office: Office) -> None:
    """Who fell ill needn't do it; others can't, and neither can a person without a role be deputised."""
    anne, bo = await office.with_role("Anne Eksempel", "regionshus", "fyn"), await office.person("Bo Prøvesen")
    eva = await office.person("Eva Fiktiv")
    line = f"vikar {mark(bo)} for {mark(anne)} til 30/10"
    assert "Det kan kun en administrator gøre." in await _does(office, eva, line)
    assert "Bo Prøvesen er vikar for Anne Eksempel" in await _does(office, eva, line, is_administrator=True)
    assert "Eva Fiktiv har ikke nogen rolle" in await _does(office, eva, f"vikar {mark(bo)} til 30/10")


async def test_a_deputys_time_is_ended(office: Office) -> None:
    """Who comes back before time ends it, and the rights are gone at once; a third person can't."""
    anne, bo = await office.with_role("Anne Eksempel", "regionshus", "fyn"), await office.person("Bo Prøvesen")
    eva = await office.person("Eva Fiktiv")
    await _does(office, anne, f"vikar {mark(bo)} til 30/10")
    assert "@Bo Prøvesen for Anne Eksempel" in await _does(office, eva, "vikar")
    assert "Det kan kun en administrator gøre." in await _does(office, eva, f"vikar fjern {mark(bo)}")
    assert "Ikke længere vikar: Bo Prøvesen for Anne Eksempel" in await _does(office, anne, f"vikar fjern {mark(bo)}")
    assert [one[1] for one in await _roles(office, office.now.date())] == ["Anne Eksempel"]
    assert "Der er ingen vikarer nu" in await _does(office, eva, "vikar")
    assert await office.delivers() == []


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("fra 1/12 til 12/12", "Hvem er vikar?"),
        ("@PERSON", "Til hvornår?"),
        ("@PERSON til 1/1-2026", "Perioden er forbi."),
        ("@SELF til 30/10", "vikar for sig selv"),
        ("@PERSON for psykiatri til 30/10", "har ikke Psykiatrisygehuset dér"),
        ("@PERSON blåbær til 30/10", "Jeg forstod ikke “blåbær”."),
        ("fjern @PERSON", "Den vikar kender jeg ikke."),
        ("⟦person:999⟧ til 30/10", "Den person kender jeg ikke."),
    ],
)
async def test_bad_input_is_answered(office: Office, typed: str, answer: str) -> None:
    """Whatever is typed after `vikar` gets an answer in Danish, and nothing is stored."""
    anne, bo = await office.with_role("Anne Eksempel", "regionshus", "fyn"), await office.person("Bo Prøvesen")
    before = office.rows()
    told = await _does(office, anne, f"vikar {typed}".replace("@PERSON", mark(bo)).replace("@SELF", mark(anne)))
    assert answer in told
    assert "Intet er gemt." in told
    assert office.rows() == before


@pytest.mark.parametrize("piece", ["til ", "til a 1/1 "])
async def test_many_ends_are_read_in_short_time(office: Office, piece: str) -> None:
    """Behind the last “til” no more is read than a day is written in: it took many seconds, and others waited."""
    anne, bo = await office.with_role("Anne Eksempel", "regionshus", "fyn"), await office.person("Bo Prøvesen")
    began = time.process_time()
    await _does(office, anne, f"vikar {mark(bo)} {(piece * 400)[:1_400]}")
    assert time.process_time() - began < 0.7
