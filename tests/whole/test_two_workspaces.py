"""One program and one database in two workspaces of organisations that keep to themselves, through signed requests."""

import asyncio
import gzip
from collections.abc import AsyncIterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from sqlalchemy import func, select

from bot.features import build_registry
from bot.slack.manifest import build_manifest
from storage.engine import open_database
from storage.tables_out import outbox
from storage.transfer import export
from tests.support.chat import Chat, bot_on
from tests.support.installing import begin, come_back, install, oauth
from tests.support.sandbox import (
    EXPERIENCES,
    REGION,
    SECOND,
    SECOND_CHANNEL,
    SECOND_EXPERIENCES,
    SECOND_PERSON,
    SECOND_TEAM,
    TEAM,
    Workspace,
    running_workspace,
    until,
)

WITHIN_S = 20.0
BOTH = ((EXPERIENCES, REGION), (SECOND_EXPERIENCES, SECOND_PERSON))
"""Each workspace's channel for experiences, with somebody who reads there."""


@dataclass(slots=True)
class Two:
    """Two workspaces, and the program at its address, installed in neither yet."""

    workspace: Workspace
    bot: str
    url: str

    @property
    def region(self) -> Chat:
        """What the region's people say in their workspace."""
        return Chat(self.workspace)

    @property
    def varde(self) -> Chat:
        """What the other workspace's people say in theirs."""
        return Chat(self.workspace, SECOND_CHANNEL)

    async def install_both(self) -> None:
        """Installs the program in both."""
        for team in (TEAM, SECOND_TEAM):
            page, _, _ = await install(self.workspace, self.bot, team)
            assert page.status == 200, page.text

    async def health(self) -> dict[str, Any]:
        """What the program says of itself."""
        async with ClientSession() as session, session.get(f"{self.bot}/sund") as response:
            found: dict[str, Any] = await response.json()
            return found

    async def posts(self, channel: str, user: str) -> list[str]:
        """What the bot has posted in a channel."""
        seen = await self.workspace.messages(user=user, channel=channel)
        return [str(one["text"]) for one in seen if one["is_bot"] and not one["ephemeral"]]

    async def card(self, channel: str, user: str, words: str) -> str:
        """The stamp of the one card in a channel, once it says these words."""

        async def found() -> str:
            seen = await self.workspace.messages(user=user, channel=channel)
            told = [one for one in seen if one["is_bot"] and not one["ephemeral"]]
            return str(told[0]["ts"]) if len(told) == 1 and words in str(told[0]["text"]) else ""

        stamp: str = await until(found, seconds=WITHIN_S)
        return stamp

    async def changes(self, body: str) -> None:
        """The region's person changes the text of experience 1 by its form."""
        await self.workspace.command("/erfaring ret 1", channel=self.region.channel)
        form = await until(self.workspace.view, seconds=WITHIN_S)
        filled = _filled(form)
        filled["tekst"]["tekst"]["value"] = body
        assert (await self.workspace.submit(form, filled))["ok"]
        await self.region.lets_go()

    async def told(self, channel: str, user: str, number: int) -> list[str]:
        """The same, once there are so many."""

        async def found() -> list[str]:
            posts = await self.posts(channel, user)
            return posts if len(posts) >= number else []

        posts: list[str] = await until(found, seconds=WITHIN_S)
        return posts


@pytest.fixture(params=["sqlite", "postgres"])
async def two(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Two]:
    """The program over signed HTTP on an empty database of each kind, without a token of its own."""
    url: str = f"sqlite:///{tmp_path / 'tom.db'}" if request.param == "sqlite" else ""
    url = url or request.getfixturevalue("empty_postgres_url")
    manifest = build_manifest(build_registry())
    async with running_workspace(tmp_path / "workspace", manifest=manifest) as workspace:
        await workspace.control("uninstall", team=TEAM)
        await workspace.control("seed", **SECOND)
        async with bot_on(workspace, url, is_http=True, bot_token="", oauth=oauth()) as bot:
            yield Two(workspace, bot, url)


