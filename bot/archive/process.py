"""The child that makes an archive: told on standard input of what, it says on standard output how far it is.

It holds nothing up: it runs with a lower priority, on its own connection, and ends when nobody listens any more. What
breaks is told on standard error as in the program's log: what Python would tell may hold names and typed words.
"""

import json
import os
import sys
from datetime import datetime
from pathlib import Path

from bot.archive.source import Source
from bot.archive.writing import write_archive
from bot.observe import configure_logs, get_log, log_failure
from bot.profiles import usable_profiles
from danish.zone import COPENHAGEN
from domain.succession import organisation
from handlers.loading import profile_in_force
from storage.work import open_work

_LOWER_PRIORITY = 10


def main() -> int:
    """Makes the archive and answers 0, or logs what broke and answers 1."""
    os.nice(_LOWER_PRIORITY)
    configure_logs(is_json=not sys.stderr.isatty())
    try:
        _make(json.loads(sys.stdin.readline()))
    except Exception as error:  # noqa: BLE001 - whatever it is, its words belong in no log
        log_failure(get_log(), "archive broken off", error)
        return 1
    return 0


def _make(asked: dict[str, str]) -> None:
    """Writes the file; a line for each meeting, "12 400", and at the end of meetings and files, "færdig 400 9000"."""
    now = datetime.fromisoformat(asked["now"]).astimezone(COPENHAGEN)
    chosen, on = organisation(usable_profiles(Path(asked["profiles"])), asked["organisation"], now.date())
    work = open_work(asked["database"], clock=lambda: now, threads=1)
    try:
        profile = work.read_blocking(lambda store: profile_in_force(store, chosen, on))
        source = Source(work.read_blocking, profile, now)
        with os.fdopen(int(asked["file"]), "w+b") as file:
            meetings, files = write_archive(file, source, _tell)
        _tell("færdig", meetings, files)
    finally:
        work.close_blocking()


def _tell(*said: object) -> None:
    sys.stdout.write(" ".join(map(str, said)) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
