"""Which meeting's decision is meant where only its number is typed."""

import pytest

from tests.handlers.beslutninger.conftest import COSTLY, TRIAL, Held
from tests.storage.test_queries import counting
from tests.support.office import button_of, said


async def test_only_meetings_with_that_decision_are_offered(held: Held) -> None:
    """Another body's meeting that has no such decision isn't asked about; one that has it too is."""
    now = held.office.now
    held.office.now = now.replace(day=1)
    assert "oprettet" in await held.says("/moede opret fagligt lillebælt 8/12-2026 kl. 9-10")
    held.office.now = now
    asked = await held.says(f'/beslutning {COSTLY} "Akutteam fra maj"')
    assert asked.startswith("Hvilket møde mener du?")
    await held.says(f'/beslutning {COSTLY} "Akutteam fra maj" godkendt politisk lillebælt 9/12')
    assert (await held.says("/beslutning luk 1")).startswith("Beslutning 1 kan ikke lukkes endnu.")
    assert (await held.says("/beslutning luk 2")).startswith("Hvilket møde mener du?")
    await held.says(f'/beslutning {TRIAL} "Vi går i gang" politisk lillebælt 9/12')
    assert (await held.says("/beslutning luk 2")).startswith("Beslutning 2 er lukket")
    assert "Mødet har nr. 1 og 2." in await held.says("/beslutning luk 3 politisk lillebælt 9/12")


@pytest.mark.parametrize("meetings", [1, 5])
async def test_it_costs_the_same_among_however_many_meetings(held: Held, meetings: int) -> None:
    """The decision of that number is looked for at all meetings that may be meant in as many statements as at two."""
    await held.says(f'/beslutning {TRIAL} "Vi går i gang" politisk lillebælt 9/12')
    held.office.now = held.office.now.replace(month=11, day=20)
    for day in range(1, 1 + meetings):
        assert "oprettet" in await held.says(f"/moede opret politisk lillebælt {day}/12-2026 kl. 9-10")
    held.office.now = held.office.now.replace(month=12, day=10)
    with counting(held.office.work) as statements:
        answer = await held.says("/beslutning luk 1 politisk lillebælt december 2026")
    assert answer.startswith("Beslutning 1 er lukket")
    assert len(statements) == 15


@pytest.mark.parametrize("to", ["fagligt og ssu", "fagligt lillebælt og fyn", "ssu samt fagligt"])
async def test_a_decision_is_handed_to_one_body(held: Held, to: str) -> None:
    """A second receiver isn't taken for the meeting that the decision is of."""
    await held.says(f'/beslutning {TRIAL} "Vi går i gang" politisk lillebælt 9/12')
    before = held.office.rows()
    assert (await held.says(f"/beslutning overlever 1 til {to}")).startswith("Én modtager ad gangen.")
    assert held.office.rows() == before


async def test_what_is_done_may_stand_after_the_number(held: Held) -> None:
    """Who writes 1 udført closes the decision, as of a task; a form's word is still the item's."""
    await held.says(f'/beslutning {TRIAL} "Vi går i gang" politisk lillebælt 9/12')
    assert (await held.says("/beslutning 1 udført")).startswith("Beslutning 1 er lukket")
    assert (await held.says("/beslutning 1 genåbn")).startswith("Beslutning 1 er åben")
    for named in ("1 er udført", "nr. 1 udført", "beslutning 1 er lukket"):
        assert (await held.says(f"/beslutning {named}")).startswith("Beslutning 1 er lukket")
        assert (await held.says("/beslutning genåbn 1")).startswith("Beslutning 1 er åben")
    assert (await held.says(f"/beslutning punkt {TRIAL} udført")).startswith("Jeg forstod ikke “udført”.")
    assert (await held.says(f'/beslutning {TRIAL} drøftet "Ja"')).startswith("Beslutning 2 registreret: drøftet")


async def test_a_text_beside_what_keeps_none_is_told(held: Held) -> None:
    """The word for what is done isn't said to be unknown, and a press does it without the text."""
    await held.says(f'/beslutning {TRIAL} "Vi går i gang" politisk lillebælt 9/12')
    asked = await held.office.types(held.region, "/beslutning luk 1 “Aftalt på mødet”")
    assert said(asked).startswith("Her gemmer jeg ingen tekst.")
    done = await held.office.presses(held.region, button_of(asked, "Gør det uden teksten"))
    assert said(done).startswith("Beslutning 1 er lukket")


async def test_remarks_that_nobody_wrote_are_asked_for(held: Held) -> None:
    """A decision with remarks is recorded, and says how they are added; written ones are asked about no more."""
    recorded = await held.says(f'/beslutning {TRIAL} "Vi går i gang" godkendt med bemærkninger')
    assert recorded.startswith("Beslutning 1 registreret: godkendt med bemærkninger")
    assert "Skriv dem med `/beslutning ret 1 bemærkninger “…”`." in recorded
    assert "Hvilke bemærkninger?" not in await held.says("/beslutning ret 1 bemærkninger “Kun i år”")
