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
    app.router.add_static("/static/", _PAGE / "static")


def rendered(request: web.Request, name: str, **facts: object) -> web.Response:
    """One of the page's templates, filled in with these facts and what all of them are told."""
    sandbox = request.app[SANDBOX]
    teams = sandbox.store.people.teams()
    template = request.app[_TEMPLATES].get_template(name)
    page = template.render(team_name=teams[0].name, has_gallery=sandbox.gallery is not None, **facts)
    return web.Response(text=page, content_type="text/html")


async def _index(request: web.Request) -> web.Response:
    return rendered(request, "index.html")


async def _permalink(request: web.Request) -> web.Response:
    channel, message = request.match_info["channel"], request.match_info["message"]
    raise web.HTTPFound(f"/#{channel}/{message}")
