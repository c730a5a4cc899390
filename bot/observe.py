"""What the program writes in its log: structured lines with reference ids; never typed text, names or tokens.

An exception's message may quote what somebody typed, so only its class, Slack's error code and the places in the code
are written. The libraries' own lines are cut down in the same way.
"""

import logging
import secrets
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError
from structlog.contextvars import bound_contextvars, get_contextvars, merge_contextvars

Log = structlog.typing.FilteringBoundLogger

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_REFERENCE_LENGTH = 6
_PATH_PARTS = 3
_LIBRARY_EVERY_S = 60.0


def reference() -> str:
    """A short id that a person can read out and that finds the line in the log."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_REFERENCE_LENGTH))


@contextmanager
def one_request() -> Iterator[str]:
    """Gives every line that is written meanwhile the same reference, also those of tasks that are begun here."""
    known = get_contextvars().get("reference")
    found = str(known) if known else reference()
    with bound_contextvars(reference=found):
        yield found


def described(error: BaseException) -> dict[str, Any]:
    """An exception as facts for the log: its class, its causes' classes, Slack's code and where it happened."""
    chain = [error]
    while (cause := chain[-1].__cause__ or chain[-1].__context__) is not None and cause not in chain:
        chain.append(cause)
    facts: dict[str, Any] = {
        "error": " < ".join(type(one).__name__ for one in chain),
        "trace": [_place(frame) for one in reversed(chain) for frame in traceback.extract_tb(one.__traceback__)],
    }
    if refused := [one for one in chain if isinstance(one, SlackApiError)]:
        facts["slack"] = slack_code(refused[0])
    return facts


def log_failure(log: Log, what: str, error: BaseException, **facts: Any) -> str:
    """Writes a failure in the log; answers the reference that finds it."""
    found = str(get_contextvars().get("reference") or reference())
    log.error(what, reference=found, **facts, **described(error))
    return found


def slack_code(error: SlackApiError) -> str:
    """Slack's word for what went wrong, "" where there was none."""
    data = getattr(error.response, "data", error.response)
    return str(data.get("error", "")) if isinstance(data, dict) else ""


def configure_logs(*, is_json: bool, level: int = logging.INFO) -> None:
    """Sets up the log on standard error, for our own lines and the libraries'."""
    renderer = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if is_json
        # With quotes round every text, so that no line break or control character of anybody's gets out of it.
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), repr_native_str=True)
    )
    structlog.configure(
        processors=[
            merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(handlers=[_Library()], level=logging.WARNING, force=True)


def get_log() -> Log:
    """The log."""
    log: Log = structlog.get_logger()
    return log


class _Library(logging.Handler):
    """Writes a library's line without its words; one that is of no request and says the same again, once a minute."""

    def __init__(self) -> None:
        super().__init__()
        self._written: dict[str, float] = {}

    def emit(self, record: logging.LogRecord) -> None:
        at = f"{'/'.join(Path(record.pathname).parts[-_PATH_PARTS:])}:{record.lineno}"
        error = record.exc_info[1] if record.exc_info else None
        facts: dict[str, Any] = {"library": record.name, "at": at, **(described(error) if error else {})}
        if "reference" in get_contextvars() or self._is_due(str(facts)):
            get_log().log(record.levelno, "library", **facts)

    def _is_due(self, line: str) -> bool:
        now = time.monotonic()
        self._written = {one: at for one, at in self._written.items() if now - at < _LIBRARY_EVERY_S}
        return self._written.setdefault(line, now) == now


def _place(frame: traceback.FrameSummary) -> str:
    return f"{'/'.join(Path(frame.filename).parts[-_PATH_PARTS:])}:{frame.lineno} {frame.name}"