async def test_an_experience_reaches_both_and_one_goes_on_without_the_other(two: Two) -> None:
    """Shared in one it is in both, once each; what is shared while one is away waits, and comes once it is back."""
    await two.install_both()
    assert "Du er administrator" in await two.region.says("/tovholder administrator")
    chosen = await two.region.says(f"/tovholder kanal erfaringer <#{EXPERIENCES}>")
    assert "erfaringer" in chosen
    answer = await two.varde.says(f"/tovholder kanal erfaringer <#{SECOND_EXPERIENCES}>", user=SECOND_PERSON)
    assert "erfaringer" in answer

    await two.region.shares("/erfaring del fyn Fælles tavle: Vi mødes ved tavlen hver morgen.")
    for channel, user in ((EXPERIENCES, REGION), (SECOND_EXPERIENCES, SECOND_PERSON)):
        (post,) = await two.told(channel, user, 1)
        assert "Fælles tavle" in post

    await until(lambda: _is_all_sent(two.url), seconds=WITHIN_S)
    await two.workspace.control("uninstall", team=SECOND_TEAM)
    await until(lambda: _is(two, "workspaces_stoppet", 1), seconds=WITHIN_S)
    await two.region.shares("/erfaring del fyn Kort vej: Vi ringer, før vi skriver.")
    assert len(await two.told(EXPERIENCES, REGION, 2)) == 2
    told = await two.health()
    assert told["ok"]
    assert (told["workspaces_forbundet"], told["sat_paa_pause"], told["forsinket"]) == (1, 1, 0)
    check = await two.region.says("/tovholder tjek")
    assert "Vardes Slack" in check
    assert "1 besked venter" in check

    page, _, _ = await install(two.workspace, two.bot, SECOND_TEAM)
    assert page.title == "Tovholder er nu i Vardes Slack."
    posts = await two.told(SECOND_EXPERIENCES, SECOND_PERSON, 2)
    assert ["Fælles tavle" in posts[0], "Kort vej" in posts[1], len(posts)] == [True, True, 2]
    assert "Vardes Slack" not in await two.region.says("/tovholder tjek")
    assert "administrator" in await two.varde.says("/tovholder administrator", user=SECOND_PERSON)
    assert len(await two.posts(EXPERIENCES, REGION)) == 2


async def test_an_experience_lives_in_both_from_first_to_last(two: Two) -> None:
    """Shared in one it is seen once in both; changed, adopted from the other and withdrawn, both cards follow.

    A workspace that is away meanwhile has its card follow when it is back, once.
    """
    await two.install_both()
    assert "Du er administrator" in await two.region.says("/tovholder administrator")
    assert "Du er administrator" in await two.varde.says("/tovholder administrator", user=SECOND_PERSON)
    await two.region.says(f"/tovholder kanal erfaringer <#{EXPERIENCES}>")
    await two.varde.says(f"/tovholder kanal erfaringer <#{SECOND_EXPERIENCES}>", user=SECOND_PERSON)
    given = f"/tovholder rolle tildel <@{SECOND_PERSON}> regionshus lillebælt"
    assert "givet" in await two.varde.says(given, user=SECOND_PERSON)

    await two.region.shares("/erfaring del fyn Fælles tavle: Vi mødes ved tavlen hver morgen.")
    first = [await two.card(*where, "hver morgen") for where in BOTH]
    await two.changes("Vi mødes ved tavlen hver aften.")
    assert [await two.card(*where, "hver aften") for where in BOTH] == first

    card = (await two.workspace.messages(user=SECOND_PERSON, channel=SECOND_EXPERIENCES))[0]
    buttons = [one for block in card["blocks"] for one in block.get("elements", ()) if one["type"] == "button"]
    tries = next(one for one in buttons if one["text"]["text"] == "Vi prøver det også")
    press = {"user": SECOND_PERSON, "channel": SECOND_EXPERIENCES, "value": tries["value"]}
    await two.workspace.press(card, tries["action_id"], **press)
    form = await until(lambda: two.workspace.view(user=SECOND_PERSON), seconds=WITHIN_S)
    assert (await two.workspace.submit(form, _filled(form), user=SECOND_PERSON))["ok"]
    assert [await two.card(*where, "Prøves nu også i: Lillebælt") for where in BOTH] == first

    await two.workspace.control("uninstall", team=SECOND_TEAM)
    await until(lambda: _is(two, "workspaces_stoppet", 1), seconds=WITHIN_S)
    await two.region.says("/erfaring træk 1 tilbage")
    await two.region.presses("Træk tilbage")
    gone = "Erfaring nr. 1 er trukket tilbage."
    assert await two.card(EXPERIENCES, REGION, gone) == first[0]
    assert "hver aften" in (await two.posts(SECOND_EXPERIENCES, SECOND_PERSON))[0]
    page, _, _ = await install(two.workspace, two.bot, SECOND_TEAM)
    assert page.status == 200
    assert [await two.card(*where, gone) for where in BOTH] == first
    for where in BOTH:
        (post,) = await two.posts(*where)
        assert "tavle" not in post


