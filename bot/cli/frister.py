"""`python -m bot frister`: the planned deadlines of a meeting, past ones too; makes no meeting and asks no store."""

import argparse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from domain.organisation import Cluster, Forum, Profile


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    from bot.cli_support import add_profile_argument

    parser = subparsers.add_parser("frister", help="beregn et mødes frister")
    parser.add_argument("--forum", metavar="FORUM", required=True, help="politisk, fagligt, ssu eller sss")
    parser.add_argument("--klynge", metavar="KLYNGE", help="fx lillebaelt; udelades for ssu og sss")
    parser.add_argument("--moede", metavar="TIDSPUNKT", type=moment, required=True, help="fx 2026-12-09T15:00")
    parser.add_argument("--json", action="store_true", help="svar med JSON")
    add_profile_argument(parser)
    parser.set_defaults(run=run)


def moment(text: str) -> "datetime":
    """The point in time that ISO 8601 text names, aware, Copenhagen's wall time where no offset is given.

    Raises argparse.ArgumentTypeError, in Danish, for text without a time and for a wall time that the change to
    summer time skips.
    """
    from datetime import datetime

    from danish.zone import COPENHAGEN, is_skipped

    try:
        read = datetime.fromisoformat(text)
        at = read.astimezone(COPENHAGEN) if read.tzinfo else read.replace(tzinfo=COPENHAGEN)
        is_lost = read.tzinfo is None and is_skipped(at)
    except (ValueError, OverflowError) as error:
        raise argparse.ArgumentTypeError(f"»{text}« er ikke et tidspunkt. Skriv fx 2026-12-09T15:00.") from error
    if "T" not in text.upper() and " " not in text.strip():
        raise argparse.ArgumentTypeError(f"»{text}« mangler et klokkeslæt. Skriv fx {read.date()}T15:00.")
    if is_lost:
        raise argparse.ArgumentTypeError(f"»{text}« findes ikke: uret stilles frem den nat.")
    return at


def run(args: argparse.Namespace) -> int:
    """Prints the deadlines in the order of the steps and returns 0; on stderr, a warning beyond the profile's days."""
    import sys

    from bot.arguments import RefusedHere
    from bot.cli_support import chosen_cluster, chosen_forum, chosen_profile, forum_in

    profile = chosen_profile(args.profil, args.moede.date())
    cluster = chosen_cluster(profile, args.klynge) if args.klynge else None
    forum = forum_in(profile, chosen_forum(profile, args.forum), cluster)
    if not forum.steps:
        raise RefusedHere(f"{forum.name} fastlægges lokalt og har ingen trin med frister.")
    try:
        rows = deadlines(forum, args.moede)
    except (OverflowError, ValueError) as error:
        raise RefusedHere("Fristerne ligger uden for de år, jeg kan regne med.") from error
    warning = _warning(profile, args.moede)
    if warning:
        print(warning, file=sys.stderr)
    if args.json:
        import json

        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        _print_table(profile, forum, cluster, args.moede)
    return 0


def deadlines(forum: "Forum", starts: "datetime") -> list[dict[str, Any]]:
    """The planned deadlines for machines: owners by role key, `frist` as Copenhagen's wall time to the minute."""
    from domain.tasks import deadline

    return [
        {
            "nr": step.number,
            **({"trin": part.part} if part.part else {}),
            "opgave": step.task,
            "ansvarlige": list(step.owners.roles),
            "frist": deadline(part, starts).strftime("%Y-%m-%dT%H:%M"),
        }
        for step in forum.steps
        for part in step.deadlines
    ]


def _warning(profile: "Profile", starts: "datetime") -> str:
    from danish.writing import short_date

    if profile.valid_to is not None and starts.date() > profile.valid_to:
        return f"Bemærk: {profile.end_notice}. Mødet ligger efter; fristerne er kun en beregning."
    if starts.date() < profile.valid_from:
        return f"Bemærk: {profile.name} gælder først fra den {short_date(profile.valid_from)}."
    return ""


def _print_table(profile: "Profile", forum: "Forum", cluster: "Cluster | None", starts: "datetime") -> None:
    from rich.table import Table

    from bot.cli_support import answer_console, written_owners
    from danish.writing import capitalised
    from danish.writing import moment as written
    from domain.tasks import deadline

    title = f"{forum.name}, {cluster.name}" if cluster else forum.name
    table = Table(title=f"{title}: {written(starts)}", title_justify="left", title_style="bold")
    table.add_column("Nr.", justify="right")
    table.add_column("Trin")
    table.add_column("Ansvarlige")
    table.add_column("Frist", no_wrap=True)
    for step in forum.steps:
        owners = capitalised(written_owners(profile, step.owners, cluster))
        for part in step.deadlines:
            name = f"{step.name}, {part.part}" if part.part else step.name
            table.add_row(str(step.number), name, owners, written(deadline(part, starts)))
    answer_console().print(table)
