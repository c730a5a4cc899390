"""Two teams of one workspace server and what one process of the program knows of them; it asserts nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from slack_sdk.oauth.installation_store.models.installation import Installation

from bot.clock import WorkspaceClock
from bot.observe import get_log
from bot.slack import connection as slack
from bot.slack.installations import Installations
from bot.slack.seal import Seal, new_key
from bot.slack.session import open_session
from bot.slack.workspaces import Workspaces
from domain.installs import InstallState
from storage.work import StoredWork
from tests.support.sandbox import (
    BOT_TOKEN,
    SECOND,
    SECOND_TEAM,
    Workspace,
    running_workspace,
)
from tests.support.trial import settings_for


@dataclass(slots=True)
class Town:
    """Two teams, and what one process knows of them. `seconds` is its own count of them."""

    workspace: Workspace
    work: StoredWork
    workspaces: Workspaces
    clock: WorkspaceClock
    seconds: float = 0.0
    met: list[str] = field(default_factory=list)

    async def install(self, team: str) -> str:
        """Installs the app in a team, as another process would; its token."""
        token: str = (await self.workspace.control("install", team=team))["bot_token"]
        facts: dict[str, Any] = {"app_id": "A", "bot_token": token, "bot_id": "B", "bot_user_id": "U", "user_id": "U"}
        await self.workspaces.installations.async_save(Installation(team_id=team, team_name=team, **facts))
        return token

    async def state(self, team: str) -> InstallState | None:
        """How a workspace stands in the store."""
        known = await self.work.read(lambda r: r.installs.install(team))
        return known.state if known else None

    async def token(self, team: str) -> str | None:
        """The token that is spoken with there now."""
        found = await self.workspaces.find(team)
        return found.connection.client.token if found else None


@asynccontextmanager
async def open_town(folder: Path, work: StoredWork) -> AsyncIterator[Town]:
    """Two teams: the settings' own, and one without the app."""
    clock = WorkspaceClock()
    async with (
        running_workspace(folder / "workspace") as workspace,
        open_session(clock.hear_header) as session,
    ):
        await workspace.control("seed", **SECOND)
        installations = Installations(work=work, now=clock.now, seal=Seal([new_key()]), allowed=(SECOND_TEAM, "T0TABT"))
        workspaces = Workspaces(
            settings=settings_for(workspace.api_url, "sqlite:///bruges-ikke"),
            session=session,
            work=work,
            now=clock.now,
            log=get_log(),
            installations=installations,
            monotonic=lambda: found.seconds,
        )
        found = Town(workspace, work, workspaces, clock)
        workspaces.met = lambda one: found.met.append(one.install)
        await workspaces.connect_own(await slack.introduce(workspaces.client(BOT_TOKEN), session))
        yield found
