"""Cards are drawn block by block, and what is pressed in them reaches the app."""

import base64

import pytest
from playwright.async_api import Page, expect

from tests.sandbox_page.app import SocketApp
from tests.sandbox_page.examples import ACTIONS, MESSAGE, PICTURE, mrkdwn
from tests.sandbox_page.workspace import Workspace

pytestmark = pytest.mark.browser

CHANNEL = "C0LOKAL0001"


async def test_every_kind_of_block_is_drawn(page: Page, app: SocketApp) -> None:
    """A message with each kind of block shows the words, fields, lists, pictures and controls of all of them."""
    await app.post(CHANNEL, "Alt", MESSAGE)
    card = page.locator("article").last
    await expect(card.get_by_role("heading", name="Der kan træffes beslutninger")).to_be_visible()
    await expect(card.locator("strong", has_text="Politisk niveau")).to_be_visible()
    await expect(card.get_by_text("@Konsulent på Esbjerg Sygehus")).to_be_visible()
    await expect(card.get_by_text("#gode-erfaringer")).to_be_visible()
    await expect(card.locator("blockquote")).to_have_text("Et citat")
    left, right = [await card.locator(".fields > *").nth(number).bounding_box() for number in (0, 1)]
    assert left
    assert right
    assert left["y"] == right["y"]
    assert left["x"] < right["x"]
    await expect(card.get_by_role("button", name="Se alle afbud")).to_be_visible()
    await expect(card.get_by_role("separator")).to_have_count(1)
    await expect(card.get_by_text("Registreret af Anna")).to_be_visible()
    await expect(card.get_by_text("Tidslinje")).to_be_visible()
    await expect(card.get_by_text("Billedet kan ikke vises her. Det forestiller: De 14 trin")).to_be_visible()
    await expect(card.locator("strong", has_text="Rig tekst")).to_be_visible()
    await expect(card.get_by_role("listitem")).to_have_text("Første")
    await expect(card.get_by_role("link", name="Åbn sagen")).to_have_attribute("href", "https://example.dk/sag")
    await expect(card.get_by_role("combobox", name="Påmind mig senere")).to_be_visible()
    await expect(card.get_by_text("tirsdag den 10. november 2026")).to_be_visible()
    await expect(card.locator(".unknown")).to_have_count(0)


async def test_an_uploaded_picture_is_shown_with_its_words(page: Page, app: SocketApp) -> None:
    """A file of the app's is shown to people who may see it, with its alternative text; others can be fetched."""
    picture = base64.b64decode(PICTURE)
    for name, content in (("linje.png", picture), ("dagsorden.pdf", b"%PDF-1.4")):
        place = await app.call("files.getUploadURLExternal", filename=name, length=len(content), alt_txt="De 14 trin")
        await app.upload(place["upload_url"], content)
        await app.call(
            "files.completeUploadExternal", files=[{"id": place["file_id"], "title": name}], channel_id=CHANNEL
        )
    shown = page.get_by_test_id("messages").get_by_role("img", name="De 14 trin")
    await expect(shown).to_be_visible()
    await expect(shown).to_have_js_property("naturalWidth", 8)
    await expect(page.get_by_role("link", name="dagsorden.pdf Hent filen")).to_be_visible()


async def test_what_is_pressed_reaches_the_app(page: Page, app: SocketApp) -> None:
    """Buttons, menus and dates send Slack's action with the values of the whole message; a choice stays chosen."""
    await app.post(CHANNEL, "Alt", [ACTIONS])
    card = page.locator("article").last
    await card.get_by_role("button", name="Bekræft").click()
    pressed = await app.heard("block_actions")
    assert pressed["actions"][0]["action_id"] == "go"
    assert pressed["actions"][0]["value"] == "1"
    assert pressed["user"]["id"] == "U0LOKAL0001"
    await card.get_by_role("combobox", name="Påmind mig senere").select_option("I morgen kl. 9")
    chosen = await app.heard("block_actions", 2)
    assert chosen["actions"][0]["selected_option"]["value"] == "b"
    assert chosen["state"]["values"]["acts"]["day"]["selected_date"] == "2026-11-10"
    await card.get_by_role("button", name="Flere valg").press("Enter")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    over = await app.heard("block_actions", 3)
    assert over["actions"][0]["selected_option"]["value"] == "y"
    await app.call(
        "chat.update",
        channel=CHANNEL,
        ts=pressed["message"]["ts"],
        text="Alt",
        blocks=[
            {"type": "section", "text": mrkdwn("Bekræftet af dig")},
            ACTIONS,
        ],
    )
    await expect(card.get_by_text("Bekræftet af dig")).to_be_visible()
    await expect(card.get_by_role("combobox", name="Påmind mig senere")).to_have_value("b")


async def test_a_dangerous_act_is_asked_about(page: Page, app: SocketApp) -> None:
    """A button with a confirmation sends nothing before the person has said yes."""
    await app.post(CHANNEL, "Alt", [ACTIONS])
    undo = page.locator("article").last.get_by_role("button", name="Fortryd")
    await undo.click()
    question = page.get_by_role("dialog", name="Fortryd afbuddet?")
    await expect(question.locator("strong")).to_have_text("med igen")
    await expect(question.get_by_role("button", name="Behold")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(question).to_have_count(0)
    await expect(undo).to_be_focused()
    assert app.all("block_actions") == []
    await undo.click()
    await question.get_by_role("button", name="Ja, fortryd").click()
    assert (await app.heard("block_actions"))["actions"][0]["action_id"] == "undo"


async def test_an_act_that_the_app_misses_is_told(page: Page, app: SocketApp, workspace: Workspace) -> None:
    """A button whose press isn't answered says so beside it, in words."""
    await app.post(CHANNEL, "Alt", [ACTIONS])
    await app.close()
    await page.locator("article").last.get_by_role("button", name="Bekræft").click()
    await expect(page.locator("article").last.get_by_role("alert")).to_have_text(
        "Botten kunne ikke tage imod det (dispatch_failed)."
    )
