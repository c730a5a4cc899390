"""Fetches files that people sent to the bot, by their ids; what they hold it doesn't look at."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.connection import TRANSPORT_ERRORS
from danish.letters import without_unseen
from domain.shared_files import MOST_BYTES, SharedFile, UnreadableFile

_SLACK = "slack.com"
_TIMEOUT = aiohttp.ClientTimeout(total=60)


class SharedFiles:
    """The files in one workspace that the bot may read."""

    def __init__(self, *, client: AsyncWebClient, session: aiohttp.ClientSession) -> None:
        self._client = client
        self._session = session

    async def fetch(self, file: str) -> SharedFile:
        """The file; raises UnreadableFile where it is gone, too big, or lies outside Slack."""
        try:
            shown: Mapping[str, Any] = (await self._client.files_info(file=file))["file"]
            if int(shown.get("size") or 0) > MOST_BYTES:
                raise UnreadableFile("too_big")
            content = await self._download(str(shown.get("url_private_download") or shown.get("url_private") or ""))
        except (SlackApiError, *TRANSPORT_ERRORS) as error:
            raise UnreadableFile("gone") from error
        return SharedFile(without_unseen(str(shown.get("name") or "")), content, file)

    async def _download(self, address: str) -> bytes:
        """The bytes; the token is shown to Slack alone, and to where the Web API itself is."""
        if not is_slacks(address, self._client.base_url):
            raise UnreadableFile("gone")
        shown = {"Authorization": f"Bearer {self._client.token}"}
        async with self._session.get(address, headers=shown, timeout=_TIMEOUT, allow_redirects=False) as answer:
            if answer.status != HTTPStatus.OK or answer.content_type == "text/html":
                raise UnreadableFile("gone")
            content = bytearray()
            async for more in answer.content.iter_chunked(1 << 16):
                content += more
                if len(content) > MOST_BYTES:
                    raise UnreadableFile("too_big")
        return bytes(content)


def is_slacks(address: str, api_url: str) -> bool:
    """Whether an address leads to Slack, or to where the Web API is; with TLS, unless that has none either."""
    told, api = urlsplit(address), urlsplit(api_url)
    host = told.hostname or ""
    is_slack = told.scheme == "https" and (host == _SLACK or host.endswith(f".{_SLACK}"))
    return is_slack or (told.scheme, told.netloc) == (api.scheme, api.netloc)
