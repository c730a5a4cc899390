"""2,000 sends by the engine or a job queue, to be killed: `python -m tests.support.queue_process ACT URL FILE`.

A send is a line in a file. Each puts its sends in with `-fill` behind its name. The engine looks into the file for what
a killed process may have sent, as it does in a conversation.
"""

import asyncio
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.clock import SystemClock
from bot.outgoing.ports import Absent, Answer, Sent, Trace
from domain.messages import Message, SentMessage
from domain.people import Place
from handlers.ui import Card
from storage.schema import upgrade
from storage.work import open_work
from tests.support.engine import INSTALL, engine, messages

NUMBER = 2_000
CONCURRENCY = 4
LEASE_S, SEND_S = 2.0, 0.5
PLACES = [Place("slack", INSTALL, f"C{number}") for number in range(100)]
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def send(path: str, number: int) -> None:
    """Writes a line."""
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"{number}\n")


@dataclass(frozen=True, slots=True)
class LineSender:
    """A message is a line with its number, and is there when the line is."""

    path: str

    async def send(self, message: Message, card: Card) -> Answer:
        """Sent."""
        send(self.path, int(message.subject["nummer"]))
        return _sent(message)

    async def revise(self, where: SentMessage, card: Card) -> Answer:
        """Lines stay as they are."""
        return Sent(where)

    async def find(self, message: Message, since: datetime, until: datetime) -> Trace:
        """Whether the line is there."""
        return _sent(message) if str(message.subject["nummer"]) in _lines(self.path) else Absent()


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").split()


def _sent(message: Message) -> Sent:
    return Sent(SentMessage(PLACES[0], str(message.subject["nummer"])))


def tovholder(url: str, path: str, *, fills: bool) -> None:
    """Puts the messages in, or sends until it is killed."""
    if fills:
        upgrade(url)
    work = open_work(url, clock=SystemClock().now)
    if fills:
        work.run_blocking(lambda store: store.outbox.post(messages(PLACES * (NUMBER // len(PLACES)))))
        work.close_blocking()
    else:
        loop = engine(work, LineSender(path), SystemClock(), lease_s=LEASE_S, send_s=SEND_S)
        asyncio.run(loop.run(asyncio.Event()))


def procrastinate(url: str, path: str, *, fills: bool) -> None:
    """Puts the jobs in, or works until it is killed."""
    from procrastinate import App, PsycopgConnector  # noqa: PLC0415 - only the queue that is measured

    app = App(connector=PsycopgConnector(conninfo=url))
    task = app.task(name="send")(send)

    async def run() -> None:
        async with app.open_async():
            if fills:
                await app.schema_manager.apply_schema_async()
                jobs: list[dict[str, Any]] = [{"path": path, "number": number} for number in range(NUMBER)]
                await task.batch_defer_async(*jobs)
            else:
                await app.run_worker_async(concurrency=CONCURRENCY, install_signal_handlers=False)

    asyncio.run(run())


def apscheduler(url: str, path: str, *, fills: bool) -> None:
    """Puts the jobs in, or works until it is killed."""
    from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore  # noqa: PLC0415 - only the queue that is measured
    from apscheduler.schedulers.background import BackgroundScheduler  # noqa: PLC0415 - likewise

    scheduler = BackgroundScheduler(jobstores={"default": SQLAlchemyJobStore(url=url)}, timezone=UTC)
    scheduler.start(paused=fills)
    if fills:
        for number in range(NUMBER):
            scheduler.add_job(send, "date", run_date=LONG_AGO, args=(path, number), misfire_grace_time=None)
        scheduler.shutdown()
    else:
        while True:
            time.sleep(60)


QUEUES: dict[str, Callable[..., None]] = {
    "tovholder_sqlite": tovholder,
    "tovholder_postgres": tovholder,
    "procrastinate": procrastinate,
    "apscheduler": apscheduler,
}


if __name__ == "__main__":
    act, _, fill = sys.argv[1].partition("-")
    QUEUES[act](sys.argv[2], sys.argv[3], fills=fill == "fill")
