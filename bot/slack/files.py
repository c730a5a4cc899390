"""Hands files to one person in the direct conversation with them; who may have them, the handler has decided.

They are written beside the event loop, after the unit of work. Slack keeps them as it keeps the conversation.
"""

import asyncio
from collections.abc import Awaitable, Callable

from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient

from bot.observe import Log, described
from bot.slack import mrkdwn
from bot.slack.connection import TRANSPORT_ERRORS
from documents.files import written
from documents.png import NotDrawn
from handlers.outcomes import File
from handlers.ui import Card, text

NOT_SENT = Card(
    "Filen kunne ikke sendes.",
    (text("Slack tog ikke imod den i en direkte besked til dig. Prøv igen om lidt, og sig det ellers til jeres "
          "administrator."),),
)  # fmt: skip


async def hand_out(
    client: AsyncWebClient, file: File, user: str, log: Log, wait: Callable[[Awaitable[bytes]], Awaitable[bytes]]
) -> Card:
    """Sends the files in one message; the card to answer with, also where that went wrong.

    `wait` waits for each to be written.
    """
    try:
        contents = [await wait(asyncio.to_thread(written, file.content, name)) for name in file.names]
        opened = await client.conversations_open(users=[user])
        await client.files_upload_v2(
            channel=str(opened["channel"]["id"]),
            file_uploads=[
                {"filename": name, "title": name, "file": content}
                for name, content in zip(file.names, contents, strict=True)
            ],
            initial_comment=mrkdwn.escape(file.content.title),
        )
    except (NotDrawn, SlackApiError, SlackRequestError, *TRANSPORT_ERRORS) as error:
        log.warning("file not sent", **described(error))
        return NOT_SENT
    return file.card
