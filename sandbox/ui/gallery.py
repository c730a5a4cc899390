"""Serves the gallery of the app's cards and forms: a page, and the file that whoever started the sandbox has made."""

from aiohttp import web

from sandbox.context import SANDBOX
from sandbox.ui.page import rendered


def add_routes(app: web.Application) -> None:
    """Register the gallery."""
    app.router.add_get("/galleri", _page)
    app.router.add_get("/_ui/galleri", _examples)


async def _page(request: web.Request) -> web.Response:
    return rendered(request, "galleri.html")


async def _examples(request: web.Request) -> web.Response:
    """The file as it is, once it is there: it may be made while the workspace is in use already."""
    path = request.app[SANDBOX].gallery
    if path is None:
        return web.json_response({"ok": False, "error": "no_gallery"})
    try:
        made = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return web.json_response({"ok": False, "error": "not_ready"})
    return web.Response(text=f'{{"ok": true, "gallery": {made}}}', content_type="application/json")
