"""A file sent to the bot in a direct message: read, gone through by pressing, and never shown outside Slack."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot.features import build_registry
from bot.slack.answer_cards import UNTOLD_PERSON
from bot.slack.connection import make_client
from bot.slack.manifest import build_manifest
from bot.slack.session import open_session
from bot.slack.shared_files import SharedFiles, is_slacks
from domain.shared_files import UnreadableFile
from tests.support.chat import Chat, bot_on
from tests.support.sandbox import FYN, REGION, VARDE, Workspace, running_workspace, until
from tests.support.serving import serving

MINUTES = """Referat
Politisk niveau, Fyn den 5. oktober 2026

Punkt 1: Godkendelse af dagsorden
Beslutning: Godkendt.

Punkt 2: Fælles akutteam
Beslutning: Indstillingen blev tiltrådt.
Ansvarlig: Regionshuset
"""


@pytest.fixture
async def direct(tmp_path: Path) -> AsyncIterator[tuple[Workspace, str]]:
    """The program on a workspace, and the region's direct conversation with it, a week after a meeting in Fyn."""
    manifest = build_manifest(build_registry())
    async with (
        running_workspace(tmp_path, manifest=manifest, start="2026-10-01T09:00") as workspace,
        bot_on(workspace, f"sqlite:///{tmp_path}/bot.db", is_http=False),
    ):
        chat = Chat(workspace, FYN)
        await chat.says(f"/tovholder rolle tildel <@{REGION}> regionshus fyn")
        await chat.says("/moede opret politisk fyn mandag den 5. oktober 2026 kl. 15-17")
        await workspace.move_clock(to="2026-10-12T09:00")
        await chat.says("/moede")  # the program hears the time from each answer
        yield workspace, await workspace.direct_message()


async def _told(workspace: Workspace, channel: str) -> list[str]:
    return [str(one["text"]) for one in await workspace.messages(channel=channel) if one["is_bot"]]


async def _message(workspace: Workspace, channel: str, said: str) -> dict[str, Any]:
    """The bot's message that says it, once it is there."""

    async def found() -> dict[str, Any] | None:
        messages = await workspace.messages(channel=channel)
        return next((one for one in messages if one["is_bot"] and said in str(one)), None)

    message: dict[str, Any] = await until(found)
    return message


async def test_minutes_sent_as_a_file_are_gone_through_in_one_message(direct: tuple[Workspace, str]) -> None:
    """The message that says the file is being read becomes the first decision, then each next, then the end.

    The second decision is set right in its form first.
    """
    workspace, channel = direct
    assert (await workspace.share("referat.txt", MINUTES.encode(), channel=channel))["ok"]
    first = await _message(workspace, channel, "Beslutning 1 af 2 fra referatet")
    await workspace.press(first, "beslutninger.fundet", channel=channel)
    second = await _message(workspace, channel, "Beslutning 2 af 2 fra referatet")
    await workspace.press(second, "beslutninger.ret_fundet", channel=channel)
    form = await until(workspace.view)
    assert "Indstillingen blev tiltrådt." in str(form)
    typed = {"tekst": {"tekst": {"type": "plain_text_input", "value": "Teamet begynder."}}}
    assert (await workspace.submit(form, typed))["ok"]
    last = await _message(workspace, channel, "2 af 2 beslutninger er registreret")

    assert first["ts"] == second["ts"] == last["ts"]
    assert not [one for one in await _told(workspace, channel) if "Jeg læser" in one]


async def test_a_file_that_is_too_big_or_none_is_told(direct: tuple[Workspace, str]) -> None:
    """A file of fifty megabytes isn't even fetched, and one of a strange kind is told what is read.

    Letters that nobody sees are no part of its name: they would turn the rest of the line around.
    """
    workspace, channel = direct
    await workspace.share("stor.pdf", b"%PDF" + b"0" * 50_000_000, channel=channel)
    await _message(workspace, channel, "Filen er for stor")
    await workspace.share("\u202ebillede\u200b.png", b"x", channel=channel)
    await _message(workspace, channel, "Den slags filer læser jeg ikke: billede.png")


