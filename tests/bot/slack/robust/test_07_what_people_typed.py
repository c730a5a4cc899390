"""Seventh point: what people typed stays text, addresses aren't unfolded, and every message can be read aloud."""

import asyncio
import html
import json
from typing import Any

from tests.support.chat import Chat
from tests.support.sandbox import EXPERIENCES, REGION, VARDE, until
from tests.support.story import CLOCK_FOLLOWS_S

NASTY = "Hej <!channel> og <https://ond.example|bank> & *fed* _skrå_ `kode` <@U0LOKAL0002> https://x.example"
LOOKALIKES = str.maketrans({"\u2217": "*", "\u02cd": "_", "\u223c": "~", "\u200b": None})
"""The letters that stand for those which Slack knows no way to write, turned back."""
LITERAL = "*fed* _skrå_ ~væk~ @here & x < y <!channel> <!here> <!everyone>"
NOTIFYING = f"<@{VARDE}> <https://ond.example|bank>"
FREE_TEXTS = {
    "place": "/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17 sted {}",
    "item": '/dagsorden punkt "{}" til beslutning fra lokal politisk fyn',
    "practice": "/erfaring del Opkald: {}",
    "money": '/midler afsat fyn 1000 "{}"',
    "seat": '/tovholder plads borgmester odense politisk fyn "{}"',
    "stand-in": "/afbud politisk fyn 9/12 borgmester odense stedfortræder {}",
    "case": '/sagsflow ny "{}" skalering fyn',
    "reason": '/sagsflow stop 1 "{}"',
    "corrections": "/dagsorden rettelser {} politisk fyn 9/12",
}
NAME = "Bo *Fed* _Skrå_ <!channel> & @here"
"""A stand-in by a name that reads like markup; nobody's name is refused for its letters."""
NAMED = f"/afbud politisk fyn 9/12 borgmester nyborg stedfortræder {NAME}"
DECISION = '/beslutning 1 "{}" ansvarlig fagligt frist 23/12'
LISTS = (
    "/moede vis politisk fyn 9/12",
    "/dagsorden status politisk fyn 9/12",
    "/dagsorden punkter politisk fyn 9/12",
    "/beslutning liste politisk fyn 9/12",
    "/afbud liste politisk fyn 9/12",
    "/erfaring vis 1",
    "/midler fyn",
    "/sagsflow status 1",
)


def _texts(value: Any) -> list[str]:
    """All texts with markup in a message's blocks."""
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    if not isinstance(value, dict):
        return []
    own = [str(value["text"])] if value.get("type") == "mrkdwn" else []
    return own + [text for one in value.values() for text in _texts(one)]


async def test_nothing_typed_becomes_markup(product: Chat) -> None:
    """A broadcast, a link in disguise and emphasis are shown letter by letter; who is named is called by nobody."""
    await product.shares(f"/erfaring del Opkald: {NASTY}")
    [shared] = await until(lambda: product.workspace.messages(channel=EXPERIENCES))
    written = "\n".join([shared["text"], *_texts(shared["blocks"])])
    for markup in ("<!channel>", "<https://ond.example|", "*fed*", "_skrå_"):
        assert markup not in written
    assert "&amp;" in written
    assert "fed" in written


async def test_addresses_are_shown_and_not_unfolded(product: Chat) -> None:
    """An address in a message stays an address: Slack is asked to hang nothing of the page under it."""
    await product.shares("/erfaring del Opkald: Læs mere på https://example.dk/billede.png")
    [shared] = await until(lambda: product.workspace.messages(channel=EXPERIENCES))
    assert "https://example.dk/billede.png" in shared["text"]
    assert not shared["attachments"]


async def test_every_message_can_be_read_aloud(product: Chat) -> None:
    """A card's text says first what the card says first, and the rest too: screen readers and notifications say it."""
    await product.says("/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17")
    await product.says("/dagsorden status politisk fyn")
    messages = await product.workspace.messages(channel=product.channel)
    assert len(messages) >= 2
    for message in messages:
        first, *rest = _texts(message["blocks"])
        assert message["text"].startswith(first.strip("*"))
        assert len(message["text"]) > min(len("".join(rest)), 2_500) / 2


async def test_what_comes_with_a_file_stays_text_too(product: Chat) -> None:
    """A file is told of by its title; one with somebody's name in it calls nobody and emphasises nothing."""
    workspace = product.workspace
    await workspace.control("user/change", user=VARDE, real_name=NAME)
    await product.says("/tovholder mine data", user=VARDE)
    [shown] = await workspace.messages(user=VARDE, channel=product.channel)
    hand_out = "tovholder.data.hent"
    await workspace.press(shown, hand_out, user=VARDE, channel=product.channel, value=_value(shown, hand_out))
    direct = await workspace.direct_message(user=VARDE)

    async def sent() -> list[str]:
        said = await workspace.messages(user=VARDE, channel=direct)
        return [str(one["text"]) for one in said if one.get("files")]

    [written] = await until(sent)
    assert not [markup for markup in ("<!", "*Fed*", "_Skrå_") if markup in written]
    assert html.unescape(written).translate(LOOKALIKES) == f"Data om {NAME}"


def _value(message: dict[str, Any], action: str) -> str:
    rows = [block["elements"] for block in message["blocks"] if block["type"] == "actions"]
    return next(str(one["value"]) for row in rows for one in row if one["action_id"] == action)


async def _everything(chat: Chat) -> list[dict[str, Any]]:
    """All that the bot has written in any conversation, also to one person alone."""
    [team] = (await chat.workspace.get("_control/workspace"))["teams"]
    found = [await chat.workspace.get("_control/messages", channel=one["id"]) for one in team["channels"]]
    return [message for one in found for message in one["messages"] if "bot_id" in message]


async def test_no_free_text_calls_anybody(product: Chat) -> None:
    """Whatever is typed stands as typed in all that is told and posted of it, and neither notifies nor leads astray.

    A person who is named in it stands there by name; nobody reads how persons are written inside the product.
    """
    said: dict[str, str] = {}
    await product.says(f"/tovholder rolle tildel <@{REGION}> koordinationsgruppe")
    for what, line in FREE_TEXTS.items():
        says = product.shares if what == "practice" else product.says
        said[what] = await says(line.format(f"Om {what} {LITERAL} {NOTIFYING}"))
    said["name"] = await product.says(NAMED)
    assert "Afbud registreret" in said["name"]
    assert "Der er rettelser til dagsordenen" in said["corrections"]
    await product.workspace.move_clock(to="2026-12-09T15:30")
    await asyncio.sleep(CLOCK_FOLLOWS_S)
    said["decision"] = await product.says(DECISION.format(f"Om decision {LITERAL} {NOTIFYING}"))
    said |= {line: await product.says(line) for line in LISTS}
    assert not [one for one in said.values() if "gik galt" in one]
    written = await _everything(product)
    for message in written:
        whole = json.dumps(message, ensure_ascii=False)
        for call in ("<!", "<https://ond", f"<@{VARDE}>", "⟦", "person:"):
            assert call not in whole, (call, message["text"])
        for text in _texts(message["blocks"]):
            assert not {"*fed*", "_skrå_", "~væk~", "*Fed*", "_Skrå_"} & set(text.split()), text
    told = [html.unescape(str(one["text"])).translate(LOOKALIKES) for one in written]
    kept = {"place", "item", "practice", "money", "decision", "case", "reason"}
    assert len([one for one in told if f"edfortræder: {NAME}" in one]) > 1
    assert {what for what in said if any(f"Om {what} {LITERAL}" in one for one in told)} == kept
