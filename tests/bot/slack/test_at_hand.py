"""What was found is at hand: nobody waits for what is known, and nobody is told of what was before for long."""

import asyncio
from dataclasses import dataclass, field

import pytest

from bot.slack.at_hand import KEPT_S, AtHand


@dataclass(slots=True)
class Store:
    """Somewhere far away to look: what is there, how often it was asked, and whether it answers now."""

    there: dict[str, str] = field(default_factory=dict)
    asked: int = 0
    answers: asyncio.Event = field(default_factory=asyncio.Event)
    seconds: float = 0.0

    async def look(self, key: str) -> str | None:
        """What is there when it is asked; ConnectionError where it is "i stykker"."""
        self.asked += 1
        found = self.there.get(key)
        await self.answers.wait()
        if found == "i stykker":
            raise ConnectionError
        return found

    def at_hand(self) -> AtHand[str]:
        """What is at hand of it, nothing yet."""
        return AtHand(self.look, lambda: self.seconds)


@pytest.fixture
def store() -> Store:
    """A store that answers."""
    made = Store({"a": "første"})
    made.answers.set()
    return made


async def test_what_is_known_is_given_at_once_however_old_it_is(store: Store) -> None:
    """The store isn't asked, so it may hang."""
    at_hand = store.at_hand()
    assert await at_hand.find("a") == "første"
    store.answers.clear()
    store.seconds += 100 * KEPT_S
    assert await asyncio.wait_for(at_hand.find("a"), 60) == "første"
    assert store.asked == 1


async def test_that_nothing_is_there_is_believed_for_some_seconds(store: Store) -> None:
    """What comes there meanwhile is found then, and not before."""
    at_hand = store.at_hand()
    assert await at_hand.find("b") is None
    store.there["b"] = "ny"
    assert await at_hand.find("b") is None
    store.seconds += KEPT_S
    assert await at_hand.find("b") == "ny"


async def test_who_looks_anew_sees_what_came_and_went(store: Store) -> None:
    """What is gone is gone, what is another is another, and what can't be looked at is as it was."""
    store.there |= {"b": "anden", "c": "tredje"}
    at_hand = store.at_hand()
    assert [await at_hand.find(key) for key in "abc"] == ["første", "anden", "tredje"]
    store.there = {"b": "ny", "c": "i stykker"}
    await at_hand.look_anew()
    assert [at_hand.get(key) for key in "abc"] == [None, "ny", "tredje"]
    assert at_hand.all() == ["ny", "tredje"]


async def test_however_many_ask_it_is_looked_for_once_and_to_the_end(store: Store) -> None:
    """Whoever stops waiting takes nothing from the others, and the next one has it at once."""
    store.answers.clear()
    at_hand = store.at_hand()
    others = asyncio.gather(*(at_hand.find("a") for _ in range(3)))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(at_hand.find("a"), 0.01)
    store.answers.set()
    assert await others == ["første"] * 3
    assert (await at_hand.find("a"), store.asked) == ("første", 1)


async def test_one_key_waits_for_no_other(store: Store) -> None:
    """While one look hangs, another is done."""
    store.answers.clear()
    at_hand = store.at_hand()
    hanging = asyncio.create_task(at_hand.find("a"))
    await asyncio.sleep(0)
    store.answers, before = asyncio.Event(), store.answers
    store.answers.set()
    assert await asyncio.wait_for(at_hand.find("b"), 60) is None
    before.set()
    assert await hanging == "første"


async def test_a_look_after_something_was_heard_sees_what_was_heard(store: Store) -> None:
    """One that had begun before isn't taken for it."""
    store.answers.clear()
    at_hand = store.at_hand()
    before = asyncio.create_task(at_hand.find("a"))
    await asyncio.sleep(0.01)
    store.there["a"] = "ny"
    after = asyncio.create_task(at_hand.look("a"))
    await asyncio.sleep(0.01)
    store.answers.set()
    assert (await before, await after) == ("første", "ny")


async def test_a_first_look_that_breaks_is_told_and_not_kept(store: Store) -> None:
    """Each who asks is told; the next one looks again."""
    store.there["a"] = "i stykker"
    at_hand = store.at_hand()
    with pytest.raises(ConnectionError):
        await at_hand.find("a")
    assert "a" not in at_hand
    store.there["a"] = "hel"
    assert await at_hand.find("a") == "hel"
