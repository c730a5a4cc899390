"""What holds for all tests: databases to ask for, files in memory, and no socket beyond loopback."""

import gc
import ipaddress
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.gallery.made import Made, made

gc.disable()  # until all is collected, see below

pytest_plugins = ["tests.support.databases"]

_TESTS = Path(__file__).parent
_LONG = (_TESTS / "whole", _TESTS / "soak")
_BESIDE_THE_GALLERY = (_TESTS / "gallery", _TESTS / "spelling")

_MEMORY, _ROOM = Path("/dev/shm"), 2 * 1024**3  # noqa: S108 - the system's own folder, and tempfile makes its names


def _write_to_memory() -> None:
    """Lets tests keep their files in memory where the machine has room: tens of thousands of commits wait for a disk.

    No promise hangs on the disk: whoever is killed loses nothing of what the system has taken.
    """
    if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK):
        found = os.statvfs(_MEMORY)
        if found.f_bavail * found.f_frsize > _ROOM and not found.f_flag & os.ST_NOEXEC:
            tempfile.tempdir = str(_MEMORY)


_write_to_memory()

# How long an example takes depends on what else the machine does; tests of speed say so themselves.
settings.register_profile("house", settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("house")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keeps some tests together in one test process, where they run one after the other, and begins with long ones.

    Together are those that look at the gallery, which is made once for them, and those of spelling, which read the
    dictionary, as one of the gallery's does; those of a folder that share a browser; all that hold real durations,
    which others of their kind would stretch; those whose processes are forked from one that has imported the program,
    which takes seconds; and those of a file that start processes.
    The short ones at the end let all test processes end at about the same time.
    """
    items.sort(key=lambda item: item.path.parent not in _LONG)
    for item in items:
        if "album" in getattr(item, "fixturenames", ()) or item.path.parent in _BESIDE_THE_GALLERY:
            item.add_marker(pytest.mark.xdist_group("gallery"))
        elif item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group(item.path.relative_to(_TESTS).parts[0]))
        elif item.get_closest_marker("timed"):
            item.add_marker(pytest.mark.xdist_group("timed"))
        elif item.get_closest_marker("forked"):
            item.add_marker(pytest.mark.xdist_group("forked"))
        elif item.get_closest_marker("processes"):
            item.add_marker(pytest.mark.xdist_group(str(item.path.relative_to(_TESTS))))


@pytest.fixture(scope="session")
def album() -> Made:
    """The gallery."""
    return made()


def pytest_collection_finish() -> None:
    """What was imported and collected stays: the garbage collector never needs to look at it."""
    gc.freeze()
    gc.enable()


_OPENING = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg")


def _is_loopback(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode()
    if not isinstance(host, str) or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _refuse_beyond_loopback(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook, so that no library can go around it. Unix sockets have paths for addresses and are let through."""
    if event in _OPENING:
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if not _is_loopback(host):
        raise PermissionError(f"tests open no socket beyond loopback: {event} {host!r}")


sys.addaudithook(_refuse_beyond_loopback)
