"""The folder of the local workspace: where everything of it lies, and whether it is in use; it starts nothing."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


class InUse(Exception):  # noqa: N818 - it is answered to the person who typed
    """The local workspace is running."""


@dataclass(frozen=True, slots=True)
class LocalFolder:
    """`var/lokal` and what lies in it. Real workspaces keep nothing there."""

    path: Path

    @property
    def sandbox(self) -> Path:
        """The workspace's own store."""
        return self.path / "sandbox"

    @property
    def manifest(self) -> Path:
        """The app's manifest, as the workspace reads it."""
        return self.path / "manifest.json"

    @property
    def gallery(self) -> Path:
        """All cards and forms with examples, as the workspace shows them."""
        return self.path / "galleri.json"

    @property
    def log(self) -> Path:
        """What both processes write about themselves."""
        return self.path / "log.txt"

    @property
    def database_url(self) -> str:
        """The bot's database."""
        return f"sqlite:///{self.path / 'tovholder.db'}"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Holds the folder; raises InUse where another process does. A killed process holds nothing."""
        self.path.mkdir(parents=True, exist_ok=True)
        with self._lock.open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise InUse from None
            yield

    def clear(self) -> bool:
        """Deletes all of it; whether there was anything. Raises InUse while it runs."""
        if not self.path.exists():
            return False
        with self.held():
            shutil.rmtree(self.path)
        return True

    @property
    def _lock(self) -> Path:
        return self.path.parent / f".{self.path.name}.lock"


def local_folder(var: Path) -> LocalFolder:
    """The local workspace's folder below `var`."""
    return LocalFolder(var / "lokal")
