"""Runs the sandbox within a test's own loop and orders things of it; it checks nothing."""

import socket
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, web

from sandbox.app import build, open_folder
from sandbox.manifest import parse_manifest

Json = dict[str, Any]

MANIFEST: Json = {
    "display_information": {"name": "Tovholder"},
    "features": {
        "slash_commands": [
            {"command": "/afbud", "description": "Meld afbud til et møde", "usage_hint": "politisk fyn 10/11"},
            {"command": "/dagsorden", "description": "Se dagsordenens trin", "usage_hint": "status"},
            {"command": "/moede", "description": "Opret et møde", "should_escape": True},
        ],
        "shortcuts": [
            {"name": "Del god erfaring", "type": "message", "callback_id": "share", "description": "Del den"},
            {"name": "Meld afbud", "type": "global", "callback_id": "absence", "description": "Meld afbud"},
        ],
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
    },
    "settings": {"event_subscriptions": {"bot_events": ["app_home_opened", "message.channels", "message.im"]}},
}


@dataclass(slots=True)
class Workspace:
    """A running sandbox; it can be stopped and started again at the same address."""

    folder: Path
    port: int = 0
    runner: web.AppRunner | None = field(default=None)

    @property
    def url(self) -> str:
        """Where the page is."""
        return f"http://127.0.0.1:{self.port}/"

    async def start(self) -> None:
        """Serve the folder."""
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        self.port = listener.getsockname()[1]
        store, clock = open_folder(self.folder)
        app = build(store=store, clock=clock, base_url=self.url, manifest=parse_manifest(MANIFEST))
        self.runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self.runner.setup()
        await web.SockSite(self.runner, listener).start()

    async def stop(self) -> None:
        """Stop serving; the folder stays."""
        if self.runner is not None:
            await self.runner.cleanup()
            self.runner = None

    async def get(self, path: str, **query: str) -> Json:
        """Ask for JSON."""
        async with ClientSession() as session, session.get(self.url + path, params=query) as response:
            answer: Json = await response.json()
            return answer

    async def post(self, path: str, body: Json) -> Json:
        """Send JSON, as the page or an administrator does."""
        async with ClientSession() as session, session.post(self.url + path, json=body) as response:
            answer: Json = await response.json()
            return answer
