import json
import logging

import pytest
from slack_sdk.errors import SlackApiError

from bot import observe
from bot.observe import configure_logs, described, get_log, log_failure, one_request, reference

TYPED = "syg af influenza"


def failed() -> BaseException:
    """An exception that quotes what somebody typed, caused by another that does."""
    try:
        read(TYPED)
    except KeyError as error:
        return error
    raise AssertionError


def read(typed: str) -> int:
    """Fails with the words it couldn't read."""
    try:
        return int(typed)
    except ValueError as error:
        raise KeyError(typed) from error


def test_a_failure_is_told_by_class_and_place_and_never_by_its_words(
    logs: None, capsys: pytest.CaptureFixture[str]
) -> None:
    """The log has the classes and the lines of code, the reference, and nothing that anybody typed."""
    found = log_failure(get_log(), "prøve", failed())
    line = json.loads(capsys.readouterr().err)
    assert line["reference"] == found
    assert line["error"] == "KeyError < ValueError"
    assert "test_observe.py" in line["trace"][0]
    assert TYPED not in json.dumps(line)


def test_slacks_own_word_is_kept() -> None:
    """Slack's error code says what is wrong and is no secret."""
    error = SlackApiError(TYPED, {"ok": False, "error": "is_archived"})  # type: ignore[no-untyped-call]  # the SDK's
    assert described(error)["slack"] == "is_archived"


def test_a_librarys_line_is_written_without_its_words(logs: None, capsys: pytest.CaptureFixture[str]) -> None:
    """Libraries write whole requests into their lines, so only who wrote and where is kept."""
    logging.getLogger("et.bibliotek").warning("Unhandled request: %s", TYPED)
    line = json.loads(capsys.readouterr().err)
    assert line["library"] == "et.bibliotek"
    assert TYPED not in json.dumps(line)


def test_a_librarys_line_that_comes_again_and_again_is_written_once(
    logs: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The SDK tries a websocket every five seconds, for hours maybe; what is of a request is written each time."""
    library = logging.getLogger("et.bibliotek")

    def written(*errors: Exception | None) -> int:
        for error in errors:
            library.error("Failed to connect: %s", TYPED, exc_info=error)
        return capsys.readouterr().err.count("\n")

    assert written(None, None, ValueError(), ValueError(), KeyError()) == 3
    assert written(None) == 0
    with one_request():
        assert written(None, None) == 2
    monkeypatch.setattr(observe, "_LIBRARY_EVERY_S", 0.0)
    assert written(None, None) == 2


@pytest.mark.parametrize("is_json", [True, False])
def test_no_value_forges_a_line_or_moves_the_cursor(
    logs: None, capsys: pytest.CaptureFixture[str], *, is_json: bool
) -> None:
    """Line breaks and control characters in a value are written out, for machines and for reading alike."""
    configure_logs(is_json=is_json)
    get_log().info("seen", slack="a\n2026 [info] forged\r\x1b[2J\x1b[31m")
    written = capsys.readouterr().err
    assert written.count("\n") == 1
    assert "\r" not in written
    assert "\x1b[2J" not in written


def test_references_can_be_read_out() -> None:
    """A reference is short and has no letter that looks like another."""
    for _ in range(50):
        assert len(reference()) == 6
        assert not set(reference()) & set("01IO")
