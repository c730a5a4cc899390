"""Several files in one message to the bot."""

import asyncio
import json
import time
from collections.abc import Callable, Sequence
from typing import Any

from aiohttp import ClientSession

from tests.support.sandbox import REGION, TEAM, until
from tests.support.strangers import signed
from tests.support.trial import Running

MOST = 10
"""So many files Slack lets a person send in a message."""
JSON = "application/json"
GONE = "Filen kan ikke hentes fra Slack. Send den igen.\nDet er filen “{}”. Intet er gemt."


async def test_each_file_of_a_message_is_answered_by_its_name(http_program: Running) -> None:
    """Also where somebody sends as many at once as Slack takes: none is passed over without a word."""
    files = [{"id": f"F{number}", "name": f"referat-{number}.txt"} for number in range(MOST)]
    told = {GONE.format(file["name"]) for file in files}
    await _answered(http_program, files, lambda answers: told <= set(answers))


async def test_a_file_that_breaks_something_keeps_no_other_from_being_read(http_program: Running) -> None:
    """Who sent several gets a reference for the one, and the answers to the others."""
    files = [{"name": "uden id.txt"}, {"id": "F1", "name": "referat.txt"}]
    sentences = ("Noget gik galt hos mig.", GONE.format("referat.txt"))
    await _answered(
        http_program,
        files,
        lambda answers: all(any(answer.startswith(sentence) for answer in answers) for sentence in sentences),
    )


async def test_a_persons_files_are_read_one_after_another(program: Running) -> None:
    """In however many messages they come, and anew by a press: what costs much to read costs nobody else their turn."""
    workspace, trial = program.workspace, program.trial
    channel = await workspace.direct_message()

    async def told(what: str) -> list[Any]:
        return [one for one in await workspace.messages(channel=channel) if what in one["text"]]

    async def all_told(what: str) -> bool:
        return len(await told(what)) == 3

    for number in range(3):
        assert (await workspace.share(f"{number}.txt", b"x", channel=channel))["ok"]
    await until(lambda: all_told("Jeg læser"))
    await asyncio.sleep(0.3)  # what was begun wrongly has its time
    trial.go.set()
    await until(lambda: all_told("Læst: "))
    trial.go.clear()
    for answer in await told("Læst: "):
        button = answer["blocks"][-1]["elements"][0]
        assert (await workspace.press(answer, button["action_id"], channel=channel, value=button["value"]))["ok"]
    await asyncio.sleep(0.3)
    trial.go.set()
    await until(lambda: all_told("Læst igen: "))
    assert trial.files == [1] * 6


async def _answered(running: Running, files: Sequence[Any], rightly: Callable[[Sequence[str]], bool]) -> None:
    """Sends these in one message; waits until what was answered to them is as it is to be."""
    channel = await running.workspace.direct_message()
    said = {"type": "message", "subtype": "file_share", "channel_type": "im", "channel": channel, "user": REGION}
    event = said | {"text": "", "ts": f"{time.time():.6f}", "files": files}
    delivery: dict[str, Any] = {"type": "event_callback", "event_id": "Ev0MANGEFILER", "team_id": TEAM, "event": event}
    body = json.dumps(delivery | {"event_time": int(time.time()), "api_app_id": "A0LOKALAPP1"}).encode()
    address = running.health.replace("/sund", "/slack/events")
    headers = signed(body, str(int(time.time())), content_type=JSON)
    async with ClientSession() as session, session.post(address, data=body, headers=headers) as response:
        assert response.status == 200

    async def is_so() -> bool:
        return rightly([one["text"] for one in await running.workspace.messages(channel=channel)])

    await until(is_so)
