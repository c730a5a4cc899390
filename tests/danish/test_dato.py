import argparse
import json
import os
import subprocess
import sys

import pytest

from bot.arguments import DanishParser, WrongUse
from bot.cli import dato

NOW = ("--nu", "2026-11-23T09:15")


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[dict[str, str]]]:
    """The exit code and each line of the answer."""
    parser = DanishParser(prog="bot")
    dato.add(parser.add_subparsers())
    arguments: argparse.Namespace = parser.parse_args(["dato", *words])
    code: int = arguments.run(arguments)
    told = capsys.readouterr()
    assert told.err == ""
    return code, [json.loads(line) for line in told.out.splitlines()]


def test_an_understood_phrase_is_answered_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """One JSON object stands on stdout, and the program ends with 0."""
    assert answer(capsys, "på torsdag kl. 14", *NOW) == (
        0,
        [
            {
                "kind": "moment",
                "start": "2026-11-26T14:00",
                "text": "torsdag den 26. november 2026 kl. 14.00 (uge 48)",
            }
        ],
    )


def test_a_question_and_a_refusal_end_with_one(capsys: pytest.CaptureFixture[str]) -> None:
    """What is ambiguous or not understood is answered the same way, and the program ends with 1."""
    for phrase, kind in (("kl. 3", "ambiguous"), ("snart", "none"), ("", "none")):
        code, told = answer(capsys, phrase, *NOW)
        assert (code, [line["kind"] for line in told]) == (1, [kind])


def kinds_of_lines(typed: bytes) -> list[str]:
    """The kind of each line's answer where this is typed into a program that knows no letters but A to Z."""
    # The program's environment is the test's, but for its language.
    plain = dict(os.environ) | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}  # noqa: TID251
    command = [sys.executable, "-m", "bot", "dato", "--linjer", *NOW]
    done = subprocess.run(command, input=typed, env=plain, capture_output=True, check=True)
    assert done.stderr == b""
    return [json.loads(line)["kind"] for line in done.stdout.splitlines()]


@pytest.mark.processes
def test_lines_are_answered_one_by_one() -> None:
    """Each line of standard input, blank ones too, gets one object on one line, and the program ends with 0."""
    typed = "uge 50\n\nsnart\nkl. 3\nskærtorsdag".encode()
    assert kinds_of_lines(typed) == ["span", "none", "none", "ambiguous", "day"]


@pytest.mark.processes
def test_bytes_that_are_no_text_do_no_harm() -> None:
    """Standard input is UTF-8 whatever the machine's language, and a byte that isn't is one sign more."""
    typed = "i går\r\n\xff\n".encode("latin-1") + "i går\n".encode()
    assert kinds_of_lines(typed) == ["none", "none", "day"]


def test_without_a_time_it_is_now(capsys: pytest.CaptureFixture[str]) -> None:
    """Without --nu the phrase is read as said now; a time with an offset is turned into Copenhagen's."""
    assert answer(capsys, "i dag")[0] == 0
    assert answer(capsys, "i dag", "--nu", "2026-11-23T23:30+00:00")[1][0]["start"] == "2026-11-24"
    assert answer(capsys, "i dag", "--nu", "2026-11-23")[1][0]["start"] == "2026-11-23"


@pytest.mark.parametrize("words", [[], ["i dag", "--linjer"]])
def test_wrong_use_is_told(words: list[str]) -> None:
    """A phrase or --linjer is needed, and not both."""
    parser = DanishParser(prog="bot")
    dato.add(parser.add_subparsers())
    arguments = parser.parse_args(["dato", *words, *NOW])
    with pytest.raises(WrongUse, match="linjer"):
        arguments.run(arguments)


def test_a_time_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """--nu takes ISO 8601 only."""
    parser = DanishParser(prog="bot")
    dato.add(parser.add_subparsers())
    with pytest.raises(SystemExit):
        parser.parse_args(["dato", "i dag", "--nu", "i går"])
    assert "er ikke et tidspunkt" in capsys.readouterr().err
