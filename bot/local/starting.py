"""What it takes to start the local workspace and the bot beside it: sockets, environments, commands; starts nothing."""

import socket
import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager, suppress

from bot.arguments import RefusedHere
from bot.local.children import Child, done_beside
from bot.local.folder import LocalFolder
from bot.settings import PORTS

HOST = "127.0.0.1"
PORT = 3210
_TRIES = 50
_OURS = (
    *("SLACK_", "DATABASE_URL", "PORT", "TOVHOLDER_NU", "TOVHOLDER_ADMINS", "TOVHOLDER_ADRESSE"),
    *("TOVHOLDER_NOEGLE", "TOVHOLDER_WORKSPACES", "TOVHOLDER_OFFENTLIG_ADRESSE"),
)


def listen(wanted: int) -> socket.socket:
    """A socket that listens on the wanted port of this machine, or on the next free one; raises RefusedHere.

    It is bound before it is handed to a child and stays open beside it: nobody else can take the port, neither before
    the child is up nor between two of its lives. Whoever calls meanwhile waits instead of being refused.
    """
    for port in range(wanted, min(wanted + _TRIES, PORTS.stop)):
        with suppress(OSError):
            return socket.create_server((HOST, port))
    raise RefusedHere(f"Port {wanted} og de følgende bruges af andre programmer.")


def sandbox(folder: LocalFolder, variables: Mapping[str, str], listener: socket.socket) -> Child:
    """The local workspace."""
    command = [sys.executable, "-m", "sandbox", "--fd", str(listener.fileno()), "--mappe", str(folder.sandbox)]
    command += ["--manifest", str(folder.manifest), "--galleri", str(folder.gallery)]
    if variables.get("TOVHOLDER_NU"):
        command += ["--ur", variables["TOVHOLDER_NU"]]
    return Child("øvepladsen", command, _without_ours(variables), folder.log, listener, is_asked=True)


def bot(folder: LocalFolder, variables: Mapping[str, str], *, address: str, listener: socket.socket) -> Child:
    """The bot, with the local workspace's own tokens."""
    ours = {
        "SLACK_API_URL": f"{address}api/",
        "SLACK_BOT_TOKEN": "xoxb-local-sandbox",
        "SLACK_APP_TOKEN": "xapp-local-sandbox",
        "DATABASE_URL": folder.database_url,
        "TOVHOLDER_LOG": "tekst",
        "TOVHOLDER_OFFENTLIG_ADRESSE": f"http://{HOST}:{listener.getsockname()[1]}/",
    }
    command = [sys.executable, "-m", "bot", "start", "--eksempler", "--fd", str(listener.fileno())]
    return Child("Tovholder", command, _without_ours(variables) | ours, folder.log, listener)


def gallery(folder: LocalFolder, variables: Mapping[str, str]) -> AbstractContextManager[None]:
    """Makes the gallery while the block lasts, which takes some seconds; one of an earlier version is gone at once."""
    folder.gallery.unlink(missing_ok=True)
    command = [sys.executable, "-m", "bot", "galleri", "--ud", str(folder.gallery)]
    return done_beside(command, _without_ours(variables), folder.log)


def _without_ours(variables: Mapping[str, str]) -> dict[str, str]:
    """The environment without what would point elsewhere than to the local workspace."""
    return {name: value for name, value in variables.items() if not name.startswith(_OURS)}
