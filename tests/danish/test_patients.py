"""Words that suggest one patient's case are noticed; what is said of all citizens is not."""

import pytest

from danish.patients import suggests_one_patient


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Vi ringede til en 82-årig kvinde.", "en 82-årig kvinde"),
        ("En kvinde på 82 år kom hjem uden medicin.", "En kvinde på 82 år"),
        ("Det gjaldt en bestemt borger.", "en bestemt borger"),
        ("Patienten hedder Inger.", "Patienten hedder Inger"),
        ("Fru Jensen var glad.", "Fru Jensen"),
        ("Hun er 91 år og bor alene.", "Hun er 91 år"),
        ("Hendes datter hjalp til.", "Hendes datter"),
        ("Borgeren, født den 3. maj, fik besøg.", "født den 3"),
        ("Hun bor på Nørregade 12.", "Nørregade 12"),
    ],
)
def test_one_person_is_noticed(text: str, words: str) -> None:
    """The words that point at one person are given back, so that their writer can be shown them."""
    assert suggests_one_patient(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Sygeplejersken ringer til borgeren efter to dage.",
        "Patienten får sin medicin med hjem, og de pårørende får besked.",
        "Tilbuddet er for 65-årige og ældre.",
        "Alle borgere over 82 år får et opkald.",
        "En ældre borger kan selv vælge tidspunktet.",
        "Vi mødes kl. 12 hver mandag på Rådhuset.",
        "",
    ],
)
def test_what_is_said_of_all_is_left_alone(text: str) -> None:
    """Experiences speak of the citizen and the patient all the time: nobody is asked about that."""
    assert suggests_one_patient(text) == ""
