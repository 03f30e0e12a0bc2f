"""The calendar as a browser shows and prints it: a month a sheet of A4, and nothing beside the screen."""

import re
import shutil
from collections.abc import AsyncIterator
from datetime import date

import pytest
from playwright.async_api import Page, async_playwright

from bot.catalogs import wordings
from bot.texts import Texts
from bot.timeline import foreseen, typical
from bot.timeline_page import page

CHROMIUM = shutil.which("chromium")
FIRST, BELOW, MONTHS = date(2026, 11, 1), date(2027, 9, 1), 10
pytestmark = pytest.mark.browser


@pytest.fixture
async def browser() -> AsyncIterator[Page]:
    """An empty page in Debian's chromium."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed, so nobody looked at the calendar (apt-get install chromium)")
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield await opened.new_page()
        await opened.close()


@pytest.mark.parametrize("language", ["tr", "ar", "ti"])
async def test_a_month_is_a_sheet_and_nothing_stands_beside_the_screen(browser: Page, language: str) -> None:
    family = typical("2026-03", language, 3)
    rows = tuple(foreseen(family, FIRST, BELOW))
    await browser.set_content(page(Texts(wordings()["nl"]), family, rows, FIRST, BELOW))
    printed = await browser.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == MONTHS
    for width in (360, 800):
        await browser.set_viewport_size({"width": width, "height": 900})
        assert await browser.evaluate("document.documentElement.scrollWidth") == width


async def test_on_a_phone_every_message_says_its_weekday(browser: Page) -> None:
    family = typical("2026-03", "ar", 3)
    rows = tuple(foreseen(family, FIRST, BELOW))
    await browser.set_viewport_size({"width": 360, "height": 900})
    await browser.set_content(page(Texts(wordings()["nl"]), family, rows, FIRST, BELOW))
    days = await browser.locator("td.has > time").all_inner_texts()
    assert len(days) == len(rows)
    assert {day.split()[0] for day in days} == {"ma", "wo", "vr"}
