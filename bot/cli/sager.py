"""`python -m bot sager`: the cases on their way as a board in a picture, or as a table; it changes nothing."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from domain.case_board import Board


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    from bot.cli_support import add_profile_argument

    parser = subparsers.add_parser("sager", help="vis sagerne undervejs, som tabel eller som en tavle i et billede")
    parser.add_argument("--png", metavar="FIL", type=Path, help="den nye fil, fx sager.png; lukkede sager er ikke med")
    add_profile_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Writes the picture and prints what it shows in words, or without a file prints the table; returns 0."""
    from bot.arguments import WrongUse
    from bot.cli_files import new_file
    from documents.pictures import png_of

    if args.png and args.png.suffix.lower() != ".png":
        raise WrongUse("--png: filens navn skal ende på .png.")
    board = _loaded(args.profil)
    if not args.png:
        _print_table(board)
        return 0
    with new_file(args.png) as path:
        path.write_bytes(png_of(board))
    print(f"{board.title}. Tavlen er skrevet til {args.png}.\n{board.alternative}")
    return 0


def _loaded(profile: Path | None) -> "Board":
    from bot.cli_database import current_work
    from bot.cli_support import chosen_profile
    from bot.clock import SystemClock
    from bot.settings import read_settings
    from domain.ports import Repositories
    from handlers.case_board import board_of
    from handlers.case_journeys import load_journeys
    from handlers.loading import profile_in_force

    settings, clock = read_settings(), SystemClock()
    now = clock.now()
    shipped = chosen_profile(profile, now.date())

    def unit(store: Repositories) -> "Board":
        in_force = profile_in_force(store, shipped, now.date())
        journeys = load_journeys(store, in_force, store.cases.open_cases())
        return board_of(journeys.values(), in_force, now)

    with current_work(settings.database_url, clock.now) as work:
        return work.read_blocking(unit)


def _print_table(board: "Board") -> None:
    from rich.table import Table

    from bot.cli_support import answer_console
    from handlers.case_board import used_text

    if not board.cases:
        print(f"{board.title}. {board.remark}")
        return
    table = Table("Sag", "Brugt", "Nu", title=board.title, title_justify="left", title_style="bold")
    for one in board.cases:
        table.add_row(one.name, used_text(one.days, one.target_days), one.stands)
    answer_console().print(table)
    more = f"… og {board.left_out} mere. " if board.left_out else ""
    print(f"{more}{board.remark}")
