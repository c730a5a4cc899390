"""Where the app is installed, as Bolt asks for it: sealed in the store, and states that are good once."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from slack_sdk.oauth.installation_store.models.installation import Installation

from bot.features import build_registry
from bot.observe import get_log
from bot.serving import tick
from bot.settings import OAuth, Settings
from bot.slack.installations import BEGUN_S, BegunInstallations, Installations, NotAllowedHere
from bot.slack.seal import Seal, new_key
from domain.installs import Install
from storage.work import StoredWork, open_work
from tests.support.moment import NOW

NOBODY = "http://127.0.0.1:1/api/"
OLD, NEW = new_key(), new_key()
TOKEN = "xoxb-hemmelig"  # noqa: S105 - it opens nothing


@dataclass(slots=True)
class Moment:
    """A clock that is set by hand."""

    at: datetime = field(default=NOW)

    def now(self) -> datetime:
        """The time it is set to."""
        return self.at


@asynccontextmanager
async def closing_work(url: str) -> AsyncIterator[StoredWork]:
    """Units of work as long as the block lasts."""
    opened = open_work(url, clock=lambda: NOW)
    yield opened
    await opened.close()


@pytest.fixture
async def work(database_url: str) -> AsyncIterator[StoredWork]:
    """Units of work on a fresh database of each kind."""
    async with closing_work(database_url) as opened:
        yield opened


def store(work: StoredWork, *keys: str) -> Installations:
    """The store with these keys, for two workspaces."""
    return Installations(work=work, now=lambda: NOW, seal=Seal(keys or (NEW,)), allowed=("T1", "T2"))


def installation(team: str | None = "T1", *, is_enterprise_install: bool = False) -> Installation:
    """What Slack answers to an installation."""
    return Installation(
        app_id="A1",
        team_id=team,
        team_name="Region",
        bot_token=TOKEN,
        bot_id="B1",
        bot_user_id="U1",
        bot_scopes="chat:write,commands",
        user_id="UPERSON",
        user_token="xoxp-hemmelig",  # noqa: S106 - likewise
        is_enterprise_install=is_enterprise_install,
    )


async def test_a_bot_is_found_as_it_was_saved(work: StoredWork) -> None:
    """Its token, ids and scopes come back; another workspace has none, and removed it has none either."""
    kept = store(work)
    await kept.async_save(installation())
    bot = await kept.async_find_bot(enterprise_id=None, team_id="T1")
    assert bot is not None
    assert (bot.bot_token, bot.bot_id, bot.bot_user_id, bot.app_id) == (TOKEN, "B1", "U1", "A1")
    assert (bot.team_id, bot.team_name, bot.bot_scopes) == ("T1", "Region", ["chat:write", "commands"])
    assert await kept.async_find_bot(enterprise_id=None, team_id="T2") is None
    await kept.async_delete_all(enterprise_id=None, team_id="T1")
    assert await kept.async_find_bot(enterprise_id=None, team_id="T1") is None
    known = await work.read(lambda r: r.installs.install("T1"))
    assert known is not None
    assert (known.name, known.sealed) == ("Region", "")


async def test_nothing_readable_is_stored(sqlite_url: str) -> None:
    """The database's file holds no token as bytes, and of the person who installed it nothing at all."""
    opened = open_work(sqlite_url, clock=lambda: NOW)
    await store(opened).async_save(installation())
    sealed = await opened.read(lambda r: r.installs.install("T1"))
    await opened.close()
    path = sqlite_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with open(path, "rb") as file:  # noqa: ASYNC230, PTH123 - a small file of this test's own
        raw = file.read()
    assert sealed is not None
    assert sealed.sealed.encode() in raw
    assert not any(one in raw for one in (b"xoxb-", b"xoxp-", b"UPERSON"))


@pytest.mark.parametrize(
    ("refused", "reason"),
    [
        (installation("T3"), "no such workspace is named in the settings"),
        (installation(None, is_enterprise_install=True), "a whole organisation"),
        (installation("T1", is_enterprise_install=True), "a whole organisation, by a workspace that is named"),
    ],
    ids=["unnamed", "organisation", "organisation by a named one"],
)
async def test_other_workspaces_are_refused(work: StoredWork, refused: Installation, reason: str) -> None:
    """Only a workspace that the settings name is saved."""
    with pytest.raises(NotAllowedHere):
        await store(work).async_save(refused)
    assert not await work.read(lambda r: r.installs.everyone()), reason


async def test_keys_can_be_changed(work: StoredWork) -> None:
    """Two keys open what the old one sealed and seal it anew; then the old one isn't needed. Without a key: nothing."""
    await store(work, OLD).async_save(installation())
    both = store(work, NEW, OLD)
    found = [await one.async_find_bot(enterprise_id=None, team_id="T1") for one in (store(work, NEW), both)]
    assert [bot and bot.bot_token for bot in found] == [None, TOKEN]
    await both.seal_anew()
    await both.seal_anew()
    found = [await store(work, key).async_find_bot(enterprise_id=None, team_id="T1") for key in (NEW, OLD)]
    assert [bot and bot.bot_token for bot in found] == [TOKEN, None]
    keyless = Installations(work=work, now=lambda: NOW)
    await keyless.seal_anew()
    assert await keyless.async_find_bot(enterprise_id=None, team_id="T1") is None


async def test_a_start_seals_anew_what_an_earlier_key_sealed(sqlite_url: str) -> None:
    """Once the program was started with both keys, the old one may be taken out of the settings."""
    oauth = OAuth(client_id="1.2", client_secret="hemmelig", keys=(NEW, OLD), workspaces=frozenset({"T1"}))  # noqa: S106 - it opens nothing
    settings = Settings(oauth=oauth, database_url=sqlite_url, api_url=NOBODY)
    stopping = asyncio.Event()
    stopping.set()
    async with closing_work(sqlite_url) as work:
        await store(work, OLD).async_save(installation())
    await tick(settings=settings, registry=build_registry(), log=get_log(), ready=lambda _: None, stopping=stopping)
    async with closing_work(sqlite_url) as work:
        found = [await store(work, key).async_find_bot(enterprise_id=None, team_id="T1") for key in (NEW, OLD)]
    assert [bot and bot.bot_token for bot in found] == [TOKEN, None]


async def test_a_state_is_good_once_and_for_a_while(work: StoredWork) -> None:
    """A second use is refused, one after its time too, and so is one that was never given out."""
    moment = Moment()
    states = BegunInstallations(work=work, now=moment.now)
    first, second = [await states.async_issue() for _ in range(2)]
    assert first != second
    assert [await states.async_consume(first) for _ in range(2)] == [True, False]
    moment.at += timedelta(seconds=BEGUN_S + 1)
    assert not await states.async_consume(second)
    assert not await states.async_consume("gættet")


async def test_credentials_that_this_version_cant_read_are_none(work: StoredWork) -> None:
    """The key opens them: their workspace waits as with a wrong key, and the program starts for all others."""
    for kept in ("intet", "[]", '{"bot_token": "xoxb-1", "nyt": 1}'):
        sealed = Seal((NEW,)).sealed(kept)
        assert store(work).opened(Install("slack", "T1", "Region", NOW, sealed=sealed)) is None
