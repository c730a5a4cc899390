"""The list of a meeting's decisions, where these are many and long."""

from bot.slack.rendering import CUT, draw
from tests.handlers.beslutninger.conftest import TRIAL, Held
from tests.support.office import button_of, card_of


async def test_each_of_many_long_decisions_is_on_a_page(held: Held) -> None:
    """A page has no more than Slack shows, so that none falls off its end, nor the way to the next page."""
    long = "Sygeplejersken ringer til borgeren. " * 25
    for number in range(12):
        await held.says(f'/beslutning {TRIAL} "Nr. {number} {long}" ansvarlig kommune frist 23/12')
    await held.says("/moede opret politisk lillebælt torsdag den 10. december 2026 kl. 15-17")
    for where in ("9/12", "10/12"):
        seen = ""
        page = await held.office.types(held.region, f"/beslutning liste politisk lillebælt {where}")
        for number in range(2, 9):
            drawn = str(draw(card_of(page), mentions={}).blocks)
            assert CUT not in drawn
            seen += drawn
            if "Vis flere" not in drawn:
                break
            page = await held.office.presses(held.region, button_of(page, "Vis flere"))
            assert f"side {number} af " in card_of(page).title
        assert [number for number in range(12) if f"“Nr. {number} " not in seen] == []
