"""What the tests of the page share: one browser for all, and for each a workspace, an app and the page.

All of them run in one event loop, since the browser is theirs together.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.sandbox_page.app import SocketApp
from tests.sandbox_page.workspace import Workspace
from tests.support.browser import launched, opened_page

expect.set_options(timeout=60_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let this folder's tests share one loop."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared_browser() -> AsyncIterator[Browser]:
    """One browser for the whole folder."""
    async with launched() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="session")
async def workspace(tmp_path: Path) -> AsyncIterator[Workspace]:
    """A fresh workspace."""
    running = Workspace(tmp_path / "workspace")
    await running.start()
    yield running
    await running.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def app(workspace: Workspace) -> AsyncIterator[SocketApp]:
    """An app connected to the workspace."""
    connected = SocketApp(workspace.url)
    await connected.connect()
    yield connected
    await connected.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(shared_browser: Browser, workspace: Workspace) -> AsyncIterator[Page]:
    """The page on a wide screen, open as the first person in the first channel."""
    async with opened_page(shared_browser) as opened:
        await come_in(opened, workspace)
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def phone(shared_browser: Browser, workspace: Workspace) -> AsyncIterator[Page]:
    """The same on a phone."""
    async with opened_page(shared_browser, is_phone=True) as opened:
        await come_in(opened, workspace)
        yield opened


async def come_in(page: Page, workspace: Workspace) -> None:
    """Open the page and wait until there is something to write in."""
    await page.goto(workspace.url)
    await page.get_by_role("textbox", name="Besked").wait_for()
