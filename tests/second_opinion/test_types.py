from pathlib import Path
from typing import Any

import pytest

from bot.slack.limits import complaints_of_message
from bot.slack.rendering import draw
from handlers.ui import Card, Image
from tests.gallery.made import Made
from tests.second_opinion.local_slack import MODULES, installed
from tests.second_opinion.typing_blocks import complaints, examples
from tests.support.pictures import some_picture

Json = dict[str, Any]

_TEXT = {"type": "mrkdwn", "text": "Mødet er oprettet", "verbatim": True}
_PLAIN = {"type": "plain_text", "text": "Udført", "emoji": False}
_BUTTON = {"type": "button", "text": _PLAIN, "action_id": "opgaver.udfoert", "value": "1"}


def _message(*blocks: Json) -> Json:
    example = {"id": "proeve-1", "message": {"text": "Mødet er oprettet", "blocks": list(blocks)}}
    return {"features": [{"key": "proeve", "examples": [example]}]}


def test_everything_we_draw_has_the_types_that_slack_publishes(album: Made, tmp_path: Path) -> None:
    """Each card, form and Home of the gallery satisfies `@slack/types`."""
    installed(MODULES / ".bin/tsc")
    shown = list(examples(album.gallery))
    assert {type_ for _, type_, _ in shown} >= {"ModalView", "HomeView"}
    assert complaints(shown, tmp_path) == ""


@pytest.mark.parametrize("alternative", ["En prik.", "En tidslinje. " * 200])
def test_a_picture_that_was_uploaded_has_them(tmp_path: Path, alternative: str) -> None:
    """The block that shows it, which no gallery has since nothing is uploaded there, is right and within the limits."""
    picture = Image(some_picture(alternative))
    drawn = draw(Card("Et billede", (picture,)), mentions={}, pictures={picture: "F0PROEVE"})
    message = {"text": drawn.text, "blocks": list(drawn.blocks)}
    assert [block["type"] for block in drawn.blocks] == ["section", "image"]
    assert complaints_of_message(message) == ()
    assert complaints(examples(_message(*drawn.blocks)), tmp_path) == ""


def test_a_message_as_it_should_be_has_them(tmp_path: Path) -> None:
    """What the next tests spoil is right before they do."""
    right = _message({"type": "section", "text": _TEXT}, {"type": "actions", "elements": [_BUTTON]})
    assert complaints(examples(right), tmp_path) == ""


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "sektion", "text": _TEXT},
        {"type": "section", "txt": _TEXT},
        {"type": "section", "text": _TEXT | {"verbatim": "ja"}},
        {"type": "section", "text": "Mødet er oprettet"},
        {"type": "actions", "elements": [_BUTTON | {"style": "success"}]},
        {"type": "actions", "elements": [_BUTTON | {"text": _TEXT}]},
        {"type": "image", "slack_file": {"id": "F1"}},
        {"type": "header", "text": _TEXT},
    ],
)
def test_a_wrong_block_is_noticed(tmp_path: Path, wrong: Json) -> None:
    """An unknown kind, a field that isn't there, a wrong value: the compiler names the example's place."""
    assert "gallery.ts" in complaints(examples(_message(wrong)), tmp_path)
