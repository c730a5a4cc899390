import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import make_mocked_request

from bot.clock import SystemClock
from bot.measuring import Meter
from bot.metrics import Metrics
from bot.observe import get_log, one_request
from bot.settings import read_settings
from bot.settings_reader import SettingsMistake
from bot.web.health import Called, Health, Seen, Wellbeing
from domain.installs import Install
from domain.messages import Message
from domain.people import Place
from domain.ports import Repositories
from domain.upkeep import Backlog
from storage.work import StoredWork, open_work
from tests.support.moment import NOW
from tests.support.sandbox import REGION, SYDVESTJYLLAND, until
from tests.support.trial import Running, Trial, running_program

TOKEN = "en-lang-hemmelighed-til-tal"  # noqa: S105 - this test's own
HOSTILE = (
    "syg af influenza",
    'i stykker"} 9\ntovholder_requests_total{x="y',
    "xoxb-1234-hemmeligt",
    "<@U0LOKAL0001> 010190-1234",
    "{{7*7}} \\n \u202e \x1b[31m",
)


@pytest.fixture
async def program(logs: None, tmp_path: Path, sqlite_url: str) -> AsyncIterator[Running]:
    """The program with the trial feature, and a token for its figures."""
    async with running_program(tmp_path / "workspace", sqlite_url, metrics_token=TOKEN) as running:
        yield running


async def page(program: Running, token: str = TOKEN) -> tuple[int, str]:
    """Status and text of the figures."""
    address = program.health.replace("/sund", "/metrics")
    async with (
        ClientSession() as session,
        session.get(address, headers={"Authorization": f"Bearer {token}"}) as response,
    ):
        return response.status, await response.text()


async def health(program: Running) -> tuple[int, dict[str, Any]]:
    """Status and parts of the health."""
    async with ClientSession() as session, session.get(program.health) as response:
        return response.status, await response.json()


async def said(program: Running, count: int) -> None:
    """Waits until so many requests are done."""

    async def done() -> bool:
        total = re.findall(r"^tovholder_requests_total\{.*\} (\d+)", (await page(program))[1], re.MULTILINE)
        return sum(map(int, total)) >= count

    await until(done)


async def test_figures_are_for_whoever_shows_the_token(program: Running) -> None:
    """The figures are in Prometheus's format, for the token alone."""
    assert (await page(program, "en-anden-hemmelighed"))[0] == 401
    assert (await page(program, ""))[0] == 401
    await program.workspace.command("/proev hej")
    await said(program, 1)
    status, text = await page(program)
    assert status == 200
    for line in (
        'tovholder_requests_total{command="command:proev",outcome="reply"} 1.0',
        'tovholder_outbox_messages{state="waiting"} 0.0',
        "tovholder_database_up 1.0",
        'tovholder_request_seconds_count{command="command:proev"} 1.0',
        "tovholder_reminders_issued_total 0.0",
        "tovholder_claims_total 0.0",
    ):
        assert line in text
    assert "tovholder_unit_seconds_count" in text
    assert "tovholder_event_loop_lag_seconds_count" in text


async def test_without_a_token_there_are_no_figures(logs: None, tmp_path: Path, sqlite_url: str) -> None:
    """A program whose settings name no token has no such page, whatever token is shown."""
    async with running_program(tmp_path / "workspace", sqlite_url) as program:
        assert (await page(program, ""))[0] == 404
        assert (await page(program))[0] == 404


def test_a_short_token_is_refused() -> None:
    """One of fewer than sixteen characters, or that no header could carry, is a mistake in the settings."""
    assert read_settings({"TOVHOLDER_METRICS_TOKEN": "a" * 16}).metrics_token == "a" * 16
    for token in ("kort", "a" * 15, "æ" * 20, "a" * 20 + "\x07b"):
        with pytest.raises(SettingsMistake) as mistake:
            read_settings({"TOVHOLDER_METRICS_TOKEN": token})
        assert token not in str(mistake.value)
    assert TOKEN not in repr(read_settings({"TOVHOLDER_METRICS_TOKEN": TOKEN}))


async def test_what_is_sent_is_counted(program: Running, sqlite_url: str) -> None:
    """A message that leaves is a claim, a sending and its lateness; one that is refused is counted as such."""
    store = open_work(sqlite_url, clock=lambda: NOW)
    places = (Place("slack", "T0LOKAL0001", SYDVESTJYLLAND), Place("slack", "T0LOKAL0001", "C0INGEN"))
    store.run_blocking(
        lambda r: r.outbox.post(Message("proev.besked", place, {"nummer": 1}, NOW, "T0LOKAL0001") for place in places)
    )
    store.close_blocking()

    async def is_counted() -> bool:
        text = (await page(program))[1]
        return 'tovholder_sends_total{outcome="refused"} 1.0' in text and 'outbox_messages{state="failed"} 1.0' in text

    await until(is_counted)
    text = (await page(program))[1]
    assert 'tovholder_sends_total{outcome="sent"} 1.0' in text
    assert "tovholder_send_lateness_seconds_count 1.0" in text

    async def is_claimed() -> bool:
        return re.search(r"^tovholder_claims_total [2-9]", (await page(program))[1], re.MULTILINE) is not None

    await until(is_claimed)
    told = (await health(program))[1]
    assert (told["venter"], told["forsinket"], told["fejlet"], told["uvist"]) == (0, 0, 1, 0)


