"""Draws cards as Slack's blocks with the words for notifications and screen readers; it calls nobody.

Too much to show is cut with a line that says so; a card's last row of buttons is kept.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.slack import mrkdwn
from bot.slack.spoken import spoken_labels
from domain.people import PersonId
from handlers.ui import Actions, Block, Button, Card, Divider, Fields, Image, Mention, Text

Json = dict[str, Any]

MOST_BLOCKS = 49
MOST_CHARACTERS = 11_000
MOST_TITLE = 700
MOST_SECTION = 2_900
MOST_FIELD = 1_900
MOST_FALLBACK = 3_000
FIELDS_IN_SECTION = 10
BUTTONS_IN_ROW = 25
LONGEST_ENTITY = 5
LABEL = 75
ALTERNATIVE = 2_000
_HOLDERS = dict, list, tuple
"""Made once, since `characters` asks for them some hundreds of times a message."""
CUT = "… Der er mere, end der er plads til her. Spørg om mindre ad gangen, fx med klynge, forum eller dato."
"""The last resort: lists that may grow long have pages."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A message as Slack takes it: `text` is what a notification and a screen reader say."""

    text: str
    blocks: tuple[Json, ...]


def draw(card: Card, *, mentions: Mapping[PersonId, str], pictures: Mapping[Image, str] | None = None) -> Drawn:
    """The card as a message. `pictures` are the file ids of those that were uploaded; others are told in words."""
    title = _section(_fitting(" ".join(card.title.split()), MOST_TITLE, mrkdwn.bold) or "–")
    blocks = card.drawn_blocks
    spoken = spoken_labels(blocks)
    rest = [
        drawn
        for place, block in enumerate(blocks)
        for drawn in _draw(block, mentions, pictures or {}, spoken.get(place, {}))
    ]
    return Drawn(_read_out(card.title, blocks), tuple(_unique_actions([title, *_fitted(rest)])))


def mentioned(card: Card) -> frozenset[PersonId]:
    """The persons a card mentions."""
    paragraphs = [block for block in card.blocks if isinstance(block, Text)]
    return frozenset(part.person for block in paragraphs for part in block.parts if isinstance(part, Mention))


def images(card: Card) -> tuple[Image, ...]:
    """The pictures of a card."""
    return tuple(block for block in card.blocks if isinstance(block, Image))


def fallback(card: Card) -> str:
    """All the card says, as escaped text."""
    return _read_out(card.title, card.drawn_blocks)


def _read_out(title: str, blocks: Iterable[Block]) -> str:
    lines = [title, *(line for block in blocks for line in _said(block))]
    return _fitting("\n".join(line for line in lines if line), MOST_FALLBACK, mrkdwn.escape) or "–"


