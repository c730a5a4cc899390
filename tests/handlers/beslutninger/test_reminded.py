"""Reminders of decisions put off and handed over, from the message itself and from the morning's digest."""

from dataclasses import replace

import pytest

from danish.zone import copenhagen
from domain.people import Person
from domain.ports import Repositories
from domain.tasks import TaskState
from handlers.beslutninger.messages import DEADLINE
from handlers.outcomes import FormErrors, Replace
from handlers.ui import Actions, Button, Card, Choice
from tests.handlers.beslutninger.conftest import CLOSED, TRIAL, Held
from tests.support.office import Told, button_of, card_of, form_of, said

SAID = f'/beslutning {TRIAL} "Vi går i gang i marts" ansvarlig kommune frist 23/12'
AHEAD, DUE = copenhagen(2026, 12, 21, 9, 1), copenhagen(2026, 12, 23, 9, 1)


async def told(held: Held) -> list[Told]:
    """The reminders of decisions' deadlines that are sent now."""
    return [one for one in await held.office.reminded() if one.message.kind == DEADLINE]


def labels(card: Card) -> list[str]:
    """The card's buttons."""
    return [button.label for block in card.blocks if isinstance(block, Actions) for button in block.buttons]


@pytest.fixture
async def ahead(held: Held) -> Told:
    """The reminder that the municipality gets two working days before."""
    await held.says(SAID)
    held.office.now = AHEAD
    [reminder] = await told(held)
    return reminder


async def put_off(held: Held, button: Button, typed: str, person: Person | None = None) -> object:
    """The answer to a time of one's own."""
    opened = await held.office.presses(person or held.municipality, button)
    return await held.office.submits(person or held.municipality, form_of(opened), {"eget": typed})


async def test_it_comes_again_to_who_asked(held: Held, ahead: Told) -> None:
    """Once, at that time, also when the decision was set right meanwhile; the message has nothing left to press."""
    assert labels(ahead.card) == ["Luk beslutningen", "Påmind mig senere", "Overdrag"]
    answer = await put_off(held, button_of(ahead.card, "Påmind mig senere"), "i morgen kl. 13")
    assert isinstance(answer, Replace)
    assert said(answer).startswith(
        "Jeg minder dig om det tirsdag den 22. december kl. 13.00: Opfølgning på beslutning 1"
    )
    assert "[" not in said(answer)
    await held.says('/beslutning ret 1 "Vi går i gang i april" politisk lillebælt')
    held.office.now = copenhagen(2026, 12, 22, 13)
    [again] = await told(held)
    assert again.message.recipient == held.municipality.id
    assert "“Vi går i gang i april”" in again.words
    assert labels(again.card) == labels(ahead.card)


@pytest.mark.parametrize("ends", ["luk 1", "fortryd 1", "ret 1 uden frist"])
async def test_it_comes_no_more_once_nothing_waits(held: Held, ahead: Told, ends: str) -> None:
    """And there is nothing to put off any more."""
    later = button_of(ahead.card, "Påmind mig senere")
    await put_off(held, later, "i morgen kl. 13")
    await held.says(f"/beslutning {ends} politisk lillebælt")
    held.office.now = copenhagen(2026, 12, 22, 13)
    assert await told(held) == []
    assert said(await held.office.presses(held.municipality, later)).startswith("Beslutningen venter ikke på nogen.")


async def test_a_time_nobody_understands_is_said_in_the_form(held: Held, ahead: Told) -> None:
    """And nothing is planned."""
    before = held.office.rows()["reminders"]
    assert isinstance(await put_off(held, button_of(ahead.card, "Påmind mig senere"), "snarest"), FormErrors)
    assert held.office.rows()["reminders"] == before


