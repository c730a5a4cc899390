"""Eighth point: what is too much for a message is cut with a way to the rest; it is never an error."""

import json
import re
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
STEPS = 15
NOT_OPEN = (1, 8)
"""Of a new meeting's steps the date is done, and the second making of the agenda is needed only after corrections."""
ITEMS = 40
LONG = "Vi ringer til borgeren to dage efter. " * 80
MOST_PAGES = 20


async def newest(chat: Chat, channel: str | None = None) -> Json:
    """The message that stands last in the channel, the secretariat's where none is named."""
    return (await chat.workspace.messages(channel=channel or chat.channel))[-1]


def labels(message: Json) -> dict[str, Json]:
    """The buttons of a message."""
    rows = [block["elements"] for block in message["blocks"] if block["type"] == "actions"]
    return {element["text"]["text"]: element for row in rows for element in row}


def read(message: Json) -> str:
    """What people read in a message's sections, without bold; the text beside its blocks is shortened for notices."""
    sections = [block["text"]["text"] for block in message["blocks"] if block["type"] == "section"]
    return "\n".join(sections).replace("*", "")


async def pressed(chat: Chat, button: Json, channel: str | None = None) -> Json:
    """What stands last in the channel once a button of what stood there is pressed and answered."""
    before = await newest(chat, channel)
    await chat.workspace.press(
        before, button["action_id"], channel=channel or chat.channel, value=button.get("value", "")
    )

    async def changed() -> Json | None:
        now = await newest(chat, channel)
        return now if json.dumps(now) != json.dumps(before) else None

    found: Json = await until(changed)
    return found


async def pages(chat: Chat) -> list[str]:
    """What is read in the newest message, and in each that its way to the rest leads to."""
    message = await newest(chat)
    texts = [read(message)]
    while more := next((one for label, one in labels(message).items() if re.match("(?:… v|V)is ", label)), None):
        message = await pressed(chat, more)
        texts.append(read(message))
        assert len(texts) < MOST_PAGES
    return texts


def items_in(text: str) -> set[int]:
    """The numbers of the forty items that stand there by their titles."""
    return {int(number) for number in re.findall(r"Punkt om sag (\d+) –", text)}


async def test_sixty_five_tasks_are_cut_with_a_button_to_the_rest(product: Chat) -> None:
    """A list says how many there are, shows ten at least, and leads on page by page to every open task."""
    for meeting in MEETINGS:
        assert "oprettet" in await product.says(f"/moede opret {meeting}")
    open_tasks = {
        number
        for number in range(1, len(MEETINGS) * STEPS + 1)
        if number % STEPS not in NOT_OPEN  # they are numbered on from meeting to meeting
    }
    await product.says("/opgaver klynge fyn")
    shown = await pages(product)
    tasks = [{int(number) for number in re.findall(r"^Nr\. (\d+) ", text, re.MULTILINE)} for text in shown]
    assert all(text.startswith(f"{len(open_tasks)} åbne opgaver") for text in shown)
    assert 10 <= len(tasks[0]) < len(open_tasks)
    assert set().union(*tasks) == open_tasks


async def with_forty_items(chat: Chat) -> None:
    """A meeting's agenda of forty items is written."""
    await chat.says(f"/moede opret {MEETINGS[0]}")
    for number in range(ITEMS):
        await chat.says(f'/dagsorden punkt "Punkt om sag {number}" til drøftelse fra lokal politisk fyn')


async def test_a_list_of_forty_items_leads_to_them_all(product: Chat) -> None:
    """An agenda's list says that there are forty items, and leads on to each of them."""
    await with_forty_items(product)
    listed = await product.says("/dagsorden punkter politisk fyn")
    assert listed.startswith(f"Dagsordenens punkter ({ITEMS})")
    assert set().union(*map(items_in, await pages(product))) == set(range(ITEMS))


async def test_a_status_with_forty_items_leads_to_them_all(product: Chat) -> None:
    """A status shows the first of forty items, tells how many more the agenda has, and its button leads to each."""
    await with_forty_items(product)
    status = await product.says("/dagsorden status politisk fyn")
    assert f"Punkter ({ITEMS})" in status
    first = items_in(status)
    assert first == set(range(len(first)))
    assert len(first) >= 10
    assert f"… og {ITEMS + 1 - len(first)} mere under “Vis punkter”." in status  # "Eventuelt" comes after the items
    await pressed(product, labels(await newest(product))["Vis punkter"])
    assert set().union(*map(items_in, await pages(product))) == set(range(ITEMS))


async def test_a_long_experience_is_cut_with_a_way_to_the_whole(product: Chat) -> None:
    """The longest text the form takes is shared cut after a word, and its button shows every letter of it."""
    await product.workspace.command("/erfaring", channel=product.channel)
    view = await until(product.workspace.view)
    texts = {
        block["block_id"]: block["element"]
        for block in view["blocks"]
        if block["type"] == "input" and block["element"]["type"] == "plain_text_input"
    }
    written = {name: f"Feltet {name}. {LONG}"[: one["max_length"]].strip() for name, one in texts.items()}
    values = {name: {name: {"type": "plain_text_input", "value": text}} for name, text in written.items()}
    assert (await product.workspace.submit(view, values))["ok"]
    await product.lets_go()
    [shared] = await until(lambda: product.workspace.messages(channel=EXPERIENCES))
    longest = max(written.values(), key=len)
    assert longest not in read(shared)
    cut = next(line for line in read(shared).split("\n") if line.endswith(" …"))
    assert longest.startswith(f"{cut.removesuffix(' …')} ")
    whole = await pressed(product, labels(shared)["Læs det hele"], EXPERIENCES)
    for text in written.values():
        assert text in read(whole)


async def test_a_command_that_is_too_long_is_told_so(product: Chat) -> None:
    """Four thousand letters after a command are answered with the limit, and nothing is kept."""
    assert (await product.says("/erfaring del " + "x" * 4_000)).startswith("Teksten er for lang")
    assert await product.workspace.messages(channel=EXPERIENCES) == []
