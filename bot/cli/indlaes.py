"""`python -m bot indlaes FIL`: fills an empty database with what `eksport` wrote; all of it, or nothing."""

import argparse
from pathlib import Path
from typing import Any


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    parser = subparsers.add_parser("indlaes", help="fyld en tom database med en fil fra eksport")
    parser.add_argument("fil", type=Path, metavar="FIL", help="filen, som eksport har skrevet")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Fills the database, prints the counts and returns 0; where the log isn't as it was written, 1."""
    from bot.arguments import RefusedHere
    from bot.cli_database import answered
    from bot.cli_files import counted, print_counts, reason, shown_progress
    from bot.cli_revision import revision_lines
    from bot.clock import SystemClock
    from bot.settings import read_settings
    from storage.portable import Heading, NotWhole
    from storage.revising import revise_database
    from storage.schema import HEAD
    from storage.transfer import NotEmpty, Progress, SchemaDiffers, load

    url = read_settings().database_url
    if not args.fil.is_file():
        raise RefusedHere(f"{args.fil} findes ikke.")
    with shown_progress("Indlæser") as show:

        def begin(heading: Heading) -> Progress:
            return counted(heading.total, show)

        try:
            with answered():
                moved = load(url, args.fil, begin=begin)
        except SchemaDiffers as differs:
            raise RefusedHere(
                f"Filen har tabeller af en anden udgave ({differs.found}, ikke {HEAD}). Intet er indlæst. "
                "Brug programmet i den udgave, som skrev filen, eller opdater begge steder og eksporter igen."
            ) from None
        except NotEmpty as full:
            raise RefusedHere(
                f"Databasen er ikke tom (tabellen {full.table} har rækker). Intet er indlæst. "
                "Peg DATABASE_URL på en tom database."
            ) from None
        except NotWhole:
            raise RefusedHere(f"{args.fil} er ikke en hel fil fra eksport. Intet er indlæst. Eksporter igen.") from None
        except OSError as error:
            raise RefusedHere(f"{args.fil} kan ikke læses: {reason(error)}.") from error
    print_counts(moved.counts)
    print("Alt er indlæst, og antallet passer i hver tabel.")
    with answered(), shown_progress("Efterser") as show:
        is_whole, lines = revision_lines(revise_database(url, SystemClock().now(), progress=show))
    print("\n".join(lines))
    return 0 if is_whole else 1
