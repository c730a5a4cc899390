"""`python -m bot aarshjul`: a year's meetings and deadlines as a wheel in a file, or as a table; it changes nothing."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from domain.organisation import Profile
    from domain.papers import Sheet
    from domain.pictures import YearPicture

_FIRST_YEAR, _LAST_YEAR = 2000, 2099


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    from bot.cli_support import add_profile_argument

    parser = subparsers.add_parser("aarshjul", help="vis årets møder og frister, som tabel eller som et hjul i en fil")
    parser.add_argument("--klynge", metavar="KLYNGE", help="fx fyn; udelades for alle klynger")
    parser.add_argument("--aar", metavar="ÅR", type=_year, help="fx 2026; ellers i år")
    parser.add_argument("--ud", metavar="FIL", type=Path, help="den nye fil: .svg, .png, .xlsx eller .csv")
    add_profile_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Writes the file, or without one prints the table, and returns 0."""
    from bot.arguments import WrongUse
    from bot.cli_files import new_file
    from bot.cli_support import chosen_cluster, chosen_profile
    from bot.clock import SystemClock
    from documents.files import written
    from handlers.tovholder.year_text import sheet_of

    ending = args.ud.suffix.lower() if args.ud else ""
    if args.ud and ending not in (".svg", ".png", ".xlsx", ".csv"):
        raise WrongUse("--ud: filens navn skal ende på .svg, .png, .xlsx eller .csv.")
    now = SystemClock().now()
    shipped = chosen_profile(args.profil, now.date())
    cluster = chosen_cluster(shipped, args.klynge) if args.klynge else None
    profile, picture = _loaded(shipped, cluster.key if cluster else None, args.aar)
    sheet = sheet_of(picture, profile, now)
    if not args.ud:
        _print_table(sheet)
        return 0
    content = picture if ending in (".svg", ".png") else sheet
    with new_file(args.ud) as path:
        path.write_bytes(written(content, f"aarshjul{ending}"))
    print(f"{picture.title} er skrevet til {args.ud}.")
    return 0


def _year(typed: str) -> int:
    if not typed.isdecimal() or not _FIRST_YEAR <= int(typed) <= _LAST_YEAR:
        raise argparse.ArgumentTypeError(f"»{typed}« er ikke et årstal. Skriv fx 2026.")
    return int(typed)


def _loaded(shipped: "Profile", cluster: str | None, year: int | None) -> "tuple[Profile, YearPicture]":
    """The profile with what the bodies have decided, and the year's picture."""
    from bot.cli_database import current_work
    from bot.clock import SystemClock
    from bot.settings import read_settings
    from domain.year_wheel import days_asked_for, year_wheel
    from handlers.loading import profile_in_force
    from handlers.tovholder.year_text import picture_of

    settings, clock = read_settings(), SystemClock()
    now = clock.now()
    wanted = year or now.year
    with current_work(settings.database_url, clock.now) as work:
        profile = work.read_blocking(lambda store: profile_in_force(store, shipped, now.date()))
        meetings = work.read_blocking(lambda store: store.meetings.between(*days_asked_for(wanted)))
    place = profile.cluster(cluster) if cluster else None
    return profile, picture_of(year_wheel(profile, place, wanted, meetings, now.date()), profile, now)


def _print_table(sheet: "Sheet") -> None:
    from datetime import date

    from rich.table import Table

    from bot.cli_support import answer_console
    from danish.writing import short_date

    if not sheet.rows:
        print(f"{sheet.title}\n{sheet.remark}")
        return
    table = Table(*sheet.headings, title=f"{sheet.title}: {sheet.remark}", title_justify="left", title_style="bold")
    for row in sheet.rows:
        table.add_row(
            *("" if cell is None else short_date(cell) if isinstance(cell, date) else str(cell) for cell in row)
        )
    answer_console().print(table)
