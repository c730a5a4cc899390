"""Slack's lists of people offer apps too; none of them can be given anything to do."""

import pytest

from tests.support.chat import Chat
from tests.support.sandbox import BOT, FYN, REGION, VARDE, until

OTHER, SLACKBOT = "U0LOKALBOT9", "USLACKBOT"
SEED = {"users": [{"id": OTHER, "name": "kalender", "real_name": "Kalender", "is_bot": True}]}
SHOWN = (
    "/tovholder rolle vis fyn",
    "/tovholder medlem vis politisk fyn",
    "/tovholder vikar",
    "/tovholder administrator",
)


@pytest.mark.parametrize(("app", "name"), [(BOT, "Tovholder"), (OTHER, "Kalender")])
async def test_an_app_that_is_mentioned_gets_nothing(product: Chat, app: str, name: str) -> None:
    """A role, a seat, an administrator's rights, a deputy's and a task are for persons; the answer says so."""
    workspace = product.workspace
    await workspace.control("seed", **SEED)
    assert "oprettet" in await product.says("/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17")
    before = [await product.says(line) for line in SHOWN]
    for line in (
        f"/tovholder rolle tildel <@{app}> psykiatri fyn",
        f"/tovholder medlem <@{app}> borgmester nyborg politisk fyn",
        f"/tovholder suppleant <@{app}> direktør nyborg fagligt fyn",
        f"/tovholder administrator tilføj <@{app}>",
        f"/tovholder vikar <@{app}> fra 1/12 til 12/12",
        f"/opgaver overdrag 1 <@{app}>",
    ):
        said = await product.says(line)
        assert "Intet er gemt." in said, line
        assert f"@{name} er en app. Kun personer kan få roller, pladser og opgaver." in said, line
    assert [await product.says(line) for line in SHOWN] == before


async def test_an_app_that_is_chosen_in_a_form_gets_nothing(product: Chat) -> None:
    """The form stays open and says so under the field."""
    workspace = product.workspace
    await workspace.command("/tovholder start", channel=FYN)
    for label, field in (("Roller på Fyn", "psykiatri"), ("Tilføj administrator", "person")):
        steps = await until(lambda: _steps(product))
        rows = [block["elements"] for block in steps["blocks"] if block["type"] == "actions"]
        button = next(one for row in rows for one in row if one["text"]["text"] == label)
        await workspace.press(steps, button["action_id"], channel=FYN, value=button.get("value", ""))
        view = await until(workspace.view)
        for app in (BOT, SLACKBOT):
            chosen = {field: {field: {"type": "users_select", "selected_user": app}}}
            answer = await workspace.submit(view, chosen)
            assert answer == {"ok": False, "errors": {field: "Det er en app, ikke en person. Vælg en person."}}
        await workspace.post("_ui/view/close", user=REGION, view_id=view["id"])
    held = await product.says("/tovholder rolle vis fyn")
    assert "Tovholder" not in held.replace("Kommunal tovholder", "")


async def _steps(product: Chat) -> dict[str, object] | None:
    said = await product.workspace.messages(channel=FYN)
    return next((one for one in reversed(said) if "Kom godt i gang" in str(one["text"])), None)


async def test_an_app_in_a_free_text_stands_there_by_name(product: Chat) -> None:
    """What isn't about giving anything is done as ever; the person beside the app is still a person."""
    said = await product.shares(f"/erfaring del Aftaler: Vi bruger <@{BOT}> til dem. kontakt <@{VARDE}>")
    assert said.startswith("Delt i kanalen for erfaringer: Aftaler")
    shown = await product.says("/erfaring vis 1")
    assert "Vi bruger @tovholder til dem. kontakt Kommunal tovholder (Varde)" in shown
