"""Minutes sent as a file: each decision found is offered, and recorded once when it is confirmed."""

from pathlib import Path

import pytest

from domain.decisions import DecisionForm
from domain.shared_files import SharedFile
from handlers.beslutninger.words import LONGEST
from handlers.outcomes import FormErrors, Outcome
from handlers.ui import Card, Choice, DateInput, Form, Text, TextInput
from tests.handlers.beslutninger.conftest import Held
from tests.support.office import button_of, form_of, said, words_of

SAMPLES = Path(__file__).parents[2] / "documents" / "minutes" / "samples"
MINUTES = SharedFile("referat.txt", (SAMPLES / "10_sider.txt").read_bytes(), "F1")
NAME = "Politisk niveau, Lillebælt den 9. december 2026"


def minutes(text: str, head: str = NAME) -> SharedFile:
    """Minutes of one point."""
    return SharedFile("referat.txt", f"Referat\n{head}\n\n{text}".encode(), f"F{len(text)}")


async def presses(held: Held, shown: Outcome, label: str) -> Outcome:
    """The answer to a press by the region's person."""
    return await held.office.presses(held.region, button_of(shown, label))


def told_in(form: Form) -> str:
    """What a form says above its fields."""
    return words_of(Card("", tuple(one for one in form.fields if isinstance(one, Text))))


async def test_all_decisions_are_gone_through_and_recorded_once(held: Held) -> None:
    """Confirmed decisions are recorded on their items, new ones come along, and a second time nothing is offered."""
    shown = await held.office.drops(held.region, MINUTES)
    assert "Beslutning 1 af 4 fra referatet" in said(shown)
    assert "Fundet: 4 punkter og 4 beslutninger, 1 af dem usikker. Intet er gemt" in said(shown)

    shown = await presses(held, shown, "Registrer")
    assert "Registreret som beslutning 1." in said(shown)
    assert "Usikkert: fristen er uklar." in said(shown)
    assert "Frist: torsdag den 1. april 2027" in said(shown)
    assert "Punktet står ikke på dagsordenen her." in said(shown)
    shown = await presses(held, shown, "Registrer")
    shown = await presses(held, shown, "Spring over")
    shown = await presses(held, shown, "Registrer")
    assert "Referatet er gennemgået: 3 af 4 beslutninger er registreret" in said(shown)

    decisions = await held.decisions()
    assert [one.number for one in decisions] == [1, 2, 3]
    assert decisions[0].form is DecisionForm.APPROVED
    assert decisions[1].text.startswith("Politisk niveau godkendte retningslinjerne og besluttede, at de tages i brug")
    titles = [one.title for one in await held.items()]
    assert titles.count("Godkendelse af dagsorden") == 1
    assert "Fælles retningslinjer for midlertidige pladser" in titles
    again = await held.office.drops(held.region, MINUTES)
    assert "Punktet har allerede beslutning 1." in said(again)
    with pytest.raises(AssertionError):
        button_of(again, "Registrer")


async def test_a_decision_is_set_right_before_it_is_recorded(held: Held) -> None:
    """The form has all that was found, says what is unsure, and records what it says when it is sent; then the next."""
    shown = await presses(held, await held.office.drops(held.region, MINUTES), "Registrer")
    opened = await presses(held, shown, "Ret")
    form = form_of(opened)
    assert "Usikkert: fristen er uklar." in told_in(form)
    found = {one.name: one.value for one in form.fields if isinstance(one, TextInput | Choice | DateInput)}
    assert found["tekst"].startswith("Politisk niveau godkendte retningslinjerne")
    assert found["frist"] == "2027-04-01"

    chosen = {"tekst": "Retningslinjerne gælder fra maj", "ansvarlig": "role:regionshus", "frist": "2027-05-03"}
    wrong = await held.office.submits(held.region, form, {**chosen, "tekst": " ", "frist": "2020-01-01"})
    assert isinstance(wrong, FormErrors)
    assert set(wrong.errors) == {"tekst", "frist"}
    after = await held.office.submits(held.region, form, chosen)
    assert "Registreret som beslutning 2." in said(after)
    assert "Beslutning 3 af 4 fra referatet" in said(after)
    decision = (await held.decisions())[-1]
    assert (decision.text, decision.role) == ("Retningslinjerne gælder fra maj", "regionshus")
    assert str(decision.deadline) == "2027-05-03"