def shortened(text: str, most: int) -> str:
    """The text, cut with an ellipsis where it is longer than `most`."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _fitting(text: str, most: int, write: Callable[[str], str]) -> str:
    """The text as it is written, cut where what is written would be longer than `most`."""
    room = most
    while len(written := write(shortened(text, room))) > most:
        room -= max(1, (len(written) - most) // LONGEST_ENTITY)
    return written


def draw_text(block: Text, mentions: Mapping[PersonId, str]) -> Iterator[Json]:
    """A paragraph, as several blocks where it is too long for one."""
    for piece in _pieces(mrkdwn.write(block.parts, mentions)):
        yield _context(piece) if block.is_small else _section(piece)


def plain_text(text: str, most: int) -> Json:
    """A plain text object; what is empty becomes a dash, since Slack takes no empty text."""
    return {"type": "plain_text", "text": shortened(text.strip(), most) or "–", "emoji": False}


def _draw(
    block: Block, mentions: Mapping[PersonId, str], pictures: Mapping[Image, str], spoken: Mapping[str, str]
) -> Iterator[Json]:
    if isinstance(block, Text):
        yield from draw_text(block, mentions)
    elif isinstance(block, Fields):
        for start in range(0, len(block.pairs), FIELDS_IN_SECTION):
            pairs = block.pairs[start : start + FIELDS_IN_SECTION]
            yield {"type": "section", "fields": [_mrkdwn(_field(label, value)) for label, value in pairs]}
    elif isinstance(block, Divider):
        yield {"type": "divider"}
    elif isinstance(block, Actions):
        for start in range(0, len(block.buttons), BUTTONS_IN_ROW):
            row = block.buttons[start : start + BUTTONS_IN_ROW]
            yield {"type": "actions", "elements": [_button(one, spoken.get(one.label, "")) for one in row]}
    elif block in pictures:
        alternative = shortened(block.alternative, ALTERNATIVE)
        yield {"type": "image", "slack_file": {"id": pictures[block]}, "alt_text": alternative}
    else:
        yield from draw_text(Text((block.alternative,), is_small=True), mentions)


def _said(block: Block) -> Iterator[str]:
    if isinstance(block, Text):
        yield mrkdwn.plain(block.parts)
    elif isinstance(block, Fields):
        yield from (f"{label}: {value}" for label, value in block.pairs)
    elif isinstance(block, Image):
        yield block.alternative


def _field(label: str, value: str) -> str:
    named = _fitting(label, MOST_FIELD // 2, mrkdwn.bold)
    return f"{named}\n{_fitting(value, MOST_FIELD - len(named), mrkdwn.escape)}"


def _button(button: Button, spoken: str) -> Json:
    drawn: Json = {"type": "button", "text": plain_text(button.label, LABEL), "action_id": button.action}
    if button.value:
        drawn["value"] = button.value
    if spoken:
        drawn["accessibility_label"] = shortened(spoken, LABEL)
    if button.is_primary or button.is_danger:
        drawn["style"] = "danger" if button.is_danger else "primary"
    if button.confirm:
        drawn["confirm"] = {
            "title": plain_text("Er du sikker?", 100),
            "text": plain_text(button.confirm, 300),
            "confirm": plain_text(button.label, 30),
            "deny": plain_text("Nej", 30),
        }
    return drawn


def _fitted(blocks: list[Json]) -> list[Json]:
    """The blocks that there is room for, with a line in place of what was cut."""
    if len(blocks) < MOST_BLOCKS and characters(blocks) <= MOST_CHARACTERS:
        return blocks
    last = [blocks[-1]] if blocks[-1]["type"] == "actions" else []
    room = MOST_CHARACTERS - characters(last)
    kept: list[Json] = []
    for block in blocks[: len(blocks) - len(last)]:
        room -= characters(block)
        if room < 0 or len(kept) + len(last) + 2 >= MOST_BLOCKS:
            break
        kept.append(block)
    return [*kept, _context(CUT), *last]


def characters(value: Mapping[str, Any] | Sequence[Any]) -> int:
    """How many characters people read in a block, or in several."""
    number = 0
    for name, one in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(one, _HOLDERS):
            number += characters(one)
        elif name == "text":
            number += len(one)
    return number


def _unique_actions(blocks: Iterable[Json]) -> Iterator[Json]:
    """The same blocks with each action id once; `action_name` takes off what was added."""
    seen: dict[str, int] = {}
    for block in blocks:
        for element in block["elements"] if block["type"] == "actions" else ():
            action = element["action_id"]
            seen[action] = seen.get(action, 0) + 1
            if seen[action] > 1:
                element["action_id"] = f"{action}#{seen[action]}"
        yield block


def action_name(action_id: str) -> str:
    """The registry's name of a pressed button."""
    return action_id.partition("#")[0]


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces that a section holds, parted at line breaks, else at blanks outside mentions and links."""
    while len(text) > MOST_SECTION:
        at = text.rfind("\n", 1, MOST_SECTION)
        if at < 0:
            at = text.rfind(" ", 1, MOST_SECTION)
            while at > 0 and text.count("<", 0, at) != text.count(">", 0, at):
                at = text.rfind(" ", 1, at)
        at = at if at > 0 else _between_entities(text, MOST_SECTION)
        yield text[:at]
        text = text[at:].lstrip("\n ")
    if text.strip():
        yield text


def _between_entities(text: str, at: int) -> int:
    """That place in the text, or the one before the entity it lies in."""
    start = text.rfind("&", at - LONGEST_ENTITY, at)
    return start if start > 0 and ";" not in text[start:at] else at


def _section(text: str) -> Json:
    return {"type": "section", "text": _mrkdwn(text)}


def _context(text: str) -> Json:
    return {"type": "context", "elements": [_mrkdwn(text)]}


def _mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text, "verbatim": True}
