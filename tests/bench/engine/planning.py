"""What looking for work and re-planning cost beside a million reminders to come; nothing is sent.

The future rows are written by the database itself, since a million of them by the usual way would take minutes.
"""

import asyncio
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from statistics import quantiles

from sqlalchemy import text

from bot.clock import SystemClock
from bot.outgoing.ur import ClockLoop
from danish.zone import COPENHAGEN, copenhagen
from domain.meetings import Meeting, move_meeting, plan_meeting
from domain.ports import Repositories
from domain.reminders import Reminder, ReminderKind, of_task, plan_reminders
from domain.tasks import Task, plan_tasks, replan_tasks
from handlers.replanning import replan_meeting
from storage.engine import open_database
from storage.work import StoredWork, open_work
from tests.bench.engine.databases import KINDS, Databases, settle
from tests.support.engine import INSTALL, engine, shipped_profile
from tests.support.moment import NOW
from tests.support.sender import PromptSender

FUTURE = 1_000_000
TOGETHER = 100_000
POLLS = 400
MOVES = 200
_FIRST_ROUNDS = 20
"""They load libraries and prepare statements."""
BODY = "politisk/sydvestjylland"
STARTS = copenhagen(2026, 10, 6, 15)
_SQLITE = (
    "WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < :future), "
    "dues(n, due) AS (SELECT n, datetime('2031-01-01 08:00', '+' || (n / 1000) || ' hours') FROM numbers) "
    "INSERT INTO reminders (install, what, cause, kind, zone, due_local, due_at, state) "
    "SELECT :install, 'opgave', 50001 + n % 1000, 'udskudt', 'Europe/Copenhagen', due || '.000000', due || '.000000', "
    "'planlagt' "
    "FROM dues"
)
_POSTGRES = (
    "INSERT INTO reminders (install, what, cause, kind, zone, due_local, due_at, state) "
    "SELECT :install, 'opgave', 50001 + n % 1000, 'udskudt', 'Europe/Copenhagen', due, due AT TIME ZONE 'UTC', "
    "'planlagt' "
    "FROM generate_series(0, :future - 1) n, LATERAL (SELECT timestamp '2031-01-01 08:00' + n / 1000 * "
    "interval '1 hour' AS due) dues"
)


def planning(databases: Databases) -> dict[str, float]:
    """The slowest hundredth of looks for work, of re-planned and of moved meetings in ms; 100,000 re-planned in s."""
    found: dict[str, float] = {}
    for kind in KINDS:
        work = _filled(databases.fresh(kind))
        found[f"reminders.poll_p99_ms.{kind}"], found[f"reminders.turn_p99_ms.{kind}"] = asyncio.run(_polls(work))
        found[f"reminders.replan_p99_ms.{kind}"], found[f"reminders.move_p99_ms.{kind}"] = asyncio.run(_moves(work))
        found[f"reminders.replan_100k_s.{kind}"] = _together(work)
        work.close_blocking()
    for name in ("poll_p99_ms", "replan_p99_ms"):
        found[f"reminders.{name}"] = max(found[f"reminders.{name}.{kind}"] for kind in KINDS)
    return found


def _filled(url: str) -> StoredWork:
    work = open_work(url, clock=lambda: NOW)
    work.run_blocking(_add_tasks)
    work.close_blocking()
    database = open_database(url)
    with database.writer.begin() as connection:
        if not database.is_sqlite:
            connection.execute(text("SET LOCAL statement_timeout = '300s'"))
        connection.execute(text(_SQLITE if database.is_sqlite else _POSTGRES), {"future": FUTURE, "install": INSTALL})
    database.dispose()
    settle(url)
    return open_work(url, clock=lambda: NOW)


def _add_tasks(store: Repositories) -> None:
    """Fifty thousand tasks, which two reminders each make a hundred thousand, and a thousand for the future rows."""
    meeting = store.meetings.add(Meeting(0, BODY, STARTS, STARTS + timedelta(hours=2), install=INSTALL))
    store.tasks.add(Task(0, meeting.id, 1, str(number), STARTS) for number in range(TOGETHER // 2 + 1_000))


async def _polls(work: StoredWork) -> tuple[float, float]:
    """A look for reminders that are due, and an idle turn of the clock loop, which looks three times."""
    loop: ClockLoop = engine(work, PromptSender(), SystemClock())

    async def look() -> None:
        await work.run(lambda store: store.reminders.due(NOW, 50))

    return await _slowest_ms(look, POLLS), await _slowest_ms(loop.round, POLLS)


async def _moves(work: StoredWork) -> tuple[float, float]:
    """Moves one meeting to and fro: its reminders alone are planned anew, or meeting, tasks and reminders at once."""
    profile, begins = shipped_profile(), STARTS + timedelta(days=7)
    forum = profile.body(BODY).forum

    def make(store: Repositories) -> Meeting:
        asked = Meeting(0, BODY, begins, begins + timedelta(hours=2), install=INSTALL)
        meeting = store.meetings.add(plan_meeting(asked, profile, NOW))
        store.reminders.plan(plan_reminders(store.tasks.add(plan_tasks(meeting, forum, NOW)), NOW))
        return meeting

    meeting, number = await work.run(make), 0

    def moved() -> Meeting:
        starts = begins + timedelta(days=7 * (number % 3))
        return move_meeting(meeting, starts, starts + timedelta(hours=2), profile, NOW)

    def move(store: Repositories) -> None:
        store.meetings.save(moved())
        tasks = replan_tasks(store.tasks.of_meeting(meeting.id), moved(), forum, NOW)
        store.tasks.save(tasks)
        replan_meeting(store, moved(), tasks, NOW, profile.reminding)

    async def once(unit: Callable[[Repositories], None]) -> None:
        nonlocal number
        number += 1
        await work.run(unit)

    tasks = await work.read(lambda store: store.tasks.of_meeting(meeting.id))

    def replan(store: Repositories) -> None:
        replan_meeting(store, moved(), replan_tasks(tasks, moved(), forum, NOW), NOW, profile.reminding)

    return await _slowest_ms(partial(once, replan), MOVES), await _slowest_ms(partial(once, move), MOVES)


def _together(work: StoredWork) -> float:
    tasks = range(1, TOGETHER // 2 + 1)

    def planned(day: int) -> list[Reminder]:
        due = copenhagen(2030, 3, day, 8).astimezone(COPENHAGEN)
        kinds = (ReminderKind.AHEAD, ReminderKind.SAME_DAY)
        return [Reminder(0, of_task(task), kind, due) for task in tasks for kind in kinds]

    def plan(store: Repositories, reminders: list[Reminder]) -> None:
        store.reminders.cancel_planned(map(of_task, tasks))
        store.reminders.plan(reminders)

    first, then = planned(4), planned(5)
    work.run_blocking(lambda store: store.reminders.plan(first))
    begun = time.perf_counter()
    work.run_blocking(lambda store: plan(store, then))
    return time.perf_counter() - begun


async def _slowest_ms(doing: Callable[[], object], times: int) -> float:
    """The slowest hundredth, in a process that has run for a while: its first rounds aren't counted."""
    taken: list[float] = []
    for _ in range(_FIRST_ROUNDS + times):
        begun = time.perf_counter()
        done = doing()
        if asyncio.iscoroutine(done):
            await done
        taken.append((time.perf_counter() - begun) * 1000)
    return quantiles(taken[_FIRST_ROUNDS:], n=100)[98]
