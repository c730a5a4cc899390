"""What people and apps write is shown as it was meant, and never runs."""

import pytest
from playwright.async_api import Page, expect

from tests.sandbox_page.app import SocketApp
from tests.sandbox_page.examples import FORM, Json, mrkdwn, plain

pytestmark = pytest.mark.browser

CHANNEL = "C0LOKAL0001"
HOSTILE = (
    "<script>document.title='ramt'</script>",
    "<img src=x onerror=\"document.title='ramt'\">",
    "<javascript:document.title='ramt'|klik>",
    "{{ 7*7 }} ${1+1} &lt;b&gt;fed&lt;/b&gt;",
)

# Slack's markup, and what a reader sees of it: tags stand for the elements drawn.
MARKUP = {
    "*fed* og _kursiv_ og ~væk~": "<strong>fed</strong> og <em>kursiv</em> og <s>væk</s>",
    "2*3*4 og snake_case_navn": "2*3*4 og snake_case_navn",
    "*fed med _kursiv_ i*": "<strong>fed med <em>kursiv</em> i</strong>",
    "`*ikke fed*`": "<code>*ikke fed*</code>",
    "a &lt; b &amp;&amp; c": "a &lt; b &amp;&amp; c",
    "&amp;lt;": "&amp;lt;",
    "*ikke lukket": "*ikke lukket",
    "<ukendt|ting>": "&lt;ukendt|ting&gt;",
    "<https://a.dk/x_y_z|en _side_>": "<a>en _side_</a>",
    "<mailto:a@b.dk|a@b.dk>": "<a>a@b.dk</a>",
    "se https://a.dk/x.": "se <a>https://a.dk/x</a>.",
    "<@U0LOKAL0002>": "<span>@Konsulent på Esbjerg Sygehus</span>",
    "<@U99|gammel>": "<span>@gammel</span>",
    "<#C0LOKAL0005|x>": "<span>#gode-erfaringer</span>",
    "<!here>": "<span>@here</span>",
    "<!date^1793001600^{date_long} kl. {time}|før>": "<span>mandag den 26. oktober 2026 kl. 09.00</span>",
    "<!date^1793001600^{ukendt}|før>": "<span>før</span>",
    ":bell: :kendes_ikke:": "🔔 :kendes_ikke:",
}

BARE = """async (text) => {
  const { drawMrkdwn } = await import("/static/text/draw.js");
  const names = (id) => ({ U0LOKAL0002: "Konsulent på Esbjerg Sygehus", C0LOKAL0005: "gode-erfaringer" })[id] ?? null;
  const box = document.createElement("div");
  box.append(...drawMrkdwn(text, { user: names, channel: names }));
  for (const node of box.querySelectorAll("*")) for (const name of node.getAttributeNames()) node.removeAttribute(name);
  return box.innerHTML;
}"""


async def test_what_a_person_types_is_shown_as_typed(page: Page) -> None:
    """Markup in a typed message stays text: no element, no link, no script comes of it."""
    field = page.get_by_role("textbox", name="Besked")
    for text in HOSTILE:
        await field.fill(text)
        await field.press("Enter")
        await expect(page.get_by_test_id("messages").get_by_text(text, exact=True)).to_be_visible()
    assert await page.locator("[data-testid=messages] :is(img, script, a, b)").count() == 0
    assert "ramt" not in await page.title()


async def test_what_an_app_writes_never_runs(page: Page, app: SocketApp) -> None:
    """Hostile text in any part of a card or form is drawn as letters."""
    bad = HOSTILE[1]
    blocks: list[Json] = [
        {"type": "header", "text": plain(bad)},
        {"type": "section", "text": mrkdwn(bad), "fields": [plain(bad), mrkdwn(f"`{bad}`")]},
        {"type": "context", "elements": [plain(bad)]},
    ]
    await app.post(CHANNEL, bad, blocks)
    message = page.locator("article").last
    await expect(message.get_by_text(bad, exact=True)).to_have_count(5)
    field = page.get_by_role("textbox", name="Besked")
    await field.fill("/afbud")
    await field.press("Enter")
    heard = await app.heard("/afbud")
    form = {**FORM, "title": plain("<b>Titel</b>"), "blocks": [blocks[1], *FORM["blocks"][1:2]]}
    await app.call("views.open", trigger_id=heard["trigger_id"], view=form)
    await expect(page.get_by_role("dialog", name="<b>Titel</b>")).to_contain_text(bad)
    assert await page.locator("article img, dialog img, dialog b").count() == 0
    assert "ramt" not in await page.title()


async def test_markup_is_read_as_slack_reads_it(page: Page) -> None:
    """Bold, links, mentions, dates and escapes become what Slack makes of them, and nothing else does."""
    drawn = {text: await page.evaluate(BARE, text) for text in MARKUP}
    assert drawn == {text: f"<div>{html}</div>" for text, html in MARKUP.items()}
    lines = await page.evaluate(BARE, "> citat\n> mere\n1. et\n• to\n```\na <b>\n```\nefter")
    assert lines == (
        "<blockquote><div>citat</div><div>mere</div></blockquote>"
        "<div><span>1. </span><span>et</span></div><div><span>• </span><span>to</span></div>"
        "<pre>a &lt;b&gt;</pre><div>efter</div>"
    )
