"""A decision that is handed over to a meeting whose agenda is full."""

from domain.agenda import MOST_ITEMS, AgendaItem
from domain.ports import Repositories
from tests.handlers.beslutninger.conftest import TRIAL, Held


async def test_a_full_agenda_takes_no_decision(held: Held) -> None:
    """Whoever hands one over is told, and it stays where it was."""
    await held.says("/moede opret fagligt lillebælt onsdag den 16. december 2026 kl. 9-11")
    kept = AgendaItem(0, 2, "Sag", held.region.id, held.office.now, install="T1")

    def unit(repositories: Repositories) -> None:
        for _ in range(MOST_ITEMS):
            repositories.agenda_items.add(kept)

    await held.office.work.run(unit)
    await held.says(f'/beslutning {TRIAL} "Vi går i gang i marts" godkendt')
    before = held.office.rows()
    given = await held.says("/beslutning overlever 1 til fagligt lillebælt")
    assert given.startswith("Dagsordenen til mødet onsdag den 16. december 2026 har allerede 100 punkter.")
    assert held.office.rows() == before
