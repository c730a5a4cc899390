"""A clone of this repository in which shell lines run as a reader types them; what they print it doesn't read.

The environment counts as made: the clone's `.venv` is a folder of its own with one script, which starts the interpreter
of the tests. Whatever make does to that folder, no environment of the developer's is in it.
"""

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.settings import CHECKOUT

_OURS = ("SLACK_", "TOVHOLDER_", "DATABASE_URL", "PORT", "MAKE", "MFLAGS")
_ENDS_WITHIN_S = 60


@dataclass(frozen=True, slots=True)
class Clone:
    """Where it lies, and the environment its programs get: that of the tests without settings and make's own."""

    path: Path
    environment: dict[str, str]

    def run(self, line: str) -> str:
        """What a line for the shell prints, once it has ended well."""
        words = shlex.split(line)
        return subprocess.run(
            words, cwd=self.path, env=self.environment, check=True, capture_output=True, text=True, encoding="utf-8"
        ).stdout

    @contextmanager
    def running(self, line: str) -> Iterator[subprocess.Popen[str]]:
        """Runs a line for the shell until the block ends, then presses Ctrl-C; it and what it started must end then."""
        process = subprocess.Popen(
            shlex.split(line),
            cwd=self.path,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        with process:
            try:
                yield process
            finally:
                os.killpg(process.pid, signal.SIGINT)
                try:
                    process.wait(_ENDS_WITHIN_S)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
                    raise


def cloned(folder: Path) -> Clone:
    """Clones this repository; what is changed in files that git knows is changed there too, new files aren't there."""
    # Whoever the files belong to, and whatever else people have told their git, decides nothing here.
    told = folder.with_suffix(".gitconfig")
    told.write_text("[safe]\n\tdirectory = *\n", encoding="utf-8")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}  # noqa: TID251 - as said
    git = inherited | {"GIT_CONFIG_GLOBAL": str(told)}
    subprocess.run(["git", "clone", "--quiet", CHECKOUT, folder], env=git, check=True)
    difference = ["git", "--no-optional-locks", "-C", str(CHECKOUT), "diff", "--binary", "HEAD"]
    if changes := subprocess.run(difference, env=git, check=True, capture_output=True).stdout:
        subprocess.run(["git", "-C", folder, "apply"], env=git, check=True, input=changes)
    _count_environment_as_made(folder / ".venv")
    return Clone(folder, inherited)


def _count_environment_as_made(folder: Path) -> None:
    python = folder / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    (folder / "ready").touch()
