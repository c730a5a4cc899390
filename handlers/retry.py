"""Buttons that ask a command again with one thing made clear; used wherever a question has a few possible answers."""

from handlers.requests import Pressed, Typed
from handlers.ui import Button

RETRY = "igen"
_LONGEST_LABEL = 75


def retry_button(label: str, command: str, typed: str, *, is_primary: bool = False) -> Button:
    """A button that runs `/command typed` as if it had been typed; labels too long for a button are cut."""
    short = label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1] + "…"
    return Button(short, RETRY, f"{command}\n{typed}", is_primary=is_primary)


def read_retry(pressed: Pressed) -> tuple[str, Typed]:
    """The command and text that such a button stands for."""
    command, _, typed = pressed.value.partition("\n")
    return command, Typed(pressed.context, typed, {})
