"""Commands are found, sent and, where they fail, accounted for, without a mouse."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.sandbox_page.app import SocketApp

pytestmark = pytest.mark.browser


async def test_commands_are_found_by_keyboard(page: Page, app: SocketApp) -> None:
    """A slash shows the commands with their hints; arrows choose, Enter or Tab takes, Escape closes, Enter sends."""
    field = page.get_by_role("textbox", name="Besked")
    await field.focus()
    await page.keyboard.type("/")
    options = page.get_by_role("listbox", name="Forslag").get_by_role("option")
    await expect(options).to_have_count(3)
    await expect(options.first).to_contain_text("politisk fyn 10/11")
    await expect(options.first).to_have_attribute("aria-selected", "true")
    await page.keyboard.press("ArrowDown")
    await expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    second = str(await options.nth(1).text_content())
    await page.keyboard.press("Enter")
    await expect(field).to_have_value(re.compile(r"^/\w+ $"))
    assert second.startswith((await field.input_value()).strip())
    await field.fill("/")
    await page.keyboard.press("Escape")
    await expect(options).to_have_count(0)
    await expect(field).to_have_value("/")
    await page.keyboard.type("da")
    await expect(options).to_have_count(1)
    await page.keyboard.press("Tab")
    await expect(field).to_have_value("/dagsorden ")
    await expect(page.get_by_text("/dagsorden status")).to_be_visible()
    await page.keyboard.type("status fyn")
    await page.keyboard.press("Enter")
    heard = await app.heard("/dagsorden")
    assert (heard["text"], heard["channel_id"]) == ("status fyn", "C0LOKAL0001")
    await expect(field).to_have_value("")


async def test_a_person_is_mentioned_by_keyboard(page: Page, app: SocketApp) -> None:
    """An at sign shows persons; the one chosen becomes a mention, in messages as in commands."""
    field = page.get_by_role("textbox", name="Besked")
    await field.focus()
    await page.keyboard.type("Hej @konsulent på")
    await expect(page.get_by_role("listbox", name="Forslag").get_by_role("option")).to_have_count(1)
    await page.keyboard.press("Enter")
    await page.keyboard.type("velkommen")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("til")
    await page.keyboard.press("Enter")
    message = page.locator("article").last
    await expect(message.locator(".mention")).to_have_text("@Konsulent på Esbjerg Sygehus")
    await expect(message.locator(".line")).to_have_text(["Hej @Konsulent på Esbjerg Sygehus velkommen", "til"])
    await page.keyboard.type("/moede @sags")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    assert (await app.heard("/moede"))["text"] == "<@U0LOKAL0005|sagsbehandler>"


async def test_a_command_that_fails_is_told(page: Page) -> None:
    """A command nobody answers, or that doesn't exist, is told to the person alone, in words."""
    await expect(page.get_by_text("Botten er ikke forbundet endnu")).to_be_visible()
    field = page.get_by_role("textbox", name="Besked")
    notes = page.locator("[data-ephemeral=true]")
    await field.fill("/afbud nu")
    await field.press("Enter")
    await expect(notes).to_contain_text(["/afbud mislykkedes: dispatch_failed."])
    await field.fill("/findesikke")
    await field.press("Enter")
    await expect(notes).to_contain_text(["mislykkedes", "/findesikke er ikke en gyldig kommando."])
