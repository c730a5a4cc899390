"""`python -m bot indlaes-personer`: seats and roles from a list, all of it or nothing; asks no Slack.

Of a calendar the attendees who are surely members; the others are named and not stored.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from domain.ports import Repositories
    from handlers.people_list import Stored

_MANY = 200
"""Rows; from here a bar shows how far it is."""


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    from bot.cli_support import add_profile_argument

    parser = subparsers.add_parser("indlaes-personer", help="indlæs personer, pladser og roller fra en liste")
    parser.add_argument("fil", type=Path, metavar="FIL", help="CSV eller XLSX med overskrifter øverst, eller ICS")
    parser.add_argument("--proev", action="store_true", help="vis alle fejl, og gem intet")
    add_profile_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints what came of it and returns 0, or 1 with every row's problem where nothing was stored."""
    import sys

    from bot.arguments import RefusedHere
    from bot.cli_database import current_work
    from bot.cli_files import read_shared_file, shown_rows, shown_waiting
    from bot.cli_support import chosen_profile
    from bot.clock import SystemClock
    from bot.settings import read_settings
    from documents.people_list import read_file
    from domain.people_rows import read_rows
    from handlers.loading import profile_in_force
    from handlers.people_invited import ENDING, bodies_named, propose
    from handlers.people_list import store_people
    from handlers.people_list_text import (
        given_lines,
        left_out_text,
        problem_text,
        proposed_line,
        remark_text,
        summary,
        unsure_line,
    )

    settings, clock = read_settings(), SystemClock()
    now = clock.now()
    shipped = chosen_profile(args.profil, now.date())
    with shown_waiting("Læser listen …"):
        rows = read_shared_file(args.fil, lambda file: read_file(file.name, file.content))
    with current_work(settings.database_url, clock.now) as work:
        profile = work.read_blocking(lambda store: profile_in_force(store, shipped, now.date()))
        listed, told = rows, []
        if args.fil.suffix.lower() == ENDING:
            named = bodies_named(rows, profile)
            holders = work.read_blocking(lambda store: store.people.seat_holders_of(named, now.date()))
            found = propose(holders, rows, profile, now)
            listed = [one.row for one in found.sure]
            told = [*map(proposed_line, found.sure), *map(unsure_line, found.unsure)]
            told += [left_out_text(found.left_out)] if found.left_out else []
        wanted, problems = read_rows(shown_rows("Læser rækkerne …", listed, many=_MANY), profile, now)

        def unit(store: "Repositories") -> "Stored":
            return store_people(store, wanted, problems, now, is_trial=args.proev)

        stored = (work.read_blocking if args.proev else work.run_blocking)(unit)
    for problem in stored.problems:
        print(problem_text(problem), file=sys.stderr)
    if stored.problems:
        raise RefusedHere(summary(stored, is_trial=args.proev))
    print(summary(stored, is_trial=args.proev))
    given = given_lines(stored.given) if args.proev and not told else []
    for line in (*given, *(remark_text(one) for one in stored.remarks), *told):
        print(line)
    return 0
