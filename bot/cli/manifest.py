"""`python -m bot manifest`: prints the Slack app's manifest as JSON, to paste where Slack apps are made."""

import argparse
from typing import Any


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    parser = subparsers.add_parser("manifest", help="skriv appens manifest til Slack (JSON)")
    parser.add_argument("--http", metavar="URL", help="bottens adresse, når Slack skal kalde den over HTTP")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints the manifest and returns 0."""
    import json

    from bot.arguments import WrongUse
    from bot.features import build_registry
    from bot.slack.manifest import build_manifest
    from bot.web_address import PLAIN, is_plain

    if args.http is not None and not is_plain(args.http):
        raise WrongUse(f"--http: {PLAIN}")
    if args.http and not args.http.startswith("https://"):
        raise WrongUse("--http: adressen skal begynde med https://")
    print(json.dumps(build_manifest(build_registry(), http_url=args.http or ""), ensure_ascii=False, indent=2))
    return 0
