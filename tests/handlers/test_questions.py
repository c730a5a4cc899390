"""What is typed as a question is not done: whoever asks is asked back, with a button that does it."""

import pytest

from domain.people import Person
from handlers.dagsorden.words import Act, read
from tests.support.office import Office, button_of, said

AT = "politisk fyn 9/12"


@pytest.mark.parametrize(
    "line",
    [
        f"/moede aflys {AT}?",
        f"/moede flyt {AT} til 2/12 kl. 9?",
        "/moede fastsæt 2?",
        "/moede luk afstemning?",
        "/moede svar 1 kan? borgmester nyborg",
        f"/afbud kommer borgmester nyborg? {AT}",
        f"/afbud fortryd borgmester assens? {AT}",
        f"/dagsorden punkt 2 klar? {AT}",
        f"/dagsorden fjern punkt 2? {AT}",
        f"/dagsorden punkt 2 lukket? {AT}",
        f"/referat journaliseret? {AT}",
        "/midler fortryd 1?",
        f"/beslutning luk 1? {AT}",
        f"/beslutning fremmøde mødte borgmester nyborg? {AT}",
        "/sagsflow videre 1?",
        "/opgaver udført 5?",
        "/opgaver tag nr. 5 ?",
        f"/beslutning er 1 lukket {AT}",
        f"/referat er det journaliseret {AT}",
        f"/afbud har borgmester nyborg meldt afbud {AT}",
        f"/afbud hvem har meldt afbud {AT}",
        "/midler har vi fortryd 1",
    ],
)
async def test_a_question_changes_nothing(busy: tuple[Office, dict[str, Person]], line: str) -> None:
    """The answer says how to look, and how to have it done."""
    office, people = busy
    before = office.rows()
    answer = said(await office.types(people["regionshus"], line))
    assert answer.startswith("Spørger du, eller skal det gøres?\nSe efter med `/")
    assert "Intet er gemt." in answer
    assert office.rows() == before


@pytest.mark.parametrize("line", ["/tovholder kanal erfaringer?", "/tovholder kanal sekretariat fyn?"])
async def test_whoever_asks_which_channel_it_is_chooses_none(busy: tuple[Office, dict[str, Person]], line: str) -> None:
    """All that was shared would come there, or the secretariat's messages to whoever reads along."""
    office, people = busy
    before = office.rows()
    asked = await office.types(people["regionshus"], line, is_administrator=True)
    assert said(asked).startswith("Spørger du, eller skal det gøres?\nSe efter med `/tovholder kanal`.")
    assert office.rows() == before
    assert button_of(asked, "Ja, gør det").value == f"tovholder\n{line.removeprefix('/tovholder ').rstrip('?')}"


async def test_what_was_asked_is_done_by_the_button(busy: tuple[Office, dict[str, Person]]) -> None:
    """It is the same line without its question mark."""
    office, people = busy
    asked = await office.types(people["regionshus"], f"/afbud kan borgmester nyborg? ikke {AT}")
    done = said(await office.presses(people["regionshus"], button_of(asked, "Ja, gør det")))
    assert done.startswith("Afbud registreret: Borgmester, Nyborg")


async def test_a_quoted_question_is_a_title(busy: tuple[Office, dict[str, Person]]) -> None:
    """In quotation marks, and inside an address, a question mark is text."""
    office, people = busy
    line = f"/dagsorden punkt 2 resumé “Hvad nu? Og hvem?” {AT}"
    assert said(await office.types(people["regionshus"], line)).startswith("Rettet: Akutpladser")
    line = "/midler afsat fyn 20.000 kr. “Hvem gør hvad?” beslutning"
    assert "Spørger du" not in said(await office.types(people["regionshus"], line))


@pytest.mark.parametrize("line", [f"/dagsorden er den kvalitetssikret {AT}", f"/dagsorden er {AT} udsendt"])
async def test_a_dictated_question_about_a_step_shows_it(busy: tuple[Office, dict[str, Person]], line: str) -> None:
    """Dictated text has no question mark; it marks nothing."""
    office, people = busy
    before = office.rows()
    assert said(await office.types(people["regionshus"], line)).startswith("Om 32 hverdage")
    assert office.rows() == before


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("/opgaver hvad mangler?", "/opgaver"),
        ("/opgaver hvad mangler vi nu i politisk fyn", "/opgaver politisk fyn"),
        ("/opgaver hvilke mangler en ansvarlig?", "/opgaver uden ansvarlig"),
        ("/opgaver hvad skal jeg lave i dag", "/opgaver overblik"),
        ("/sagsflow fyn", "/sagsflow status fyn"),
        ("/midler hvad er der tilbage?", "/midler"),
        ("/midler rest fyn", "/midler fyn"),
        ("/midler hvor mange penge har vi tilbage på fyn", "/midler fyn"),
    ],
)
async def test_a_question_about_tasks_or_money_shows_them(
    busy: tuple[Office, dict[str, Person]], line: str, shown: str
) -> None:
    """The list and the ledger say what is left."""
    office, people = busy
    wanted = said(await office.types(people["regionshus"], shown))
    assert "Intet er gemt." not in wanted
    assert said(await office.types(people["regionshus"], line)) == wanted


async def test_what_is_told_with_a_verb_first_is_done(busy: tuple[Office, dict[str, Person]]) -> None:
    """The command's name is the sentence's first word: the agenda is quality-assured."""
    office, people = busy
    answer = said(await office.types(people["regionshus"], f"/dagsorden er kvalitetssikret {AT}"))
    assert answer.startswith("Bekræftet: Kvalitetssikring")


@pytest.mark.parametrize("step", ["kvalitetssikring", "generering", "udsendelse", "indkaldelse"])
async def test_a_steps_name_alone_marks_nothing(busy: tuple[Office, dict[str, Person]], step: str) -> None:
    """Whoever names it may want to see how far it is; a word that it is done marks it."""
    office, people = busy
    before = office.rows()
    assert said(await office.types(people["regionshus"], f"/dagsorden {step} {AT}")).startswith("Om 32 hverdage")
    assert office.rows() == before


@pytest.mark.parametrize("words", ["kvalitetssikring udført", "bekræft kvalitetssikring", "generering 22/17744"])
async def test_a_steps_name_with_what_was_done_marks_it(busy: tuple[Office, dict[str, Person]], words: str) -> None:
    """That it is done, that it is confirmed, or the case number of what was made."""
    office, people = busy
    answer = said(await office.types(people["regionshus"], f"/dagsorden {words} {AT}"))
    assert answer.startswith(("Bekræftet: ", "Udført: "))


def test_the_minutes_approval_is_a_name_too() -> None:
    """Of the agenda's it is asked whose it is anyway."""
    assert read("referat", "godkendelse politisk fyn").act is Act.STATUS
    assert read("dagsorden", "godkendelse politisk fyn").act is Act.CONFIRM
