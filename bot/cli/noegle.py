"""`python -m bot noegle`: prints a new key for TOVHOLDER_NOEGLE; it keeps none."""

import argparse
from typing import Any


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    parser = subparsers.add_parser("noegle", help="lav en nøgle til TOVHOLDER_NOEGLE, som Slacks tokens forsegles med")
    parser.set_defaults(run=run)


def run(_args: argparse.Namespace) -> int:
    """Prints a key and returns 0."""
    from bot.slack.seal import new_key

    print(new_key())
    return 0
