"""`python -m bot dato`: what a Danish phrase about days and hours means, as JSON; computes no deadlines."""

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

UNDERSTOOD, ASKED_OR_NOT = 0, 1

_MORE = """\
Svaret er ét JSON-objekt: kind er day, moment, span, ambiguous eller none, og text er betydningen skrevet ud.
Programmet slutter med 0, når udtrykket er forstået, og 1, når det er tvetydigt eller ikke kan læses.
Med --linjer slutter det altid med 0.
"""


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    parser = subparsers.add_parser("dato", help="læs en dansk dato eller et tidspunkt", epilog=_MORE)
    parser.add_argument("udtryk", nargs="*", metavar="UDTRYK", help='fx "på torsdag kl. 14"')
    parser.add_argument("--nu", metavar="TIDSPUNKT", type=moment, help="regn fra dette tidspunkt, fx 2026-11-23T09:15")
    parser.add_argument("--linjer", action="store_true", help="læs et udtryk pr. linje fra standard input")
    parser.set_defaults(run=run)


def moment(text: str) -> "datetime":
    """The point in time that ISO 8601 text names: Copenhagen's wall time where it has no offset.

    A day alone is its first minute. Raises argparse.ArgumentTypeError, in Danish.
    """
    from datetime import datetime

    from danish.zone import COPENHAGEN

    try:
        read = datetime.fromisoformat(text)
        return read.replace(tzinfo=COPENHAGEN) if read.tzinfo is None else read.astimezone(COPENHAGEN)
    except (ValueError, OverflowError) as error:
        raise argparse.ArgumentTypeError(f"»{text}« er ikke et tidspunkt. Skriv fx 2026-11-23T09:15.") from error


def run(args: argparse.Namespace) -> int:
    """Prints one JSON object for the phrase, or for each line of standard input, and returns the exit code."""
    from bot.arguments import WrongUse

    phrase = " ".join(args.udtryk)
    if args.linjer == bool(args.udtryk):
        raise WrongUse('Skriv ét udtryk i anførselstegn, fx "på torsdag kl. 14", eller brug --linjer alene.')
    now = args.nu or _now()
    if not args.linjer:
        answer = _answer(phrase, now)
        print(json.dumps(answer, ensure_ascii=False))
        return ASKED_OR_NOT if answer["kind"] in {"ambiguous", "none"} else UNDERSTOOD
    for line in _lines():
        print(json.dumps(_answer(line, now), ensure_ascii=False))
    return UNDERSTOOD


def _answer(phrase: str, now: "datetime") -> dict[str, Any]:
    from danish.reader import read
    from danish.writing import meaning_json

    return meaning_json(read(phrase, now))


def _lines() -> list[str]:
    """The lines of standard input, read as UTF-8 whatever the machine's locale; only a newline ends one."""
    text = sys.stdin.buffer.read().decode("utf-8", errors="replace")
    lines = text.replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _now() -> "datetime":
    from bot.clock import SystemClock

    return SystemClock().now()
