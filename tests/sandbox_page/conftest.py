"""What the tests of the page share: a workspace, an app connected to it, and the page open in a browser."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page

from tests.sandbox_page.app import SocketApp
from tests.sandbox_page.workspace import Workspace
from tests.support.browser import browser, browser_page

__all__ = ["app", "browser", "browser_page", "page", "workspace"]


@pytest.fixture
async def workspace(tmp_path: Path) -> AsyncIterator[Workspace]:
    """A fresh workspace."""
    running = Workspace(tmp_path / "workspace")
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
async def app(workspace: Workspace) -> AsyncIterator[SocketApp]:
    """An app connected to the workspace."""
    connected = SocketApp(workspace.url)
    await connected.connect()
    yield connected
    await connected.close()


@pytest.fixture
async def page(browser_page: Page, workspace: Workspace) -> Page:
    """The page, open as the first person in the first channel."""
    await browser_page.goto(f"{workspace.url}#bruger=U0LOKAL0001")
    await browser_page.get_by_role("textbox", name="Besked").wait_for()
    return browser_page
