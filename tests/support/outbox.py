"""Looks into a program's outbox and puts messages there, as another process would; it sends nothing."""

from collections.abc import Sequence

from sqlalchemy import func, select

from bot.clock import SystemClock
from danish.zone import copenhagen
from domain.messages import Message, Recipient
from storage.engine import open_database
from storage.tables_out import outbox
from storage.work import open_work
from tests.support.sandbox import TEAM

TRIAL = "proev.besked"
DUE = copenhagen(2026, 10, 26, 8)
"""Just before the workspace's clock begins."""


def stored(url: str) -> dict[str, int]:
    """How many of the trial's messages stand in each state; states without any are left out."""
    database = open_database(url)
    try:
        with database.reader.begin() as connection:
            counted = select(outbox.c.state, func.count()).where(outbox.c.kind == TRIAL).group_by(outbox.c.state)
            return {str(state): int(number) for state, number in connection.execute(counted)}
    finally:
        database.dispose()


async def post(url: str, *recipients: Recipient) -> None:
    """Puts one of the trial's messages for each into the outbox, to be sent at once."""
    messages: Sequence[Message] = [Message(TRIAL, one, {"nummer": 1}, DUE, TEAM) for one in recipients]
    work = open_work(url, clock=SystemClock().now)
    await work.run(lambda store: store.outbox.post(messages))
    await work.close()
