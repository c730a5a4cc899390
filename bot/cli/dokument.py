"""`python -m bot dokument`: agendas, minutes and lists of many bodies as files in a folder; it changes nothing."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from domain.organisation import Body, Profile
    from storage.work import StoredWork

_FORMATS = {
    **dict.fromkeys(("dagsorden", "referat"), ("docx", "pdf", "txt")),
    **dict.fromkeys(("afbud", "beslutninger", "ansvar", "sager"), ("xlsx", "csv")),
}
"""What there is, and the formats it can be written in; the first is the usual one."""
_BODIES, _DAYS, _CLOSED = ("forum", "klynge"), ("fra", "til"), ("lukket",)
_CHOICES = {
    **dict.fromkeys(("dagsorden", "referat"), (*_BODIES, *_DAYS, *_CLOSED)),
    "afbud": (*_BODIES, *_DAYS),
    "beslutninger": (*_BODIES, *_CLOSED),
    "ansvar": _BODIES,
    "sager": _CLOSED,
}
"""What can be chosen of each; what makes no difference is refused, since the files would seem to be made by it."""


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    from bot.cli_support import add_profile_argument

    parser = subparsers.add_parser("dokument", help="skriv dagsordener, referater og lister som filer i en mappe")
    parser.add_argument("hvad", choices=_FORMATS, metavar="HVAD", help=", ".join(_FORMATS))
    parser.add_argument("--forum", metavar="FORUM", help="fx politisk; udelades for alle fora")
    parser.add_argument("--klynge", metavar="KLYNGE", help="fx fyn; udelades for alle klynger")
    parser.add_argument("--fra", metavar="DAG", type=_day, help="møder fra og med den dag, fx 2026-01-01")
    parser.add_argument("--til", metavar="DAG", type=_day, help="møder til og med den dag, fx 2026-12-31")
    parser.add_argument(
        "--format", metavar="FORMAT", action="append", help="docx, pdf eller txt; lister: xlsx eller csv"
    )
    parser.add_argument("--lukket", action="store_true", help="med lukkede punkter, kun til sekretariatet")
    parser.add_argument("--ud", metavar="MAPPE", type=Path, required=True, help="en ny eller tom mappe")
    add_profile_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Writes the files and returns 0.

    Raises WrongUse for what can't be chosen, RefusedHere where there is nothing to write or no place for it.
    """
    from bot.arguments import WrongUse
    from bot.cli_database import current_work
    from bot.cli_support import chosen_cluster, chosen_forum, chosen_profile
    from bot.clock import SystemClock
    from bot.settings import read_settings
    from handlers.loading import profile_in_force

    formats = tuple(dict.fromkeys(args.format or _FORMATS[args.hvad][:1]))
    if unknown := [one for one in formats if one not in _FORMATS[args.hvad]]:
        raise WrongUse(f"--format: {unknown[0]} findes ikke for {args.hvad}. Vælg {', '.join(_FORMATS[args.hvad])}.")
    if idle := [one for one in (*_BODIES, *_DAYS, *_CLOSED) if getattr(args, one) and one not in _CHOICES[args.hvad]]:
        raise WrongUse(f"--{idle[0]}: gør ingen forskel for {args.hvad}. Udelad den.")
    settings, clock = read_settings(), SystemClock()
    now = clock.now()
    shipped = chosen_profile(args.profil, now.date())
    forum = chosen_forum(shipped, args.forum).key if args.forum else None
    cluster = chosen_cluster(shipped, args.klynge).key if args.klynge else None
    with current_work(settings.database_url, clock.now) as work:
        profile = work.read_blocking(lambda store: profile_in_force(store, shipped, now.date()))
        bodies = list(_bodies(profile, forum, cluster))
        number = _write(args, work, profile, bodies, formats)
    warning = " De rummer lukkede punkter: Pas på dem." if args.lukket else ""
    print(f"{number} {'fil' if number == 1 else 'filer'} er skrevet i {args.ud}.{warning}")
    return 0


def _day(typed: str) -> "date":
    from datetime import date

    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"»{typed}« er ikke en dag. Skriv fx 2026-12-09.") from error


def _bodies(profile: "Profile", forum: str | None, cluster: str | None) -> "Iterator[Body]":
    for body in profile.known_bodies:
        is_there = cluster is None or (body.cluster is not None and body.cluster.key == cluster)
        if is_there and forum in (None, body.forum.key) and body.forum.steps:
            yield body


def _write(
    args: argparse.Namespace, work: "StoredWork", profile: "Profile", bodies: "list[Body]", formats: tuple[str, ...]
) -> int:
    from bot.arguments import RefusedHere
    from bot.cli_files import new_file, shown_progress
    from bot.clock import SystemClock
    from bot.documents_wanted import Choice, wanted_documents
    from documents.files import written

    now = SystemClock().now()
    choice = Choice(args.hvad, args.fra, args.til, is_closed=args.lukket)
    wanted = work.read_blocking(lambda store: wanted_documents(store, profile, bodies, now, choice))
    if not wanted:
        raise RefusedHere("Der er ingen møder at skrive om. Se efter --forum, --klynge, --fra og --til.")
    _make_folder(args.ud)
    total = len(wanted) * len(formats)
    with shown_progress("Skriver filer") as show:
        for done, one in enumerate(wanted):
            content = work.read_blocking(one.load)
            for place, ending in enumerate(formats):
                show(done * len(formats) + place, total)
                name = f"{one.stem}.{ending}"
                with new_file(args.ud / name) as path:
                    path.write_bytes(written(content, name))
        show(total, total)
    return total


def _make_folder(folder: Path) -> None:
    from bot.arguments import RefusedHere
    from bot.cli_files import reason

    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        if any(folder.iterdir()):
            raise RefusedHere(f"Mappen {folder} rummer allerede filer. Vælg en ny eller en tom.")
    except OSError as error:
        raise RefusedHere(f"Mappen {folder} kan ikke laves: {reason(error)}.") from error
