"""What the program with the trial feature is told in tests, and what it answers; it asserts nothing."""

from typing import Any

from tests.support.sandbox import SYDVESTJYLLAND, until
from tests.support.trial import Running

Json = dict[str, Any]


async def answer(program: Running, *, number: int = 1, channel: str = SYDVESTJYLLAND) -> Json:
    """The n-th message the bot has given in a conversation."""

    async def find() -> Json | None:
        said = [one for one in await program.workspace.messages(channel=channel) if one["is_bot"]]
        return said[number - 1] if len(said) >= number else None

    found: Json = await until(find)
    return found


async def form(program: Running) -> Json:
    """The form that is open."""
    found: Json = await until(program.workspace.view)
    return found


def typed(word: str, **others: Json) -> Json:
    """The state of the trial's form with a word in it."""
    return {"ord": {"ord": {"type": "plain_text_input", "value": word}}, **others}
