"""Pictures through the real protocols: shown where somebody asked, pressed for, and handed out to print."""

import struct
from typing import Any

from tests.support.chat import Chat
from tests.support.sandbox import REGION, until

Json = dict[str, Any]


async def _pictures(chat: Chat) -> list[Json]:
    """The picture blocks that the consultant sees in the secretariat's channel."""
    seen = await chat.workspace.messages(user=REGION, channel=chat.channel)
    return [block for one in seen for block in one["blocks"] if block["type"] == "image"]


async def _handed_out(chat: Chat) -> dict[str, Json]:
    """The files in the direct conversation with the bot, by name."""
    direct = await chat.workspace.direct_message()
    return {file["name"]: file for one in await chat.workspace.messages(channel=direct) for file in one["files"]}


async def _read(chat: Chat, file: Json) -> bytes:
    async with chat.workspace.session.get(chat.workspace.base_url + file["url"].removeprefix("/")) as answer:
        assert answer.status == 200
        return await answer.read()


async def test_a_year_and_a_meetings_steps_are_shown_where_they_were_asked_for(product: Chat) -> None:
    """The wheel comes with its answer; the time line comes into the status once it is pressed for, and not before."""
    await product.says("/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17")
    said = await product.says("/tovholder årshjul fyn 2026")
    assert said.startswith("Årshjul 2026: Sundhedsklynge Fyn")
    (wheel,) = await _pictures(product)
    assert "Det politiske niveau: 9. december." in wheel["alt_text"]
    await product.says("/dagsorden status politisk fyn 9/12")
    assert len(await _pictures(product)) == 1
    status = await product.presses("Vis tidslinje")
    assert "Udført: 1. Mødedato." in status
    line = (await _pictures(product))[-1]
    assert line["alt_text"].startswith("En tidslinje fra oven og ned. I dag er mandag den 26. oktober")


async def test_a_wheel_to_print_is_handed_out_as_files(product: Chat) -> None:
    """Both files come in a direct message: an SVG for paper, and a PNG as wide as a screen."""
    await product.says("/tovholder årshjul udskrift fyn 2026")
    files = await until(lambda: _handed_out(product))
    assert sorted(files) == ["aarshjul-2026-fyn.png", "aarshjul-2026-fyn.svg"]
    assert (await _read(product, files["aarshjul-2026-fyn.svg"])).startswith(b"<svg")
    drawn = await _read(product, files["aarshjul-2026-fyn.png"])
    assert struct.unpack_from(">II", drawn, 16) == (1680, 1189)
