"""Brings pictures into messages: drawn beside the event loop, uploaded, and told in words where that can't be had.

Slack takes a moment to look at an upload, and refuses a message that shows it before (`invalid_blocks`); such a message
is sent again, at last with words in the pictures' place. So a picture never costs anybody an answer.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient

from bot.observe import Log, described, slack_code
from bot.slack.connection import TRANSPORT_ERRORS
from documents.files import written
from documents.png import NotDrawn
from handlers.ui import Image

Json = dict[str, Any]
Sent = TypeVar("Sent")
_WAITS_S = (0.3, 1.0, 2.0)
_REFUSED = "invalid_blocks"
_LONGEST_ALTERNATIVE = 1000


async def upload(client: AsyncWebClient, image: Image, log: Log) -> str:
    """The file's id; "" where the picture couldn't be drawn or uploaded."""
    name = f"{image.picture.file_name}.png"
    try:
        content = await asyncio.to_thread(written, image.picture, name)
        answer = await client.files_upload_v2(
            filename=name, file=content, alt_txt=image.alternative[:_LONGEST_ALTERNATIVE], title=image.picture.title
        )
    except (NotDrawn, SlackApiError, SlackRequestError, *TRANSPORT_ERRORS) as error:
        log.warning("picture not uploaded", **described(error))
        return ""
    return str((answer.get("file") or {}).get("id", ""))


async def sent(message: Json, send: Callable[[Json], Awaitable[Sent]]) -> Sent:
    """What sending the message answers, once Slack takes its pictures, or with words in their place.

    A message without pictures is sent once, as it is.
    """
    if any(block["type"] == "image" for block in message.get("blocks", ())):
        for wait in _WAITS_S:
            try:
                return await send(message)
            except SlackApiError as error:
                if slack_code(error) != _REFUSED:
                    raise
                await asyncio.sleep(wait)
        message = {**message, "blocks": [_in_words(block) for block in message["blocks"]]}
    return await send(message)


def _in_words(block: Json) -> Json:
    if block["type"] != "image":
        return block
    return {"type": "context", "elements": [{"type": "plain_text", "text": block["alt_text"], "emoji": False}]}
