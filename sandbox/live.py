"""Tells open browser pages that something changed; what changed they fetch themselves."""

import asyncio
from dataclasses import dataclass, field
from typing import Any, Literal

What = Literal["messages", "view", "home", "clock", "state"]


@dataclass(eq=False, slots=True)
class Listener:
    """One open page and what it has not been told yet."""

    user: str
    queue: asyncio.Queue[dict[str, Any] | None] = field(default_factory=asyncio.Queue)


class Live:
    """The open pages."""

    def __init__(self) -> None:
        self._listeners: set[Listener] = set()

    def listen(self, user: str) -> Listener:
        """Take a page in."""
        listener = Listener(user)
        self._listeners.add(listener)
        return listener

    def leave(self, listener: Listener) -> None:
        """Let a page go."""
        self._listeners.discard(listener)

    def changed(self, what: What, *, channel: str | None = None, user: str | None = None) -> None:
        """Tell the pages (of one person, if named) that something changed."""
        news = {"type": "changed", "what": what, **({} if channel is None else {"channel": channel})}
        for listener in self._listeners:
            if user is None or user == listener.user:
                listener.queue.put_nowait(news)

    def close(self) -> None:
        """Tell all pages that it is over."""
        for listener in self._listeners:
            listener.queue.put_nowait(None)