async def test_strangers_get_nowhere_with_the_buttons(held: Held, ahead: Told) -> None:
    """Another cluster's secretariat is refused."""
    other = await held.office.with_role("Olga", "regionshus", "fyn")
    before = held.office.rows()
    for label in ("Påmind mig senere", "Overdrag"):
        assert "Det kan kun" in said(await held.office.presses(other, button_of(ahead.card, label)))
    assert held.office.rows() == before


async def test_somebody_else_follows_it_up(held: Held, ahead: Told) -> None:
    """The choice stands at who does by now; who is chosen gets the reminders, and history keeps who had it."""
    form = form_of(await held.office.presses(held.municipality, button_of(ahead.card, "Overdrag")))
    [choice] = [one for one in form.fields if isinstance(one, Choice)]
    assert (choice.label, choice.value) == ("Hvem skal følge op?", "role:kommune")
    assert isinstance(await held.office.submits(held.municipality, form, {"ansvarlig": ""}), FormErrors)
    answer = await held.office.submits(held.municipality, form, {"ansvarlig": "role:regionshus"})
    assert isinstance(answer, Replace)
    assert said(answer).startswith("Overdraget til ")
    assert "[" not in said(answer)
    assert "Vi går i gang i marts" in await held.says("/beslutning log 1 politisk lillebælt")
    held.office.now = DUE
    assert [one.message.recipient for one in await told(held)] == [held.region.id]


async def test_in_a_channel_nobody_puts_it_off_for_others(held: Held) -> None:
    """What can be done there is what the secretariat does together."""
    await held.office.channel("C9", "lillebaelt")
    await held.says(SAID.replace("kommune", "fagligt"))
    held.office.now = AHEAD
    [reminder] = await told(held)
    assert labels(reminder.card) == ["Luk beslutningen", "Overdrag", "Se beslutninger"]


async def test_closing_it_in_a_channel_tells_no_closed_words_there(held: Held) -> None:
    """Neither the reminder of what was decided on a closed item nor the answer that takes its place says what it is."""
    await held.office.channel("C9", "lillebaelt")
    await held.says(f'/beslutning {CLOSED} "Firma X får opgaven" frist 23/12')
    held.office.now = AHEAD
    [reminder] = await told(held)
    answer = await held.office.presses(held.region, button_of(reminder.card, "Luk beslutningen"), channel="C9")
    assert isinstance(answer, Replace)
    assert said(answer).startswith("Beslutning 1 er lukket")
    assert "Beslutning 1 (lukket punkt)" in said(answer)
    assert "Firma X" not in reminder.words + said(answer)


async def test_in_the_digest_the_digest_changes(held: Held) -> None:
    """What was done stands first, then what is left."""
    await held.says(SAID)
    await held.office.work.run(_all_done)
    held.office.now = AHEAD
    shown = card_of(await held.office.types(held.municipality, "/opgaver overblik"))
    answer = await put_off(held, _own(shown, "Påmind mig senere"), "i morgen kl. 13")
    assert isinstance(answer, Replace)
    assert said(answer).startswith("Jeg minder dig om det tirsdag den 22. december")
    assert "Opfølgning på beslutning 1: “Vi går i gang i marts”" in said(answer)
    closed = await held.office.presses(held.municipality, _own(answer.card, "Luk beslutningen"))
    assert isinstance(closed, Replace)
    assert said(closed).startswith("Beslutning 1 er lukket")
    assert "Opfølgning på" not in said(closed)
    assert "overblik" in said(closed) or "Færre beskeder?" in said(closed)


def _all_done(repositories: Repositories) -> None:
    """Nothing of the meeting's preparation is left, so that the digest is of decisions alone."""
    tasks = repositories.tasks.of_meeting(1)
    repositories.tasks.save([replace(task, state=TaskState.DONE) for task in tasks])


def _own(card: Card, label: str) -> Button:
    """The button of that label that is about a decision."""
    rows = [block for block in card.blocks if isinstance(block, Actions)]
    known = [button for row in rows for button in row.buttons if button.action.startswith("beslutninger")]
    return next(button for button in known if button.label == label)
