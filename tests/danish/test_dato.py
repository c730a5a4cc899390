import argparse
import io
import json
import sys

import pytest

from bot.arguments import DanishParser, WrongUse
from bot.cli import dato

NOW = ("--nu", "2026-11-23T09:15")


class Typed(io.StringIO):
    """A standard input without bytes below it."""


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


def test_lines_are_answered_one_by_one(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line of standard input, blank ones too, gets one object on one line, and the program ends with 0."""
    monkeypatch.setattr(sys, "stdin", Typed("uge 50\n\nsnart\nkl. 3\nskærtorsdag"))
    code, told = answer(capsys, "--linjer", *NOW)
    assert (code, [line["kind"] for line in told]) == (0, ["span", "none", "none", "ambiguous", "day"])


def test_bytes_that_are_no_text_do_no_harm(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input is UTF-8 whatever the machine's language, and a byte that isn't is one sign more."""
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO("i går\r\n\xff\n".encode("latin-1") + "i går\n".encode()))
    )
    code, told = answer(capsys, "--linjer", *NOW)
    assert (code, [line["kind"] for line in told]) == (0, ["none", "none", "day"])


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
