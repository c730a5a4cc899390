"""Seventh point: what people typed stays text, addresses aren't unfolded, and every message can be read aloud."""

from typing import Any

from tests.support.chat import Chat
from tests.support.sandbox import EXPERIENCES, until

NASTY = "Hej <!channel> og <https://ond.example|bank> & *fed* _skrå_ `kode` <@U0LOKAL0002> https://x.example"


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
    await product.says(f"/erfaring del Opkald: {NASTY}")
    [shared] = await until(lambda: product.workspace.messages(channel=EXPERIENCES))
    written = "\n".join([shared["text"], *_texts(shared["blocks"])])
    for markup in ("<!channel>", "<https://ond.example|", "*fed*", "_skrå_"):
        assert markup not in written
    assert "&amp;" in written
    assert "fed" in written


async def test_addresses_are_shown_and_not_unfolded(product: Chat) -> None:
    """An address in a message stays an address: Slack is asked to hang nothing of the page under it."""
    await product.says("/erfaring del Opkald: Læs mere på https://example.dk/billede.png")
    [shared] = await until(lambda: product.workspace.messages(channel=EXPERIENCES))
    assert "https://example.dk/billede.png" in shared["text"]
    assert not shared["attachments"]


async def test_every_message_can_be_read_aloud(product: Chat) -> None:
    """A card's text says first what the card says first, and the rest too: screen readers and notifications say it."""
    await product.says("/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17")
    await product.says("/dagsorden status politisk fyn")
    for message in await product.workspace.messages(channel=product.channel):
        first, *rest = _texts(message["blocks"])
        assert message["text"].startswith(first.strip("*"))
        assert len(message["text"]) > min(len("".join(rest)), 2_500) / 2
