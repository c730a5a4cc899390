"""`python -m bot nulstil` (`make nulstil`): deletes the local workspace and its bot data; touches no real workspace."""

import argparse
from typing import Any


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    parser = subparsers.add_parser("nulstil", help="slet øvepladsen på denne maskine, og begynd forfra")
    parser.set_defaults(run=run)


def run(_args: argparse.Namespace) -> int:
    """Deletes and returns 0."""
    from bot.arguments import RefusedHere
    from bot.local.folder import InUse, local_folder
    from bot.settings import read_settings

    try:
        was_there = local_folder(read_settings().var).clear()
    except InUse:
        raise RefusedHere("Øvepladsen kører. Stop den først (Ctrl-C i dens vindue).") from None
    print("Øvepladsen er slettet. make run begynder forfra." if was_there else "Der er ingen øveplads at slette.")
    return 0