async def test_health_tells_when_each_part_was_last_seen(program: Running) -> None:
    """Beside its parts health tells how long ago the clock loop ticked and Slack was heard, and what waits."""
    status, told = await health(program)
    assert status == 200
    assert told["ur_sekunder_siden"] < 60

    async def is_heard() -> bool:
        return (await health(program))[1]["slack_sekunder_siden"] is not None

    await until(is_heard)
    assert {told[name] for name in ("venter", "forsinket", "fejlet", "uvist")} == {0}


async def test_lines_of_a_request_share_a_reference_and_hold_nothing_private(
    program: Running, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever is typed or breaks, the log and the figures name the command and a reference, and no word of it."""
    await program.workspace.command("/proev i stykker")
    for typed in HOSTILE:
        await program.workspace.command(f"/proev {typed}")
        await program.workspace.write(typed, channel=await program.workspace.direct_message())
    await said(program, 1 + len(HOSTILE))
    text = (await page(program))[1]
    written = capsys.readouterr().err
    lines = [json.loads(line) for line in written.splitlines()]
    broken = [line for line in lines if line["event"] == "command failed"]
    assert broken
    for line in broken:
        same = [one["event"] for one in lines if one.get("reference") == line["reference"]]
        assert same == ["request", "command failed"]
    requests = [line for line in lines if line["event"] == "request"]
    assert len({line["reference"] for line in requests}) == len(requests)
    for private in ("influenza", "hemmeligt", "010190", "Hansen", "i stykker", REGION, "Konsulent", "xox", "7*7"):
        assert private not in written
        assert private not in text
    labels = set(re.findall(r'command="([^"]*)"', text))
    assert labels <= {"command:proev", "command:tovholder", "home:home"}


async def test_what_nobody_has_registered_gets_no_label_of_its_own() -> None:
    """A button of an earlier version, or one that somebody made up, is counted among the others."""
    metrics, registry = Metrics(), Trial().registry()
    meter = Meter(metrics, registry, get_log())

    async def answer() -> str:
        return "svar"

    for name in (*HOSTILE, "proev.skift"):
        assert await meter.button(name, answer()) == "svar"
    labels = re.findall(r'requests_total{command="(.*)",outcome="str"} (.*)', metrics.page(None, None).decode())
    assert labels == [("button:other", "5.0"), ("button:proev.skift", "1.0")]


async def test_health_counts_the_workspaces_that_it_has_no_token_for(work: StoredWork) -> None:
    """They are among the stopped, and told apart from those that Slack refuses."""

    def unit(store: Repositories) -> None:
        for key in ("T1", "T2", "T3"):
            store.installs.connect(Install("slack", key, key, NOW, sealed="x"))
        store.installs.refuse("T2", NOW)
        store.installs.lock("T3", NOW)

    await work.run(unit)
    wellbeing = Wellbeing(work=work, clock=SystemClock(), log=get_log())
    health = Health(wellbeing=wellbeing, clock_loop=None, slack=Called())
    answer = await health.answer(make_mocked_request("GET", "/sund"))
    told = json.loads(answer.text or "")
    assert (told["workspaces_forbundet"], told["workspaces_stoppet"], told["workspaces_uden_token"]) == (1, 2, 1)


def test_figures_of_a_silent_database_are_none() -> None:
    """Where the database doesn't answer, that is a figure, and what it would have told is not a number."""
    text = Metrics().page(None, 3.0).decode()
    assert "tovholder_database_up 0.0" in text
    assert 'tovholder_outbox_messages{state="waiting"} NaN' in text
    assert "tovholder_clock_age_seconds 3.0" in text
    known = Metrics().page(Seen(Backlog(waiting=2), tick_age_s=None, connected=3, stopped=2, locked=1), None).decode()
    assert 'tovholder_outbox_messages{state="waiting"} 2.0' in known
    assert 'tovholder_workspaces{state="connected"} 3.0' in known
    assert 'tovholder_workspaces{state="stopped"} 2.0' in known
    assert 'tovholder_workspaces{state="locked"} 1.0' in known


def test_a_request_within_a_request_keeps_its_reference(logs: None, capsys: pytest.CaptureFixture[str]) -> None:
    """What a request begins is part of it."""
    with one_request() as outer, one_request() as inner:
        get_log().info("a line")
    assert outer == inner
    assert json.loads(capsys.readouterr().err)["reference"] == outer
    with one_request() as later:
        assert later != outer
