"""Roles that nobody holds are pointed out to the administrators once a week."""

from datetime import datetime

import pytest

from bot.outgoing.weekly import KIND, Weekly
from danish.zone import copenhagen
from domain.messages import ClaimedMessage
from handlers.tovholder.vacancies import UNFILLED, unfilled_card
from storage.work import StoredWork
from tests.domain.support import syddanmark
from tests.support.office import words_of

MONDAY = copenhagen(2026, 10, 26, 9)


@pytest.mark.parametrize(
    ("at", "is_due"),
    [
        (MONDAY, True),
        (copenhagen(2026, 10, 26, 8, 59), False),
        (copenhagen(2026, 10, 26, 17), True),
        (copenhagen(2026, 10, 27, 9), False),
        (copenhagen(2026, 4, 6, 9), False),  # Easter Monday
        (copenhagen(2026, 4, 7, 9), True),
    ],
)
def test_it_is_due_on_the_weeks_first_working_day(at: datetime, *, is_due: bool) -> None:
    """Monday at nine, or the day after a Monday that is a holiday, and once a process."""
    weekly = Weekly(install="T1", watchers=lambda _store, _install: ())
    assert weekly.is_due(at) is is_due
    weekly.looked(at)
    assert not weekly.is_due(at)


async def test_each_administrator_is_told_once(work: StoredWork) -> None:
    """However many processes look, and what it says is what nobody holds."""
    person = await work.run(lambda store: store.people.add("Chef", "T1"))
    for _ in range(2):
        weekly = Weekly(install="T1", watchers=lambda _store, _install: (person.id,))
        await work.run(lambda store, one=weekly: one.post(store, syddanmark(), MONDAY))  # type: ignore[misc] # a default argument
    claimed: list[ClaimedMessage] = list(
        await work.run(lambda store: store.outbox.claim("one", MONDAY, limit=9, lease_s=60))
    )
    (one,) = claimed
    assert (one.message.kind, one.message.recipient) == (KIND, person.id)
    assert KIND == UNFILLED
    card = await work.read(lambda store: unfilled_card(store, syddanmark(), one.message))
    assert card is not None
    assert "Politisk niveau, Fyn: Regionshuset, OUH Odense Universitetshospital" in words_of(card)
