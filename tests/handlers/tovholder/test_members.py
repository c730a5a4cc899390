"""`/tovholder medlem`: who sits on which seat."""

import re
import time
from datetime import timedelta

import pytest

from domain.people import Person
from tests.support.office import Office, button_of, mark, said

LINE = "/tovholder medlem Hanne Navnesen borgmester nyborg politisk fyn"


async def _on_seat(office: Office, body: str = "politisk/fyn", seat: str = "borgmester_nyborg") -> list[Person]:
    today = office.now.date()
    holders = await office.work.read(lambda repositories: list(repositories.people.seat_holders(body, today)))
    return [held.person for held in holders if held.seat == seat]


async def test_seat_is_given_by_name(office: Office) -> None:
    """Somebody who isn't in the chat is named by name alone; the log keeps the seat and not the name."""
    anne = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    assert said(await office.types(anne, LINE)) == (
        "Medlemmet er noteret: Borgmester, Nyborg\nHanne Navnesen sidder nu i Politisk niveau, Fyn."
    )
    (hanne,) = await _on_seat(office)
    assert (hanne.name, hanne.install) == ("Hanne Navnesen", "")
    (entry,) = await office.audit(f"person:{hanne.id}")
    assert (entry.act, entry.facts) == ("medlem.indsat", {"body": "politisk/fyn", "seat": "borgmester_nyborg"})


async def test_successor_takes_the_seat(office: Office) -> None:
    """A person of the chat follows on a seat; the one before steps down, and is named in the answer."""
    anne, bo = await office.with_role("Anne Eksempel", "regionshus", "fyn"), await office.person("Bo Prøvesen")
    await office.types(anne, LINE)
    answer = said(await office.types(anne, f"/tovholder medlem {mark(bo)} nyborg borgmester fyn politisk"))
    assert "@Bo Prøvesen sidder nu i Politisk niveau, Fyn. Hanne Navnesen træder ud." in answer
    assert [person.name for person in await _on_seat(office)] == ["Bo Prøvesen"]


async def test_same_person_in_two_bodies_is_one_person(office: Office) -> None:
    """A politician known by name is the same person in every body, so that clashes are seen."""
    anne = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    await office.give_role(anne, "regionshus", "lillebaelt")
    for cluster in ("fyn", "lillebælt"):
        await office.types(anne, f"/tovholder medlem Ida Testesen regionsrådsformanden politisk {cluster}")
    (first,) = await _on_seat(office, "politisk/fyn", "regionsraadsformanden")
    (second,) = await _on_seat(office, "politisk/lillebaelt", "regionsraadsformanden")
    assert first == second


async def test_a_shared_seat_with_two_holders_is_pointed_out(office: Office) -> None:
    """Regionsrådsformanden is one person in all bodies: once one has another, it says where, and not who that is."""
    anne = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    for cluster in ("lillebaelt", "sydvestjylland"):
        await office.give_role(anne, "regionshus", cluster)
    line = "/tovholder medlem {} regionsrådsformanden politisk {}"
    for cluster in ("fyn", "lillebælt"):
        assert "Bemærk" not in said(await office.types(anne, line.format("Ida Testesen", cluster)))
    answer = said(await office.types(anne, line.format("Hanne Navnesen", "sydvestjylland")))
    assert (
        "Bemærk: Regionsrådsformanden er den samme person alle steder, men en anden er noteret i "
        "Politisk niveau, Fyn og Politisk niveau, Lillebælt." in answer
    )
    assert "Ida" not in answer


async def test_an_absence_of_who_sat_there_before_is_pointed_out(office: Office) -> None:
    """It stays with the seat, and the new member may come: the secretariat reads how to take it back, nobody else."""
    anne, bo = await office.with_role("Anne Eksempel", "regionshus", "fyn"), await office.person("Bo Prøvesen")
    await office.types(anne, LINE)
    await office.types(anne, "/moede opret politisk fyn 9. december 2026 kl. 15-17")
    await office.types(anne, "/moede opret politisk fyn 16. december 2026 kl. 15-17")
    await office.types(anne, "/afbud politisk fyn 9/12 borgmester nyborg stedfortræder Per Prøvesen")
    new = LINE.replace("Hanne", "Ida")
    told = "Bemærk: Der er meldt afbud for pladsen til mødet onsdag den 9. december."
    answer = said(await office.types(anne, new))
    assert told in answer
    assert "16. december" not in answer
    assert told not in said(await office.types(bo, LINE.replace("Hanne", "Kim"), is_administrator=True))
    later = new.replace("Ida", "Åse") + " fra 10/12-2026"
    assert told not in said(await office.types(anne, later))
    (undo,) = re.findall(r"`(/afbud fortryd .+?)`", answer)
    assert said(await office.types(anne, undo)).startswith("Afbud trukket tilbage: Borgmester, Nyborg")


