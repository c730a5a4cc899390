"""`python -m bot indlaes-personer`: seats and roles from a CSV or XLSX list, all of it or nothing; asks no Slack."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.people_list import ListedRow

_MANY = 200
"""Rows; from here a bar shows how far it is."""


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    from bot.cli_support import add_profile_argument

    parser = subparsers.add_parser("indlaes-personer", help="indlæs personer, pladser og roller fra en liste")
    parser.add_argument("fil", type=Path, metavar="FIL", help="en CSV- eller XLSX-fil med overskrifter i første række")
    parser.add_argument("--proev", action="store_true", help="vis alle fejl og gem intet")
    add_profile_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints what came of it and returns 0, or 1 with every row's problem where nothing was stored."""
    import sys

    from bot.arguments import RefusedHere
    from bot.cli_files import read_shared_file, shown_waiting
    from bot.cli_support import chosen_profile
    from bot.clock import SystemClock
    from bot.settings import read_settings
    from documents.people_list import read_file
    from domain.people_rows import read_rows
    from handlers.loading import profile_in_force
    from handlers.people_list import store_people
    from handlers.people_list_text import problem_text, remark_text, summary
    from storage.schema import upgrade
    from storage.work import open_work

    settings, clock = read_settings(), SystemClock()
    now = clock.now()
    shipped = chosen_profile(args.profil, now.date())
    with shown_waiting("Læser listen …"):
        rows = read_shared_file(args.fil, lambda file: read_file(file.name, file.content))
    upgrade(settings.database_url)
    work = open_work(settings.database_url, clock=clock.now)
    try:
        profile = work.read_blocking(lambda store: profile_in_force(store, shipped, now.date()))
        wanted, problems = read_rows(_shown(rows), profile, now)
        do = work.read_blocking if args.proev else work.run_blocking
        stored = do(lambda store: store_people(store, wanted, problems, now, is_trial=args.proev))
    finally:
        work.close_blocking()
    for problem in stored.problems:
        print(problem_text(problem), file=sys.stderr)
    if stored.problems:
        raise RefusedHere(summary(stored, is_trial=args.proev))
    print(summary(stored, is_trial=args.proev))
    for remark in stored.remarks:
        print(remark_text(remark))
    return 0


def _shown(rows: "Sequence[ListedRow]") -> Any:
    """The rows, with a bar on stderr where they are many."""
    if len(rows) < _MANY:
        return rows
    from rich.console import Console
    from rich.progress import track

    return track(rows, description="Læser rækkerne …", console=Console(stderr=True), transient=True)
