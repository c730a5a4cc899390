"""Gives the figures to whoever shows the operator's token; without a token in the settings the page isn't there."""

import hmac
from dataclasses import dataclass, field
from http import HTTPStatus

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.metrics import Metrics
from bot.web.health import Pulse, Wellbeing

PATH = "/metrics"


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricsPage:
    """The page that Prometheus reads."""

    metrics: Metrics
    wellbeing: Wellbeing
    clock_loop: Pulse | None
    token: str = field(repr=False)

    async def answer(self, request: web.Request) -> web.Response:
        """The figures; 401 without the token."""
        shown = request.headers.get("Authorization", "").encode("utf-8", "replace")
        if not hmac.compare_digest(shown, f"Bearer {self.token}".encode()):
            return web.Response(status=HTTPStatus.UNAUTHORIZED, headers={"WWW-Authenticate": "Bearer"})
        seen = await self.wellbeing.look()
        elsewhere_s = seen.tick_age_s if seen else None
        page = self.metrics.page(seen, self.clock_loop.age_s if self.clock_loop else elsewhere_s)
        return web.Response(body=page, headers={"Content-Type": CONTENT_TYPE_LATEST})