async def test_one_person_on_two_seats_of_a_body_is_pointed_out(office: Office) -> None:
    """They would count twice where they come; stepping down from the first ends it."""
    anne, line = await office.with_role("Anne Eksempel", "regionshus", "fyn"), "/tovholder medlem"
    await office.types(anne, LINE)
    twice = said(await office.types(anne, f"{line} Hanne Navnesen borgmester assens politisk fyn"))
    assert "Bemærk: Hanne Navnesen sidder der også på pladsen Borgmester, Nyborg og tælles for begge." in twice
    await office.types(anne, f"{line} fjern borgmester nyborg politisk fyn")
    await office.types(anne, f"{line} fjern borgmester assens politisk fyn")
    office.now += timedelta(days=2)
    assert "Bemærk" not in said(await office.types(anne, f"{line} Hanne Navnesen borgmester odense politisk fyn"))


async def test_name_alone_is_never_somebody_of_the_chat(office: Office) -> None:
    """A seat gives rights, so a typed name doesn't mean the colleague of that name."""
    anne = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    colleague = await office.person("Hanne Navnesen")
    await office.types(anne, LINE)
    (seated,) = await _on_seat(office)
    assert seated.id != colleague.id


async def test_name_in_quotation_marks_may_be_like_a_seat(office: Office) -> None:
    """A name that looks like a place is kept whole in quotation marks."""
    anne = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    await office.types(anne, '/tovholder medlem "Jens Assens" borgmester nyborg politisk fyn')
    assert [person.name for person in await _on_seat(office)] == ["Jens Assens"]


@pytest.mark.parametrize(
    ("name", "seat"),
    [
        ("Jens Odense", "borgmester nyborg"),
        ("Hanne Nyborg", "borgmester nyborg"),
        ("Åge Assens-Ærø", "borgmesteren i nyborg"),
        ("Bo Langeland Nyborg", "Borgmester, Nyborg"),
        ("Ida Testesen", "nyborg borgmester"),
    ],
)
async def test_a_person_may_be_called_like_a_place(office: Office, name: str, seat: str) -> None:
    """The name that stands before the seat is kept as it was typed, and the seat is the one that is named."""
    anne = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    answer = said(await office.types(anne, f"/tovholder medlem {name} {seat} politisk fyn"))
    assert f"{name} sidder nu i Politisk niveau, Fyn." in answer
    assert [person.name for person in await _on_seat(office)] == [name]


async def test_seat_above_the_clusters_may_carry_a_clusters_name(office: Office) -> None:
    """In SSU the seats are named by cluster, and the cluster isn't taken for the forum's."""
    anne = await office.person("Anne Eksempel")
    typed = "/tovholder medlem Ida Testesen medformand fyn ssu"
    assert "Medformand (borgmester), Fyn" in said(await office.types(anne, typed, is_administrator=True))


async def test_same_seat_twice_is_answered_only(office: Office) -> None:
    """Who sits there already is answered, and nothing is stored."""
    anne = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    await office.types(anne, LINE)
    before = office.rows()
    assert "Hanne Navnesen sidder der allerede." in said(await office.types(anne, LINE))
    assert office.rows() == before


