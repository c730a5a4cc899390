"""The gallery in a real browser: found, looked at on a phone and with the keyboard, and said when it isn't made yet."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, ViewportSize, expect

from tests.gallery.made import Json, Made
from tests.gallery.workspace import gallery_page
from tests.support.browser import launched, opened_page

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

PHONE: ViewportSize = {"width": 375, "height": 812}

# What on the page is wider than what it stands in, or cut by it.
_CUT = """() => [...document.querySelectorAll(".gallery-frame, .gallery-frame *")]
  .filter((node) => node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).display !== "inline")
  .filter((node) => !node.matches("select, input, textarea, .sr-only, svg *"))
  .map((node) => [node.closest("[data-example]").id, node.className, node.scrollWidth, node.clientWidth])"""

# Buttons and fields too small for a finger (WCAG 2.2 asks for 24 by 24).
_SMALL = """() => [...document.querySelectorAll(".gallery-frame button, .gallery-frame select, .gallery-frame .field")]
  .filter((node) => node.getBoundingClientRect().height < 30 || node.getBoundingClientRect().width < 24)
  .map((node) => node.closest("[data-example]").id)"""

# Controls that a screen reader would find no name for, ids that stand twice, references to nothing.
_NAMELESS = """() => {
  const named = (node) => node.getAttribute("aria-label")?.trim() || node.textContent.trim() ||
    node.labels?.length || document.getElementById(node.getAttribute("aria-labelledby"))?.textContent.trim();
  const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
  return [
    ...[...document.querySelectorAll("button, input, select, textarea, a")].filter((node) => !named(node))
      .map((node) => node.outerHTML.slice(0, 120)),
    ...ids.filter((id, at) => ids.indexOf(id) !== at),
    ...[...document.querySelectorAll("[aria-labelledby], [aria-describedby]")].flatMap((node) =>
      `${node.getAttribute("aria-labelledby") ?? ""} ${node.getAttribute("aria-describedby") ?? ""}`.trim().split(/ +/)
    ).filter((id) => !document.getElementById(id)),
  ];
}"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """A browser for all of these tests."""
    async with launched() as started:
        yield started


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser, album: Made, tmp_path: Path) -> AsyncIterator[Page]:
    """The gallery, drawn, on a wide screen."""
    async with gallery_page(tmp_path, album.gallery) as address, opened_page(browser) as opened:
        await opened.goto(address)
        await opened.locator("[data-example]").last.wait_for()
        yield opened


async def test_every_example_is_drawn_under_its_feature(page: Page, album: Made) -> None:
    """An index leads to each feature, each example has its heading, and nothing of Block Kit is unknown to the page."""
    await expect(page.locator("[data-example]")).to_have_count(len(album.examples))
    await expect(page.locator("main .unknown")).to_have_count(0)
    index = page.get_by_role("navigation", name="Funktioner")
    for feature in album.gallery["features"]:
        await expect(index.get_by_role("link", name=feature["title"], exact=True)).to_be_visible()
        section = page.get_by_role("region", name=feature["title"], exact=True)
        await expect(section.get_by_role("heading", level=3)).to_have_count(len(feature["examples"]))
    await expect(page.get_by_role("heading", level=1)).to_have_text("Galleri")


async def test_a_phone_shows_all_of_it(page: Page) -> None:
    """At 375 points nothing is cut, nothing scrolls sideways, and what is pressed has room for a finger."""
    await page.set_viewport_size(PHONE)
    assert not await page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert await page.evaluate(_CUT) == []
    assert await page.evaluate(_SMALL) == []


async def test_screen_readers_find_a_name_for_everything(page: Page) -> None:
    """Whatever can be pressed or filled in has a name, and no two things share an id."""
    assert await page.evaluate(_NAMELESS) == []


async def test_it_is_looked_at_by_keyboard_as_a_phone_and_without_colours(page: Page, album: Made) -> None:
    """The switches are reached by Tab, and a form's errors are told in words at their fields."""
    await page.get_by_role("radio", name="telefon").focus()
    await page.keyboard.press("Space")
    frame = await page.locator(".gallery-frame").first.bounding_box()
    assert frame
    assert frame["width"] <= PHONE["width"]
    await page.keyboard.press("Tab")
    await page.keyboard.press("Space")
    await expect(page.locator("main")).to_have_css("filter", "grayscale(1)")
    wrong: Json = next(one for one in album.examples if one.get("errors"))
    told = page.locator(f'[data-example="{wrong["id"]}"] [data-error]:visible').first
    await expect(told).to_contain_text(next(iter(wrong["errors"].values())))


async def test_a_gallery_that_is_not_made_yet_says_so(browser: Browser, tmp_path: Path) -> None:
    """Until the file is there the page says, in Danish, that it is on its way."""
    async with gallery_page(tmp_path, None) as address, opened_page(browser) as opened:
        await opened.goto(address)
        await expect(opened.get_by_role("status")).to_contain_text("ved at blive lavet")
