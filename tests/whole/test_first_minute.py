"""README followed to the letter: a fresh clone, its first command, a browser on the address, and the lines to type."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from tests.support.browser import launched, opened_page
from tests.support.clone import Clone, cloned
from tests.support.sandbox import ESBJERG

pytestmark = [pytest.mark.browser, pytest.mark.processes]

PERSON = "Konsulent på Esbjerg Sygehus"
"""The second of the persons to choose from, since the first is chosen already."""
_FENCE = re.compile(r"^```\w*\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`]+)`")


def last_answer(page: Page) -> Locator:
    """What came last into the conversation."""
    return page.locator("[data-ts]").last


def form(page: Page) -> Locator:
    """The form that is open."""
    return page.get_by_role("dialog")


ANSWERS = (
    (
        last_answer,
        r"Afbud registreret: Borgmester, Esbjerg\s*Politisk niveau, Sydvestjylland · tirsdag den 10. november",
    ),
    (last_answer, r"Om 11 hverdage · .*\s*Politisk niveau, Sydvestjylland · tirsdag den 10. november 2026 kl. 15.00"),
    (last_answer, r"Du har \d+ åbne opgaver"),
    (form, r"^Del en god erfaring"),
)
"""Where each line's answer shows, and how it begins."""


def first_minute(clone: Clone) -> tuple[list[str], list[str]]:
    """The section's blocks, and what stands as code in its sentences."""
    readme = (clone.path / "README.md").read_text(encoding="utf-8")
    _before, _title, after = readme.partition("## Try it in a minute\n")
    section, _next, _rest = after.partition("\n## ")
    return _FENCE.findall(section), _CODE.findall(_FENCE.sub("", section))


async def test_the_first_minute_goes_as_readme_tells(tmp_path: Path) -> None:
    """Who does what README says gets the page, an answer to each line, the gallery, and at last a clean slate."""
    clone = cloned(tmp_path / "tovholder")
    [start, typed], [gallery, kept, clear] = first_minute(clone)
    with clone.running(start) as program:
        assert program.stdout is not None
        address = program.stdout.readline().strip()
        async with launched() as browser, opened_page(browser) as page:
            await page.goto(address)
            await expect(page.get_by_text("Botten er forbundet")).to_be_visible(timeout=60_000)
            await page.get_by_label("Hvem er du?").select_option(label=PERSON)
            await page.wait_for_url(re.compile(ESBJERG), timeout=60_000)  # then the page has followed
            box = page.get_by_role("textbox", name="Besked", exact=True)
            for line, (place, words) in zip(typed.splitlines(), ANSWERS, strict=True):
                await box.fill(line)
                await box.press("Enter")
                await expect(place(page)).to_contain_text(re.compile(words), timeout=60_000)
                await expect(page.get_by_text("Noget gik galt")).to_have_count(0)
            await page.goto(address.rstrip("/") + gallery)
            told = page.get_by_text("Galleriet er ved at blive lavet").or_(page.locator("[data-example]")).first
            await expect(told).to_be_visible(timeout=60_000)
        assert any((clone.path / kept).glob("[!.]*"))
    clone.run(clear)
    assert not any((clone.path / kept).glob("[!.]*"))
