"""Cards and forms that are opened from Home lie over one another, and Home lies below them all."""

from functools import partial
from typing import Any

from tests.support.sandbox import REGION, until
from tests.support.trial import Running
from tests.support.trial_talk import form, typed

Json = dict[str, Any]
_DEEPER = "proev\ndybere"
_MOST = 3
"""So many views Slack lays over one another."""


async def test_a_form_takes_the_place_of_the_third_view(program: Running) -> None:
    """Where Slack lays no more views over one another, the form opens in place of the card that was pressed in."""
    third = await _laid(program, _MOST)
    await program.workspace.press_in_view(third, "proev.form", value="fra knap")
    assert (await _top(program, "Prøveformular"))["id"] == third["id"]
    assert (await program.workspace.submit(await form(program), typed("hej")))["ok"]


async def test_an_answer_takes_the_place_of_the_third_view(program: Running) -> None:
    """Nor does an answer go to another conversation then, where nobody looks while the views are open."""
    third = await _laid(program, _MOST)
    await program.workspace.press_in_view(third, "kommando", value=_DEEPER)
    assert (await until(lambda: _anew(program, third)))["id"] == third["id"]


async def test_home_below_is_drawn_anew_after_a_press_in_a_card_or_a_form_opened_there(program: Running) -> None:
    """What is done in a card over Home, or in a form over that, is seen on Home without opening it again."""
    card = await _laid(program, 1)
    before = await _home(program)
    await program.workspace.press_in_view(card, "proev.form", value="fra knap")
    opened: str = await until(lambda: _home_after(program, before))
    assert (await program.workspace.submit(await _top(program, "Prøveformular"), typed("nyt")))["ok"]
    assert await until(lambda: _home_after(program, opened))


async def _laid(program: Running, number: int) -> Json:
    """The uppermost of so many cards that lie over Home."""
    await program.workspace.open_home()
    below = await until(program.workspace.home)
    for depth in range(1, number + 1):
        before = await _home(program)
        await program.workspace.press_in_view(below, "kommando", value=_DEEPER)
        below = await until(partial(_at_depth, program, depth))
        await until(partial(_home_after, program, before))
    found: Json = below
    return found


async def _at_depth(program: Running, depth: int) -> Json | None:
    shown = await program.workspace.get("_ui/view", user=REGION)
    view: Json = shown["view"]
    return view if shown["depth"] == depth else None


async def _top(program: Running, title: str) -> Json:
    async def find() -> Json | None:
        view = await program.workspace.view()
        return view if view and view["title"]["text"] == title else None

    found: Json = await until(find)
    return found


async def _anew(program: Running, view: Json) -> Json | None:
    now = await program.workspace.view()
    return now if now and now["hash"] != view["hash"] else None


async def _home(program: Running) -> str:
    return str(((await program.workspace.home()) or {"hash": ""})["hash"])


async def _home_after(program: Running, before: str) -> str:
    now = await _home(program)
    return now if now != before else ""
