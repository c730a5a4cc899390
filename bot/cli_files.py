"""What the subcommands that write or read whole databases share: the new file and the progress; it moves no data."""

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bot.arguments import RefusedHere
from domain.shared_files import MOST_BYTES, SharedFile, UnreadableFile

if TYPE_CHECKING:
    from rich.progress import Progress

_UNFINISHED = ".delvis"
_Read = TypeVar("_Read")


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A file to write that gets its name when it is whole and on the disk; only its owner may read it.

    Raises RefusedHere where there is a file of that name already, or where none can be made.
    """
    if path.exists():
        raise RefusedHere(f"{path} findes allerede. Vælg et andet navn.")
    unfinished = path.with_name(path.name + _UNFINISHED)
    try:
        unfinished.unlink(missing_ok=True)  # left half, or somebody else's, who could read along
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise RefusedHere(f"{path} kan ikke skrives: {reason(error)}.") from error
    try:
        yield unfinished
        _settle(unfinished)
        _give_name(unfinished, path)
    except FileExistsError:
        raise RefusedHere(f"{path} findes allerede. Vælg et andet navn.") from None
    except OSError as error:
        raise RefusedHere(f"{path} kan ikke skrives: {reason(error)}.") from error
    finally:
        with suppress(FileNotFoundError):
            unfinished.unlink()


def reason(error: OSError) -> str:
    """Why a file can't be had, in Danish."""
    if isinstance(error, FileNotFoundError):
        return "mappen findes ikke"
    return "der er ikke plads" if error.errno in _FULL else "det har programmet ikke lov til"


_FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def shown_progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error; it is told how much is done and of how much."""
    with _bar() as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextmanager
def shown_waiting(what: str) -> Iterator[None]:
    """A sign on standard error that something is going on, while it does."""
    from rich.console import Console  # noqa: PLC0415 - only where there is something to wait for

    with Console(file=sys.stderr).status(what):
        yield


def shown_rows(what: str, rows: Sequence[_Read], *, many: int) -> Iterable[_Read]:
    """The rows, with a bar on standard error while they are gone through, where they are that many."""
    if len(rows) < many:
        return rows
    from rich.console import Console  # noqa: PLC0415 - only where there is something to wait for
    from rich.progress import track  # noqa: PLC0415 - likewise

    return track(rows, description=what, console=Console(stderr=True), transient=True)


def read_shared_file(path: Path, read: Callable[[SharedFile], _Read]) -> _Read:
    """What the reader makes of a file; raises RefusedHere, in Danish, where there is none or it can't be read."""
    from handlers.unreadable_text import unreadable  # noqa: PLC0415 - seldom needed

    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise RefusedHere(f"Filen kan ikke læses: {path}") from error
    try:
        return read(SharedFile(path.name, content))
    except UnreadableFile as error:
        raise RefusedHere(unreadable(error)) from error


def counted(total: int, show: Callable[[int, int], None]) -> Callable[[str, int], None]:
    """Told how many rows more are done, shows how many there are by now."""
    done = 0

    def more(_table: str, number: int) -> None:
        nonlocal done
        done += number
        show(done, total)

    show(0, total)
    return more


def print_counts(counts: Mapping[str, int]) -> None:
    """Prints the rows of each table and their sum."""
    from rich.table import Table  # noqa: PLC0415 - only where there is something to print

    from bot.cli_support import answer_console  # noqa: PLC0415 - likewise

    table = Table("Tabel", box=None, pad_edge=False)
    table.add_column("Rækker", justify="right")
    for name, number in sorted(counts.items()):
        table.add_row(name, str(number))
    table.add_row("I alt", str(sum(counts.values())))
    answer_console().print(table)


def _bar() -> "Progress":
    from rich.console import Console  # noqa: PLC0415 - likewise
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415 - likewise

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=Console(file=sys.stderr), transient=not sys.stderr.isatty())


def _give_name(unfinished: Path, path: Path) -> None:
    """Takes the place of no file that somebody made meanwhile, as a renaming would; FileExistsError."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        raise
    except OSError:  # sticks and some shares know no links
        path.touch(exist_ok=False)
        try:
            unfinished.replace(path)
        except OSError:
            path.unlink()
            raise


def _settle(path: Path) -> None:
    """Waits until the file's content is on the disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
