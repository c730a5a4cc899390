from pathlib import Path

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.app import open_folder
from sandbox.clock import unix
from tests.support.sandbox import FYN, Workspace


async def test_the_workspace_begins_on_a_monday_morning(workspace: Workspace, client: AsyncWebClient) -> None:
    """The clock begins on 26 October 2026 at nine in Danish time, and every answer carries the time."""
    clock = await workspace.get("_control/clock")
    assert (clock["iso"][:16], clock["text"]) == ("2026-10-26T09:00", "mandag den 26. oktober 2026 kl. 09.00")
    answer = await client.auth_test()
    assert 0 <= float(answer.headers["X-Sandbox-Time"]) - unix("2026-10-26T09:00") < 60


async def test_messages_are_stamped_with_the_workspaces_time(workspace: Workspace, client: AsyncWebClient) -> None:
    """A message's ts is the workspace's time, also after the clock was moved."""
    await workspace.post("_ui/clock", to="2026-11-10T15:00")
    posted = await client.chat_postMessage(channel=FYN, text="x")
    assert 0 <= float(posted["ts"]) - unix("2026-11-10T15:00") < 60


async def test_the_clock_never_goes_back(workspace: Workspace) -> None:
    """Moving the clock back is refused."""
    for how in ({"to": "2026-10-25T09:00"}, {"advance_minutes": -1}, {"to": "i går"}, {}):
        assert (await workspace.post("_ui/clock", **how))["ok"] is False


def test_a_restart_resumes(tmp_path: Path) -> None:
    """A restarted clock goes on from where it was left; a start time counts for a new folder only."""
    store, clock = open_folder(tmp_path, start="2027-03-27T12:00")
    clock.move_to("2027-03-28T12:00")
    clock.close()
    store.close()
    store, clock = open_folder(tmp_path, start="2026-10-26T09:00")
    assert 0 <= clock.now() - unix("2027-03-28T12:00") < 60
    store.close()


def test_a_killed_clock_shows_no_earlier_time(tmp_path: Path) -> None:
    """Without a chance to write, the clock resumes at or a little after the last time it showed."""
    store, clock = open_folder(tmp_path)
    shown = [clock.now() for _ in range(100)][-1]
    stamp = clock.stamp()
    store.close()
    store, clock = open_folder(tmp_path)
    assert shown <= clock.now() < shown + 60
    assert clock.stamp() > stamp
    store.close()


def test_stamps_are_never_alike(tmp_path: Path) -> None:
    """However fast they are given out, stamps differ and rise."""
    store, clock = open_folder(tmp_path)
    stamps = [clock.stamp() for _ in range(1000)]
    assert stamps == sorted(set(stamps))
    store.close()


async def test_waiting_follows_the_workspaces_time(tmp_path: Path) -> None:
    """Whoever waits an hour is woken by moving the clock an hour."""
    store, clock = open_folder(tmp_path)
    clock.move(1)
    with pytest.raises(ValueError, match="-1"):
        clock.move(-1)
    await clock.wait(0)
    store.close()
