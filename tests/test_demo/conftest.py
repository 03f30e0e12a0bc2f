"""A browser on the demo's page."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright

from tests.test_demo.program import demo
from tests.test_demo.screen import Screen

CHROMIUM = shutil.which("chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]


@pytest.fixture
async def page(tmp_path: Path) -> AsyncIterator[Page]:
    """The demo, just started, in Debian's chromium."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed, so nobody looked at the demo (apt-get install chromium)")
    async with demo(tmp_path / "demo.log") as address, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        opened = await browser.new_page(reduced_motion="reduce")
        await opened.goto(address)
        yield opened
        await browser.close()


@pytest.fixture
def screen(page: Page, tmp_path: Path) -> Screen:
    """What is on the page, and hands to use it."""
    return Screen(page, tmp_path)
