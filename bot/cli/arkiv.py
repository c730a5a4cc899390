"""`python -m bot arkiv FIL`: all that an organisation leaves behind, in a file that is read without the program."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from bot.archive.source import Source
    from domain.organisation import Profile


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    parser = subparsers.add_parser("arkiv", help="skriv alt om en organisation i en ZIP-fil, der læses uden programmet")
    parser.add_argument("fil", type=Path, metavar="FIL", help="den nye fil, fx arkiv.zip")
    parser.add_argument(
        "--organisation", metavar="NØGLE", default="", help="en profils nøgle; udelades for den, der gælder nu"
    )
    parser.add_argument(
        "--format", metavar="FORMAT", action="append", choices=("docx", "pdf", "txt"), default=[],
        help="dagsordener og referater også som docx, pdf eller txt",
    )  # fmt: skip
    parser.add_argument("--lukket", action="store_true", help="med lukkede punkter og sager, kun til sekretariatet")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Writes the file and returns 0; raises RefusedHere where it can't be made."""
    from bot.archive.source import Source
    from bot.cli_database import current_work
    from bot.clock import SystemClock
    from bot.settings import read_settings
    from handlers.loading import profile_in_force

    settings, clock = read_settings(), SystemClock()
    now = clock.now()
    chosen, on = _organisation(settings.profiles, args.organisation, now.date())
    with current_work(settings.database_url, clock.now) as work:
        profile = work.read_blocking(lambda store: profile_in_force(store, chosen, on))
        formats = tuple(dict.fromkeys(args.format))
        source = Source(work.read_blocking, profile, now, is_closed=args.lukket, formats=formats)
        meetings, files = _write(args.fil, source)
    warning = " Det rummer lukkede punkter: Pas på det." if args.lukket else ""
    print(f"{meetings} møder er skrevet i {args.fil} ({files} filer). Pak det ud, og åbn index.html.{warning}")
    return 0


def _organisation(folder: Path, key: str, today: "date") -> "tuple[Profile, date]":
    """The organisation of that key, or the one in force, and a day on which it is; raises WrongUse."""
    from bot.arguments import WrongUse, unknown
    from bot.profiles import usable_profiles
    from domain.succession import organisation

    profiles = usable_profiles(folder)
    try:
        return organisation(profiles, key, today)
    except KeyError:
        raise WrongUse(f"--organisation: {unknown(key, [one.key for one in profiles])}") from None


def _write(path: Path, source: "Source") -> tuple[int, int]:
    """Writes the archive; how many meetings and files."""
    from bot.archive.writing import write_archive
    from bot.cli_files import new_file, shown_progress

    with new_file(path) as unfinished, shown_progress("Arkiverer møder") as show:
        return write_archive(unfinished, source, show)
