"""Reads and checks what a message is made of: text, blocks, attachments, metadata; it posts nothing."""

import json
from typing import Any

from sandbox.blocks.surfaces import MESSAGE_TEXT, check_message, completed, text_length
from sandbox.webapi.arguments import Arguments
from sandbox.webapi.errors import SlackError

Json = dict[str, Any]

TEXT = 40_000
_ATTACHMENTS = 100
_METADATA_BYTES = 16_000


def read_content(arguments: Arguments) -> Json:
    """Read a message's content; what isn't there isn't in the answer."""
    content: Json = {}
    if "text" in arguments:
        content["text"] = checked_text(arguments.text("text"))
    if (blocks := arguments.structure("blocks", error="invalid_blocks_format")) is not None:
        content["blocks"] = checked_blocks(blocks)
    if (attachments := arguments.structure("attachments", error="invalid_attachments")) is not None:
        content["attachments"] = _attachments(attachments)
    if (metadata := arguments.structure("metadata", error="invalid_metadata_format")) is not None:
        content["metadata"] = _metadata(metadata)
    if not any(content.get(part) for part in ("text", "blocks", "attachments")):
        raise SlackError("no_text")
    return content


def checked_text(text: str) -> str:
    """Answer a message's text, if Slack takes it."""
    if len(text) > TEXT:
        raise SlackError("msg_too_long")
    return text


def checked_blocks(blocks: Any) -> Any:
    """Answer a message's blocks with Slack's additions, if Slack takes them."""
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    problems = check_message(blocks)
    if problems:
        raise SlackError("invalid_blocks", messages=problems)
    if text_length(blocks) > MESSAGE_TEXT:
        raise SlackError("msg_blocks_too_long")
    return completed(blocks)


def _attachments(attachments: Any) -> Any:
    if not isinstance(attachments, list) or not all(isinstance(one, dict) for one in attachments):
        raise SlackError("invalid_attachments")
    if len(attachments) > _ATTACHMENTS:
        raise SlackError("too_many_attachments")
    return [
        {**one, "blocks": checked_blocks(one["blocks"])} if one.get("blocks") is not None else one
        for one in attachments
    ]


def _metadata(metadata: Any) -> Json:
    if metadata == {}:
        return {}
    if not isinstance(metadata, dict) or set(metadata) - {"event_type", "event_payload", "entities"}:
        raise SlackError("invalid_metadata_format")
    is_typed = isinstance(metadata.get("event_type"), str) and metadata["event_type"]
    if not is_typed or not isinstance(metadata.get("event_payload"), dict):
        raise SlackError("invalid_metadata_schema")
    if len(json.dumps(metadata).encode()) > _METADATA_BYTES:
        raise SlackError("metadata_too_large")
    return metadata
