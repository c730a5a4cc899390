"""`python -m bot revision`: whether the log is as it was written; it changes nothing, and the bot may run meanwhile."""

import argparse
from typing import Any


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    parser = subparsers.add_parser("revision", help="se efter, om loggen står, som den blev skrevet")
    parser.add_argument(
        "--fra", metavar="SEGL", help="et segl fra en tidligere revision: se efter, om det stadig er der"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints what was found; 0 where all of it fits, else 1."""
    from bot.arguments import WrongUse
    from bot.cli_database import answered, require_current
    from bot.cli_files import shown_progress
    from bot.cli_revision import is_seal, revision_lines
    from bot.clock import SystemClock
    from bot.settings import read_settings
    from storage.revising import revise_database

    if args.fra is not None and not is_seal(args.fra):
        raise WrongUse("--fra: skal være et helt segl fra en tidligere revision (64 tegn, 0-9 og a-f).")
    url = read_settings().database_url
    with answered(), shown_progress("Efterser") as show:
        require_current(url)
        found = revise_database(url, SystemClock().now(), kept=args.fra or "", progress=show)
    is_whole, lines = revision_lines(found, kept=args.fra or "")
    print("\n".join(lines))
    return 0 if is_whole else 1
