"""`python -m bot ur`: issues and sends what is due until stopped, beside any number alike; it answers nobody."""

import argparse
from typing import Any


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    parser = subparsers.add_parser("ur", help="send påmindelser og beskeder, når de skal sendes, og intet andet")
    parser.add_argument(
        "--port", type=int, metavar="PORT", help="svar på /sund (og /metrics) her; udeladt: ingen steder"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Runs until stopped and returns 0."""
    import asyncio

    from bot.arguments import WrongUse
    from bot.features import build_registry
    from bot.observe import configure_logs, get_log
    from bot.settings import PORTS, read_settings

    if args.port is not None and args.port not in PORTS:
        raise WrongUse(f"--port: skal være mellem {PORTS.start} og {PORTS.stop - 1}")
    settings = read_settings()
    if settings.told_unknown:
        print(settings.told_unknown, flush=True)
    configure_logs(is_json=settings.logs_json)
    from bot.serving import tick

    asyncio.run(tick(settings=settings, registry=build_registry(), log=get_log(), ready=_say, port=args.port))
    return 0


def _say(port: int) -> None:
    where = f" Sundhed: http://127.0.0.1:{port}/sund" if port else ""
    print(f"Uret går.{where}", flush=True)
