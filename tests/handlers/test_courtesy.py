"""What people write out of politeness says nothing of what they ask for."""

import pytest

from domain.people import Person
from tests.support.office import Office, said

AT = "politisk fyn 9/12"


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        (f"/moede vis {AT}. Tak!", "Om 32 hverdage: Politisk niveau, Fyn"),
        (f"/dagsorden kvalitetssikret, please {AT}", "Bekræftet: Kvalitetssikring"),
        (f"/dagsorden status {AT}. Mvh Anne Eksempel", "Om 32 hverdage · "),
        (f"/beslutning liste {AT} på forhånd tak", "Ingen beslutninger: Politisk niveau, Fyn"),
        ("/opgaver klynge fyn, tak", "13 åbne opgaver"),
        ("/midler fyn tak", "Ingen fælles midler: Fyn"),
        ("/sagsflow status tak", "Der er ingen sager"),
    ],
)
async def test_thanks_and_greetings_are_passed_over(office: Office, region: Person, line: str, begins: str) -> None:
    """Nothing of them is said not to be understood."""
    assert said(await office.types(region, line)).startswith(begins)


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("svar 1 kan ikke, tak", "Noteret ved forslag 1: Borgmester, Nyborg kan ikke."),
        ("svar 1 kan. Mvh Anne Eksempel", "Noteret ved forslag 1: Borgmester, Nyborg kan."),
        ("vis afstemningen politisk fyn. Mvh Bo Prøvesen", "Hvilken dato passer?"),
    ],
)
async def test_they_are_passed_over_in_what_is_said_of_a_poll(
    office: Office, region: Person, line: str, begins: str
) -> None:
    """Who signs an answer may be the one it is for."""
    asked = await office.types(region, "/moede find politisk fyn 2/12 kl. 15-17, 10/12 kl. 15-17. Tak! Mvh Rikke")
    assert "1. onsdag den 2. december" in said(asked)
    mayor = await office.seated("Anne Eksempel", "politisk/fyn", "borgmester_nyborg")
    assert said(await office.types(mayor, f"/moede {line}")).startswith(begins)


async def test_a_place_and_a_name_are_kept_without_them(office: Office, region: Person) -> None:
    """They would be read for good."""
    made = said(await office.types(region, "/moede opret fagligt fyn 3/12 kl. 9-11 Odense Rådhus tak"))
    assert "(uge 49) · Odense Rådhus\n" in made
    reported = said(await office.types(region, f"/afbud {AT} plo 1. Venlig hilsen Anne Eksempel"))
    assert reported.startswith("Afbud registreret: PLO 1")


@pytest.mark.parametrize("rest", ["kan desværre ikke. Mvh", "hilsen", "stedfortræder Ole Prøvesen Vh"])
async def test_a_name_under_a_greeting_may_say_who_is_absent(office: Office, region: Person, rest: str) -> None:
    """So it reads in a message that is passed on."""
    answer = said(await office.types(region, f"/afbud {AT} {rest} Borgmester Nyborg"))
    assert answer.startswith("Afbud registreret: Borgmester, Nyborg")


async def test_no_greeting_is_part_of_a_stand_ins_name(office: Office, region: Person) -> None:
    """The name is what others read."""
    line = f"/afbud {AT} borgmester nyborg stedfortræder Ole Prøvesen Mvh Anne Eksempel"
    assert "Stedfortræder: Ole Prøvesen\n" in said(await office.types(region, line))


async def test_another_clusters_member_is_asked_about_whoever_signs(office: Office, region: Person) -> None:
    """The one who passes it on would be reported absent."""
    await office.types(region, "/moede opret fagligt fyn 3/12 kl. 9-11")
    answer = said(await office.types(region, "/afbud fagligt fyn 3/12 SVS kan ikke. Mvh OUH"))
    assert " sidder i Fagligt strategisk niveau, Sydvestjylland." in answer


@pytest.mark.parametrize("more", ["hilsen Anne, punkt 3", "hilsen til Anne skal med"])
async def test_what_follows_a_greeting_and_is_no_name_is_told(office: Office, region: Person, more: str) -> None:
    """It may be a second day, or what is to be done."""
    assert said(await office.types(region, f"/moede vis {AT} {more}")).startswith("Jeg forstod ikke")


@pytest.mark.parametrize("short", ["pol", "pol. niveau"])
async def test_a_level_is_named_shortly(office: Office, region: Person, short: str) -> None:
    """As people write it in a hurry."""
    made = said(await office.types(region, f"/moede opret {short} fyn 3/12 kl. 9-11"))
    assert made.startswith("Mødet er oprettet: Politisk")
