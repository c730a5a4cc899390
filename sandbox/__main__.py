"""Starts the sandbox on this machine alone (`python -m sandbox`): for trying and testing, never for real tokens."""

import argparse
import asyncio
import os
import signal
import socket
import sqlite3
import sys
from pathlib import Path

from aiohttp import web

from sandbox.app import build, open_folder
from sandbox.clock import START, unix
from sandbox.guard import is_here
from sandbox.manifest import read_manifest
from sandbox.seeding import APP_TOKEN, BOT_TOKEN, CLIENT_SECRET, SIGNING_SECRET, add_newcomer, seed_first
from sandbox.store.database import ForeignStoreError

HOST = "127.0.0.1"

_PORT = 3210
_GRACE = 0.1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="Et lokalt Slack at øve sig og teste i.")
    parser.add_argument("--port", type=int, default=_PORT, help="port på denne maskine; 0 vælger en ledig")
    # For a program that starts this one and keeps the port open while it is down.
    parser.add_argument("--fd", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--mappe", type=Path, default=Path("var/sandbox"), help="mappe, hvor alt gemmes")
    parser.add_argument("--manifest", type=Path, help="appens manifest (JSON)")
    parser.add_argument("--galleri", type=Path, help="fil med appens kort og formularer, vist på /galleri (JSON)")
    parser.add_argument("--ur", default=START, help="urets tid ved allerførste start, fx 2026-10-26T09:00")
    parser.add_argument("--bruger", action="append", default=[], help="endnu en person, fx --bruger 'Sekretær i Varde'")
    parser.add_argument("--http-url", help="lever til denne adresse i stedet for gennem Socket Mode")
    return parser.parse_args()


def _refuse_real_tokens() -> None:
    """Refuse to start beside tokens that may open a real workspace, wherever they lie."""
    for name, local in (
        ("SLACK_BOT_TOKEN", BOT_TOKEN),
        ("SLACK_APP_TOKEN", APP_TOKEN),
        ("SLACK_CLIENT_SECRET", CLIENT_SECRET),
        ("SLACK_SIGNING_SECRET", SIGNING_SECRET),
    ):
        value, file = (os.environ.get(one, "") for one in (name, f"{name}_FILE"))  # noqa: TID251  # to refuse real tokens
        if file or (value and not value.startswith(local)):
            sys.exit(
                f"{name} ligner ikke øvepladsens egen ({local}). Øvepladsen starter ikke ved siden af rigtige nøgler."
            )


def _refuse_other_machines(arguments: argparse.Namespace, listener: socket.socket) -> None:
    """Refuse to be heard, or to deliver what people type, beyond this machine."""
    if arguments.http_url and not is_here(arguments.http_url):
        sys.exit("--http-url: øvepladsen leverer kun til denne maskine (http://127.0.0.1:…).")
    if not is_here(f"//{listener.getsockname()[0]}"):
        sys.exit(f"Øvepladsen lytter kun på denne maskine ({HOST}).")


def _listener(arguments: argparse.Namespace) -> socket.socket:
    """The socket that was handed over, or one on the port."""
    if arguments.fd is not None:
        return socket.socket(fileno=arguments.fd)
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, arguments.port))
    except OSError:
        sys.exit(f"Port {arguments.port} er optaget. Vælg en anden med --port, eller --port 0 for en ledig.")
    return listener


async def _serve(listener: socket.socket, arguments: argparse.Namespace) -> None:
    base_url = f"http://{HOST}:{listener.getsockname()[1]}/"
    manifest = None if arguments.manifest is None else read_manifest(arguments.manifest)
    store, clock = open_folder(arguments.mappe, start=arguments.ur)
    for real_name in arguments.bruger:
        seed_first(store, clock, manifest)
        add_newcomer(store, clock, real_name)
    app = build(
        store=store,
        clock=clock,
        base_url=base_url,
        manifest=manifest,
        http_url=arguments.http_url,
        gallery=arguments.galleri,
    )
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=_GRACE)
    await runner.setup()
    await web.SockSite(runner, listener).start()
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    sys.stdout.write(f"{base_url}\n")
    sys.stdout.flush()
    await ended.wait()
    await runner.cleanup()


def main() -> None:
    """Start, and run until asked to end."""
    arguments = _arguments()
    _refuse_real_tokens()
    try:
        unix(arguments.ur)
    except ValueError:
        sys.exit(f"--ur {arguments.ur} er ikke et tidspunkt. Skriv fx --ur 2026-10-26T09:00")
    listener = _listener(arguments)
    _refuse_other_machines(arguments, listener)
    try:
        asyncio.run(_serve(listener, arguments))
    except ForeignStoreError:
        sys.exit(f"{arguments.mappe} er lavet af en anden udgave af øvepladsen. Slet mappen, eller vælg en anden.")
    except sqlite3.OperationalError:
        sys.exit(f"{arguments.mappe} bruges allerede af en anden øveplads.")
    except (FileNotFoundError, ValueError) as error:
        sys.exit(f"Øvepladsen kan ikke starte: {error}")


if __name__ == "__main__":
    main()
