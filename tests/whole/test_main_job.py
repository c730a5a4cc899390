"""The main job as a person does it: a browser on the local workspace that `make run` starts.

The pictures of the docs are taken here; `make billeder` copies them.
"""

import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from tests.support.browser import launched, opened_page
from tests.support.program import Program, running_program

pytestmark = [pytest.mark.browser, pytest.mark.processes]
in_one_loop = pytest.mark.asyncio(loop_scope="module")
"""The browser lives in it."""

PICTURES = Path("build/billeder")
REGION = "Konsulent i Regionshuset"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """The program, once for all of these tests."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with running_program(tmp_path_factory.mktemp("var")) as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """A browser, once for all of these tests; each has a window of its own."""
    async with launched() as started:
        yield started


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser, program: Program) -> AsyncIterator[Page]:
    """The workspace's page, as the first person."""
    async with opened_page(browser) as opened:
        await opened.goto(program.page)
        await expect(opened.get_by_text("Botten er forbundet")).to_be_visible()
        yield opened


async def send(page: Page, typed: str) -> Locator:
    """Types a line and answers the message that came last after it."""
    messages = page.locator("[data-ts]")
    before = await messages.count()
    box = page.get_by_role("textbox", name="Besked", exact=True)
    await box.fill(typed)
    await box.press("Escape")
    await box.press("Enter")
    await expect(messages).not_to_have_count(before)
    return messages.last


async def become(page: Page, person: str) -> None:
    """Looks at the workspace as somebody else."""
    await page.get_by_label("Hvem er du?").select_option(label=person)


async def go_to(page: Page, place: str) -> None:
    """Opens a channel or direct message."""
    await page.get_by_role("button", name=re.compile(re.escape(place))).first.click()
    await page.wait_for_load_state("networkidle")


async def picture(page: Page, name: str) -> None:
    """Keeps what is seen."""
    await page.screenshot(path=PICTURES / f"{name}.png")


@in_one_loop
async def test_an_absence_is_answered_to_the_doer_alone(page: Page) -> None:
    """`/afbud` with text answers at once with the seat, the meeting and the forecast."""
    await go_to(page, "sekretariat-sydvestjylland")
    answer = await send(page, "/afbud politisk sydvestjylland 10/11 borgmester esbjerg")
    await expect(answer).to_contain_text("Afbud registreret: Borgmester, Esbjerg")
    await expect(answer).to_contain_text("Der kan træffes beslutninger")
    await expect(answer).to_contain_text("Kommuner 4 af 5 (mindst 3)")
    await expect(answer).to_have_attribute("data-ephemeral", "true")
    await picture(page, "afbud")


@in_one_loop
async def test_the_status_names_the_fourteen_steps(page: Page) -> None:
    """`/dagsorden status` shows each step with its state and the organisation that holds it."""
    await go_to(page, "sekretariat-sydvestjylland")
    answer = await send(page, "/dagsorden status politisk sydvestjylland")
    words = (await answer.inner_text()).lower()
    for stem in ("indkald", "kvalitetssikr", "generer", "godkend", "udsend", "referat", "acadre"):
        assert stem in words
    for number in range(1, 15):
        assert f"{number}. " in words
    await answer.evaluate("node => node.scrollIntoView({block: 'start'})")
    await picture(page, "dagsorden-status")


@in_one_loop
async def test_the_form_registers_another_absence(page: Page) -> None:
    """`/afbud` without text opens a form in two steps, which does the same."""
    await go_to(page, "sekretariat-sydvestjylland")
    box = page.get_by_role("textbox", name="Besked", exact=True)
    await box.fill("/afbud")
    await box.press("Escape")
    await box.press("Enter")
    dialog = page.get_by_role("dialog")
    meeting = dialog.get_by_label("Møde")
    wanted = dialog.locator("option", has_text=re.compile("10/11-2026.*Politisk.*Sydvestjylland"))
    await meeting.select_option(value=await wanted.get_attribute("value"))
    await dialog.get_by_role("button", name="Videre").click()
    await dialog.get_by_label("Hvem kommer ikke?").select_option(label="Borgmester, Varde")
    await picture(page, "afbud-formular")
    await dialog.get_by_role("button", name="Registrer afbud").click()
    await expect(page.locator("[data-ts]").last).to_contain_text("Afbud registreret: Borgmester, Varde")
    await expect(page.get_by_role("dialog")).to_have_count(0)


