"""The local workspace with a gallery in it, within a test's own loop; it checks nothing."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import web

from sandbox.app import build, open_folder

HOST = "127.0.0.1"


@asynccontextmanager
async def gallery_page(folder: Path, gallery: dict[str, Any] | None) -> AsyncIterator[str]:
    """The address of the page; None is a gallery that isn't made yet."""
    path = folder / "galleri.json"
    if gallery is not None:
        path.write_text(json.dumps(gallery), encoding="utf-8")
    store, clock = open_folder(folder / "sandbox")
    runner = web.AppRunner(build(store=store, clock=clock, base_url=f"http://{HOST}/", gallery=path), access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, HOST, 0).start()
        yield f"http://{HOST}:{runner.addresses[0][1]}/galleri"
    finally:
        await runner.cleanup()
