"""Files on the page, in a real browser: a photo is seen, a document can be taken along, both can go again."""

import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.async_api import Page, expect
from telegram import Bot

from bot.sandbox import Sandbox
from tests.test_sandbox.browsing import browser, marks

SHEET = b"PK\x03\x04 not a sheet \x00\xff"

pytestmark = marks


@pytest.fixture
async def page(sandbox: Sandbox) -> AsyncIterator[Page]:
    async with browser() as chromium:
        opened = await chromium.new_page()
        await opened.goto(sandbox.url)
        await opened.get_by_test_id("parent-start").click()
        await expect(opened.get_by_test_id("parent-log")).to_contain_text("/start")
        yield opened


def picture() -> bytes:
    """A red PNG, 40 by 30."""
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "PNG")
    return out.getvalue()


def content(file: Path) -> bytes:
    """What was downloaded."""
    return file.read_bytes()


async def test_a_photo_is_seen_with_its_caption(page: Page, bot: Bot, sandbox: Sandbox) -> None:
    await bot.send_photo(sandbox.people[-1].user_id, picture(), caption="Cijfers")
    log = page.get_by_test_id("parent-log")
    await expect(log).to_contain_text("Cijfers")
    image = log.locator("img")
    await expect(image).to_be_visible()
    assert await image.evaluate("one => one.decode().then(() => one.naturalWidth)") == 40


async def test_a_document_is_taken_along_byte_for_byte_until_it_goes(
    page: Page, bot: Bot, sandbox: Sandbox
) -> None:
    sent = await bot.send_document(sandbox.people[-1].user_id, SHEET, filename="lijst.xlsx")
    link = page.get_by_test_id("parent-log").get_by_role("link", name="📄 lijst.xlsx")
    async with page.expect_download() as waiting:
        await link.click()
    download = await waiting.value
    assert download.suggested_filename == "lijst.xlsx"
    assert content(await download.path()) == SHEET
    await sent.delete()
    await expect(link).to_have_count(0)
