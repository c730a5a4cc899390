"""The figures an operator's Prometheus reads, counted in this process; it asks no database and serves nothing.

Labels are names of our own or of a fixed few words; never a person's, a place's, an id or anything typed.
"""

import asyncio
import time
from dataclasses import fields

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.web.health import Seen
from domain.upkeep import Backlog

_QUICK_S = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
_ANSWER_S = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0)
_LATE_S = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 900.0, 3_600.0, 14_400.0, 86_400.0)
_LAG_EVERY_S = 0.5


class Metrics:
    """One process's figures."""

    def __init__(self) -> None:
        own = self._own = CollectorRegistry()
        self._requests = Counter(
            "tovholder_requests", "Commands, buttons and forms done", ("command", "outcome"), registry=own
        )
        self._request_s = Histogram(
            "tovholder_request_seconds", "How long they took", ("command",), buckets=_ANSWER_S, registry=own
        )
        self._unit_s = Histogram(
            "tovholder_unit_seconds", "Units of work, waiting included", ("kind",), buckets=_QUICK_S, registry=own
        )
        self._parts = Counter("tovholder_clock_rows", "Rows that the clock loop took", ("part",), registry=own)
        self._claims = Counter("tovholder_claims", "Messages claimed for sending", registry=own)
        self._reminders = Counter("tovholder_reminders_issued", "Reminders turned into messages", registry=own)
        self._sends = Counter("tovholder_sends", "Answers of the platform to sending", ("outcome",), registry=own)
        self._searches = Counter(
            "tovholder_searches", "Interrupted sendings looked for, by what was found", ("outcome",), registry=own
        )
        self._send_late_s = Histogram(
            "tovholder_send_lateness_seconds", "From when it was due until it was sent", buckets=_LATE_S, registry=own
        )
        self._lag_s = Histogram(
            "tovholder_event_loop_lag_seconds", "How late the event loop was", buckets=_QUICK_S, registry=own
        )
        self._outbox = Gauge("tovholder_outbox_messages", "Messages not settled, by state", ("state",), registry=own)
        self._workspaces = Gauge(
            "tovholder_workspaces", "Workspaces installed in, by whether messages go there", ("state",), registry=own
        )
        self._database = Gauge("tovholder_database_up", "Whether the database answers", registry=own)
        self._tick_s = Gauge(
            "tovholder_clock_age_seconds", "Since the clock loop ticked, here or elsewhere", registry=own
        )

    def request_done(self, command: str, outcome: str, seconds: float) -> None:
        """A command, button or form was done."""
        self._requests.labels(command, outcome).inc()
        self._request_s.labels(command).observe(seconds)

    def unit_done(self, kind: str, seconds: float) -> None:
        """A unit of work was done: a `run`, a `claim` or a `read`."""
        self._unit_s.labels(kind).observe(seconds)

    def part_done(self, part: str, rows: int) -> None:
        """The clock loop has taken some rows."""
        self._parts.labels(part).inc(rows)
        if part == "issue":
            self._reminders.inc(rows)
        elif part in ("deliver", "reconcile"):
            self._claims.inc(rows)

    def sent(self, outcome: str, late_s: float | None = None) -> None:
        """The platform answered; `late_s` where the message is there now."""
        self._sends.labels(outcome).inc()
        if late_s is not None:
            self._send_late_s.observe(max(late_s, 0.0))

    def searched(self, outcome: str) -> None:
        """An interrupted sending was looked for."""
        self._searches.labels(outcome).inc()

    async def watch_event_loop(self) -> None:
        """Measures how late the event loop is, until it is cancelled."""
        while True:
            began = time.monotonic()
            await asyncio.sleep(_LAG_EVERY_S)
            self._lag_s.observe(max(time.monotonic() - began - _LAG_EVERY_S, 0.0))

    def page(self, seen: Seen | None, tick_s: float | None) -> bytes:
        """All figures in Prometheus's format; `seen` None where the database doesn't answer."""
        self._database.set(seen is not None)
        for state in (one.name for one in fields(Backlog)):
            self._outbox.labels(state).set(getattr(seen.backlog, state) if seen else float("nan"))
        self._workspaces.labels("connected").set(seen.connected if seen else float("nan"))
        self._workspaces.labels("stopped").set(seen.stopped if seen else float("nan"))
        self._workspaces.labels("locked").set(seen.locked if seen else float("nan"))
        self._tick_s.set(float("nan") if tick_s is None else tick_s)
        return generate_latest(self._own)
