"""A command line parser that speaks Danish; which commands there are is the folder `bot/cli`'s to say."""

import argparse
import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, NoReturn

_MESSAGES = (
    (r"the following arguments are required: (.+)", r"der mangler: \1"),
    (r"unrecognized arguments: (.+)", r"det her kender jeg ikke: \1"),
    (r"expected one argument", "her mangler en værdi"),
    (r"expected (\d+) arguments", r"her skal stå \1 værdier"),
    (r"expected at least one argument", "her mangler mindst én værdi"),
    (r"invalid int value: '(.*)'", r"»\1« er ikke et helt tal"),
    (r"invalid float value: '(.*)'", r"»\1« er ikke et tal"),
    (r"invalid \w+ value: '(.*)'", r"»\1« kan ikke bruges her"),
    (r"not allowed with argument (.+)", r"kan ikke bruges sammen med \1"),
    (r"ignored explicit argument '(.*)'", r"tager ingen værdi (her står »\1«)"),
    (r"one of the arguments (.+) is required", r"et af disse skal med: \1"),
    (r"ambiguous option: (\S+) could match (.+)", r"\1 kan være flere: \2"),
)
_CHOICE = re.compile(r"invalid choice: '?(.*?)'? \(choose from (.*)\)")
_ARGUMENT = re.compile(r"argument (\S+): (.*)", re.DOTALL)


class WrongUse(Exception):  # noqa: N818 - it is answered to the person who typed
    """What was typed can't be meant; the message is Danish. The program ends with 2."""


class RefusedHere(Exception):  # noqa: N818 - likewise
    """What was typed is understood, but can't be done; the message is Danish. The program ends with 1."""


class DanishParser(argparse.ArgumentParser):
    """An argument parser whose headings, help and messages are Danish; subcommands get the same kind."""

    def __init__(self, **settings: Any) -> None:
        settings.setdefault("formatter_class", _DanishHelp)
        settings["allow_abbrev"] = False
        settings["add_help"] = False
        if "help" in settings:
            settings.setdefault("description", settings.pop("help"))
        super().__init__(**settings)
        self._positionals.title = "Hvad der skal skrives"
        self._optionals.title = "Hvad der kan tilføjes"
        self.add_argument("-h", "--help", "--hjælp", action="help", help="vis denne hjælp")

    def error(self, message: str) -> NoReturn:
        """Ends the program with 2 and says what is wrong and how the command is used."""
        self.exit(2, f"{in_danish(message)}\n{self.format_usage()}")


class _DanishHelp(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Brug: " if prefix is None else prefix)


def in_danish(message: str) -> str:
    """A message of argparse's in Danish; one that is Danish already stays as it is."""
    argument = _ARGUMENT.fullmatch(message)
    if argument:
        return f"{argument[1]}: {in_danish(argument[2])}"
    choice = _CHOICE.fullmatch(message)
    if choice:
        return unknown(choice[1], [word.strip(" '") for word in choice[2].split(",")])
    for english, danish in _MESSAGES:
        if re.fullmatch(english, message):
            return re.sub(english, danish, message)
    return message


def unknown(word: str, known: Iterable[str]) -> str:
    """The sentence that says a word is not among the known ones, and which one was perhaps meant."""
    choices = list(known)
    near = get_close_matches(word.casefold(), choices, n=1)
    guess = f" Mente du »{near[0]}«?" if near else ""
    return f"»{word}« kender jeg ikke. Vælg mellem: {', '.join(choices)}.{guess}"
