"""What it takes to start the local workspace and the bot beside it: ports, environments, commands; starts nothing."""

import socket
import sys
from collections.abc import Mapping

from bot.local.children import Child
from bot.local.folder import LocalFolder

HOST = "127.0.0.1"
PORT = 3210
HEALTH_PORT = 8080
_TRIES = 50
_OURS = ("SLACK_", "DATABASE_URL", "PORT", "TOVHOLDER_NU", "TOVHOLDER_ADMINS", "TOVHOLDER_ADRESSE")


def free_port(wanted: int) -> int:
    """The wanted port of this machine, or the next free one."""
    for port in range(wanted, wanted + _TRIES):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    raise OSError(wanted)


def sandbox(folder: LocalFolder, variables: Mapping[str, str], port: int) -> Child:
    """The local workspace."""
    command = [sys.executable, "-m", "sandbox", "--port", str(port), "--mappe", str(folder.sandbox)]
    command += ["--manifest", str(folder.manifest)]
    if variables.get("TOVHOLDER_NU"):
        command += ["--ur", variables["TOVHOLDER_NU"]]
    return Child("øvepladsen", command, _without_ours(variables), folder.log, is_asked=True)


def bot(folder: LocalFolder, variables: Mapping[str, str], *, address: str, port: int) -> Child:
    """The bot, with the local workspace's own tokens."""
    ours = {
        "SLACK_API_URL": f"{address}api/",
        "SLACK_BOT_TOKEN": "xoxb-local-sandbox",
        "SLACK_APP_TOKEN": "xapp-local-sandbox",
        "DATABASE_URL": folder.database_url,
        "PORT": str(port),
        "TOVHOLDER_LOG": "tekst",
    }
    command = [sys.executable, "-m", "bot", "start", "--eksempler"]
    return Child("Tovholder", command, _without_ours(variables) | ours, folder.log)


def _without_ours(variables: Mapping[str, str]) -> dict[str, str]:
    """The environment without what would point elsewhere than to the local workspace."""
    return {name: value for name, value in variables.items() if not name.startswith(_OURS)}
