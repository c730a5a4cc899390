"""A process of the program with the trial feature, put together on a local workspace and not started."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.app import App, build
from bot.base import Base
from bot.clock import WorkspaceClock
from bot.metrics import Metrics
from bot.observe import get_log
from bot.profiles import usable_profiles
from bot.slack.connection import introduce
from bot.slack.installations import Installations
from bot.slack.session import open_session
from bot.slack.workspaces import Workspaces
from domain.succession import in_succession
from storage.work import open_work
from tests.support.sandbox import BOT_TOKEN, Workspace
from tests.support.trial import Trial, settings_for


@asynccontextmanager
async def built_app(
    workspace: Workspace, database_url: str, trial: Trial, *, is_http: bool = True, has_clock_loop: bool = False
) -> AsyncIterator[App]:
    """The process, which has met no workspace yet; without the clock loop others send."""
    settings, log, clock = settings_for(workspace.api_url, database_url, is_http=is_http), get_log(), WorkspaceClock()
    work = open_work(database_url, clock=clock.now)
    async with open_session(clock.hear_header) as session:
        workspaces = Workspaces(
            settings=settings,
            session=session,
            work=work,
            now=clock.now,
            log=log,
            installations=Installations(work=work, now=clock.now),
        )
        workspaces.own = await introduce(workspaces.client(BOT_TOKEN), session)
        base = Base(
            settings=settings,
            profile=in_succession(usable_profiles(settings.profiles)),
            registry=trial.registry(),
            clock=clock,
            work=work,
            workspaces=workspaces,
            log=log,
            metrics=Metrics(),
        )
        yield build(base, has_clock_loop=has_clock_loop)
    await work.close()
