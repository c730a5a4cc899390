"""2,000 sends by other job queues, as a process to be killed: `python -m tests.support.queue_process ACT URL FILE`.

A send is a line in a file. `procrastinate` and `apscheduler` put the jobs in with `-fill` behind the name.
"""

import asyncio
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

NUMBER = 2_000
CONCURRENCY = 4
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def send(path: str, number: int) -> None:
    """Writes a line."""
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"{number}\n")


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


QUEUES: dict[str, Callable[..., None]] = {"procrastinate": procrastinate, "apscheduler": apscheduler}


if __name__ == "__main__":
    act, _, fill = sys.argv[1].partition("-")
    QUEUES[act](sys.argv[2], sys.argv[3], fills=fill == "fill")