async def test_two_near_seats_are_asked_about(office: Office) -> None:
    """A seat that could be two is asked about, and a press chooses one."""
    anne = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    asked = await office.types(anne, "/tovholder medlem Ida Testesen plo politisk fyn")
    assert "[PLO 1] [PLO 2]" in said(asked)
    await office.presses(anne, button_of(asked, "PLO 2"))
    assert [person.name for person in await _on_seat(office, seat="plo_2")] == ["Ida Testesen"]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "Hvem sidder på hvilken plads?"),
        ("borgmester nyborg politisk fyn", "Hvem sidder på hvilken plads?"),
        ("Hanne Navnesen borgmester nyborg", "Hvilket forum mener du?"),
        ("Hanne Navnesen politisk fyn", "Jeg fandt ikke medlemmet"),
        ("Hanne Navnesen borgmester atlantis politisk fyn", "Hvilket medlem mener du?"),
        ("<b>Hanne</b> borgmester nyborg politisk fyn", "som et navn"),
        ("31. februar borgmester nyborg politisk fyn", "som et navn"),
        ("@Ukendt borgmester nyborg politisk fyn", "som et navn"),
        (f"{'Hanne ' * 20} borgmester nyborg politisk fyn", "som et navn"),
        ("hvem er borgmester i nyborg politisk fyn", "Jeg kan ikke læse “hvem er” som et navn."),
        (
            "Måske Hanne Navnesen borgmester nyborg politisk fyn",
            "Jeg kan ikke læse “Måske Hanne Navnesen” som et navn.",
        ),
        ("Hanne By og Ida Å borgmester nyborg politisk fyn", "Jeg kan ikke læse “Hanne By og Ida Å” som et navn."),
        ("Hanne By er ny borgmester i nyborg politisk fyn", "Jeg kan ikke læse “Hanne By er ny” som et navn."),
        ("borgmester nyborg politisk fyn Hanne By i stedet for Ida", "Jeg kan ikke læse “Hanne By i stedet for Ida”"),
        ("Hanne By borgmester nyborg politisk fyn pga barsel", "Jeg kan ikke læse “Hanne By pga barsel” som et navn."),
        ("Hanne By borgmester nyborg politisk fyn på grund af sygdom", "som et navn"),
        ("hanne by borgmester nyborg politisk fyn sygemeldt", "som et navn"),
        ("ingen borgmester nyborg politisk fyn", "“ingen” er ikke et navn."),
        ("ikke Hanne borgmester nyborg politisk fyn", "“ikke Hanne” er ikke et navn."),
        ("vakant borgmester nyborg politisk fyn", "så skriv `/tovholder medlem fjern` og pladsen"),
        ("@PERSON blåbær borgmester nyborg politisk fyn", "Jeg forstod ikke “blåbær”."),
        ("@PERSON @PERSON2 borgmester nyborg politisk fyn", "Én person ad gangen."),
        ("⟦person:999⟧ borgmester nyborg politisk fyn", "Den person kender jeg ikke."),
        ("x" * 4000, "Teksten er for lang"),
        ("Hanne 010190-1234 borgmester nyborg politisk fyn", "CPR-nummer"),
    ],
)
async def test_bad_input_is_answered(office: Office, typed: str, answer: str) -> None:
    """Whatever is typed after `medlem` gets an answer in Danish, and nothing is stored."""
    bo, eva = await office.person("Bo Prøvesen"), await office.person("Eva Fiktiv")
    anne = await office.person("Anne Eksempel")
    line = typed.replace("@PERSON2", mark(eva)).replace("@PERSON", mark(bo))
    before = office.rows()
    told = said(await office.types(anne, f"/tovholder medlem {line}", is_administrator=True))
    assert answer in told
    assert "Intet er gemt." in told
    assert "⟦" not in told
    assert office.rows() == before


async def test_only_the_bodys_secretariat_seats_people(office: Office) -> None:
    """Another cluster's secretariat is refused, and is told who can."""
    bo = await office.with_role("Bo Prøvesen", "regionshus", "lillebaelt")
    before = office.rows()
    assert "Det kan kun sekretariatet i Sundhedsklynge Fyn gøre." in said(await office.types(bo, LINE))
    assert office.rows() == before


async def test_a_name_of_dots_is_refused_in_short_time(office: Office) -> None:
    """It could be parted into names and dots in very many ways, and while it was, nobody else got an answer."""
    anne = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    began = time.process_time()
    answer = said(await office.types(anne, f"/tovholder medlem a{'..a' * 25}1 borgmester nyborg politisk fyn"))
    assert time.process_time() - began < 1
    assert answer.startswith("Jeg kan ikke læse “a..a")


@pytest.mark.parametrize(
    "typed",
    [
        "Hanne Navnesen borgmester nyborg politisk på fyn",
        "Hanne Navnesen som borgmester i nyborg på det politiske niveau på fyn",
        "på fyn politisk borgmester nyborg Hanne Navnesen",
    ],
)
async def test_small_words_around_a_name_are_none_of_it(office: Office, typed: str) -> None:
    """They belong to the seat and the cluster; what stands within a name is still refused."""
    anne = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    noted = said(await office.types(anne, f"/tovholder medlem {typed}"))
    assert noted.endswith("\nHanne Navnesen sidder nu i Politisk niveau, Fyn.")
    within = said(await office.types(anne, "/tovholder medlem Hanne på Ida borgmester nyborg politisk fyn"))
    assert within.startswith("Jeg kan ikke læse “Hanne på Ida” som et navn.")


@pytest.mark.parametrize("words", ["medlemmer politisk fyn", "medlem i politisk fyn", "suppleanter fagligt fyn"])
async def test_a_body_alone_is_shown(office: Office, words: str) -> None:
    """Who names nobody wants to see who sits there; whoever has no right to it is told so."""
    anne, bo = await office.with_role("Anne Eksempel", "regionshus", "fyn"), await office.person("Bo Prøvesen")
    shown = said(await office.types(anne, f"/tovholder {words}"))
    assert shown.startswith(f"Medlemmer: {'Fagligt strategisk' if 'fagligt' in words else 'Politisk'} niveau, Fyn")
    assert "Det kan kun" in said(await office.types(bo, f"/tovholder {words}"))
