"""Buttons that run a command as if it had been typed: the answers to a question, and ways on from an answer."""

from handlers.requests import Pressed, Typed
from handlers.ui import Button

RETRY = "igen"
COMMAND = "kommando"
_LONGEST_LABEL = 75


def retry_button(label: str, command: str, typed: str, *, is_primary: bool = False) -> Button:
    """One answer to a question: runs `/command typed`, whose answer takes the question's place."""
    return Button(_short(label), RETRY, f"{command}\n{typed}", is_primary=is_primary)


def command_button(label: str, command: str, typed: str, *, is_primary: bool = False) -> Button:
    """A way on: runs `/command typed`, whose answer comes beside the message."""
    return Button(_short(label), COMMAND, f"{command}\n{typed}", is_primary=is_primary)


def read_retry(pressed: Pressed) -> tuple[str, Typed]:
    """The command and text that such a button stands for."""
    command, _, typed = pressed.value.partition("\n")
    return command, Typed(pressed.context, typed, {})


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1] + "…"
