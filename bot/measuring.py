"""Measures what others do, on its way: units of work, sendings and requests; it changes none of them."""

import time
from collections.abc import Awaitable, Callable, Container
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from bot.clock import Clock
from bot.metrics import Metrics
from bot.observe import Log
from bot.outgoing.ports import Answer, Sender, Sent, SharedWork, Trace
from domain.messages import Message, SentMessage
from domain.ports import Repositories, Result
from handlers.registry import Registry
from handlers.retry import COMMAND, RETRY
from handlers.ui import Card

Outcome = TypeVar("Outcome")
FAILED = "failed"
OTHER = "other"
"""The label of what no feature has registered: a button of an earlier version, or somebody's own words."""


@dataclass(frozen=True, slots=True)
class MeasuredWork:
    """Units of work with their durations."""

    work: SharedWork
    metrics: Metrics

    async def run(
        self, unit: Callable[[Repositories], Result], *, delivery: str = "", competing: bool = False
    ) -> Result:
        """As the work's own."""
        began = time.monotonic()
        try:
            return await self.work.run(unit, delivery=delivery, competing=competing)
        finally:
            self.metrics.unit_done("claim" if competing else "run", time.monotonic() - began)

    async def read(self, unit: Callable[[Repositories], Result]) -> Result:
        """As the work's own."""
        began = time.monotonic()
        try:
            return await self.work.read(unit)
        finally:
            self.metrics.unit_done("read", time.monotonic() - began)

    async def empty_log(self) -> None:
        """As the work's own."""
        await self.work.empty_log()


@dataclass(frozen=True, slots=True)
class MeasuredSender:
    """A sender with the platform's answers counted."""

    sender: Sender
    metrics: Metrics
    clock: Clock

    async def send(self, message: Message, card: Card) -> Answer:
        """As the sender's own."""
        answer = await self.sender.send(message, card)
        is_sent = isinstance(answer, Sent)
        late_s = (self.clock.now() - message.due).total_seconds() if is_sent else None
        self.metrics.sent(_word(answer), late_s)
        return answer

    async def revise(self, where: SentMessage, card: Card) -> Answer:
        """As the sender's own."""
        answer = await self.sender.revise(where, card)
        self.metrics.sent(_word(answer), None)
        return answer

    async def find(self, message: Message, since: datetime, until: datetime) -> Trace:
        """As the sender's own."""
        trace = await self.sender.find(message, since, until)
        self.metrics.searched(_word(trace))
        return trace


@dataclass(frozen=True, slots=True)
class Meter:
    """Measures requests and writes a line of the log for each, by the names that features have registered."""

    metrics: Metrics
    registry: Registry
    log: Log

    async def command(self, name: str, answer: Awaitable[Outcome]) -> Outcome:
        """A command's answer."""
        return await self._measured("command", name, self.registry.commands, answer)

    async def button(self, name: str, answer: Awaitable[Outcome]) -> Outcome:
        """A button's answer."""
        return await self._measured("button", name, {*self.registry.buttons, COMMAND, RETRY}, answer)

    async def file(self, answer: Awaitable[Outcome]) -> Outcome:
        """A file's answer."""
        return await self._measured("file", "file", ("file",), answer)

    async def form(self, name: str, answer: Awaitable[Outcome]) -> Outcome:
        """A form's answer."""
        return await self._measured("form", name, self.registry.forms, answer)

    async def home(self, answer: Awaitable[Outcome]) -> Outcome:
        """A Home."""
        return await self._measured("home", "home", ("home",), answer)

    async def _measured(self, kind: str, name: str, known: Container[str], answer: Awaitable[Outcome]) -> Outcome:
        label = f"{kind}:{name if name in known else OTHER}"
        began, outcome = time.monotonic(), FAILED
        try:
            answered = await answer
            outcome = _word(answered)
            return answered
        finally:
            seconds = time.monotonic() - began
            self.metrics.request_done(label, outcome, seconds)
            self.log.info("request", command=label, outcome=outcome, ms=round(seconds * 1_000))


def _word(value: object) -> str:
    """A class of ours in a word: "reply", "sent"."""
    return type(value).__name__.lower()
