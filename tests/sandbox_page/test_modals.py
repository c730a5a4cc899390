"""Forms open, keep what was typed, say what is wrong where it is wrong, and close."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.sandbox_page.app import Json, SocketApp
from tests.sandbox_page.examples import FORM, button, mrkdwn, plain

pytestmark = pytest.mark.browser
FIRST = "U0LOKAL0001"


async def open_form(page: Page, app: SocketApp, form: Json = FORM) -> tuple[Locator, Json]:
    """Let the person type a command that opens a form."""
    field = page.get_by_role("textbox", name="Besked")
    await field.fill("/afbud")
    await field.press("Enter")
    heard = await app.heard("/afbud")
    opened = await app.call("views.open", trigger_id=heard["trigger_id"], view=form)
    dialog = page.get_by_role("dialog", name=form["title"]["text"])
    await dialog.wait_for()
    return dialog, opened["view"]


async def test_errors_stand_at_their_fields_and_values_stay(page: Page, app: SocketApp) -> None:
    """An answer with errors shows each under its field, tied to it for screen readers, and nothing typed is lost."""
    app.on("view_submission", lambda _: {"response_action": "errors", "errors": {"name": "Det navn kender jeg ikke."}})
    app.delay = 0.3
    dialog, _ = await open_form(page, app)
    name = dialog.get_by_label("Navn")
    await expect(name).to_be_focused()
    await page.keyboard.type("Fejø")
    await dialog.get_by_label("Møde").select_option("Politisk niveau")
    await dialog.get_by_label("Note").fill("to\nlinjer")
    await dialog.get_by_label("Fælles").check()
    await dialog.get_by_label("Kaffe").check()
    await dialog.get_by_label("Udskrivning").check()
    await app.heard("block_actions")
    await dialog.get_by_role("button", name="Send afbud").click()
    await expect(dialog.get_by_role("button", name="Sender …")).to_be_visible()
    await expect(name).to_have_accessible_description("Som på medlemslisten Fejl: Det navn kender jeg ikke.")
    await expect(name).to_have_attribute("aria-invalid", "true")
    await expect(name).to_be_focused()
    await expect(name).to_have_value("Fejø")
    await expect(dialog.get_by_label("Note")).to_have_value("to\nlinjer")
    sent = (await app.heard("view_submission"))["view"]["state"]["values"]
    assert sent["name"]["v"]["value"] == "Fejø"
    assert sent["meeting"]["v"]["selected_option"]["value"] == "p"
    assert sent["date"]["v"]["selected_date"] == "2026-11-10"
    assert sent["time"]["v"]["selected_time"] == "15:00"
    assert sent["level"]["v"]["selected_option"]["value"] == "f"
    assert [one["value"] for one in sent["food"]["v"]["selected_options"]] == ["k"]
    assert [one["value"] for one in sent["topics"]["v"]["selected_options"]] == ["u"]
    assert sent["person"]["v"]["selected_user"] is None
    app.answers.clear()
    await dialog.get_by_role("button", name="Send afbud").click()
    await expect(dialog).to_have_count(0)
    await expect(page.get_by_role("textbox", name="Besked")).to_be_focused()


async def test_what_slack_checks_is_checked_before_sending(page: Page, app: SocketApp) -> None:
    """Empty required fields and impossible numbers and addresses are pointed out without asking the app."""
    dialog, _ = await open_form(page, app)
    await dialog.get_by_label("E-mail").fill("ikke en adresse")
    await dialog.get_by_label("Link").fill("example.dk")
    await dialog.get_by_label("Antal").fill("1,5")
    await dialog.get_by_role("button", name="Send afbud").click()
    for label, error in {
        "Navn": "Udfyld feltet.",
        "Møde": "Udfyld feltet.",
        "E-mail": "Skriv en gyldig e-mailadresse.",
        "Link": "Skriv en adresse, der begynder med http:// eller https://.",
        "Antal": "Skriv et helt tal.",
    }.items():
        await expect(dialog.get_by_label(label, exact=False).first).to_have_accessible_description(
            f"Som på medlemslisten Fejl: {error}" if label == "Navn" else f"Fejl: {error}"
        )
    assert app.all("view_submission") == []


async def test_typed_values_outlive_updates_and_views_on_top(page: Page, app: SocketApp) -> None:
    """A form that is updated, or that another form lay over, still holds what was typed; focus stays where it was."""
    dialog, view = await open_form(page, app)
    await dialog.get_by_label("Navn").fill("Anna")
    await dialog.get_by_label("Møde").focus()
    changed = {**FORM, "blocks": [{**FORM["blocks"][0], "text": mrkdwn("Nu *opdateret*")}, *FORM["blocks"][1:]]}
    await app.call("views.update", view_id=view["id"], view=changed)
    await expect(dialog.get_by_text("Nu opdateret")).to_be_visible()
    await expect(dialog.get_by_label("Navn")).to_have_value("Anna")
    await expect(dialog.get_by_label("Møde")).to_be_focused()
    await dialog.get_by_label("Møde").select_option("Fagligt niveau")
    pressed = await app.heard("block_actions")
    assert pressed["view"]["state"]["values"]["name"]["v"]["value"] == "Anna"
    second = {"type": "modal", "title": plain("Ovenpå"), "blocks": [FORM["blocks"][0]]}
    await app.call("views.push", trigger_id=pressed["trigger_id"], view=second)
    await expect(page.get_by_role("dialog", name="Ovenpå")).to_be_visible()
    await expect(page.get_by_role("dialog")).to_have_count(1)
    await page.keyboard.press("Escape")
    await expect(dialog.get_by_label("Navn")).to_have_value("Anna")
    await expect(dialog.get_by_label("Møde")).to_have_value("f")


async def test_a_form_is_left_by_keyboard(page: Page, app: SocketApp) -> None:
    """Tab stays within the form, Escape closes it and tells the app, focus returns to the composer."""
    dialog, _ = await open_form(page, app)
    stops = await dialog.locator("input, select, textarea, button").count()
    for _ in range(stops + 2):
        await page.keyboard.press("Tab")
        assert await dialog.evaluate("dialog => dialog.contains(document.activeElement)")
    await page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)
    await expect(page.get_by_role("textbox", name="Besked")).to_be_focused()
    assert (await app.heard("view_closed"))["view"]["callback_id"] == "absence"


async def test_focus_returns_to_a_home_that_was_drawn_anew(page: Page, app: SocketApp) -> None:
    """The button that a form was opened by isn't the same any more; one of its kind stands there, or Home does."""
    act = {"type": "actions", "elements": [button("open", "Overdrag")]}
    home = {"type": "home", "blocks": [act]}
    await page.get_by_role("button", name="Hjem").click()
    await app.call("views.publish", user_id=FIRST, view=home)
    opener = page.get_by_role("region", name="Hjem").get_by_role("button", name="Overdrag")
    for number, left in enumerate(([act], []), start=1):
        await opener.focus()
        await page.keyboard.press("Enter")
        heard = await app.heard("block_actions", number=number)
        await app.call("views.open", trigger_id=heard["trigger_id"], view=FORM)
        dialog = page.get_by_role("dialog", name=FORM["title"]["text"])
        await dialog.wait_for()
        await app.call(
            "views.publish", user_id=FIRST, view={**home, "blocks": [*left, *[{"type": "divider"}] * number]}
        )
        await expect(page.get_by_test_id("home").locator("hr")).to_have_count(number)
        await page.keyboard.press("Escape")
        await expect(dialog).to_have_count(0)
        await expect(opener if left else page.get_by_test_id("home")).to_be_focused()


