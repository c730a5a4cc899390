"""The frame around the messages: banner, clock, traffic, narrow screens, contrast."""

import pytest
from playwright.async_api import Page, expect

from tests.sandbox_page.app import SocketApp
from tests.sandbox_page.examples import FORM, MESSAGE
from tests.sandbox_page.workspace import Workspace

pytestmark = pytest.mark.browser

CHANNEL = "C0LOKAL0001"
FIRST = "U0LOKAL0001"
BANNER = "Lokal øveplads – kun til afprøvning, ikke Slack"

WIDER_THAN_SCREEN = "document.documentElement.scrollWidth > window.innerWidth"

# Every text whose contrast against the nearest ground is under WCAG's AA, with its ratio.
TOO_FAINT = """() => {
  const read = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = read(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode.parentElement;
    const style = getComputedStyle(node);
    if (!walk.currentNode.data.trim() || node.closest(".sr-only")) continue;
    if (!node.checkVisibility({ checkOpacity: true })) continue;
    const [a, b] = [light(read(style.color)), light(ground(node))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const isLarge = parseFloat(style.fontSize) >= 24;
    if (ratio < (isLarge ? 3 : 4.5)) found.push([walk.currentNode.data.trim(), Math.round(ratio * 100) / 100]);
  }
  return found;
}"""

NEXT_WORKING_DAYS = {
    "2026-10-23": "2026-10-26",
    "2026-12-23": "2026-12-28",
    "2026-12-30": "2027-01-04",
    "2027-03-24": "2027-03-30",
    "2027-05-05": "2027-05-07",
    "2027-05-14": "2027-05-18",
    "2028-06-02": "2028-06-06",
}


async def test_the_clock_is_shown_and_moved_forward(page: Page) -> None:
    """The clock stands in Danish and moves by an hour, a day, to the next working day, to a chosen time; never back."""
    clock = page.get_by_test_id("clock")
    await expect(clock).to_have_text("mandag den 26. oktober 2026 kl. 09.00")
    await page.get_by_role("button", name="+1 time").click()
    await expect(clock).to_have_text("mandag den 26. oktober 2026 kl. 10.00")
    await page.get_by_role("button", name="+1 dag").click()
    await expect(clock).to_have_text("tirsdag den 27. oktober 2026 kl. 10.00")
    await page.get_by_label("Stil uret til").fill("2026-12-23T14:30")
    await page.get_by_role("button", name="Stil uret").click()
    await expect(clock).to_have_text("onsdag den 23. december 2026 kl. 14.30")
    await page.get_by_role("button", name="Næste hverdag kl. 9").click()
    await expect(clock).to_have_text("mandag den 28. december 2026 kl. 09.00")
    await page.get_by_label("Stil uret til").fill("2026-11-01T09:00")
    await page.get_by_role("button", name="Stil uret").click()
    await expect(page.get_by_text("Uret kan kun stilles frem.")).to_be_visible()
    await expect(clock).to_have_text("mandag den 28. december 2026 kl. 09.00")


async def test_the_next_working_day_is_a_danish_one(page: Page) -> None:
    """Weekends, Easter, Ascension, Whitsun, Christmas, New Year and 5 June are passed over."""
    script = "async (day) => (await import('/static/base/workdays.js')).nextWorkingDay(day)"
    assert {day: await page.evaluate(script, day) for day in NEXT_WORKING_DAYS} == NEXT_WORKING_DAYS


async def test_what_goes_over_the_line_can_be_followed(page: Page, app: SocketApp) -> None:
    """The traffic opens on demand, shows both directions in words, goes on by itself and closes again."""
    await app.post(CHANNEL, "Til loggen")
    toggle = page.get_by_role("button", name="Trafik", exact=True)
    await expect(toggle).to_have_attribute("aria-expanded", "false")
    await toggle.click()
    log = page.get_by_test_id("traffic")
    await expect(log.get_by_role("row").filter(has_text="chat.postMessage")).to_contain_text("fra botten")
    field = page.get_by_role("textbox", name="Besked")
    await field.fill("/dagsorden status")
    await field.press("Enter")
    await expect(log.get_by_role("row").filter(has_text="/dagsorden status")).to_contain_text("til botten")
    await log.get_by_role("button", name="Luk trafik").click()
    await expect(log).to_be_hidden()


