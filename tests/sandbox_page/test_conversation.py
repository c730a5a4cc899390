"""Persons, places, threads and the bot's Home: everybody sees what is theirs, and nothing is lost on the way."""

import pytest
from playwright.async_api import Page, expect

from tests.sandbox_page.app import SocketApp
from tests.sandbox_page.examples import button, mrkdwn
from tests.sandbox_page.workspace import Workspace

pytestmark = pytest.mark.browser

CHANNEL = "C0LOKAL0001"
FIRST, SECOND = "U0LOKAL0001", "U0LOKAL0002"


async def test_an_ephemeral_message_is_its_addressees_alone(page: Page, app: SocketApp) -> None:
    """A message for one person is marked "Kun synlig for dig", and nobody else sees it; switching is instant."""
    await app.call("chat.postEphemeral", channel=CHANNEL, user=FIRST, text="Kun til dig")
    await app.post(CHANNEL, "Til alle")
    messages = page.get_by_test_id("messages")
    private = messages.locator("[data-ephemeral=true]")
    await expect(private).to_contain_text("Kun synlig for dig")
    await expect(private).to_contain_text("Kun til dig")
    await expect(messages.locator("[data-ts]:not([data-ephemeral])")).to_contain_text(["Til alle"])
    await page.get_by_label("Hvem er du?").select_option(SECOND)
    await expect(messages.get_by_text("Til alle")).to_be_visible()
    await expect(messages.locator("[data-ephemeral]")).to_have_count(0)
    await page.reload()
    await expect(page.get_by_label("Hvem er du?")).to_have_value(SECOND)
    await expect(messages.get_by_text("Til alle")).to_be_visible()


async def test_a_thread_is_opened_answered_and_closed(page: Page, app: SocketApp) -> None:
    """The count of answers opens the thread, an answer lands in it alone, and a command isn't swallowed there."""
    first = await app.post(CHANNEL, "Hvem kommer?")
    await app.post(CHANNEL, "Borgmesteren", thread_ts=first["ts"])
    await page.get_by_role("button", name="1 svar").click()
    thread = page.get_by_role("complementary", name="Tråd")
    answer = thread.get_by_role("textbox", name="Svar i tråd")
    await expect(answer).to_be_focused()
    await expect(thread.locator("[data-ts]")).to_have_count(2)
    await answer.fill("Også jeg")
    await answer.press("Enter")
    await expect(thread.locator("[data-ts]")).to_have_count(3)
    await expect(page.get_by_role("button", name="2 svar")).to_be_visible()
    await expect(page.get_by_test_id("messages").get_by_text("Også jeg")).to_have_count(0)
    await answer.fill("/afbud i morgen")
    await answer.press("Enter")
    await expect(thread.get_by_text("/afbud virker ikke i tråde.")).to_be_visible()
    await expect(answer).to_have_value("/afbud i morgen")
    assert app.all("/afbud") == []
    await answer.press("Escape")
    await expect(thread).to_be_hidden()


async def test_shortcuts_reach_the_app(page: Page, app: SocketApp) -> None:
    """A message's menu carries its shortcut with the message; the composer's carries the global one."""
    await app.post(CHANNEL, "Opkald to dage efter udskrivning")
    card = page.locator("article").last
    await card.hover()
    await card.get_by_role("button", name="Flere handlinger").click()
    await page.get_by_role("menuitem", name="Del god erfaring").click()
    heard = await app.heard("message_action")
    assert (heard["callback_id"], heard["message"]["text"]) == ("share", "Opkald to dage efter udskrivning")
    await page.get_by_role("button", name="Genveje").click()
    await page.get_by_role("menuitem", name="Meld afbud").click()
    assert (await app.heard("shortcut"))["callback_id"] == "absence"


async def test_drafts_and_unread_messages_are_kept_by_place(page: Page, app: SocketApp) -> None:
    """What was begun in one channel waits there, and news elsewhere is counted in words and numbers."""
    field = page.get_by_role("textbox", name="Besked")
    await field.fill("Halvt skrevet")
    await app.post("C0LOKAL0005", "Nyt")
    other = page.get_by_role("button", name="# gode-erfaringer 1 ulæst")
    await other.click()
    await expect(page.get_by_role("heading", name="# gode-erfaringer")).to_be_visible()
    await expect(field).to_have_value("")
    await expect(page.get_by_role("button", name="# gode-erfaringer", exact=True)).to_be_visible()
    await page.get_by_role("button", name="# sekretariat-sydvestjylland").click()
    await expect(field).to_have_value("Halvt skrevet")


async def test_home_is_shown_and_followed(page: Page, app: SocketApp) -> None:
    """Opening Home tells the app once; what it publishes is drawn, its buttons work, and a new version replaces it."""
    view = {"type": "home", "blocks": [{"type": "section", "text": mrkdwn("*Mine opgaver*: 3")}]}
    await page.get_by_role("button", name="Hjem").click()
    await app.heard("app_home_opened")
    await expect(page.get_by_text("Botten har ikke vist noget her endnu.")).to_be_visible()
    await app.call("views.publish", user_id=FIRST, view=view)
    home = page.get_by_role("region", name="Hjem")
    await expect(home.get_by_text("Mine opgaver: 3")).to_be_visible()
    act = {"type": "actions", "elements": [button("done", "Udført")]}
    await app.call("views.publish", user_id=FIRST, view={**view, "blocks": [*view["blocks"], act]})
    await home.get_by_role("button", name="Udført").click()
    assert (await app.heard("block_actions"))["view"]["type"] == "home"
    assert len(app.all("app_home_opened")) == 1


async def test_the_page_comes_back_with_its_server(page: Page, workspace: Workspace) -> None:
    """While the server is away the page says so; when it is back the page goes on by itself, messages and all."""
    field = page.get_by_role("textbox", name="Besked")
    await field.fill("Før")
    await field.press("Enter")
    await expect(page.get_by_test_id("messages").get_by_text("Før")).to_be_visible()
    await workspace.stop()
    await expect(page.get_by_text("Forbinder igen til øvepladsen …")).to_be_visible()
    await field.fill("Imens")
    await field.press("Enter")
    await expect(page.get_by_text("Beskeden blev ikke sendt")).to_be_visible()
    await expect(field).to_have_value("Imens")
    await workspace.start()
    await expect(page.get_by_text("Botten er ikke forbundet endnu")).to_be_visible()
    await field.press("Enter")
    await expect(page.get_by_test_id("messages").get_by_text("Imens", exact=True)).to_be_visible()


async def test_a_link_to_a_message_leads_to_it(page: Page, app: SocketApp, workspace: Workspace) -> None:
    """A message's permanent link opens its channel at that message; an address of somebody gone still opens."""
    posted = await app.post("C0LOKAL0005", "Peg på mig")
    link = await app.call("chat.getPermalink", channel="C0LOKAL0005", message_ts=posted["ts"])
    await page.goto("about:blank")
    await page.goto(link["permalink"])
    await expect(page.locator(f'[data-ts="{posted["ts"]}"]')).to_be_focused()
    await page.goto("about:blank")
    await page.goto(f"{workspace.url}#bruger=U0VAEK&kanal=C0VAEK")
    await expect(page.get_by_label("Hvem er du?")).to_have_value(FIRST)
    await expect(page.get_by_role("heading", name="# sekretariat-sydvestjylland")).to_be_visible()
