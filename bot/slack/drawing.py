"""Draws what an answer needs as Slack's final JSON: finds ids and uploads pictures first, checks limits last.

What breaks a limit after all is sent as plain text and told in the log; nobody is left without an answer.
"""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.observe import Log
from bot.slack.forms import draw_form
from bot.slack.identity import Identity
from bot.slack.limits import complaints_of_message, complaints_of_view
from bot.slack.pictures import upload
from bot.slack.rendering import Drawn, draw, fallback, images, mentioned
from handlers.ui import Card, Form, Image, Mention, Text

Json = dict[str, Any]
VIEW_BLOCKS = 100


class Artist:
    """Draws for one workspace."""

    def __init__(self, *, client: AsyncWebClient, identity: Identity, log: Log) -> None:
        self._client = client
        self._identity = identity
        self._log = log

    async def message(self, card: Card) -> Json:
        """The arguments of a message: text, blocks, and that addresses in it aren't unfolded."""
        drawn = await self._draw(card)
        message: Json = {"text": drawn.text, "blocks": list(drawn.blocks)}
        complaints = complaints_of_message(message)
        if complaints:
            self._log.error("message breaks limits", complaints=list(complaints))
            message = {"text": fallback(card) or "–"}
        return {**message, "unfurl_links": False, "unfurl_media": False}

    async def form(self, form: Form, opened: Mapping[str, str]) -> Json:
        """A form as a view."""
        people = {part.person for part in _parts(form.fields) if isinstance(part, Mention)}
        view = draw_form(form, mentions=await self._identity.externals(people), opened=opened)
        self._complain(view)
        return view

    async def home(self, card: Card) -> Json:
        """A card as a Home view."""
        drawn = await self._draw(card)
        view: Json = {"type": "home", "blocks": list(drawn.blocks)[:VIEW_BLOCKS]}
        self._complain(view)
        return view

    async def _draw(self, card: Card) -> Drawn:
        mentions = await self._identity.externals(mentioned(card))
        return draw(card, mentions=mentions, pictures=await self._uploaded(images(card)))

    async def _uploaded(self, pictures: tuple[Image, ...]) -> dict[Image, str]:
        """The file ids of the pictures; one that can't be uploaded is left out and told in words instead."""
        if not pictures:
            return {}  # as nearly always: to gather nothing takes a turn of the event loop
        ids = await asyncio.gather(*(upload(self._client, picture, self._log) for picture in pictures))
        return {picture: file for picture, file in zip(pictures, ids, strict=True) if file}

    def _complain(self, view: Json) -> None:
        complaints = complaints_of_view(view)
        if complaints:
            self._log.error("view breaks limits", complaints=list(complaints))


def _parts(fields: Iterable[object]) -> Iterable[object]:
    return (part for field in fields if isinstance(field, Text) for part in field.parts)
