"""Saves answers in groups: what comes while one group is being saved goes into the next; it answers nothing itself.

A durable commit costs the same for one answer as for fifty, and the next message needn't wait for it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

One = TypeVar("One")


class Records(Generic[One]):
    """Answers on their way into the store; `save` saves a group."""

    def __init__(self, save: Callable[[list[One]], Awaitable[object]]) -> None:
        self._save = save
        self._waiting: list[One] = []
        self._saving: asyncio.Task[None] | None = None
        self._failure: Exception | None = None

    def add(self, one: One) -> None:
        """Takes an answer in; it is saved as soon as may be."""
        self._waiting.append(one)
        if self._saving is None:
            self._saving = asyncio.create_task(self._save_all())

    async def settle(self) -> None:
        """Returns when everything is saved. A group that couldn't be is let go, and why is raised."""
        if self._saving is not None:
            await self._saving
        if self._failure is not None:
            raise self._failure

    async def _save_all(self) -> None:
        while self._waiting:
            group, self._waiting = self._waiting, []
            try:
                await self._save(group)
            except Exception as error:  # noqa: BLE001 - it is raised when all others were tried
                self._failure = error
        self._saving = None