async def test_a_decision_that_a_form_is_opened_of_stays_where_it_was(held: Held) -> None:
    """That the minutes are being read is shown where the next decision follows, not in the place of one that stays."""
    shown = await held.office.drops(held.region, MINUTES)
    await presses(held, shown, "Ret")
    assert held.office.shown == []
    await presses(held, shown, "Spring over")
    await presses(held, shown, "Registrer")
    assert held.office.shown == ["Jeg læser referatet …"] * 2


async def test_a_decision_is_recorded_once_however_it_is(held: Held) -> None:
    """A form that stood open while somebody else recorded the decision says so, and records nothing."""
    shown = await held.office.drops(held.region, MINUTES)
    form = form_of(await presses(held, shown, "Ret"))
    await presses(held, shown, "Registrer")
    assert "Punktet har allerede beslutning 1." in said(await held.office.submits(held.region, form))
    assert "Punktet har allerede beslutning 1." in said(await presses(held, shown, "Ret"))
    assert len(await held.decisions()) == 1


async def test_a_text_that_is_too_long_is_made_shorter_in_the_form(held: Held) -> None:
    """What can't be recorded as it stands is told, and the form has as much of it as a decision can be."""
    long = minutes(f"Punkt 1: Langt\nBeslutning: Godkendt. {'Og det er langt. ' * 80}\n")
    shown = await held.office.drops(held.region, long)
    refused = await presses(held, shown, "Registrer")
    assert "Tryk på “Ret” ved beslutningen" in said(refused)
    form = form_of(await presses(held, refused, "Ret"))
    assert f"Kun de første {LONGEST} tegn af teksten er med." in told_in(form)
    await held.office.submits(held.region, form)
    assert len((await held.decisions())[0].text) <= LONGEST


async def test_a_second_press_records_nothing(held: Held) -> None:
    """Whoever presses the same button twice has recorded one decision."""
    shown = await held.office.drops(held.region, MINUTES)
    await presses(held, shown, "Registrer")
    await presses(held, shown, "Registrer")

    assert len(await held.decisions()) == 1


async def test_who_follows_up_is_known_by_forum_or_role(held: Held) -> None:
    """A role or forum named in the minutes becomes the responsible one; other words are shown as unsure."""
    point = "Punkt 1: Opkald efter udskrivning\nBeslutning: Godkendt.\nAnsvarlig: {who}\nFrist: 1. marts 2027\n"
    shown = await held.office.drops(held.region, minutes(point.format(who="Regionshuset")))
    assert "Ansvarlig: Regionshuset · Frist: mandag den 1. marts 2027" in said(shown)
    assert "Usikkert" not in said(shown)
    other = await held.office.drops(held.region, minutes(point.format(who="Borgerservice")))
    assert "Ansvarlig i referatet: Borgerservice. Det er ikke et forum eller en rolle her." in said(other)
    assert "Usikkert: det er uklart, hvem der er ansvarlig." in said(other)

    await presses(held, shown, "Registrer")
    [decision] = await held.decisions()
    assert (decision.role, str(decision.deadline)) == ("regionshus", "2027-03-01")


async def test_the_attendance_rule_holds_for_what_was_found_too(held: Held) -> None:
    """Where too few were present an approval that the minutes tell of is refused, as when it is typed; others go on."""
    await held.absent("plo 1", "plo 2")
    shown = await held.office.drops(held.region, MINUTES)
    before = held.office.rows()

    refused = await presses(held, shown, "Registrer")
    assert "Der kan ikke træffes beslutninger" in said(refused)
    assert held.office.rows() == before
    assert "Beslutning 2 af 4" in said(await presses(held, refused, "Spring over"))


async def test_a_closed_point_stays_closed(held: Held) -> None:
    """A point that the minutes call closed becomes a closed item, and its decision one of a closed item."""
    shown = await held.office.drops(held.region, minutes("1. Lukket punkt: Leje\nBeslutning: Godkendt.\n"))
    await presses(held, shown, "Registrer")

    [decision] = await held.decisions()
    assert decision.is_closed_item


