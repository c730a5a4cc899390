"""The command line as tests call it, and what it writes; it asserts how a command ends, and nothing else."""

import json
from typing import Any

import pytest

from bot.__main__ import main

Capture = pytest.CaptureFixture[str]
MEETING = ("frister", "--forum", "politisk", "--klynge", "fyn", "--moede", "2026-12-09T15:00")


def answered(capsys: Capture, *words: str) -> str:
    """What stands on stdout of a command that succeeds without a word on stderr."""
    assert main(words) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


def answered_json(capsys: Capture, *words: str) -> list[dict[str, Any]]:
    """The answer in JSON."""
    rows: list[dict[str, Any]] = json.loads(answered(capsys, *words, "--json"))
    return rows


def complaint(capsys: Capture, code: int, *words: str) -> str:
    """What stands on stderr of a command that ends with the code and answers nothing."""
    assert main(words) == code
    told = capsys.readouterr()
    assert told.out == ""
    return told.err
