"""One program and one database in two workspaces of organisations that keep to themselves, through signed requests."""

import asyncio
import gzip
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.features import build_registry
from bot.slack.manifest import build_manifest
from domain.experience_drafts import CONSENT_ASKED, CONSENT_LAPSED
from storage.engine import open_database
from storage.tables_out import outbox
from storage.transfer import export
from tests.support.chat import Chat, bot_on
from tests.support.installing import install, oauth
from tests.support.sandbox import (
    CLERK,
    ESBJERG,
    EXPERIENCES,
    REGION,
    SECOND,
    SECOND_BOT,
    SECOND_EXPERIENCES,
    SECOND_PERSON,
    SECOND_TEAM,
    TEAM,
    running_workspace,
    until,
)
from tests.support.two import BOTH, WITHIN_S, Two, filled, options, program_in_two

GONE = "Erfaring nr. 1 er trukket tilbage."


@pytest.fixture
async def two(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Two]:
    """The program over signed HTTP on an empty database, without a token of its own."""
    async with program_in_two(tmp_path, sqlite_url) as made:
        yield made


@pytest.fixture
async def on_each(empty_database_url: str, tmp_path: Path) -> AsyncIterator[Two]:
    """The same on an empty database of each kind."""
    async with program_in_two(tmp_path, empty_database_url) as made:
        yield made


async def test_experiences_live_in_both_from_first_to_last(on_each: Two) -> None:
    """Shared in one they are seen once in both; changed, adopted from the other and withdrawn, all cards follow.

    Whoever hears more is told how to reach the author, and a message is shared by its writer's leave alone. One
    workspace goes on without the other: what comes while it is away reaches it later, once. No token is readable.
    """
    two = on_each
    await two.install_both()
    assert "Du er administrator" in await two.region.says("/tovholder administrator")
    assert "Du er administrator" in await two.varde.says("/tovholder administrator", user=SECOND_PERSON)
    assert "erfaringer" in await two.region.says(f"/tovholder kanal erfaringer <#{EXPERIENCES}>")
    chosen = await two.varde.says(f"/tovholder kanal erfaringer <#{SECOND_EXPERIENCES}>", user=SECOND_PERSON)
    assert "erfaringer" in chosen
    given = f"/tovholder rolle tildel <@{SECOND_PERSON}> regionshus lillebælt"
    assert "givet" in await two.varde.says(given, user=SECOND_PERSON)

    await two.region.shares("/erfaring del fyn Fælles tavle: Vi mødes ved tavlen hver morgen.")
    first = [await two.card(*where, "hver morgen") for where in BOTH]
    await two.changes("Vi mødes ved tavlen hver aften.")
    assert [await two.card(*where, "hver aften") for where in BOTH] == first
    await _is_adopted_from_the_other(two)
    assert [await two.card(*where, "Prøves nu også af: Lillebælt") for where in BOTH] == first
    await _others_hear_more(two)
    await _a_message_is_shared_by_its_writers_leave(two)

    await until(lambda: _is_all_sent(two.url), seconds=WITHIN_S)
    await two.workspace.control("uninstall", team=SECOND_TEAM)
    await until(lambda: _is(two, "workspaces_stoppet", 1), seconds=WITHIN_S)
    await two.region.shares("/erfaring del fyn Kort vej: Vi ringer, før vi skriver.")
    assert "Kort vej" in (await two.told(EXPERIENCES, REGION, 3))[2]
    told = await two.health()
    assert told["ok"]
    assert (told["workspaces_forbundet"], told["sat_paa_pause"], told["forsinket"]) == (1, 1, 0)
    check = await two.region.says("/tovholder tjek")
    assert "Vardes Slack" in check
    assert "1 besked venter" in check
    await two.region.says("/erfaring træk 1 tilbage")
    await two.region.presses("Træk tilbage")
    await two.waits_for_cards()
    assert await two.card(EXPERIENCES, REGION, GONE) == first[0]
    assert "hver aften" in (await two.posts(SECOND_EXPERIENCES, SECOND_PERSON))[0]

    page, _, _ = await install(two.workspace, two.bot, SECOND_TEAM)
    assert page.title == "Tovholder er nu i Vardes Slack."
    assert await two.card(SECOND_EXPERIENCES, SECOND_PERSON, GONE) == first[1]
    await two.told(SECOND_EXPERIENCES, SECOND_PERSON, 3)
    assert "Vardes Slack" not in await two.region.says("/tovholder tjek")
    assert "administrator" in await two.varde.says("/tovholder administrator", user=SECOND_PERSON)
    for where in BOTH:
        posts = await two.posts(*where)
        assert [GONE in posts[0], "Opkald" in posts[1], "Kort vej" in posts[2], len(posts)] == [True, True, True, 3]
        assert "tavle" not in posts[0]
    await _no_token_is_readable(two)


