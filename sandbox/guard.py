"""Lets in what comes from this machine alone, and puts the workspace's time on every answer; it answers nothing."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from sandbox.context import SANDBOX

_HERE = {"127.0.0.1", "localhost", "::1"}
_CSP = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
    "form-action 'self' http://127.0.0.1:* http://localhost:* https://localhost:*"  # an app's way back from its consent
)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def is_here(address: str) -> bool:
    """Whether an address names this machine."""
    try:
        return urlsplit(address if "//" in address else f"//{address}").hostname in _HERE
    except ValueError:
        return False


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse requests that name another host, or that a page of another origin makes."""
    origin = request.headers.get("Origin")
    if not is_here(request.headers.get("Host", "")) or (origin is not None and not is_here(origin)):
        raise web.HTTPForbidden(text="only this machine")
    if origin is not None and urlsplit(origin).netloc != request.host and not request.path.startswith("/api/"):
        raise web.HTTPForbidden(text="only the sandbox's own page")
    return await handler(request)


async def stamp(request: web.Request, response: web.StreamResponse) -> None:
    """Put the workspace's time on an answer, and keep pages to themselves."""
    response.headers["X-Sandbox-Time"] = f"{request.app[SANDBOX].clock.now():.6f}"
    response.headers["Content-Security-Policy"] = _CSP
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"  # with none, a browser sends forms from the origin "null"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
