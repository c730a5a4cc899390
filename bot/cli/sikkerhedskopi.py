"""`python -m bot sikkerhedskopi FIL`: copies the SQLite database while the bot runs; not for PostgreSQL."""

import argparse
from pathlib import Path
from typing import Any


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    parser = subparsers.add_parser("sikkerhedskopi", help="kopier SQLite-databasen, mens botten kører")
    parser.add_argument("fil", type=Path, metavar="FIL", help="den nye fil, fx tovholder-2026-10-26.db")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Copies and returns 0."""
    from bot.arguments import RefusedHere
    from bot.cli_database import answered
    from bot.cli_files import new_file, shown_progress
    from bot.settings import read_settings
    from storage.backup import Damaged, NoFile, back_up

    url = read_settings().database_url
    with new_file(args.fil) as path, shown_progress("Kopierer") as show:
        try:
            with answered():
                back_up(url, path, progress=lambda left, total: show(total - left, total))
        except NoFile as no_file:
            raise RefusedHere(
                "Der er ingen database at kopiere endnu. Se efter DATABASE_URL."
                if no_file.is_sqlite
                else "Databasen er PostgreSQL. Brug pg_dump, eller: python -m bot eksport FIL"
            ) from None
        except Damaged as damaged:
            raise RefusedHere(f"Kopien er ikke i orden og er slettet igen: {damaged.found}") from None
    print(f"Databasen er kopieret til {args.fil}. Filen rummer personers navne: Pas på den.")
    return 0
