"""Starts the program: finds the subcommand among the modules of `bot/cli` and runs it; does no command's work itself.

A module of `bot/cli` is a subcommand of its own name (with hyphens for underscores), with `add(subparsers) -> None`
that adds its parser and sets `run=callable(args) -> int`. Only the module that is asked for gets loaded, so that it
starts quickly.

The program ends with 0 when it is done, 1 when what was typed is understood but refused, 2 when it was used wrongly.
"""

import importlib
import io
import os
import pkgutil
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from bot import cli
from bot.arguments import DanishParser, RefusedHere, WrongUse

if TYPE_CHECKING:
    import argparse

DONE, REFUSED, USED_WRONGLY = 0, 1, 2
INTERRUPTED, PIPE_CLOSED = 130, 141
"""What a shell reports of a program that ended by Ctrl-C, or because nobody read its answer."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the subcommand that the arguments name (default: the program's own) and returns the exit code."""
    words = sys.argv[1:] if argv is None else list(argv)
    _open_what_is_closed()
    _write_utf8()
    try:
        return _flushed(_run(words))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # What is still in the buffer can't be written either; without this the interpreter would say so at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED


def _run(words: Sequence[str]) -> int:
    names = sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(cli.__path__))
    parser = build_parser(words[:1] if words[:1] and words[0] in names else names)
    if not words:
        parser.print_help(sys.stderr)
        return USED_WRONGLY
    try:
        arguments = parser.parse_args(words)
    except SystemExit as end:
        return int(end.code or DONE)
    return _run_command(arguments)


def build_parser(names: Iterable[str]) -> DanishParser:
    """The program's parser with these subcommands."""
    parser = DanishParser(
        prog="python -m bot", description="Tovholder holder trådene for sundhedsklyngernes fælles sekretariater."
    )
    subparsers = parser.add_subparsers(title="Kommandoer", metavar="kommando", dest="kommando", required=True)
    for name in names:
        importlib.import_module(f"bot.cli.{name.replace('-', '_')}").add(subparsers)
    return parser


def _run_command(arguments: "argparse.Namespace") -> int:
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        return run(arguments)
    except WrongUse as wrong:
        print(wrong, file=sys.stderr)
        return USED_WRONGLY
    except RefusedHere as refused:
        print(refused, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - its words may hold passwords and people's names
        print(_told(error), file=sys.stderr)
        return REFUSED


def _told(error: Exception) -> str:
    """What broke and where, without the words of it."""
    from bot.observe import described  # noqa: PLC0415 - only where something broke

    facts = described(error)
    places = "\n".join(f"  {place}" for place in facts["trace"])
    is_database = "OperationalError" in facts["error"]
    first = "Databasen svarer ikke. Se efter DATABASE_URL." if is_database else "Det gik galt, og resten er ikke gjort."
    return f"{first}\n{facts['error']}\n{places}"


def _flushed(code: int) -> int:
    """Writes what is left of the answer now, where a closed pipe can still be met quietly."""
    sys.stdout.flush()
    return code


def _open_what_is_closed() -> None:
    """Where standard output or error was closed (`>&-`) there is no stream: what is said goes nowhere then."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - open until the end


def _write_utf8() -> None:
    """People's names need æ, ø and å, whatever LANG says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
