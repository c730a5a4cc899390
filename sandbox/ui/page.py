"""Serves the browser page and its files from `sandbox/page/`; what they hold is theirs."""

from pathlib import Path

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, select_autoescape

from sandbox.context import SANDBOX

_PAGE = Path(__file__).parent.parent / "page"
_TEMPLATES = web.AppKey("templates", Environment)


def add_routes(app: web.Application) -> None:
    """Register the page."""
    app[_TEMPLATES] = Environment(loader=FileSystemLoader(_PAGE), autoescape=select_autoescape())
    app.router.add_get("/", _index)
    app.router.add_get("/archives/{channel}/{message}", _permalink)
    if (_PAGE / "static").is_dir():
        app.router.add_static("/static/", _PAGE / "static")


async def _index(request: web.Request) -> web.Response:
    teams = request.app[SANDBOX].store.people.teams()
    if not (_PAGE / "index.html").is_file():
        return web.Response(status=404, text="Der er ingen side her endnu; programmernes flade virker.")
    page = request.app[_TEMPLATES].get_template("index.html").render(team_name=teams[0].name)
    return web.Response(text=page, content_type="text/html")


async def _permalink(request: web.Request) -> web.Response:
    channel, message = request.match_info["channel"], request.match_info["message"]
    raise web.HTTPFound(f"/#{channel}/{message}")
