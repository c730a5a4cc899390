"""Finds a browser for tests and opens pages in it; it never skips: without one it says which package is missing.

Pages reach this machine alone, and a script that fails on a page fails its test.
"""

import shutil
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, Page, Playwright, async_playwright
from playwright.sync_api import Playwright as SyncPlaywright
from playwright.sync_api import sync_playwright

ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--lang=da",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
)


class BrowserMissingError(Exception):
    """No browser was found."""

    def __init__(self) -> None:
        super().__init__(
            "no browser for the tests marked `browser`: install Debian's package chromium, "
            "or run `python -m playwright install chromium`"
        )


def executable(playwright: Playwright | SyncPlaywright) -> str:
    """Answer the browser's path: one on PATH, else Playwright's own download."""
    for name in ON_PATH:
        if found := shutil.which(name):
            return found
    own = playwright.chromium.executable_path
    if own and Path(own).exists():
        return own
    raise BrowserMissingError


def ensure_installed() -> None:
    """Lets Playwright download a browser where none is found; what comes of that, the tests will say."""
    with sync_playwright() as playwright:
        try:
            executable(playwright)
        except BrowserMissingError:
            subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    """Run a browser for as long as the block lasts."""
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=executable(playwright), args=list(_ARGUMENTS))
        try:
            yield started
        finally:
            await started.close()


@asynccontextmanager
async def opened_page(browser: Browser, *, is_phone: bool = False) -> AsyncIterator[Page]:
    """Open a page in a window of its own, wide or a phone's, in Danish; a script that fails on it fails the test."""
    context = await browser.new_context(
        viewport={"width": 390, "height": 844} if is_phone else {"width": 1280, "height": 860},
        is_mobile=is_phone,
        has_touch=is_phone,
        locale="da-DK",
        timezone_id="Europe/Copenhagen",
    )
    context.set_default_timeout(60_000)
    page = await context.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda failure: failures.append(str(failure)))
    yield page
    await context.close()
    assert failures == []


if __name__ == "__main__":
    ensure_installed()
