"""Installing the program by its own pages, as a browser does: what comes of it, and what comes to nothing."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.support.browser import launched, opened_page
from tests.support.installing import begin, come_back, install
from tests.support.sandbox import TEAM
from tests.support.two import Two, program_in_two


@pytest.fixture
async def two(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Two]:
    """The program over signed HTTP on an empty database, without a token of its own."""
    async with program_in_two(tmp_path, sqlite_url) as made:
        yield made


async def test_a_way_back_is_good_once_and_in_one_browser(two: Two) -> None:
    """A replay, another browser, a guessed state, a no and a page without a code come to nothing, in words."""
    begun = await begin(two.bot)
    assert begun.page.title == "Føj Tovholder til jeres Slack"
    policy = begun.page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "<script" not in begun.page.text
    assert not {"HttpOnly", "Secure", "SameSite=Lax"} - set(begun.page.headers["Set-Cookie"].split("; "))

    address = await two.workspace.consent(begun.slack, TEAM)
    stranger = await come_back(address, "")
    assert (stranger.status, stranger.title) == (400, "Installationen blev ikke begyndt i denne browser.")
    page = await come_back(address, begun.cookie)
    assert (page.status, page.title) == (200, "Tovholder er nu i Lokal øveplads.")
    replay = await come_back(address, begun.cookie)
    assert (replay.status, replay.title) == (401, "Installationen er for gammel, eller siden er brugt før.")

    guessed = await come_back(f"{two.bot}/slack/oauth_redirect?code=1&state=a", "slack-app-oauth-state=a")
    assert guessed.status == 401
    used = await begin(two.bot)
    state = used.cookie.partition("=")[2]
    code = address.partition("code=")[2].partition("&")[0]
    again = await come_back(f"{two.bot}/slack/oauth_redirect?code={code}&state={state}", used.cookie)
    assert (again.status, again.title) == (401, "Slack ville ikke fuldføre installationen.")
    no = await come_back(await two.workspace.consent((await begin(two.bot)).slack, TEAM, answer="cancel"), "")
    assert no.title == "Du sagde nej i Slack."
    strange = await come_back(f"{two.bot}/slack/oauth_redirect?error=<script>", "")
    assert strange.title == "Noget gik galt undervejs."
    assert "script" not in strange.text
    assert (await two.health())["workspaces_forbundet"] == 1


@pytest.mark.browser
async def test_whoever_presses_through_the_pages_is_let_in(two: Two) -> None:
    """In a browser, on a phone: our page, the local workspace's question, which fits on it, and our page again."""
    async with launched() as browser, opened_page(browser, is_phone=True) as page:
        await page.goto(f"{two.bot}/slack/install")
        await page.get_by_role("link", name="Føj til Slack").click()
        await page.get_by_label("Arbejdsområde").select_option("Vardes Slack")
        assert await page.evaluate("document.documentElement.scrollWidth") == 390
        await page.get_by_role("button", name="Tillad").click()
        await expect(page.get_by_role("heading")).to_have_text("Tovholder er nu i Vardes Slack.", timeout=60_000)


async def test_slack_that_does_not_answer_is_told_of_with_a_reference(two: Two) -> None:
    """Nothing is installed, and the page says what to do; tried once more it works."""
    await two.workspace.control("fault", method="auth.test", fault="error:fatal_error")
    page, _, _ = await install(two.workspace, two.bot, TEAM)
    assert (page.status, page.title) == (401, "Slack ville ikke fuldføre installationen.")
    await two.workspace.control("fault", method="oauth.v2.access", fault="timeout_before", seconds=30)
    page, _, _ = await install(two.workspace, two.bot, TEAM)
    assert (page.status, page.title) == (502, "Noget gik galt hos mig.")
    assert "reference" in page.text
    assert (await two.health())["workspaces_forbundet"] == 0
    page, _, _ = await install(two.workspace, two.bot, TEAM)
    assert page.status == 200


async def test_a_workspace_that_nobody_pointed_out_is_not_let_in(two: Two) -> None:
    """It is told so, the token is given back at once, and nothing is kept of it."""
    await two.workspace.control("seed", team={"id": "T0FREMMED", "name": "Fremmed", "is_installed": False})
    page, _, _ = await install(two.workspace, two.bot, "T0FREMMED")
    assert (page.status, page.title) == (403, "Jeres Slack er ikke blandt dem, der kan være med.")
    revoked = [one for one in await two.workspace.traffic() if one["what"] == "auth.revoke"]
    assert len(revoked) == 1
    told = await two.health()
    assert (told["workspaces_forbundet"], told["workspaces_stoppet"]) == (0, 0)
