"""Eighth point: what is too much for a message is cut with a way to the rest; it is never an error."""

import json
from typing import Any

from tests.support.chat import Chat
from tests.support.sandbox import EXPERIENCES, until

Json = dict[str, Any]
MEETINGS = (
    "politisk fyn 9/12 kl. 9",
    "fagligt fyn 10/12 kl. 9",
    "politisk fyn 2/12 kl. 9",
    "politisk fyn 16/12 kl. 9",
    "fagligt fyn 17/12 kl. 9",
)
"""Fourteen tasks each."""
ITEMS = 40
LONG = "Vi ringer til borgeren to dage efter. " * 80


async def newest(chat: Chat) -> Json:
    """The message that stands last in the channel."""
    return (await chat.workspace.messages(channel=chat.channel))[-1]


def labels(message: Json) -> dict[str, Json]:
    """The buttons of a message."""
    rows = [block["elements"] for block in message["blocks"] if block["type"] == "actions"]
    return {element["text"]["text"]: element for row in rows for element in row}


async def test_seventy_tasks_are_cut_with_a_button_to_the_rest(product: Chat) -> None:
    """A list says how many there are, shows ten at least, and leads on page by page to the last one."""
    for meeting in MEETINGS:
        assert "oprettet" in await product.says(f"/moede opret {meeting}")
    listed = await product.says("/opgaver klynge fyn")
    assert "vis alle" in json.dumps((await newest(product))["blocks"], ensure_ascii=False)
    assert listed.count("\n") >= 10
    seen, pages = set(listed.split("\n")), 0
    while more := next((one for label, one in labels(await newest(product)).items() if "is " in label), None):
        before = json.dumps(await newest(product))
        await product.workspace.press(
            await newest(product), more["action_id"], channel=product.channel, value=more["value"]
        )

        async def changed(before: str = before) -> bool:
            return json.dumps(await newest(product)) != before

        await until(changed)
        seen |= set(str((await newest(product))["text"]).split("\n"))
        pages += 1
        assert pages < 20
    assert pages >= 1


async def test_forty_items_are_shown_or_told_how_to_see(product: Chat) -> None:
    """An agenda of forty items is answered, by its status and by its list."""
    await product.says(f"/moede opret {MEETINGS[0]}")
    for number in range(ITEMS):
        await product.says(f'/dagsorden punkt "Punkt om sag {number}" til drøftelse fra lokal politisk fyn')
    for typed in ("punkter", "status"):
        answer = await product.says(f"/dagsorden {typed} politisk fyn")
        assert "Noget gik galt" not in answer
        assert (await newest(product))["blocks"]
        assert f"{ITEMS}" in answer


async def test_a_long_experience_is_shared_whole_or_cut_with_a_way_to_the_rest(product: Chat) -> None:
    """Three thousand letters in the form are shared; the card in the channel stands within Slack's limits."""
    await product.workspace.command("/erfaring", channel=product.channel)
    view = await until(product.workspace.view)
    inputs = {
        block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input" and block["element"]
    }
    texts = {name: one for name, one in inputs.items() if one["type"] == "plain_text_input"}
    values = {
        name: {name: {"type": "plain_text_input", "value": LONG[: int(one.get("max_length", 3000))]}}
        for name, one in texts.items()
    }
    assert (await product.workspace.submit(view, values))["ok"]
    await product.lets_go()
    [shared] = await until(lambda: product.workspace.messages(channel=EXPERIENCES))
    assert shared["blocks"]
    assert "Vi ringer til borgeren" in shared["text"]


async def test_a_command_that_is_too_long_is_told_so(product: Chat) -> None:
    """Four thousand letters after a command are answered with the limit, and nothing is kept."""
    assert (await product.says("/erfaring del " + "x" * 4_000)).startswith("Teksten er for lang")
    assert await product.workspace.messages(channel=EXPERIENCES) == []
