"""`python -m bot start`: brings the database up to date and serves Slack until stopped; it starts no Slack itself."""

import argparse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.settings import Settings


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    parser = subparsers.add_parser("start", help="start botten mod det Slack, som miljøet peger på")
    parser.add_argument("--eksempler", action="store_true", help="fyld en øveplads med eksempler først")
    parser.add_argument("--uden-ur", action="store_true", help="lad andre processer sende (python -m bot ur)")
    # From `koer`, which keeps the port open while this process is down.
    parser.add_argument("--fd", type=int, help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serves until stopped and returns 0."""
    import asyncio
    import socket

    from bot.features import build_registry
    from bot.observe import configure_logs, get_log
    from bot.settings import read_settings

    settings = read_settings()
    if settings.told_unknown:
        print(settings.told_unknown, flush=True)
    configure_logs(is_json=settings.logs_json)
    from bot.serving import serve

    asyncio.run(
        serve(
            settings=settings,
            registry=build_registry(),
            log=get_log(),
            ready=lambda port: _ready(settings, port),
            fill=_samples() if args.eksempler and settings.is_local else None,
            has_clock_loop=not args.uden_ur,
            listener=None if args.fd is None else socket.socket(fileno=args.fd),
        )
    )
    return 0


_YOUNG, _OLDER, _OLDEST = 10_000, 20, 20
"""How many objects are made, and how many rounds of the younger ones gone, before the collector looks at each age."""


def _ready(settings: "Settings", port: int) -> None:
    """Takes what stands for good out of the collector's rounds, and says where the program is found."""
    import gc

    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _OLDER, _OLDEST)
    _say(settings, port)


def _say(settings: "Settings", port: int) -> None:
    way = "Socket Mode" if settings.uses_socket_mode else f"HTTP på port {port}"
    print(f"Tovholder er klar ({way}). Sundhed: http://127.0.0.1:{port}/sund", flush=True)


def _samples() -> Any:
    from bot.samples import fill_samples

    return fill_samples