def _filled(view: dict[str, Any]) -> dict[str, Any]:
    """A form's values as it was opened."""
    kinds = {"static_select": ("selected_option", "initial_option"), "datepicker": ("selected_date", "initial_date")}
    filled: dict[str, Any] = {}
    for block in view["blocks"]:
        element = block.get("element", {})
        if element.get("type") in kinds:
            value, initial = kinds[element["type"]]
            filled[block["block_id"]] = {block["block_id"]: {"type": element["type"], value: element[initial]}}
        elif element.get("type") == "plain_text_input":
            typed = {"type": "plain_text_input", "value": element.get("initial_value", "")}
            filled[block["block_id"]] = {block["block_id"]: typed}
    return filled


async def test_one_socket_hears_the_settings_own_workspace_and_an_installed_one(
    tmp_path: Path, sqlite_url: str
) -> None:
    """A token in the settings and an installation by OAuth stand together, over one websocket."""
    manifest = build_manifest(build_registry())
    async with running_workspace(tmp_path / "workspace", manifest=manifest) as workspace:
        await workspace.control("seed", **SECOND)
        async with bot_on(workspace, sqlite_url, is_http=False, oauth=oauth(SECOND_TEAM)) as bot:
            two = Two(workspace, bot, sqlite_url)
            assert "Du er administrator" in await two.region.says("/tovholder administrator")
            page, _, _ = await install(workspace, bot, SECOND_TEAM)
            assert page.status == 200
            assert "Du er administrator" in await two.varde.says("/tovholder administrator", user=SECOND_PERSON)
            told = await two.health()
            assert (told["ok"], told["workspaces_forbundet"], told["workspaces_stoppet"]) == (True, 2, 0)


async def test_a_channel_that_both_share_hears_once_and_is_no_secretariats(two: Two) -> None:
    """Chosen for experiences in both, it gets one card; for a secretariat it is refused; its people are told apart."""
    await two.workspace.control("channel/share", channel=EXPERIENCES, team=SECOND_TEAM)
    await two.install_both()
    for who, user in ((two.region, REGION), (two.varde, SECOND_PERSON)):
        assert "er valgt" in await who.says(f"/tovholder kanal erfaringer <#{EXPERIENCES}>", user=user)
        refused = await who.says(f"/tovholder kanal sekretariat fyn <#{EXPERIENCES}>", user=user)
        assert refused.startswith("Den kanal deles med en anden organisations Slack.")
    await two.region.shares("/erfaring del fyn Fælles tavle: Vi mødes ved tavlen hver morgen.")
    await two.told(EXPERIENCES, REGION, 1)
    await two.varde.shares("/erfaring del fyn Kort vej: Vi ringer, før vi skriver.", user=SECOND_PERSON)
    posts = await two.told(EXPERIENCES, SECOND_PERSON, 2)
    assert ["Fælles tavle" in posts[0], "Kort vej" in posts[1], len(posts)] == [True, True, 2]

    (card, *_) = await two.workspace.messages(user=SECOND_PERSON, channel=EXPERIENCES)
    buttons = [one for block in card["blocks"] for one in block.get("elements", ()) if one["type"] == "button"]
    tries = next(one["action_id"] for one in buttons if one["text"]["text"] == "Vi prøver det også")
    await two.workspace.press(card, tries, user=SECOND_PERSON, channel=EXPERIENCES)

    async def answer() -> list[str]:
        seen = await two.workspace.messages(user=SECOND_PERSON, channel=EXPERIENCES)
        return [str(one["text"]) for one in seen if one["ephemeral"]]

    (said,) = await until(answer, seconds=WITHIN_S)
    assert "gæst" in said


def _is_all_sent(url: str) -> bool:
    database = open_database(url)
    with database.reader.begin() as connection:
        found = connection.scalar(select(func.count()).where(outbox.c.state != "sent"))
    database.dispose()
    return found == 0


