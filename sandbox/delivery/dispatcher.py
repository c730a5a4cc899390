"""Brings commands, interactions and events to the app, by socket or HTTP, and repeats events; it builds no payload.

A command or interaction is brought once and answered within three seconds. An event that is not acknowledged comes
again at once, after a minute and after five minutes of the workspace's time, then no more. Deliveries live in memory.
"""

import asyncio
from collections import deque

from sandbox.clock import Clock
from sandbox.delivery.envelope import Delivery, Json, Kind, NotAnsweredError
from sandbox.delivery.signed_http import SignedHttp
from sandbox.delivery.sockets import Sockets
from sandbox.traffic_log import TrafficLog

RETRY_AFTER = (0.0, 60.0, 300.0)
_KEPT = 50


class Dispatcher:
    """The workspace's way to the app."""

    def __init__(self, *, clock: Clock, log: TrafficLog, secret: str, http_url: str | None, ack_seconds: float) -> None:
        self.sockets = Sockets()
        self.ack_seconds = ack_seconds
        self._clock = clock
        self._log = log
        self._secret = secret
        self._http: SignedHttp | None = None
        self._brought: deque[tuple[Delivery, str]] = deque(maxlen=_KEPT)
        self._tasks: set[asyncio.Task[None]] = set()
        if http_url is not None:
            self._http = SignedHttp(url=http_url, secret=secret)

    @property
    def is_connected(self) -> bool:
        """Whether an app is there: a socket is open, or there is an address to post to."""
        return self._http is not None or self.sockets.number > 0

    @property
    def is_over_http(self) -> bool:
        """Whether deliveries are posted rather than sent through sockets."""
        return self._http is not None

    async def use_http(self, url: str | None) -> None:
        """Post to this address from now on; without one, use sockets."""
        if self._http is not None:
            await self._http.close()
        self._http = None if url is None else SignedHttp(url=url, secret=self._secret)

    async def ask(self, kind: Kind, payload: Json, *, what: str) -> Json:
        """Bring a command or an interaction; answers the ack's payload or raises NotAnsweredError."""
        return await self._bring(Delivery(kind=kind, payload=payload), what)

    def tell(self, payload: Json, *, what: str) -> None:
        """Bring an event, without waiting for it to arrive."""
        task = asyncio.get_running_loop().create_task(self._insist(payload, what))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def repeat(self, user: str) -> bool:
        """Bring what a person did last once more, the payload unchanged; False where nothing was brought of theirs."""
        found = next((one for one in reversed(self._brought) if one[0].user == user), None)
        if found is None:
            return False
        await self._bring(*found)
        return True

    async def close(self) -> None:
        """Give up what is on its way and close the connections."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.sockets.close()
        if self._http is not None:
            await self._http.close()

    async def _insist(self, payload: Json, what: str) -> None:
        reason = ""
        for attempt in range(len(RETRY_AFTER) + 1):
            if attempt:
                await self._clock.wait(RETRY_AFTER[attempt - 1])
            try:
                await self._bring(Delivery(kind="events_api", payload=payload, attempt=attempt, reason=reason), what)
            except NotAnsweredError as error:
                reason = error.reason
                if error.is_final:
                    return
            else:
                return

    async def _bring(self, delivery: Delivery, what: str) -> Json:
        self._brought.append((delivery, what))
        begun = self._log.begin()
        summary = f"{what} · forsøg {delivery.attempt + 1}" if delivery.attempt else what
        try:
            way = self._http or self.sockets
            answer = await way.deliver(delivery, self.ack_seconds)
        except NotAnsweredError as error:
            self._log.note("ud", delivery.kind, summary, f"{error.error} ({error.reason})", begun)
            raise
        self._log.note("ud", delivery.kind, summary, "ack", begun)
        return answer
