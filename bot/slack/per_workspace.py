"""What belongs to a workspace beside itself: it is made when it is first needed, and anew with new credentials."""

from collections.abc import Callable
from typing import Generic, TypeVar

from bot.slack.workspaces import Workspace, Workspaces

Part = TypeVar("Part")


class PerWorkspace(Generic[Part]):
    """Something that belongs to a workspace, made when it is first needed and anew with new credentials."""

    def __init__(self, workspaces: Workspaces, make: Callable[[Workspace], Part]) -> None:
        self._workspaces = workspaces
        self._make = make
        self._made: dict[str, tuple[Workspace, Part]] = {}

    async def of(self, install: str) -> Part | None:
        """The workspace's; None where the program isn't installed there."""
        workspace = await self._workspaces.find(install)
        if workspace is None:
            self._made.pop(install, None)
            return None
        made = self._made.get(install)
        if made is None or made[0] is not workspace:
            made = self._made[install] = (workspace, self._make(workspace))
        return made[1]
