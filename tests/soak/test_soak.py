"""A short form of `make soak`, and proof that it would notice."""

import sqlite3
from contextlib import closing
from datetime import date
from math import exp
from pathlib import Path

import pytest

from tests.soak.acts import Desk, Kind, Ledger
from tests.soak.books import wrong_in_outbox, wrong_in_store
from tests.soak.running import Found, soak

DESK = Desk(0, "U1", "politisk/fyn", "fyn", date(2026, 11, 16), ())


@pytest.mark.processes
async def test_what_is_acknowledged_is_stored_once_though_the_workspace_makes_trouble(tmp_path: Path) -> None:
    """With refused and failing calls and cut connections nothing acknowledged is lost or doubled, nor any post."""
    found = await soak(
        tmp_path, people=6, seconds=10, seed="kort", told=lambda _: None, pause_s=0.4, between_reconnects_s=4
    )
    assert found.wrong == []
    assert found.acknowledged > 10
    assert found.reconnects == 2


def test_an_acknowledged_act_that_is_not_stored_is_noticed(sqlite_url: str) -> None:
    """The comparison tells of what was lost, and not of what was only tried."""
    ledger = Ledger()
    ledger.tried(Kind.ITEM, "U1", "Sag a", "er tilføjet: Sag a")
    ledger.tried(Kind.CONFIRM, "U1", "U1:5", "Bekræftet: Kvalitetssikring")
    assert wrong_in_store(sqlite_url, ledger, [DESK]) == []
    ledger.acknowledge("U1", [{"ts": "1", "text": "Punkt 2 er tilføjet: Sag a"}])
    ledger.acknowledge("U1", [{"ts": "2", "text": "Bekræftet: Kvalitetssikring – Regionshuset"}])
    assert len(wrong_in_store(sqlite_url, ledger, [DESK])) == 2


def test_an_act_that_is_told_as_failed_and_stored_is_noticed(sqlite_url: str) -> None:
    """What a person is asked to do again may not be there already."""
    ledger = Ledger()
    act = ledger.tried(Kind.GRANT, "U1", "1000000", "Bevilget: 1.000.000 kr.")
    act.told_failed = 1
    assert wrong_in_store(sqlite_url, ledger, [DESK]) == []
    row = "'T1', 'fyn', 1, 2026, 'bevilget', 1000000, 1, 0, '', '', 0"
    columns = "install, cluster, number, year, kind, amount, person, at, party, effort, is_undone"
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as store, store:
        store.execute(f"INSERT INTO fund_entries ({columns}) VALUES ({row})")  # noqa: S608 - the test's own words
    assert wrong_in_store(sqlite_url, ledger, [DESK]) == ["GRANT 1000000: told as failed, but stored"]


@pytest.mark.parametrize(("leak", "is_told"), [(0.0, False), (1.0, True), (2.0, True)])
@pytest.mark.parametrize("seconds", [600, 2_700])
def test_memory_that_leaks_is_told_from_what_fills_up(leak: float, seconds: int, *, is_told: bool) -> None:
    """Memory that levels off as the program's does is no leak; with a megabyte a minute on top it is."""
    memory = [150 + 20 * (1 - exp(-at / 900)) + leak * at / 60 for at in range(seconds)]
    assert Found(100, seconds, memory=memory).leaks is is_told


def test_a_post_that_came_twice_is_noticed(sqlite_url: str) -> None:
    """Two messages with one uid are told of, and so is one that the outbox knows nothing of."""
    post = {"ts": "1", "metadata": {"event_type": "tovholder", "event_payload": {"uid": "abc"}}}
    assert wrong_in_outbox(sqlite_url, [post, {**post, "ts": "2"}]) == ["sent 2 times: abc", "sent by nobody: abc"]