@in_one_loop
async def test_a_reminder_comes_when_the_clock_is_moved_and_its_button_does_the_task(page: Page) -> None:
    """The morning's digest comes, and a reminder that was asked for in it, which changes when it is answered."""
    moved = page.get_by_role("button", name="Næste hverdag kl. 9")
    await moved.click()
    await go_to(page, "Tovholder")
    messages = page.locator("[data-ts]")
    digest = messages.filter(has_text="God morgen")
    await expect(digest).to_be_visible(timeout=60_000)
    await digest.evaluate("node => node.scrollIntoView({block: 'start'})")
    await picture(page, "overblik")
    done = page.get_by_role("button", name="Udført")
    await expect(messages.filter(has=done).filter(has_not_text="God morgen")).to_have_count(0)
    await digest.get_by_role("button", name="Påmind mig senere").first.click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Eller skriv selv").fill("i morgen kl. 9")
    await dialog.locator("button[type=submit]").click()
    await expect(dialog).to_have_count(0)
    await moved.click()
    reminder = messages.filter(has=done).filter(has_not_text="God morgen").last
    await expect(reminder).to_be_visible(timeout=60_000)
    await reminder.evaluate("node => node.scrollIntoView({block: 'end'})")
    await picture(page, "paamindelse")
    stamp = await reminder.get_attribute("data-ts")
    ways = reminder.get_by_role("button", name="Udført")
    number = await ways.count()
    await ways.first.click()
    answered = page.locator(f'[data-ts="{stamp}"]')
    await expect(answered.get_by_role("button", name="Udført")).to_have_count(number - 1)


@in_one_loop
async def test_an_experience_is_seen_by_another_person_in_the_shared_channel(page: Page) -> None:
    """What one cluster shares by form, once looked through, is seen at once across the clusters."""
    await become(page, REGION)
    await go_to(page, "gode-erfaringer")
    box = page.get_by_role("textbox", name="Besked", exact=True)
    await box.fill("/erfaring")
    await box.press("Escape")
    await box.press("Enter")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Titel").fill("Opkald to dage efter udskrivning")
    await dialog.get_by_label("Hvad gjorde I, og for hvem?").fill("Sygeplejersker ringer til borgeren 48 timer efter.")
    await dialog.get_by_label("Hvad var effekten?").fill("Borgerne er tryggere; tal følger i marts.")
    await dialog.get_by_label("Klynge").select_option(label="Sydvestjylland")
    await picture(page, "erfaring-formular")
    await dialog.locator("button[type=submit]").click()
    looked_through = page.locator("[data-ts]").filter(has_text="Opkald to dage efter udskrivning").last
    await looked_through.get_by_role("button", name="Del nu").click()
    await become(page, "Kommunal tovholder (Varde)")
    await go_to(page, "gode-erfaringer")
    shared = page.locator("[data-ts]").filter(has_text="Opkald to dage efter udskrivning").last
    await expect(shared).to_be_visible(timeout=60_000)
    await expect(shared.get_by_role("button", name="Jeg vil gerne høre mere")).to_be_visible()
    await picture(page, "erfaring")


@in_one_loop
async def test_the_gallery_comes_by_itself(page: Page, program: Program) -> None:
    """The workspace leads to a gallery of all cards and forms, made while people work: it gives way to all else."""
    await expect(page.get_by_role("link", name="Galleri")).to_be_visible()
    await page.goto(f"{program.page}galleri")
    while program.makes_gallery():
        await page.wait_for_timeout(200)
    await expect(page.locator("[data-example]").first).to_be_visible(timeout=60_000)


def test_the_page_is_the_first_address_printed_and_a_few_lines_say_what_to_type(program: Program) -> None:
    """The first line is the page's address; the lines after it name commands to try."""
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", program.page)
    assert any(line.startswith("/dagsorden status") for line in program.lines)
    assert program.seconds_to_page < 110
