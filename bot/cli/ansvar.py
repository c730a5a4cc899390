"""`python -m bot ansvar`: who is responsible for which step, as a table or as JSON; computes no meeting's deadlines."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from domain.organisation import Cluster, Forum, Profile
    from domain.steps import Owners, Step

_LEVELS = ("politisk", "fagligt")
"""The two levels whose rows the minutes' annex on cluster secretariats gives."""


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    from bot.cli_support import add_profile_argument

    parser = subparsers.add_parser("ansvar", help="vis, hvem der er ansvarlig for hvilke trin")
    parser.add_argument("--forum", metavar="FORUM", help="politisk eller fagligt; udeladt: begge")
    parser.add_argument("--klynge", metavar="KLYNGE", help="skriv klyngens egne navne, fx fyn")
    parser.add_argument("--json", action="store_true", help="svar med JSON")
    add_profile_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints the rows of one forum, or of both levels (where the profile has neither, of all fora), and returns 0.

    Raises RefusedHere for a forum that is decided locally.
    """
    from bot.arguments import RefusedHere
    from bot.cli_support import chosen_cluster, chosen_forum, chosen_profile, forum_in

    profile = chosen_profile(args.profil)
    cluster = chosen_cluster(profile, args.klynge) if args.klynge else None
    if args.forum:
        fora = [forum_in(profile, chosen_forum(profile, args.forum), cluster)]
    else:
        levels = [forum for forum in profile.fora if forum.key in _LEVELS] or [one for one in profile.fora if one.steps]
        fora = [forum_in(profile, forum, cluster) for forum in levels]
    for forum in fora:
        if not forum.steps:
            raise RefusedHere(f"{forum.name} fastlægges lokalt og har ingen trin.")
    if args.json:
        import json

        print(json.dumps([row(forum, step) for forum in fora for step in forum.steps], ensure_ascii=False, indent=2))
    else:
        _print_tables(profile, fora, cluster)
    return 0


def row(forum: "Forum", step: "Step") -> dict[str, Any]:
    """A row for machines: owners by role key, and the offset in working days (by part where there are several)."""
    offsets = {deadline.part: deadline.offset for deadline in step.deadlines}
    return {
        "nr": step.number,
        "opgave": step.task,
        "fase": step.phase,
        "forum": forum.key,
        **_keys(step.owners),
        "leder": step.leader,
        "oprindelser": {origin: _keys(owners) for origin, owners in step.origins.items()},
        "kun_ved_rettelser": step.only_on_corrections,
        "godkendere": list(step.approvers),
        "offset_hverdage": step.deadlines[0].offset if len(offsets) == 1 else offsets,
    }


def _keys(owners: "Owners") -> dict[str, list[str]]:
    return {"alle": list(owners.all_of), "mindst_en_af": list(owners.one_of)}


def _print_tables(profile: "Profile", fora: "list[Forum]", cluster: "Cluster | None") -> None:
    from rich.table import Table

    from bot.cli_support import answer_console

    console = answer_console()
    for forum in fora:
        title = f"{forum.name}, {cluster.name}" if cluster else forum.name
        table = Table(title=title, title_justify="left", title_style="bold")
        table.add_column("Nr.", justify="right")
        table.add_column("Opgave")
        table.add_column("Ansvarlige")
        table.add_column("Hverdage", justify="right", no_wrap=True)
        phase = ""
        for step in forum.steps:
            if step.phase != phase:
                table.add_section()
                phase = step.phase
                table.add_row("", f"[bold]{phase}[/bold]", "", "")
            owners = "\n".join(_lines(profile, step, cluster))
            table.add_row(str(step.number), step.task, owners, "\n".join(_offsets(step)))
        console.print(table)
    leaders = {step.leader for forum in fora for step in forum.steps if step.leader}
    for leader in sorted(leaders):
        name = profile.role(leader).name_in(cluster.key if cluster else None)
        where = " og ".join(forum.name for forum in fora if any(step.leader == leader for step in forum.steps))
        console.print(f"{where}: {name} er primær tovholder på alle trin.")
    console.print("Hverdage tælles fra mødedagen (mandag-fredag, ikke helligdage).")


def _lines(profile: "Profile", step: "Step", cluster: "Cluster | None") -> Iterator[str]:
    from bot.cli_support import written_owners
    from danish.writing import capitalised

    yield capitalised(written_owners(profile, step.owners, cluster))
    for origin, owners in step.origins.items():
        yield f"{profile.origins[origin]}: {written_owners(profile, owners, cluster)}"


def _offsets(step: "Step") -> Iterator[str]:
    for deadline in step.deadlines:
        yield f"{deadline.part} {deadline.offset:+d}".strip() if deadline.offset else "mødedagen"
