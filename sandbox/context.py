"""Holds together the parts of one running sandbox, so that each function takes one thing; it does nothing itself."""

from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import web

from sandbox.clock import Clock
from sandbox.delivery.dispatcher import Dispatcher
from sandbox.delivery.triggers import Triggers
from sandbox.live import Live
from sandbox.manifest import Manifest
from sandbox.oauth.codes import Codes
from sandbox.store.store import Store
from sandbox.traffic_log import TrafficLog
from sandbox.webapi.faults import Faults
from sandbox.webapi.rates import Rates


@dataclass(slots=True, kw_only=True)
class Sandbox:
    """A running sandbox. Exchanged are the manifest, and how long a page is: Slack gives as many as it likes."""

    store: Store
    clock: Clock
    manifest: Manifest | None
    base_url: str
    live: Live
    log: TrafficLog
    dispatcher: Dispatcher
    triggers: Triggers
    codes: Codes
    gallery: Path | None = None
    faults: Faults = field(default_factory=Faults)
    rates: Rates = field(default_factory=Rates)
    longest_page: int = 1_000


SANDBOX = web.AppKey("sandbox", Sandbox)