async def _is_adopted_from_the_other(two: Two) -> None:
    """The other workspace's person says that their cluster tries it too."""
    await two.presses("Vi prøver det også")
    form = await until(lambda: two.workspace.view(user=SECOND_PERSON), seconds=WITHIN_S)
    assert (await two.workspace.submit(form, filled(form), user=SECOND_PERSON))["ok"]
    await two.waits_for_cards()


async def _others_hear_more(two: Two) -> None:
    """Pressed twice, a colleague and the author have one conversation, and whoever is elsewhere is told of once."""
    for _ in range(2):
        await two.presses("Jeg vil gerne høre mere")
        await two.presses("Jeg vil gerne høre mere", ESBJERG, EXPERIENCES)
    author, other = two.direct(REGION), two.direct(SECOND_PERSON, SECOND_BOT)
    assert "høre mere om “Fælles tavle”" in await author("i Vardes Slack) har trykket på din erfaring")
    assert "i Lokal øveplads" in await other("Sådan får du fat i den, der delte “Fælles tavle”")
    await author("Jeg åbner en samtale for jer to.")

    async def introduced() -> list[str]:
        known = (await two.workspace.get("_ui/state", user=ESBJERG))["dms"]
        theirs = [one["id"] for one in known if one["user"]["real_name"].count(",") == 1]
        return await two.posts(theirs[0], REGION) if theirs else []

    (introduction,) = await until(introduced, seconds=WITHIN_S)
    assert introduction.startswith("I to har en erfaring at tale om: “Fælles tavle”")


async def _a_message_is_shared_by_its_writers_leave(two: Two) -> None:
    """What another has written goes out in both, once each, when its writer has said yes."""
    chat = two.region
    written = await two.workspace.write("Vi ringer efter to dage, og det giver ro.", user=CLERK, channel=chat.channel)
    menu = {"callback_id": "del_erfaring", "channel": chat.channel, "ts": written["ts"]}
    assert (await two.workspace.post("_ui/shortcut", user=REGION, **menu))["ok"]
    form = await until(two.workspace.view, seconds=WITHIN_S)
    values = filled(form)
    values["titel"]["titel"]["value"] = "Opkald"
    values["klynge"] = {"klynge": {"type": "static_select", "selected_option": options(form, "klynge")["Fyn"]}}
    assert (await two.workspace.submit(form, values))["ok"]
    assert "er spurgt. Intet er delt endnu." in await chat.presses("Spørg om lov")
    assert [len(await two.posts(*where)) for where in BOTH] == [1, 1]
    direct = await two.workspace.direct_message(user=CLERK)
    answer = await Chat(two.workspace, direct).presses("Ja, del den", user=CLERK)
    assert answer.startswith("Delt i kanalerne for erfaringer i to arbejdsområder: Opkald")
    for where in BOTH:
        assert "det giver ro" in (await two.told(*where, 2))[1]


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
    """Whether nothing is left to send but what would remind a writer, who has answered, in some days."""
    later = (CONSENT_ASKED, CONSENT_LAPSED)
    database = open_database(url)
    with database.reader.begin() as connection:
        found = connection.scalar(select(func.count()).where(outbox.c.state != "sent", outbox.c.kind.not_in(later)))
    database.dispose()
    return found == 0


async def _is(two: Two, name: str, number: int) -> bool:
    return bool((await two.health())[name] == number)


async def _no_token_is_readable(two: Two) -> None:
    """Neither an export of all tables nor the bytes of the file hold what Slack's tokens begin with."""
    file = BytesIO()
    await asyncio.to_thread(export, two.url, file, begin=lambda _heading: lambda _table, _rows: None)
    raw = gzip.decompress(file.getvalue())
    if two.url.startswith("sqlite"):
        path = Path(two.url.removeprefix("sqlite:///"))
        raw += b"".join(one.read_bytes() for one in (path, path.with_name(f"{path.name}-wal")) if one.exists())
    assert TEAM.encode() in raw
    assert b"xoxb-" not in raw
