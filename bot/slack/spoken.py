"""What screen readers say of buttons that look alike: what stands above them goes with each; it draws nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.slack import mrkdwn
from handlers.ui import Actions, Block, Text


def spoken_labels(blocks: Sequence[Block]) -> Mapping[int, Mapping[str, str]]:
    """By a row's place among the blocks, what is said of its labels that other rows have too.

    Twelve buttons “Udført” are told apart by the line above each: "Udført: Nr. 5 Kvalitetssikring".
    """
    rows = {place: block.buttons for place, block in enumerate(blocks) if isinstance(block, Actions)}
    times = Counter(label for buttons in rows.values() for label in {button.label for button in buttons})
    said: dict[int, Mapping[str, str]] = {}
    for place, buttons in rows.items():
        if alike := [button.label for button in buttons if times[button.label] > 1]:
            about = _line_above(blocks[:place])
            said[place] = {label: f"{label}: {about}" for label in alike if about}
    return said


def _line_above(blocks: Sequence[Block]) -> str:
    """The first line of the nearest paragraph."""
    nearest = next((block for block in reversed(blocks) if isinstance(block, Text)), None)
    return mrkdwn.plain(nearest.parts).strip().partition("\n")[0] if nearest else ""
