"""Which meeting's decision is meant where only its number is typed."""

from tests.handlers.beslutninger.conftest import COSTLY, TRIAL, Held


async def test_only_meetings_with_that_decision_are_offered(held: Held) -> None:
    """Another body's meeting that has no such decision isn't asked about; one that has it too is."""
    now = held.office.now
    held.office.now = now.replace(day=1)
    assert "oprettet" in await held.says("/moede opret fagligt lillebælt 8/12-2026 kl. 9-10")
    held.office.now = now
    asked = await held.says(f'/beslutning {COSTLY} "Akutteam fra maj"')
    assert asked.startswith("Hvilket møde mener du?")
    await held.says(f'/beslutning {COSTLY} "Akutteam fra maj" godkendt politisk lillebælt 9/12')
    assert (await held.says("/beslutning luk 1")).startswith("Beslutning nr. 1 kan ikke lukkes endnu.")
    assert (await held.says("/beslutning luk 2")).startswith("Hvilket møde mener du?")
    await held.says(f'/beslutning {TRIAL} "Vi går i gang" politisk lillebælt 9/12')
    assert (await held.says("/beslutning luk 2")).startswith("Beslutning 2 er lukket")
