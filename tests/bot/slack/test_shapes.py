import json
from pathlib import Path

import pytest

from bot.features import build_registry
from bot.slack.manifest import build_manifest
from bot.slack.shapes import has_slacks_shape
from tests.support.chat import Chat, bot_on
from tests.support.sandbox import running_workspace

COMMAND = {"command": "/afbud", "text": "", "user_id": "U1", "team_id": "T1", "channel_id": "C1"}


@pytest.mark.parametrize("word", ["payload", "payload=1", "&payload=%7B", "command=x"])
async def test_a_command_is_heard_whatever_word_stands_in_it(tmp_path: Path, sqlite_url: str, word: str) -> None:
    """Over HTTP a typed text is a text: what reads like a part of the request changes nothing."""
    manifest = build_manifest(build_registry())
    async with (
        running_workspace(tmp_path / "workspace", manifest=manifest) as workspace,
        bot_on(workspace, sqlite_url, is_http=True),
    ):
        assert "Jeg forstod ikke" in await Chat(workspace).says(f"/tovholder {word}")


@pytest.mark.parametrize(
    "wrong",
    [
        {"user_id": None},
        {"user_id": ""},
        {"text": 7},
        {"text": "half a \ud83d pair"},
        {"text": "a \x00 in it"},
        {"response_url": "file:///etc/passwd"},
        {"team_id": {"id": "T1"}},
    ],
)
def test_a_command_that_is_not_shaped_as_slacks_is_refused(wrong: dict[str, object]) -> None:
    """A field of another type, without its id, or with a text that no database takes, goes no further."""
    assert has_slacks_shape(COMMAND)
    assert not has_slacks_shape(COMMAND | wrong)


@pytest.mark.parametrize("content", [None, [], "x", 1, {"type": []}, {"type": "event_callback", "event": None}])
def test_what_is_no_delivery_is_refused(content: object) -> None:
    """JSON that is no delivery at all is answered as such, not broken over."""
    assert not has_slacks_shape(content)


def test_kinds_we_do_not_know_are_let_through() -> None:
    """What Slack may invent is passed over later, where it is noted; it isn't refused."""
    assert has_slacks_shape({"type": "block_suggestion", "value": "x"})
    assert has_slacks_shape(json.loads('{"type": "event_callback", "event": {"type": "new_event", "user": null}}'))
