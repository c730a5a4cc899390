"""Moving a database to a file or from one in a process of its own: `move("export" or "load", URL, FILE)`."""

import resource
from collections.abc import Callable
from pathlib import Path

from storage.portable import Heading
from storage.transfer import export, load
from tests.storage.filling import quiet


def move(act: str, url: str, path: str) -> None:
    """Does it, and prints how much memory the process has taken at most, in kilobytes."""
    if act == "export":
        with Path(path).open("wb") as file:
            export(url, file, begin=quiet)
    else:
        load(url, Path(path), begin=quiet)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)  # noqa: T201 - the other process reads it


def load_aloud(url: str, path: str) -> None:
    """Loads, and prints each table's name whenever some of its rows are in."""
    load(url, Path(path), begin=_naming)


def _naming(_heading: Heading) -> Callable[[str, int], None]:
    return lambda table, _number: print(table, flush=True)  # noqa: T201 - the other process reads it
