"""The first start in the chat: from an empty database by presses and forms alone, and from an installation by OAuth."""

from pathlib import Path
from typing import Any

from bot.features import build_registry
from bot.slack.manifest import build_manifest
from tests.support.chat import Chat, bot_on
from tests.support.installing import install, oauth
from tests.support.sandbox import (
    CLERK,
    COORDINATION,
    ESBJERG,
    EXPERIENCES,
    PSYCHIATRY,
    REGION,
    SECOND,
    SECOND_PERSON,
    SECOND_TEAM,
    SYDVESTJYLLAND,
    TEAM,
    VARDE,
    running_workspace,
    until,
)

Json = dict[str, Any]
WITHIN_S = 60.0


async def shown(chat: Chat, title: str) -> Json:
    """The message with that first line, once it is there, as whoever sets up sees it."""

    async def find() -> Json | None:
        said = await chat.workspace.messages(user=REGION, channel=chat.channel)
        return next((one for one in reversed(said) if str(one["text"]).startswith(title)), None)

    found: Json = await until(find, seconds=WITHIN_S)
    return found


async def press(chat: Chat, message: Json, label: str) -> None:
    """Presses the message's button with that label."""
    rows = [block["elements"] for block in message["blocks"] if block["type"] == "actions"]
    button = next(one for row in rows for one in row if one["text"]["text"] == label)
    pressed = await chat.workspace.press(
        message, button["action_id"], channel=chat.channel, value=button.get("value", "")
    )
    assert pressed["ok"], label


async def fill_in(chat: Chat, title: str, **chosen: str) -> None:
    """Sends the form of that title in, with persons or options chosen."""

    async def find() -> Json | None:
        view = await chat.workspace.view()
        return view if view and view["title"]["text"] == title else None

    view: Json = await until(find, seconds=WITHIN_S)
    kinds = {block["block_id"]: block["element"]["type"] for block in view["blocks"] if block["type"] == "input"}
    assert set(chosen) <= set(kinds), kinds
    values = {}
    for field, value in chosen.items():
        is_person = kinds[field] == "users_select"
        picked: Json = {"selected_user": value} if is_person else {"selected_option": {"value": value}}
        values[field] = {field: {"type": kinds[field], **picked}}
    assert (await chat.workspace.submit(view, values))["ok"], title


async def test_presses_and_forms_alone_set_up_everything(tmp_path: Path) -> None:
    """Through signed requests, nobody being in charge: administrator, channels, roles, done; then a meeting is made."""
    manifest = build_manifest(build_registry())
    async with running_workspace(tmp_path / "workspace", manifest=manifest) as workspace:
        await workspace.control("user/change", user=REGION, is_admin=False, is_owner=False)
        async with bot_on(workspace, f"sqlite:///{tmp_path / 'tom.db'}", is_http=True):
            chat = Chat(workspace)
            await chat.says("/tovholder")
            await press(chat, await shown(chat, "Kom godt i gang: 0 af 3"), "Bliv administrator")
            await press(chat, await shown(chat, "Du er nu administrator."), "Sæt mig op trin for trin")
            await press(chat, await shown(chat, "Kom godt i gang: 1 af 3"), "Vælg kanaler")
            await fill_in(chat, "Vælg kanaler", sydvestjylland=SYDVESTJYLLAND, erfaringer=EXPERIENCES)
            await press(chat, await shown(chat, "Kom godt i gang: 2 af 3"), "Roller i Sydvestjylland")
            await fill_in(
                chat,
                "Roller i Sydvestjylland",
                regionshus=REGION,
                somatik=ESBJERG,
                psykiatri=PSYCHIATRY,
                kommune=VARDE,
                hvilken_kommune="varde",
            )
            await until(lambda: _is_told(chat, "har nu rollen Kommunal tovholder (Varde Kommune)."), seconds=WITHIN_S)
            await press(chat, await shown(chat, "Kom godt i gang: 2 af 3"), "Roller på tværs")
            await fill_in(
                chat, "Roller på tværs", regionshus=REGION, sundhedssekretariat=CLERK, koordinationsgruppe=COORDINATION
            )
            done = await shown(chat, "Alt er sat op. Nu kan I bruge mig")
            assert "/dagsorden status politisk sydvestjylland" in done["text"]
            chat.seen |= {str(one["ts"]) for one in await workspace.messages(channel=chat.channel)}
            made = await chat.says("/moede opret politisk onsdag den 9. december 2026 kl. 15-17", user=ESBJERG)
            assert "oprettet" in made
            assert "Regionshuset og Varde Kommune" in made


async def _is_told(chat: Chat, words: str) -> bool:
    said = await chat.workspace.messages(user=REGION, channel=chat.channel)
    return any(words in str(one["text"]) for one in said)


async def test_whoever_installs_by_oauth_is_invited_to_set_up(tmp_path: Path) -> None:
    """Each team's installer gets the steps as they are there once, as a direct message, and can begin at once."""
    manifest = build_manifest(build_registry())
    async with running_workspace(tmp_path / "workspace", manifest=manifest) as workspace:
        await workspace.control("uninstall", team=TEAM)
        await workspace.control("seed", **SECOND)
        url = f"sqlite:///{tmp_path / 'tom.db'}"
        async with bot_on(workspace, url, is_http=True, bot_token="", oauth=oauth()) as bot:
            bots = {one["id"]: one["bot_user"] for one in (await workspace.get("_control/workspace"))["teams"]}
            for team, person in ((TEAM, REGION), (SECOND_TEAM, SECOND_PERSON)):
                page, _, _ = await install(workspace, bot, team)
                assert page.status == 200, page.text
                direct = await workspace.direct_message(user=person, with_=bots[team])

                async def invited(direct: str = direct, person: str = person) -> list[Json]:
                    said = await workspace.messages(user=person, channel=direct)
                    return [one for one in said if "Jeg er ny i jeres Slack." in str(one["text"])]

                [told] = await until(invited, seconds=WITHIN_S)
                assert told["text"].startswith("Kom godt i gang: 1 af 3 trin er klaret")
                rows = [block["elements"] for block in told["blocks"] if block["type"] == "actions"]
                button = next(one for row in rows for one in row if one["text"]["text"] == "Vælg kanaler")
                await workspace.press(told, button["action_id"], user=person, channel=direct)

                async def is_open(person: str = person) -> bool:
                    view = await workspace.view(user=person)
                    return bool(view and view["title"]["text"] == "Vælg kanaler")

                await until(is_open, seconds=WITHIN_S)
                assert len(await invited()) == 1
