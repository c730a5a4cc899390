"""Pictures in answers: they come with words, are waited for, and never cost anybody the answer itself."""

from typing import Any

import pytest

from tests.support.sandbox import until
from tests.support.trial import Running

Json = dict[str, Any]


async def _asked_in_private(program: Running, **fault: Any) -> Json:
    """The answer with a picture, in the direct conversation with the bot; the fault is met only after its greeting."""
    direct = await program.workspace.direct_message()

    async def said(words: str) -> Json | None:
        found = await program.workspace.messages(channel=direct)
        return next((one for one in found if one["text"].startswith(words)), None)

    await until(lambda: said(""))
    if fault:
        await program.workspace.control("fault", **fault)
    await program.workspace.write("proev billede", channel=direct)
    found: Json = await until(lambda: said("Et billede"))
    return found


def _kinds(said: Json) -> list[str]:
    return [block["type"] for block in said["blocks"]]


async def test_a_picture_is_drawn_and_comes_with_words(program: Running) -> None:
    """The picture is a file of the workspace, and its alternative text says what it shows."""
    said = await _asked_in_private(program)
    picture = next(block for block in said["blocks"] if block["type"] == "image")
    assert picture["slack_file"]["id"].startswith("F")
    assert picture["alt_text"] == "En prik."


async def test_a_picture_that_slack_is_not_ready_with_is_sent_a_little_later(program: Running) -> None:
    """A message refused because Slack hasn't looked at the upload yet is sent again, with its picture."""
    said = await _asked_in_private(program, method="chat.postMessage", fault="error:invalid_blocks")
    assert "image" in _kinds(said)
    assert (await program.workspace.get("_control/faults"))["faults"] == []


async def test_a_picture_that_slack_never_takes_is_told_in_words(program: Running) -> None:
    """Where the picture stays refused, the same answer comes with words in its place."""
    said = await _asked_in_private(program, method="chat.postMessage", fault="error:invalid_blocks", times=3)
    assert "image" not in _kinds(said)
    assert "En prik." in str(said["blocks"])


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal"])
async def test_a_picture_that_can_not_be_uploaded_is_told_in_words(program: Running, method: str) -> None:
    """A refused upload costs the picture, not the answer."""
    said = await _asked_in_private(program, method=method, fault="error:access_denied")
    assert "image" not in _kinds(said)
    assert "En prik." in str(said["blocks"])
