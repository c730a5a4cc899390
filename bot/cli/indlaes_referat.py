"""`python -m bot indlaes-referat`: what is found in a document of minutes; it saves nothing and asks no Slack."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from domain.found_minutes import FoundMinutes, FoundPoint


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    parser = subparsers.add_parser("indlaes-referat", help="vis, hvad der findes i et referat (DOCX, PDF eller tekst)")
    parser.add_argument("fil", type=Path, metavar="FIL", help="referatet: DOCX, PDF, TXT eller MD")
    parser.add_argument("--json", action="store_true", help="skriv det fundne som JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints what was found and returns 0."""
    import json

    from bot.cli_files import read_shared_file, shown_waiting
    from documents.minutes.reading import read_minutes
    from handlers.found_text import point_lines, summary

    with shown_waiting("Læser referatet …"):
        found = read_shared_file(args.fil, read_minutes)
    if args.json:
        print(json.dumps(_portable(found), ensure_ascii=False, indent=2))
        return 0
    print(summary(found))
    for point in found.points:
        first, *others = point_lines(point)
        print(f"\n{first}")
        for line in others:
            print(f"  {line}")
    if found.decided:
        print("\nIntet er gemt. Send filen til Tovholder i en direkte besked for at bekræfte beslutningerne.")
    return 0


def _portable(found: "FoundMinutes") -> dict[str, Any]:
    return {"dato": found.day.isoformat() if found.day else None, "punkter": [_point(one) for one in found.points]}


def _point(point: "FoundPoint") -> dict[str, Any]:
    decision = point.decision
    return {
        "nummer": point.number,
        "titel": point.title,
        "lukket": point.is_closed,
        "tillaeg": point.is_supplement,
        "sagsnr": point.case_number,
        "indstilling": point.recommendation,
        "bilag": list(point.annexes),
        "beslutning": {
            "tekst": decision.text,
            "bemaerkninger": decision.remarks,
            "form": decision.form.value if decision.form else None,
            "ansvarlig": decision.responsible,
            "frist": decision.deadline.isoformat() if decision.deadline else None,
            "usikkert": [one.value for one in decision.doubts],
        }
        if decision
        else None,
    }
