"""What goes out with every answer of the program's own addresses: nothing may be loaded, framed, kept or guessed at."""

from aiohttp import web

DEFAULTS = {
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
"""A page that needs more has a policy of its own."""


async def protect(_request: web.Request, response: web.StreamResponse) -> None:
    """Adds them where the answer doesn't say otherwise, and takes out which server this is."""
    for name, value in DEFAULTS.items():
        response.headers.setdefault(name, value)
    response.headers.pop("Server", None)
