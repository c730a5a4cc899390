"""A short form of `make fuzz`: the same rounds and deliveries, fewer of them."""

from pathlib import Path

import pytest

from tests.fuzz.payloads import target
from tests.fuzz.playing import play_on, play_on_sqlite

PAYLOADS = 500


@pytest.mark.parametrize("seed", ["kort/1", "kort/2", "kort/3", "kort/4", "kort/5", "kort/6"])
def test_whatever_is_typed_is_answered_and_nothing_forbidden_is_stored(sqlite_template: Path, seed: str) -> None:
    """Texts of all kinds by all kinds of people, and what their answers lead to, break nothing and leak nothing."""
    play_on_sqlite(sqlite_template, seed)


@pytest.mark.parametrize("seed", ["kort/7", "kort/8"])
def test_the_same_holds_on_postgresql(postgres_url: str, seed: str) -> None:
    """What SQLite takes without a word PostgreSQL may refuse."""
    play_on(postgres_url, seed)


@pytest.mark.processes
async def test_deliveries_that_are_not_as_slack_sends_them_do_no_harm(tmp_path: Path) -> None:
    """Fields dropped, doubled and mistyped: no answer over 499, nothing unforeseen logged, nothing forbidden stored.

    Before that every button and form with values that aren't ours, each of which is answered.
    """
    async with target(tmp_path) as under_fire:
        assert under_fire.failures() == []
        assert await under_fire.fire_foreign() == []
        assert under_fire.failures() == []
        assert await under_fire.fire("kort", 0, PAYLOADS) == []
        assert await under_fire.is_well()
    assert under_fire.failures() == []
    assert under_fire.forbidden() == []