async def test_it_is_unmistakable_and_legible(page: Page, app: SocketApp) -> None:
    """The page always says that it isn't Slack, and every text has the contrast that WCAG AA asks for."""
    await app.post(CHANNEL, "Alt", MESSAGE)
    await app.call("chat.postEphemeral", channel=CHANNEL, user=FIRST, text="Kun `dig`: <https://example.dk|link>")
    await page.get_by_role("button", name="Trafik", exact=True).click()
    field = page.get_by_role("textbox", name="Besked")
    await field.fill("/findesikke")
    await field.press("Enter")
    await expect(page.get_by_text("ikke en gyldig kommando")).to_be_visible()
    await field.press_sequentially("/")
    await expect(page.get_by_role("listbox", name="Forslag")).to_be_visible()
    await expect(page.get_by_text(BANNER)).to_be_visible()
    assert await page.evaluate(TOO_FAINT) == []


async def test_a_phone_shows_everything_without_scrolling_sideways(
    phone: Page, app: SocketApp, workspace: Workspace
) -> None:
    """At 390 points the column becomes a menu; messages, thread, traffic and forms fit the width."""
    long = "Sundhedsstyrelsens" * 12
    posted = await app.post(CHANNEL, long, MESSAGE)
    await app.post(CHANNEL, f"`{long}` https://example.dk/{long}", thread_ts=posted["ts"])
    await app.post(CHANNEL, f"```{long}```")
    await expect(phone.locator("article")).to_have_count(2)
    assert not await phone.evaluate(WIDER_THAN_SCREEN)
    channel = phone.get_by_role("button", name="# gode-erfaringer")
    await expect(channel).to_be_hidden()
    menu = phone.get_by_role("button", name="Menu")
    await menu.click()
    await expect(channel).to_be_visible()
    await expect(phone.get_by_text(BANNER)).to_be_in_viewport()
    await phone.keyboard.press("Escape")
    await expect(channel).to_be_hidden()
    await expect(menu).to_be_focused()
    await phone.get_by_role("button", name="1 svar").click()
    await expect(phone.get_by_role("textbox", name="Svar i tråd")).to_be_in_viewport()
    assert not await phone.evaluate(WIDER_THAN_SCREEN)
    await phone.get_by_role("button", name="Luk tråden").click()
    await phone.get_by_role("button", name="Flyt uret").click()
    await phone.get_by_role("button", name="Trafik", exact=True).click()
    assert not await phone.evaluate(WIDER_THAN_SCREEN)
    await phone.get_by_role("button", name="Luk trafik").click()
    field = phone.get_by_role("textbox", name="Besked")
    await field.fill("/afbud")
    await field.press("Enter")
    heard = await app.heard("/afbud")
    await app.call("views.open", trigger_id=heard["trigger_id"], view=FORM)
    await expect(phone.get_by_role("button", name="Send afbud")).to_be_in_viewport()
    assert not await phone.evaluate(WIDER_THAN_SCREEN)
    dialog = phone.get_by_role("dialog").locator(".dialog-body")
    assert not await dialog.evaluate("body => body.scrollWidth > body.clientWidth")


async def test_a_phone_lays_no_tools_over_the_words_of_a_message_without_a_head(phone: Page, app: SocketApp) -> None:
    """Of what follows a message of the same sender, the first line makes room for them."""
    words = "God morgen, en lang linje, der går hele vejen over skærmen på en telefon."
    for _ in range(2):
        await app.post("C0LOKAL0001", words, blocks=[{"type": "section", "text": {"type": "mrkdwn", "text": words}}])
    following = phone.locator("article.following")
    await expect(following).to_have_count(1)
    line = following.locator(".message-words p, .message-words span, .message-words .block").last
    ends = await line.evaluate(
        "one => { const all = new Range(); all.selectNodeContents(one); return all.getClientRects()[0].right }"
    )
    tools = await following.locator(".message-tools").bounding_box()
    assert tools is not None
    assert ends <= tools["x"]