@pytest.mark.parametrize("label", ["Registrer", "Ret"])
async def test_what_the_minutes_call_closed_closes_the_item_that_is_open_here(held: Held, label: str) -> None:
    """Before it is recorded that is said; then no member reads what was decided, nor the item's title."""
    member = await held.office.seated("Medlem", "politisk/lillebaelt", "borgmester_vejle")
    point = "1. Opkald efter udskrivning (lukket)\nBeslutning: Godkendt for Fru Fiktiv.\n"
    shown = await held.office.drops(held.region, minutes(point))
    assert "I referatet er punktet lukket, men her er det åbent." in said(shown)

    answer = await presses(held, shown, label)
    if label == "Ret":
        form = form_of(answer)
        assert "men her er det åbent" in told_in(form)
        answer = await held.office.submits(held.region, form)
    assert "Registreret som beslutning 1. Punktet er lukket her nu." in said(answer)

    listed = await held.says("/beslutning liste politisk lillebælt 9/12", member)
    items = await held.says("/dagsorden punkter politisk lillebælt 9/12", member)
    assert "Fru Fiktiv" not in listed
    assert "Opkald efter udskrivning" not in items
    again = said(await held.office.drops(held.region, minutes(point)))
    assert "Punktet har allerede beslutning 1." in again
    assert "åbent" not in again


async def test_a_decision_that_is_recorded_openly_is_said_to_be_closed_in_the_minutes(held: Held) -> None:
    """What somebody recorded before isn't closed by looking at the minutes, so that is left to them."""
    await held.says('/beslutning 2 "Godkendt" politisk lillebælt 9/12')
    point = "1. Opkald efter udskrivning (lukket)\nBeslutning: Godkendt.\n"
    shown = said(await held.office.drops(held.region, minutes(point)))
    assert "Punktet har allerede beslutning 1." in shown
    assert "I referatet er punktet lukket, men her er det åbent. Luk det med `/dagsorden punkt" in shown


async def test_the_message_says_the_meeting_where_the_minutes_do_not(held: Held) -> None:
    """Without body or day in the document it is asked for; written with the file, it is understood."""
    nameless = minutes("Punkt 1: Nyt\nBeslutning: Godkendt.\n", "Møde")
    assert "Jeg ved ikke, hvilket møde referatet er fra." in said(await held.office.drops(held.region, nameless))
    told = await held.office.drops(held.region, nameless, "politisk lillebælt 9/12")
    assert "Beslutning 1 af 1 fra referatet" in said(told)


@pytest.mark.parametrize(
    ("file", "answer"),
    [
        (SharedFile("a.zip", b"PK", "F3"), "Den slags filer læser jeg ikke: a.zip"),
        (SharedFile("a.pdf", b"%PDF-1.7", "F3"), "Filen kan ikke åbnes."),
        (SharedFile("a.txt", b"Kaere alle", "F3"), "Jeg fandt ingen punkter i filen."),
        (minutes("1. Nyt\nBeslutning: Borgeren 010190-1234 kan flytte.\n"), "Filen ser ud til at rumme et CPR-nummer."),
        (minutes("Til 010190-1234\n1. Nyt\nBeslutning: Godkendt.\n"), "Filen ser ud til at rumme et CPR-nummer."),
        (minutes("1. Nyt\nIndstilling: At det drøftes.\n"), "Jeg fandt ingen beslutninger i referatet."),
    ],
)
async def test_what_cannot_be_read_is_told(held: Held, file: SharedFile, answer: str) -> None:
    """Other files, broken ones and those with a CPR number get a short answer, and change nothing."""
    before = held.office.rows()

    assert answer in said(await held.office.drops(held.region, file))
    assert held.office.rows() == before


async def test_only_the_secretariat_may_confirm(held: Held) -> None:
    """Nobody else is shown the decisions, nor can they press for the secretariat."""
    shown = await held.office.drops(held.region, MINUTES)
    stranger = await held.office.with_role("Anden", "regionshus", "fyn")

    assert "Det kan kun" in said(await held.office.drops(stranger, MINUTES))
    assert "Det kan kun" in said(await held.office.presses(stranger, button_of(shown, "Registrer")))
    assert "Det kan kun" in said(await held.office.presses(stranger, button_of(shown, "Ret")))
    form = form_of(await presses(held, shown, "Ret"))
    assert "Det kan kun" in said(await held.office.submits(stranger, form))
    assert await held.decisions() == []