async def test_a_form_the_app_never_answers_stays_open(page: Page, app: SocketApp) -> None:
    """When the app is silent, the form says so, keeps everything and can be sent again."""
    small = {**FORM, "blocks": FORM["blocks"][:2]}
    dialog, _ = await open_form(page, app, small)
    await dialog.get_by_label("Navn").fill("Anna")
    app.delay = 3.3
    await dialog.get_by_role("button", name="Send afbud").click()
    await expect(dialog.get_by_role("alert").first).to_contain_text("Botten svarede ikke i tide.")
    await expect(dialog.get_by_label("Navn")).to_have_value("Anna")
    app.delay = 0
    await dialog.get_by_role("button", name="Send afbud").click()
    await expect(dialog).to_have_count(0)


async def test_with_ones_own_colours_edges_tell_what_lies_on_top(page: Page, app: SocketApp) -> None:
    """Grounds are all alike then: a form, and the place where one is, have a line around them that others haven't."""
    await page.emulate_media(forced_colors="active")
    dialog, _ = await open_form(page, app)
    places = page.locator(".place")
    edged = "nodes => nodes.map(node => parseFloat(getComputedStyle(node).borderTopWidth) > 0)"
    assert await dialog.evaluate_all(edged) == [True]
    assert (await places.evaluate_all(edged)).count(True) == 1
