"""`python -m bot eksport FIL`: writes all that the database holds to one file; the bot may run meanwhile."""

import argparse
from pathlib import Path
from typing import Any


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    parser = subparsers.add_parser("eksport", help="skriv alt i databasen til en fil, som indlaes kan læse")
    parser.add_argument("fil", type=Path, metavar="FIL", help="den nye fil, fx tovholder.jsonl.gz")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Writes the file, prints the counts and returns 0."""
    from bot.cli_database import answered, require_current
    from bot.cli_files import counted, new_file, print_counts, shown_progress
    from bot.settings import read_settings
    from storage.portable import Heading
    from storage.transfer import Progress, export

    url = read_settings().database_url
    with new_file(args.fil) as path, shown_progress("Skriver") as show, path.open("wb") as file:

        def begin(heading: Heading) -> Progress:
            return counted(heading.total, show)

        with answered():
            require_current(url)
            moved = export(url, file, begin=begin)
    print_counts(moved.counts)
    print(f"Alt er skrevet til {args.fil}. Filen rummer personers navne: Pas på den.")
    return 0
