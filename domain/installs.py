"""The workspaces the program is installed in, and whether it may still speak there; it knows no platform's tokens."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from domain.times import refuse_naive


class InstallState(StrEnum):
    """Whether the program may speak in a workspace.

    REFUSED: the platform no longer takes the credentials, which may pass. LOCKED: the program has none that it can
    use, which whoever runs it has to mend: no key opens those that are sealed, or the settings name none. REMOVED: it
    was uninstalled, or its credentials were revoked, until it is installed again.
    """

    CONNECTED = "connected"
    REFUSED = "refused"
    LOCKED = "locked"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Install:
    """A workspace as rows carry it (`key`), its state `since` then, and its credentials `sealed` by the front.

    `sealed` is "" where none are kept: they come from the settings, or the workspace is removed.
    """

    platform: str
    key: str
    name: str
    since: datetime
    state: InstallState = InstallState.CONNECTED
    sealed: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        refuse_naive(self.since)

    @property
    def is_connected(self) -> bool:
        """Whether messages go there now; else they wait."""
        return self.state is InstallState.CONNECTED


def removed(installs: Iterable[Install]) -> frozenset[str]:
    """The keys of those that the program was removed from: what is bound for them may wait for good."""
    return frozenset(one.key for one in installs if one.state is InstallState.REMOVED)


class Installs(Protocol):
    """Workspaces, and what is begun to install one."""

    def install(self, key: str) -> Install | None:
        """The workspace with that key, whatever its state."""
        ...

    def everyone(self) -> Sequence[Install]:
        """All workspaces there ever were, by their keys."""
        ...

    def connect(self, install: Install) -> None:
        """Saves a workspace in place of what was known of it; what waits for it goes out."""
        ...

    def reseal(self, key: str, before: str, after: str) -> bool:
        """Saves credentials sealed anew; False where they are no longer those."""
        ...

    def refuse(self, key: str, at: datetime) -> bool:
        """Saves that the platform no longer takes a connected workspace's credentials; False where it is not one."""
        ...

    def lock(self, key: str, at: datetime) -> bool:
        """Saves that a connected or refused workspace has no credentials of use; False where it is neither."""
        ...

    def accept(self, key: str, at: datetime) -> bool:
        """Saves that a refused or locked workspace's credentials are of use again; False where it is neither."""
        ...

    def remove(self, key: str, at: datetime) -> bool:
        """Forgets a workspace's credentials: it is over until it is installed again; False where it was so already."""
        ...

    def begin(self, digest: str, until: datetime, now: datetime) -> None:
        """Saves that an installation was begun that may be ended until then; forgets those whose time is over."""
        ...

    def take_begun(self, digest: str, now: datetime) -> bool:
        """Takes a begun installation out, once; False where there is none, or its time is over."""
        ...
