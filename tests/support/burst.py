"""Bursts of due messages, sent by processes that are killed meanwhile; the workspace's history is the truth.

What is measured and what is demanded of it stands elsewhere.
"""

import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from danish.zone import COPENHAGEN
from domain.people import PersonId
from domain.ports import Repositories
from storage.work import open_work
from tests.support import engine_process
from tests.support.engine import INSTALL, messages, plan_reminders
from tests.support.forked import Forked
from tests.support.moment import NOW
from tests.support.sandbox import BOT, WorkspaceProcess

LEASE_S = 2.0


class Sending:
    """A process of the engine."""

    def __init__(self, url: str, api: str, *more: str) -> None:
        self.process = Forked(engine_process.run, url, api, *more)

    def wait(self) -> None:
        """Waits until it is ready."""
        assert self.process.stdout.readline() == "ready\n"

    def go(self) -> None:
        """Lets one begin that was told to wait for it."""
        self.process.tell("go")

    def kill(self) -> None:
        """Ends it without a chance to do anything (kill -9)."""
        self.process.kill()
        self.process.close()


@dataclass(slots=True)
class Burst:
    """Messages due at once in a database, to persons of a workspace."""

    url: str
    workspace: WorkspaceProcess
    number: int
    users: list[str]
    processes: list[Sending] = field(default_factory=list)
    kills: int = 0

    @contextmanager
    def sending(self, processes: int) -> Iterator[None]:
        """So many processes send as long as the block lasts; then they are killed."""
        try:
            self.processes += [Sending(self.url, self.workspace.api_url) for _ in range(processes)]
            for one in self.processes:
                one.wait()
            yield
        finally:
            for one in self.processes:
                one.kill()

    def kill_one(self) -> None:
        """Kills a process, in turn, and starts another in its place."""
        at = self.kills % len(self.processes)
        self.processes[at].kill()
        self.processes[at] = Sending(self.url, self.workspace.api_url)
        self.processes[at].wait()
        self.kills += 1

    def kill_often(self, kills: int, chance: random.Random) -> None:
        """Kills one after the other, spread over the burst."""
        for kill in range(1, kills + 1):
            self.wait_for(self.number * kill // (kills + 1))
            time.sleep(chance.uniform(0.0, 0.1))
            self.kill_one()

    def wait_for(self, number: int, *, seconds: float = 120.0) -> None:
        """Waits until so many are recorded as sent."""
        end = time.monotonic() + seconds
        work = open_work(self.url, clock=lambda: NOW, threads=1)
        try:
            while (counts := work.read_blocking(lambda store: store.outbox.counts())).get("sent", 0) < number:
                assert time.monotonic() < end, f"it did not happen in time: {counts}"
                time.sleep(0.05)
        finally:
            work.close_blocking()

    def hide_history(self) -> None:
        """Takes the right to read conversations from the bot, so that nothing sent can be looked for."""
        self.workspace.post("_control/token", scopes=["chat:write", "im:write", "users:read"])

    def told(self) -> list[tuple[float, str]]:
        """When what was said, by the workspace's own history, the earliest first."""
        found: list[tuple[float, str]] = []
        for user in self.users:
            channel = self.workspace.post("_ui/dm", user=user, **{"with": BOT})["channel"]
            told = self.workspace.get(f"_control/messages?channel={channel}")["messages"]
            found += [(float(one["ts"]), one["text"].split("\n")[0]) for one in told]
        return sorted(found)

    def said(self) -> Counter[str]:
        """How often each text was said."""
        return Counter(text for _, text in self.told())

    @property
    def lost(self) -> int:
        """How many nobody got."""
        return self.number - len(self.said())

    @property
    def doubled(self) -> int:
        """How many came once too often."""
        said = self.said()
        return said.total() - len(said)


def prepare(url: str, workspace: WorkspaceProcess, *, number: int, people: int, is_planned: bool = False) -> Burst:
    """Fills a database and a workspace: so many messages, dealt out to so many persons.

    `is_planned` begins one step earlier, with reminders that are due and have to become those messages.
    """
    users = [
        str(workspace.post("_control/user", name=f"modtager.{n}", real_name=f"Modtager {n}")["user"])
        for n in range(people)
    ]
    workspace.post("_control/rates", enforced=False)
    work = open_work(url, clock=lambda: NOW)

    now = datetime.fromtimestamp(float(workspace.get("_control/clock")["now"]), UTC).astimezone(COPENHAGEN)

    def unit(store: Repositories) -> None:
        known = [_meet(store, user) for user in users]
        recipients = [known[n % people] for n in range(number)]
        if is_planned:
            plan_reminders(store, recipients, now)
        else:
            store.outbox.post(messages(recipients))

    work.run_blocking(unit)
    work.close_blocking()
    return Burst(url, workspace, number, users)


@contextmanager
def workspace_on(folder: Path) -> Iterator[WorkspaceProcess]:
    """A workspace as its own process as long as the block lasts."""
    workspace = WorkspaceProcess(folder, is_forked=True)
    try:
        yield workspace
    finally:
        workspace.stop()


def _meet(store: Repositories, user: str) -> PersonId:
    person = store.people.add(user, INSTALL)
    store.identities.add("slack", INSTALL, user, person.id)
    return person.id
