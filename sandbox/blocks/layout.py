"""The rules for the blocks themselves; which of them a surface takes, and how many, is `surfaces`' matter."""

from typing import Any

from sandbox.blocks.composition import BLOCK_ID, IMAGE_URL, SLACK_FILE, URL, plain, text
from sandbox.blocks.elements import ELEMENTS, IMAGE, IN_ACTIONS, IN_INPUT, IN_SECTION
from sandbox.blocks.rules import Findings, Rule, anything, array, boolean, both, integer, one_of, record, string, typed


def _block(fields: dict[str, Rule], *required: str) -> Rule:
    return record({"type": anything, "block_id": BLOCK_ID, **fields}, required)


def _says_something(value: Any, at: str, findings: Findings) -> None:
    if value.get("text") is None and value.get("fields") is None:
        findings.note("must define either `text` or `fields`", at)


def _has_picture(value: Any, at: str, findings: Findings) -> None:
    if (value.get("image_url") is None) == (value.get("slack_file") is None):
        findings.note("must define either `image_url` or `slack_file`", at)


def _in_context(value: Any, at: str, findings: Findings) -> None:
    """A context block's element: a small picture, or a text."""
    if isinstance(value, dict) and value.get("type") == "image":
        IMAGE(value, at, findings)
    elif isinstance(value, dict) and value.get("type") in ("plain_text", "mrkdwn"):
        text(2000)(value, at, findings)
    else:
        findings.note("unsupported type: " + str(value.get("type") if isinstance(value, dict) else value), at)


_STYLE = record(dict.fromkeys(("bold", "italic", "strike", "code", "underline", "highlight", "unlink"), boolean))
_INLINE: dict[str, Rule] = {
    kind: record({"type": anything, "style": _STYLE, **fields}, required)
    for kind, fields, required in (
        ("text", {"text": string(40_000)}, ("text",)),
        ("link", {"url": URL, "text": string(3000), "unsafe": boolean}, ("url",)),
        ("emoji", {"name": string(255), "unicode": string(255), "skin_tone": integer(1, 6)}, ("name",)),
        ("user", {"user_id": string(255)}, ("user_id",)),
        ("usergroup", {"usergroup_id": string(255)}, ("usergroup_id",)),
        ("channel", {"channel_id": string(255)}, ("channel_id",)),
        ("broadcast", {"range": one_of("here", "channel", "everyone")}, ("range",)),
        ("date", {"timestamp": anything, "format": string(255), "url": URL, "fallback": string(255)}, ("timestamp",)),
    )
}
_LINE = array(typed(_INLINE), 1000, 0)
_SECTION = record({"type": anything, "elements": _LINE}, ("elements",))
_RICH: dict[str, Rule] = {
    "rich_text_section": _SECTION,
    "rich_text_preformatted": record(
        {"type": anything, "elements": _LINE, "border": integer(0, 1), "language": string(255)}, ("elements",)
    ),
    "rich_text_quote": record({"type": anything, "elements": _LINE, "border": integer(0, 1)}, ("elements",)),
    "rich_text_list": record(
        {
            "type": anything,
            "style": one_of("bullet", "ordered"),
            "elements": array(_SECTION, 1000),
            "indent": integer(0, 8),
            "offset": integer(0, 10_000),
            "border": integer(0, 1),
        },
        ("style", "elements"),
    ),
}

BLOCKS: dict[str, Rule] = {
    "section": both(
        _block(
            {
                "text": text(3000),
                "fields": array(text(2000), 10),
                "accessory": typed(ELEMENTS, IN_SECTION),
                "expand": boolean,
            }
        ),
        _says_something,
    ),
    "divider": _block({}),
    "header": _block({"text": plain(150)}, "text"),
    "context": _block({"elements": array(_in_context, 10)}, "elements"),
    "actions": _block({"elements": array(typed(ELEMENTS, IN_ACTIONS), 25)}, "elements"),
    "image": both(
        _block(
            {"image_url": IMAGE_URL, "slack_file": SLACK_FILE, "alt_text": string(2000), "title": plain(2000)},
            "alt_text",
        ),
        _has_picture,
    ),
    "input": _block(
        {
            "label": plain(2000),
            "element": typed(ELEMENTS, IN_INPUT),
            "hint": plain(2000),
            "optional": boolean,
            "dispatch_action": boolean,
        },
        "label",
        "element",
    ),
    "rich_text": _block({"elements": array(typed(_RICH), 1000, 0)}, "elements"),
    "markdown": _block({"text": string(12_000)}, "text"),
    "video": _block(
        {
            "alt_text": string(2000),
            "title": plain(200),
            "title_url": URL,
            "thumbnail_url": URL,
            "video_url": URL,
            "author_name": string(50),
            "description": plain(200),
            "provider_icon_url": URL,
            "provider_name": string(50),
        },
        *("alt_text", "title", "thumbnail_url", "video_url"),
    ),
}


def elements_of(block: Any) -> list[tuple[str, Any]]:
    """Answer a block's interactive elements, each with its pointer below the block."""
    if not isinstance(block, dict):
        return []
    if block.get("type") == "actions" and isinstance(block.get("elements"), list):
        return [(f"/elements/{number}", one) for number, one in enumerate(block["elements"])]
    if block.get("type") == "section" and isinstance(block.get("accessory"), dict):
        return [("/accessory", block["accessory"])]
    if block.get("type") == "input" and isinstance(block.get("element"), dict):
        return [("/element", block["element"])]
    return []
