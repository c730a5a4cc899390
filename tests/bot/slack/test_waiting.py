"""Long work: its message says how far it is, now and then, and becomes the answer or what went wrong."""

import asyncio
import json
from threading import Event
from typing import Any

import pytest

from bot.slack.deliveries import Origin
from bot.slack.waiting import Broken, Waiting
from handlers.outcomes import Replace, Reply
from handlers.progress import counted
from handlers.ui import Card
from tests.support.sandbox import SYDVESTJYLLAND, until
from tests.support.trial import COUNTED, HALFWAY, TABLE, Running
from tests.support.trial_talk import answer

Json = dict[str, Any]
LONG = "proev.laenge"
HERE = Origin(install="T1", user="U1")


async def _becomes(program: Running, said: str, *, channel: str = SYDVESTJYLLAND) -> Json:
    """The bot's message in the conversation that begins so, once there is one."""

    async def found() -> Json | None:
        messages = await program.workspace.messages(channel=channel)
        return next((one for one in messages if one["is_bot"] and str(one["text"]).startswith(said)), None)

    message: Json = await until(found)
    return message


@pytest.mark.parametrize("opening", ["/proev hej", "/proev til alle"])
async def test_a_pressed_message_says_how_far_its_work_is(program: Running, opening: str) -> None:
    """The message that was pressed on, seen by one or by all, tells of the work and becomes its answer."""
    await program.workspace.command(opening)
    asked = await answer(program)
    await program.workspace.press(asked, LONG)
    told = await _becomes(program, HALFWAY.title)
    program.trial.go.set()
    done = await _becomes(program, COUNTED.title)

    assert asked["ts"] == told["ts"] == done["ts"]
    assert len([one for one in await program.workspace.messages() if one["is_bot"]]) == 1


async def test_what_breaks_is_told_in_the_same_message(program: Running) -> None:
    """Work that breaks after it was shown leaves no message that says it goes on: that one has the reference."""
    await program.workspace.command("/proev til alle")
    asked = await answer(program)
    program.trial.fails = True
    await program.workspace.press(asked, LONG)
    await _becomes(program, HALFWAY.title)
    program.trial.go.set()
    told = await _becomes(program, "Noget gik galt hos mig.")

    assert told["ts"] == asked["ts"]
    assert "reference" in json.dumps(told["blocks"])
    assert "Hansen" not in json.dumps(told)


async def test_a_commands_work_is_followed_in_a_direct_message(program: Running) -> None:
    """A private answer to a command can't be changed, so it points to a direct message that can."""
    direct = await program.workspace.direct_message()
    await program.workspace.command("/proev længe")
    pointing = await _becomes(program, HALFWAY.title)
    assert pointing["ephemeral"]
    assert "direkte besked" in json.dumps(pointing["blocks"])
    told = await _becomes(program, HALFWAY.title, channel=direct)
    program.trial.go.set()
    assert (await _becomes(program, COUNTED.title, channel=direct))["ts"] == told["ts"]


async def test_a_file_that_takes_long_to_write_says_so(program: Running) -> None:
    """While the file is written a direct message says so; the answer takes its place beside the file."""
    direct = await program.workspace.direct_message()
    written = Event()
    busy = [asyncio.get_running_loop().run_in_executor(None, written.wait) for _ in range(99)]
    await program.workspace.command("/proev fil")
    told = await _becomes(program, "Jeg laver filen …", channel=direct)
    written.set()
    assert (await _becomes(program, TABLE.card.title, channel=direct))["ts"] == told["ts"]
    await asyncio.gather(*busy)


async def test_what_cannot_be_shown_harms_nothing(program: Running) -> None:
    """Slack refuses to post how far it is: the work goes on, and its answer comes where it was asked for."""
    await program.workspace.control("fault", method="chat.postMessage", fault="error:fatal_error", times=99)
    await program.workspace.command("/proev længe")

    async def is_refused() -> bool:
        return any("chat.postMessage" in one.values() for one in await program.workspace.traffic())

    await until(is_refused)
    program.trial.go.set()
    await _becomes(program, COUNTED.title)


async def test_work_that_is_soon_done_shows_nothing() -> None:
    """What is told within the first second is not shown, and the answer goes where it would have gone."""
    shown: list[Card] = []
    waiting = _waiting(shown, HERE, first_s=30)

    async def soon() -> int:
        return sum(1 for _ in counted(range(9), waiting.shows, "Opretter møder"))

    assert await waiting.out(soon()) == 9
    assert (shown, waiting.origin) == ([], HERE)


async def test_only_the_newest_is_shown_and_nothing_twice() -> None:
    """However much is told, it is looked at in its own time; what has not changed is not sent again."""
    shown: list[Card] = []
    waiting = _waiting(shown, HERE)

    async def work() -> None:
        for told in (range(1, 100), range(100, 120)):
            for number in told:
                waiting.shows(Replace(Card(f"{number} af 119 …")))
            await asyncio.sleep(0.2)

    await waiting.out(work())
    assert [one.title for one in shown] == ["99 af 119 …", "119 af 119 …"]


async def test_an_address_that_takes_five_answers_gets_fewer_and_the_real_one() -> None:
    """Where each look costs one of Slack's few answers, the looks end before they do."""
    shown: list[Card] = []
    pressed = Origin(install="T1", user="U1", message="1.2", is_ephemeral=True)
    waiting = _waiting(shown, pressed)

    async def work() -> None:
        for number in range(100):
            waiting.shows(Replace(Card(str(number))))
            await asyncio.sleep(0.003)

    await waiting.out(work())
    assert len(shown) == 3


async def test_what_breaks_before_anything_was_shown_stays_as_it_is() -> None:
    """A failure says where to be told only once there is a message that tells of the work."""
    with pytest.raises(ValueError, match="syg"):
        await _breaks(_waiting([], HERE))
    shown = _waiting([], HERE)
    shown.shows(Reply(HALFWAY))
    with pytest.raises(Broken) as told:
        await _breaks(shown)
    assert told.value.origin == shown.origin
    assert isinstance(told.value.__cause__, ValueError)


async def _breaks(waiting: Waiting) -> None:
    async def doing() -> None:
        await asyncio.sleep(0.05)
        raise ValueError("syg")

    with waiting:
        await waiting.out(doing())


def _waiting(shown: list[Card], origin: Origin, *, first_s: float = 0.001) -> Waiting:
    """A waiting with short looks, which notes what it shows."""

    async def show(said: Reply | Replace, where: Origin) -> Origin:
        shown.append(said.card)
        return Origin(install="T1", user="U1", begun=where.begun or where)

    return Waiting(show, origin, first_s=first_s, every_s=0.001, rationed_s=(0.002, 0.003))
