"""Sends changed deliveries, truly signed, to the program as its own process, and looks at how it took them."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import ClientSession

from bot.features import build_registry
from bot.slack.manifest import build_manifest
from sandbox.clock import START, ZONE
from sandbox.delivery.signed_http import signature
from storage.work import open_work
from tests.fuzz import corpus, facts
from tests.fuzz.deliveries import Delivery, a_day_of, writing_down
from tests.fuzz.foreign import foreign
from tests.fuzz.mutating import mutated
from tests.support.sandbox import BOT_TOKEN, REGION, SIGNING_SECRET, Workspace, running_workspace
from tests.support.started import address_of, in_thread, open_listener, started_bot

AT_ONCE = 8
COLLEAGUES = 30
"""Whose names the deliveries bear by turns: a single person is soon too fast, and nothing of theirs is done then."""
_BEGINS = datetime.fromisoformat(START).replace(tzinfo=ZONE)
"""The time in the workspace."""
_REFUSED = "not sent"
"""A message to somebody who was told of in a delivery and isn't there: given up, and told to the administrators."""
_ANSWERING = "bot/slack/answers.py"
"""What Slack refuses on the way through here is an answer to a person or place that the change made up."""


@dataclass(slots=True)
class Target:
    """A program under fire: its address, its log, its database, and the true deliveries to begin with."""

    url: str
    health: str
    log: Path
    database: str
    true: Sequence[Delivery]
    colleagues: Sequence[str]
    session: ClientSession

    async def fire(self, seed: str, first: int, last: int) -> list[str]:
        """Sends the changed deliveries of these numbers; what was answered wrongly, a line each."""
        wrong: list[str] = []
        numbers = iter(range(first, last))

        async def sender() -> None:
            for number in numbers:
                sent = self.made(seed, number)
                status = await self.send(sent)
                if status >= 500:
                    wrong.append(f"payload {seed}/{number}: {status} to {sent.content!r:.2000}")

        await asyncio.gather(*(sender() for _ in range(AT_ONCE)))
        return wrong

    async def fire_foreign(self) -> list[str]:
        """Sends every button and form with values that aren't ours, one after the other; what wasn't taken well."""
        wrong: list[str] = []
        for number, one in enumerate(foreign(self.true)):
            status = await self.send(one.by(REGION, self.colleagues[number % len(self.colleagues)]))
            if status != 200:
                wrong.append(f"{status} to {one.content!r:.2000}")
        return wrong

    def made(self, seed: str, number: int) -> Delivery:
        """The changed delivery of that number."""
        true = self.true[number % len(self.true)]
        colleague = self.colleagues[number % len(self.colleagues)]
        return mutated(true.by(REGION, colleague), f"{seed}/{number}")

    async def send(self, delivery: Delivery) -> int:
        """The status that a signed delivery is answered with."""
        body, stamp = delivery.body, str(int(time.time()))
        headers = {
            "Content-Type": delivery.content_type,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signature(SIGNING_SECRET, stamp, body),
        }
        async with self.session.post(self.url, data=body, headers=headers) as answer:
            await answer.read()
            return answer.status

    async def is_well(self) -> bool:
        """Whether the program says that it is well."""
        async with self.session.get(self.health) as answer:
            return answer.status == 200

    def failures(self) -> list[str]:
        """The lines of the log that tell of something nobody had thought of."""
        lines = self.log.read_text(encoding="utf-8").split("\n")[:-1]
        return [line for line in lines if not line.startswith("{") or _is_failure(json.loads(line))]

    def forbidden(self) -> list[str]:
        """What stands in the database that the rules forbid; asked when the program has ended, and all is written."""
        work = open_work(self.database, clock=lambda: _BEGINS)
        try:
            facts.check(work, corpus.profile(), _BEGINS.date())
        except (AssertionError, LookupError) as error:
            return [f"stored: {error!r}"]
        finally:
            work.close_blocking()
        return []


def _is_failure(line: dict[str, Any]) -> bool:
    if line.get("level") not in ("error", "critical") or line["event"] == _REFUSED:
        return False
    if "slack" in line:
        return not any(place.startswith(_ANSWERING) for place in line["trace"])
    return line["event"] != "library" or "error" in line


@asynccontextmanager
async def target(folder: Path) -> AsyncIterator[Target]:
    """A program on a workspace in which one of each kind of delivery has happened."""
    manifest = build_manifest(build_registry())
    with open_listener() as listener:
        async with running_workspace(folder / "workspace", manifest=manifest) as workspace, ClientSession() as session:
            database = f"sqlite:///{folder / 'bot.db'}"
            settings = {
                "SLACK_API_URL": workspace.api_url,
                "SLACK_BOT_TOKEN": BOT_TOKEN,
                "SLACK_SIGNING_SECRET": SIGNING_SECRET,
                "DATABASE_URL": database,
            }
            address, log = address_of(listener), folder / "bot.log"
            url = f"{address}/slack/events"
            async with in_thread(started_bot(log, listener, settings)), writing_down(workspace, url) as found:
                true = await a_day_of(workspace, found)
                colleagues = [await _colleague(workspace, number) for number in range(COLLEAGUES)]
                yield Target(url, f"{address}/sund", log, database, true, colleagues, session)


async def _colleague(workspace: Workspace, number: int) -> str:
    """Somebody new in the workspace with the rights of those who lived its day."""
    asked = {"name": f"kollega.{number}", "real_name": f"Kollega {number}", "is_admin": True}
    user = str((await workspace.control("user", **asked))["user"])
    await workspace.command(f"/tovholder rolle tildel <@{user}> regionshus sydvestjylland")
    return user
