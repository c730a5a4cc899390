"""Hands a file to one person in the direct conversation with them; who may have it, the handler has decided.

The file is written beside the event loop. Slack keeps it as it keeps the conversation.
"""

import asyncio

from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient

from bot.observe import Log, described
from bot.slack.connection import TRANSPORT_ERRORS
from documents.extract import written
from handlers.outcomes import File
from handlers.ui import Card, text

_NOT_SENT = Card(
    "Filen kunne ikke sendes.",
    (text("Slack tog ikke imod den i en direkte besked til dig. Prøv igen om lidt, og sig det ellers til jeres "
          "administrator."),),
)  # fmt: skip


async def hand_out(client: AsyncWebClient, file: File, user: str, log: Log) -> Card:
    """Sends the file; the card to answer with, also where that went wrong."""
    content = await asyncio.to_thread(written, file.extract)
    try:
        opened = await client.conversations_open(users=[user])
        await client.files_upload_v2(
            channel=str(opened["channel"]["id"]),
            filename=file.name,
            file=content,
            title=file.name,
            initial_comment=file.extract.title,
        )
    except (SlackApiError, SlackRequestError, *TRANSPORT_ERRORS) as error:
        log.warning("file not sent", **described(error))
        return _NOT_SENT
    return file.card
