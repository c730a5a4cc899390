"""A decision whose words say another form than the usual one isn't approved by leaving the form out."""

import pytest

from domain.decisions import DecisionForm
from handlers.outcomes import FormErrors
from tests.handlers.beslutninger.conftest import REPORT, TRIAL, Held
from tests.support.office import button_of, form_of, said


@pytest.mark.parametrize(
    ("words", "button", "form"),
    [
        ("Det godkendes ikke", "Udsat", DecisionForm.POSTPONED),
        ("Forslaget afvises", "Drøftet", DecisionForm.DISCUSSED),
        ("Kommunerne afviste forslaget", "Drøftet", DecisionForm.DISCUSSED),
        ("Det blev besluttet at afvise forslaget", "Drøftet", DecisionForm.DISCUSSED),
        ("Indstillingen blev ikke fulgt", "Drøftet", DecisionForm.DISCUSSED),
        ("Nej", "Drøftet", DecisionForm.DISCUSSED),
        ("Der var ikke enighed", "Udsat", DecisionForm.POSTPONED),
        ("Sendes tilbage til det fagligt strategiske niveau", "Udsat", DecisionForm.POSTPONED),
        ("Udsættes til næste møde", "Udsat", DecisionForm.POSTPONED),
        ("Punktet udskydes", "Udsat", DecisionForm.POSTPONED),
        ("Sagen blev drøftet", "Drøftet", DecisionForm.DISCUSSED),
        ("Tages til efterretning", "Taget til efterretning", DecisionForm.NOTED),
        ("Der blev drøftet økonomi", "Godkendt", DecisionForm.APPROVED),
    ],
)
async def test_words_that_approve_nothing_are_asked_about(
    held: Held, words: str, button: str, form: DecisionForm
) -> None:
    """Each form that may be meant is a button, which keeps all else that was typed."""
    before = held.office.rows()
    asked = await held.office.types(held.region, f"/beslutning {TRIAL} “{words}” ansvarlig fagligt frist 23/12")
    assert said(asked).startswith("Hvilken form har beslutningen?")
    assert "Intet er gemt." in said(asked)
    assert held.office.rows() == before
    await held.office.presses(held.region, button_of(asked, button))
    [decision] = await held.decisions()
    assert (decision.form, decision.text, decision.forum) == (form, words, "fagligt")
    assert decision.deadline is not None


async def test_the_form_asks_too(held: Held) -> None:
    """Left open, the field for the decision's form is pointed out; any of them may then be chosen."""
    form = form_of(await held.office.types(held.region, f"/beslutning {TRIAL}"))
    before = held.office.rows()
    answer = await held.office.submits(held.region, form, {"tekst": "Forslaget forkastes"})
    assert isinstance(answer, FormErrors)
    assert answer.errors["form"].startswith("Vælg en form. Uden form bliver den registreret som godkendt")
    assert held.office.rows() == before
    chosen = {"tekst": "Forslaget forkastes", "form": DecisionForm.DISCUSSED.value}
    assert said(await held.office.submits(held.region, form, chosen)).startswith("Beslutning 1 registreret: drøftet")


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (TRIAL, "Vi går i gang, men ikke før uge 2"),
        (TRIAL, "Godkendes efter at være drøftet"),
        (TRIAL, "Borgere, der afvises i akutmodtagelsen, følges op"),
        (TRIAL, "Antallet af afviste henvisninger opgøres hvert kvartal"),
        (TRIAL, "Henvisninger må ikke afvises uden begrundelse"),
        (TRIAL, "Prøver sendes tilbage til egen læge"),
        (REPORT, "Det godkendes ikke"),
    ],
)
async def test_other_words_ask_nothing(held: Held, item: int, words: str) -> None:
    """Nor do those of an item that is never approved."""
    assert (await held.says(f"/beslutning {item} “{words}”")).startswith("Beslutning 1 registreret")
