"""The child that makes an archive: told on standard input of what, it says on standard output how far it is.

It holds nothing up: it runs with a lower priority, on its own connection, and ends when nobody listens any more.
"""

import json
import os
import sys
from datetime import datetime
from pathlib import Path

from bot.archive.source import Source
from bot.archive.writing import write_archive
from bot.profiles import usable_profiles
from danish.zone import COPENHAGEN
from domain.succession import organisation
from handlers.loading import profile_in_force
from storage.work import open_work

_LOWER_PRIORITY = 10


def main() -> None:
    """Writes the file; a line for each meeting, "12 400", and at the end of meetings and files, "færdig 400 9000"."""
    os.nice(_LOWER_PRIORITY)
    asked = json.loads(sys.stdin.readline())
    now = datetime.fromisoformat(asked["now"]).astimezone(COPENHAGEN)
    chosen, on = organisation(usable_profiles(Path(asked["profiles"])), asked["organisation"], now.date())
    work = open_work(asked["database"], clock=lambda: now, threads=1)
    try:
        profile = work.read_blocking(lambda store: profile_in_force(store, chosen, on))
        source = Source(work.read_blocking, profile, now)
        meetings, files = write_archive(Path(asked["path"]), source, _tell)
        _tell("færdig", meetings, files)
    finally:
        work.close_blocking()


def _tell(*said: object) -> None:
    sys.stdout.write(" ".join(map(str, said)) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
