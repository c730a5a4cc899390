"""Says what is wrong with a message's blocks or a view, by Slack's limits; it changes nothing.

`completed` is the exception: it answers the blocks with the ids and flags Slack adds on its own.
"""

import json
from collections.abc import Collection
from typing import Any
from uuid import uuid4

from sandbox.blocks.composition import plain
from sandbox.blocks.layout import BLOCKS, elements_of
from sandbox.blocks.rules import Findings, Json, Rule, anything, array, boolean, one_of, record, string, typed

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_TEXT = 13_200
VIEW_BYTES = 250_000

_ONLY_IN_MESSAGES = {"markdown"}
_NO_FILES = ("file_input",)

_COMMON: dict[str, Rule] = {
    "type": one_of("modal", "home"),
    "blocks": anything,
    "private_metadata": string(3000, least=0),
    "callback_id": string(255, least=0),
    "external_id": string(255, least=0),
}
_MODAL = record(
    {
        **_COMMON,
        "title": plain(24),
        "submit": plain(24),
        "close": plain(24),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        "submit_disabled": boolean,
    },
    ("type", "title", "blocks"),
)
_HOME = record(_COMMON, ("type", "blocks"))


def check_message(blocks: Any) -> list[str]:
    """Answer what is wrong with a message's blocks."""
    findings = Findings()
    _check_blocks(blocks, "/blocks", findings, most=MESSAGE_BLOCKS, allowed=BLOCKS.keys())
    for number, block in enumerate(blocks if isinstance(blocks, list) else []):
        for below, element in elements_of(block):
            if isinstance(element, dict) and element.get("type") in _NO_FILES:
                findings.note(f"unsupported type: {element['type']}", f"/blocks/{number}{below}/type")
    return findings.lines()


def check_view(view: Any) -> list[str]:
    """Answer what is wrong with a modal or a Home view."""
    findings = Findings()
    if not isinstance(view, dict):
        return ["must provide an object [json-pointer:/view]"]
    is_home = view.get("type") == "home"
    (_HOME if is_home else _MODAL)(view, "/view", findings)
    blocks = view.get("blocks")
    allowed = BLOCKS.keys() - _ONLY_IN_MESSAGES
    _check_blocks(blocks, "/view/blocks", findings, most=VIEW_BLOCKS, allowed=allowed, least=0 if is_home else 1)
    known = [block for block in blocks if isinstance(block, dict)] if isinstance(blocks, list) else []
    if not is_home and view.get("submit") is None and any(block.get("type") == "input" for block in known):
        findings.note("missing required field: submit", "/view")
    focused = [one for block in known for _, one in elements_of(block) if isinstance(one, dict)]
    if sum(one.get("focus_on_load") is True for one in focused) > 1:
        findings.note("only one element may have focus_on_load", "/view/blocks")
    return findings.lines()


def is_too_large(view: Any) -> bool:
    """Whether a view is more than Slack takes at all."""
    return len(json.dumps(view, ensure_ascii=False).encode()) > VIEW_BYTES


def text_length(value: Any) -> int:
    """Count the characters that people read in blocks."""
    if isinstance(value, list):
        return sum(text_length(one) for one in value)
    if not isinstance(value, dict):
        return 0
    own = value.get("text")
    return (len(own) if isinstance(own, str) else 0) + sum(text_length(one) for one in value.values())


def completed(blocks: Any) -> Any:
    """Answer blocks with the ids and flags that Slack adds where the app left them out."""
    return [_completed_block(block) for block in blocks]


def _completed_block(block: Json) -> Json:
    whole: Json = _completed_texts(block)
    if not whole.get("block_id"):
        whole["block_id"] = uuid4().hex[:5]
    for _, element in elements_of(whole):
        if element.get("type") != "image" and not element.get("action_id"):
            element["action_id"] = uuid4().hex[:5]
    return whole


def _completed_texts(value: Any) -> Any:
    if isinstance(value, list):
        return [_completed_texts(one) for one in value]
    if not isinstance(value, dict):
        return value
    whole = {name: _completed_texts(part) for name, part in value.items() if part is not None}
    if isinstance(whole.get("text"), str):
        if whole.get("type") == "plain_text":
            whole.setdefault("emoji", True)
        elif whole.get("type") == "mrkdwn":
            whole.setdefault("verbatim", False)
    return whole


def _check_blocks(
    blocks: Any, at: str, findings: Findings, *, most: int, allowed: Collection[str], least: int = 0
) -> None:
    array(typed(BLOCKS, allowed), most, least)(blocks, at, findings)
    for number, block in enumerate(blocks if isinstance(blocks, list) else []):
        if not isinstance(block, dict):
            continue
        if isinstance(block.get("block_id"), str) and block["block_id"]:
            findings.once(at, block["block_id"], f"{at}/{number}/block_id", "block_id")
        for below, element in elements_of(block):
            if isinstance(element, dict) and isinstance(element.get("action_id"), str):
                pointer = f"{at}/{number}{below}/action_id"
                findings.once(f"{at}/{number}", element["action_id"], pointer, "action_id")
