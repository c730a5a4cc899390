"""`python -m bot galleri`: writes all cards and forms of the product as JSON, acted out by made-up people."""

import argparse
from pathlib import Path
from typing import Any


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    parser = subparsers.add_parser("galleri", help="skriv alle kort og formularer som JSON, med eksempler fra øveåret")
    parser.add_argument("--ud", type=Path, metavar="FIL", help="fil at skrive i; uden den skrives til skærmen")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Writes the gallery and returns 0; a file gets its name when it is whole. Raises RefusedHere."""
    import asyncio
    import json
    import logging

    from bot.arguments import RefusedHere
    from bot.cli_files import reason
    from bot.gallery.making import make_gallery
    from bot.observe import configure_logs

    if args.ud is not None and not args.ud.parent.is_dir():
        raise RefusedHere(f"{args.ud} kan ikke skrives: mappen findes ikke.")
    configure_logs(is_json=False, level=logging.CRITICAL)  # what is refused in a scene is nobody's trouble
    made = json.dumps(asyncio.run(make_gallery()), ensure_ascii=False, indent=1)
    if args.ud is None:
        print(made)
        return 0
    try:
        unfinished = args.ud.with_name(args.ud.name + ".delvis")
        unfinished.write_text(made, encoding="utf-8")
        unfinished.replace(args.ud)
    except OSError as error:
        raise RefusedHere(f"{args.ud} kan ikke skrives: {reason(error)}.") from error
    return 0
