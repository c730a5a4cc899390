"""Checks the final JSON of messages and views against Slack's limits; it changes nothing and knows no card.

Slack's SDK passes much that Slack itself refuses, so everything the product sends is looked at here: strictly in
tests, and before each call, where what breaks a limit is sent as plain text instead.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.slack.rendering import characters

Json = Mapping[str, Any]

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_CHARACTERS = 12_000
TOP_TEXT = 4_000
METADATA = 3_000
TITLE = 24
ID = 255
_TEXTS = {"section": 3000, "header": 150, "context": 3000}
_MOST_ELEMENTS = {"context": 10, "actions": 25}
_ELEMENT_TEXTS = {"button": 75}
OPTIONS = 100


def complaints_of_message(message: Json) -> tuple[str, ...]:
    """What Slack would refuse in a message's `text` and `blocks`."""
    return tuple(_message(message))


def complaints_of_view(view: Json) -> tuple[str, ...]:
    """What Slack would refuse in a modal or Home view."""
    return tuple(_view(view))


def _message(message: Json) -> Iterator[str]:
    blocks = message.get("blocks", ())
    if not message.get("text"):
        yield "text: missing"
    yield from _length("text", message.get("text", ""), TOP_TEXT)
    yield from _count("blocks", blocks, MESSAGE_BLOCKS)
    if characters(list(blocks)) > MESSAGE_CHARACTERS:
        yield f"blocks: more than {MESSAGE_CHARACTERS} characters"
    yield from _blocks(blocks)
    if any(block.get("type") == "input" for block in blocks):
        yield "blocks: input in a message"


def _view(view: Json) -> Iterator[str]:
    blocks = view.get("blocks", ())
    is_home = view.get("type") == "home"
    yield from _count("view", blocks, VIEW_BLOCKS)
    yield from _length("private_metadata", view.get("private_metadata", ""), METADATA)
    yield from _length("callback_id", view.get("callback_id", ""), ID)
    for name in () if is_home else ("title", "submit", "close"):
        if name in view:
            yield from _text(name, view[name], TITLE)
    if not is_home and "title" not in view:
        yield "title: missing"
    if not is_home and "submit" not in view and any(block.get("type") == "input" for block in blocks):
        yield "submit: missing beside an input"
    yield from _blocks(blocks)


def _blocks(blocks: Sequence[Json]) -> Iterator[str]:
    ids = [block["block_id"] for block in blocks if block.get("block_id")]
    if len(ids) != len(set(ids)):
        yield "block_id: used twice"
    for number, block in enumerate(blocks):
        where = f"{number} {block['type']}"
        yield from _length(f"{where} block_id", block.get("block_id", ""), ID)
        yield from _block(where, block)


def _block(where: str, block: Json) -> Iterator[str]:
    kind = block["type"]
    if kind == "section" and not block.get("text") and not block.get("fields"):
        yield f"{where}: says nothing"
    if "text" in block:
        yield from _text(where, block["text"], _TEXTS.get(kind, 3000))
    fields = block.get("fields", ())
    yield from _count(f"{where} fields", fields, 10)
    for field in fields:
        yield from _text(f"{where} field", field, 2000)
    if kind == "image":
        yield from _length(f"{where} alt_text", block.get("alt_text", ""), 2000, least=1)
    if kind == "input":
        yield from _input(where, block)
    elements = block.get("elements", ())
    if kind in _MOST_ELEMENTS:
        yield from _count(where, elements, _MOST_ELEMENTS[kind], least=1)
    names = [element["action_id"] for element in elements if "action_id" in element]
    if len(names) != len(set(names)):
        yield f"{where}: action_id used twice"
    for element in elements:
        yield from _element(where, element)


def _input(where: str, block: Json) -> Iterator[str]:
    yield from _text(f"{where} label", block["label"], 2000)
    if "hint" in block:
        yield from _text(f"{where} hint", block["hint"], 2000)
    yield from _element(where, block["element"])


def _element(where: str, element: Json) -> Iterator[str]:
    kind = element["type"]
    if kind == "mrkdwn":
        yield from _text(where, element, 3000)
        return
    yield from _length(f"{where} action_id", element.get("action_id", ""), ID, least=1)
    yield from _length(f"{where} value", element.get("value", ""), 2000)
    yield from _length(f"{where} initial_value", element.get("initial_value", ""), 3000)
    if kind == "button":
        yield from _text(where, element["text"], _ELEMENT_TEXTS["button"])
        yield from _length(f"{where} accessibility_label", element.get("accessibility_label", ""), 75)
    if "placeholder" in element:
        yield from _text(f"{where} placeholder", element["placeholder"], 150)
    if "confirm" in element:
        yield from _confirm(where, element["confirm"])
    groups = element.get("option_groups", ())
    yield from _count(f"{where} groups", groups, 100)
    for options in [element["options"]] if "options" in element else [group["options"] for group in groups]:
        yield from _count(f"{where} options", options, OPTIONS, least=1)
        for option in options:
            yield from _text(f"{where} option", option["text"], 75)
            yield from _length(f"{where} option value", option["value"], 150, least=1)


def _confirm(where: str, confirm: Json) -> Iterator[str]:
    for name, most in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)):
        yield from _text(f"{where} confirm {name}", confirm[name], most)


def _text(where: str, text: Json, most: int) -> Iterator[str]:
    yield from _length(where, text["text"], most, least=1)


def _length(where: str, value: str, most: int, *, least: int = 0) -> Iterator[str]:
    if not least <= len(value) <= most:
        yield f"{where}: {len(value)} characters, {least} to {most} allowed"


def _count(where: str, values: Sequence[Any], most: int, *, least: int = 0) -> Iterator[str]:
    if not least <= len(values) <= most:
        yield f"{where}: {len(values)} entries, {least} to {most} allowed"