async def test_a_cpr_number_in_a_files_name_is_not_repeated(direct: tuple[Workspace, str]) -> None:
    """Neither while the file is read nor where it can't be fetched; otherwise it is refused for its name."""
    workspace, channel = direct
    await workspace.control("fault", method="files.info", fault="429", retry_after=30)
    await workspace.share("010190-1234.pdf", b"%PDF", channel=channel)
    await _message(workspace, channel, "Filen kan ikke hentes fra Slack")
    await workspace.share("010190-1234.pdf", b"%PDF", channel=channel)
    await _message(workspace, channel, "Filens navn ser ud til at rumme et CPR-nummer")
    assert not [one for one in await _told(workspace, channel) if "010190" in one]


async def test_a_file_sent_with_a_name_that_slack_does_not_tell_of_is_not_read(direct: tuple[Workspace, str]) -> None:
    """Nothing has broken: the answer says so, and the same can be sent a little later."""
    workspace, channel = direct
    await workspace.control("fault", method="users.info", fault="429", retry_after=30)
    await workspace.share("referat.txt", MINUTES.encode(), f"fra <@{VARDE}>", channel=channel)
    await _message(workspace, channel, UNTOLD_PERSON)
    assert not [one for one in await _told(workspace, channel) if "Jeg læser" in one]
    await workspace.share("referat.txt", MINUTES.encode(), f"fra <@{VARDE}>", channel=channel)
    await _message(workspace, channel, "Beslutning 1 af 2 fra referatet")


@pytest.mark.parametrize(
    ("address", "is_so"),
    [
        ("https://files.slack.com/files-pri/T1-F1/referat.pdf", True),
        ("https://slack.com/referat.pdf", True),
        ("http://slack.com/referat.pdf", False),
        ("http://files.slack.com/referat.pdf", False),
        ("https://slack.com.example.dk/referat.pdf", False),
        ("https://notslack.com/referat.pdf", False),
        ("https://files.slack.com@example.dk/referat.pdf", False),
        ("", False),
    ],
)
def test_the_token_is_for_slack_alone(address: str, is_so: bool) -> None:  # noqa: FBT001 - a column of the table
    """Not for whoever is called nearly so, nor for Slack by a way on which others read along."""
    assert is_slacks(address, "https://slack.com/api/") is is_so


async def test_the_token_goes_no_further_than_where_it_is_shown() -> None:
    """An address that leads on to somebody else's isn't followed, nor is a page taken for a file."""
    shown = list[str]()

    async def info(request: web.Request) -> web.Response:
        asked = request.query["file"]
        return web.json_response(
            {"ok": True, "file": {"name": "x.txt", "url_private": f"http://{request.host}/{asked}"}}
        )

    async def file(request: web.Request) -> web.Response:
        shown.append(f"{request.path} {request.headers.get('Authorization')}")
        kind = "text/html" if request.path == "/page" else "text/plain"
        return web.Response(body=b"x", content_type=kind)

    async def leads_on(_request: web.Request) -> web.Response:
        raise web.HTTPFound("/elsewhere")

    app = web.Application()
    app.router.add_get("/api/files.info", info)
    app.router.add_get("/away", leads_on)
    app.router.add_get("/{file}", file)
    async with serving(app) as url, open_session() as session:
        client = make_client(token="xoxb-local-sandbox", api_url=f"{url}/api/", session=session, is_local=True)  # noqa: S106  # opens nothing
        files = SharedFiles(client=client, session=session)
        assert (await files.fetch("file")).content == b"x"
        for asked in ("away", "page"):
            with pytest.raises(UnreadableFile):
                await files.fetch(asked)
    assert shown == ["/file Bearer xoxb-local-sandbox", "/page Bearer xoxb-local-sandbox"]
