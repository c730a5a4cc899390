"""`python -m bot migrer`: brings the database's tables up to date, and does nothing else."""

import argparse
from typing import Any


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    parser = subparsers.add_parser("migrer", help="bring databasens tabeller op til denne udgave")
    parser.set_defaults(run=run)


def run(_args: argparse.Namespace) -> int:
    """Migrates and returns 0."""
    from bot.cli_database import answered
    from bot.settings import read_settings
    from storage.schema import upgrade, version_of

    url = read_settings().database_url
    with answered():
        before = version_of(url)
        is_changed = upgrade(url)
    if is_changed and before is None:
        print("Der var ingen database. Nu er der en tom. Se efter DATABASE_URL, hvis det ikke er den første.")
    else:
        print("Databasen er bragt op til denne udgave." if is_changed else "Databasen er ajour.")
    return 0
