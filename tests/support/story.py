"""Tells a meeting's story line by line: who says what, and what must be in the answer; it knows no feature.

A story is text, so that a secretariat could read it: a line `Who: /command`, then its expectations indented, each on a
line of its own. `!` before an expectation means that it must not be there. `@ 2026-12-09T17:00` moves the clock.
"""

from collections.abc import Mapping

from tests.support.chat import Chat

CLOCK_FOLLOWS_S = 1.5
"""The program asks for the workspace's time each second."""


async def tell(chat: Chat, story: str, who: Mapping[str, str]) -> None:
    """Says every line and checks what is expected of its answer; the first that differs fails with the whole answer."""
    answer = ""
    for line in filter(str.strip, story.splitlines()):
        said = line.strip()
        if said.startswith("@ "):
            await chat.workspace.move_clock(to=said[2:])
            await chat.says("/tovholder", user=next(iter(who.values())))  # which brings the program the time
        elif line.startswith("    "):
            expected = said.removeprefix("!").strip()
            assert (expected in answer) is not said.startswith("!"), f"{expected!r}\n--- in the answer:\n{answer}"
        else:
            name, _, typed = said.partition(": ")
            answer = await chat.says(typed, user=who[name])
