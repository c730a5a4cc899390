"""Tenth point: a button that is pressed twice, or by two at once, has its effect once, and is gone afterwards."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from tests.support.chat import Chat
from tests.support.sandbox import ESBJERG, EXPERIENCES, REGION, VARDE, until

Json = dict[str, Any]


async def newest(chat: Chat, user: str = REGION) -> Json:
    """What that person sees last in the channel."""
    return (await chat.workspace.messages(user=user, channel=chat.channel))[-1]


def button(message: Json, label: str) -> Json | None:
    """The button with that label."""
    rows = [block["elements"] for block in message["blocks"] if block["type"] == "actions"]
    return next((one for row in rows for one in row if one["text"]["text"].startswith(label)), None)


async def test_the_answer_to_a_question_takes_its_place(product: Chat) -> None:
    """A question's answer is pressed twice at once: the role is given once, and no button is left to press."""
    workspace = product.workspace
    await product.says(f"/tovholder rolle tildel <@{VARDE}> kommune fyn")
    asked = await newest(product)
    pressed = button(asked, "Nyborg Kommune")
    assert pressed
    press = {"channel": product.channel, "value": pressed["value"]}
    await asyncio.gather(*(workspace.press(asked, pressed["action_id"], **press) for _ in range(2)))

    async def is_gone() -> bool:
        said = await workspace.messages(channel=product.channel)
        return all(button(one, "Nyborg Kommune") is None for one in said)

    await until(is_gone)
    held = await product.says("/tovholder rolle vis fyn")
    assert held.count("Kommunal tovholder (Nyborg Kommune): Kommunal tovholder (Varde)") == 1


async def test_a_double_click_opens_one_form_and_saves_once(product: Chat) -> None:
    """A form sent twice at once is saved once; the second is told that it is done already, or finds the form gone."""
    workspace = product.workspace
    await workspace.command("/erfaring", channel=product.channel)
    view = await until(workspace.view)
    inputs = [block for block in view["blocks"] if block["type"] == "input"]
    texts = [one["block_id"] for one in inputs if one["element"]["type"] == "plain_text_input"]
    values = {name: {name: {"type": "plain_text_input", "value": "Opkald efter to dage"}} for name in texts}
    await asyncio.gather(*(workspace.submit(view, values) for _ in range(2)))
    await product.lets_go()
    await until(lambda: workspace.messages(channel=EXPERIENCES))
    await asyncio.sleep(1.2)  # the clock loop goes round once more
    assert len(await workspace.messages(channel=EXPERIENCES)) == 1


async def test_two_people_do_the_same_at_once(product: Chat) -> None:
    """Two make the same meeting in the same moment: one has made it, the other is told that it is there."""
    workspace = product.workspace
    await product.says(f"/tovholder rolle tildel <@{ESBJERG}> somatik fyn")
    line = "/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17"
    people = (REGION, ESBJERG)
    await asyncio.gather(*(workspace.command(line, user=user, channel=product.channel) for user in people))

    async def told() -> list[str]:
        said = [one for user in people for one in await workspace.messages(user=user, channel=product.channel)]
        about = [str(one["text"]) for one in said if "møde" in str(one["text"]).split("\n")[0].lower()]
        return about if len(about) >= len(people) else []

    assert sorted(one.split(":")[0].split("\n")[0] for one in await until(told)) == [
        "Der ligger allerede et møde i det forum på det tidspunkt.",
        "Mødet er oprettet",
    ]


async def test_two_people_send_in_the_same_at_once(product: Chat) -> None:
    """What all may send in is done once: the card says so once, and whoever came later is told that it is done."""
    workspace, people = product.workspace, (ESBJERG, VARDE)
    for user, role in zip(people, ("somatik", "regionshus"), strict=True):
        await product.says(f"/tovholder rolle tildel <@{user}> {role} lillebaelt")
    await product.shares("/erfaring del fyn Opkald: Vi ringer til borgeren efter to dage.")
    [shared] = await until(lambda: workspace.messages(channel=EXPERIENCES))
    pressed = button(shared, "Vi prøver det også")
    assert pressed
    press = {"channel": EXPERIENCES, "value": pressed["value"]}
    forms = []
    for user in people:
        await workspace.press(shared, pressed["action_id"], user=user, **press)
        forms.append(await until(partial(workspace.view, user=user)))
    chosen = {"type": "static_select", "selected_option": {"value": "lillebaelt"}}
    begins = {"type": "datepicker", "selected_date": "2026-11-02"}
    values = {"klynge": {"klynge": chosen}, "fra": {"fra": begins}}
    answers = await asyncio.gather(
        *(workspace.submit(form, values, user=user) for form, user in zip(forms, people, strict=True))
    )
    refused = [one for one in answers if not one["ok"]]
    assert len(refused) == 1
    assert "Lillebælt står allerede som en, der prøver det." in str(refused[0]["errors"])
    await workspace.move_clock(advance_seconds=10)

    async def card() -> str:
        return str((await workspace.messages(channel=EXPERIENCES))[0]["text"])

    await until(lambda: _says(card, "Lillebælt"))
    assert (await card()).count("Lillebælt") == 1


async def _says(card: Callable[[], Awaitable[str]], words: str) -> bool:
    return words in await card()
