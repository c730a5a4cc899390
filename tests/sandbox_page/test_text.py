"""What people and apps write is shown as it was meant, and never runs."""

import pytest
from playwright.async_api import Page, expect

from tests.sandbox_page.app import SocketApp
from tests.sandbox_page.workspace import Workspace

pytestmark = pytest.mark.browser

CHANNEL = "C0LOKAL0001"
HOSTILE = (
    "<script>document.title='ramt'</script>",
    "<img src=x onerror=\"document.title='ramt'\">",
    "<javascript:document.title='ramt'|klik>",
    "[x](javascript:alert(1)) &lt;b&gt;fed&lt;/b&gt; {{ 7*7 }} ${1+1}",
)


async def test_what_a_person_types_is_shown_as_typed(page: Page) -> None:
    """Markup in a typed message stays text: no element, no link, no script comes of it."""
    field = page.get_by_role("textbox", name="Besked")
    for text in HOSTILE:
        await field.fill(text)
        await field.press("Enter")
        await expect(page.get_by_test_id("messages").get_by_text(text, exact=True)).to_be_visible()
    assert await page.locator("[data-testid=messages] :is(img, script, a, b)").count() == 0
    assert "ramt" not in await page.title()