async def _is(two: Two, name: str, number: int) -> bool:
    return bool((await two.health())[name] == number)


async def test_no_token_lies_readable_in_the_database(two: Two) -> None:
    """Neither an export of all tables nor the bytes of the file hold what Slack's tokens begin with."""
    await two.install_both()
    await two.region.says("/tovholder")
    file = BytesIO()
    await asyncio.to_thread(export, two.url, file, begin=lambda _heading: lambda _table, _rows: None)
    raw = gzip.decompress(file.getvalue())
    if two.url.startswith("sqlite"):
        path = Path(two.url.removeprefix("sqlite:///"))
        raw += b"".join(one.read_bytes() for one in (path, path.with_name(f"{path.name}-wal")) if one.exists())
    assert TEAM.encode() in raw
    assert b"xoxb-" not in raw


async def test_a_way_back_is_good_once_and_in_one_browser(two: Two) -> None:
    """A replay, another browser, a guessed state, a no and a page without a code come to nothing, in words."""
    begun = await begin(two.bot)
    assert begun.page.title == "Føj Tovholder til jeres Slack"
    policy = begun.page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "<script" not in begun.page.text
    assert not {"HttpOnly", "Secure", "SameSite=Lax"} - set(begun.page.headers["Set-Cookie"].split("; "))

    address = await two.workspace.consent(begun.slack, TEAM)
    stranger = await come_back(address, "")
    assert (stranger.status, stranger.title) == (400, "Installationen blev ikke begyndt i denne browser.")
    page = await come_back(address, begun.cookie)
    assert (page.status, page.title) == (200, "Tovholder er nu i Lokal øveplads.")
    replay = await come_back(address, begun.cookie)
    assert (replay.status, replay.title) == (401, "Installationen er for gammel, eller siden er brugt før.")

    guessed = await come_back(f"{two.bot}/slack/oauth_redirect?code=1&state=a", "slack-app-oauth-state=a")
    assert guessed.status == 401
    used = await begin(two.bot)
    state = used.cookie.partition("=")[2]
    code = address.partition("code=")[2].partition("&")[0]
    again = await come_back(f"{two.bot}/slack/oauth_redirect?code={code}&state={state}", used.cookie)
    assert (again.status, again.title) == (401, "Slack ville ikke fuldføre installationen.")
    no = await come_back(await two.workspace.consent((await begin(two.bot)).slack, TEAM, answer="cancel"), "")
    assert no.title == "Du sagde nej i Slack."
    strange = await come_back(f"{two.bot}/slack/oauth_redirect?error=<script>", "")
    assert strange.title == "Noget gik galt undervejs."
    assert "script" not in strange.text
    assert (await two.health())["workspaces_forbundet"] == 1


@pytest.mark.parametrize("two", ["sqlite"], indirect=True)  # it waits until a call is given up
async def test_slack_that_does_not_answer_is_told_of_with_a_reference(two: Two) -> None:
    """Nothing is installed, and the page says what to do; tried once more it works."""
    await two.workspace.control("fault", method="auth.test", fault="error:fatal_error")
    page, _, _ = await install(two.workspace, two.bot, TEAM)
    assert (page.status, page.title) == (401, "Slack ville ikke fuldføre installationen.")
    await two.workspace.control("fault", method="oauth.v2.access", fault="timeout_before", seconds=30)
    page, _, _ = await install(two.workspace, two.bot, TEAM)
    assert (page.status, page.title) == (502, "Noget gik galt hos mig.")
    assert "reference" in page.text
    assert (await two.health())["workspaces_forbundet"] == 0
    page, _, _ = await install(two.workspace, two.bot, TEAM)
    assert page.status == 200


async def test_a_workspace_that_nobody_pointed_out_is_not_let_in(two: Two) -> None:
    """It is told so, the token is given back at once, and nothing is kept of it."""
    await two.workspace.control("seed", team={"id": "T0FREMMED", "name": "Fremmed", "is_installed": False})
    page, _, _ = await install(two.workspace, two.bot, "T0FREMMED")
    assert (page.status, page.title) == (403, "Jeres Slack er ikke blandt dem, der kan være med.")
    revoked = [one for one in await two.workspace.traffic() if one["what"] == "auth.revoke"]
    assert len(revoked) == 1
    told = await two.health()
    assert (told["workspaces_forbundet"], told["workspaces_stoppet"]) == (0, 0)
