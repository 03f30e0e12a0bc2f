"""The page in a real browser: what a parent and a coordinator see and can reach."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, expect
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup

from bot.sandbox import Sandbox
from tests.test_bot.talking import until
from tests.test_sandbox.browsing import browser, marks
from tests.test_sandbox.conftest import STAFF

YES = InlineKeyboardMarkup([[InlineKeyboardButton("👍 نعم", callback_data="ja")]])

pytestmark = marks


@pytest.fixture
async def page(sandbox: Sandbox, bot: Bot) -> AsyncIterator[Page]:
    await bot.set_my_description("Ik help u met lezen.")
    async with browser() as chromium:
        opened = await chromium.new_page()
        await opened.goto(sandbox.url)
        yield opened


async def test_a_parent_from_the_first_word_to_an_answered_tap(
    page: Page, bot: Bot, sandbox: Sandbox
) -> None:
    await expect(page.get_by_text("Ik help u met lezen.")).to_be_visible()
    await page.get_by_test_id("parent-start").click()
    log = page.get_by_test_id("parent-log")
    await expect(log).to_contain_text("/start")
    parent = sandbox.people[-1]
    question = await bot.send_message(parent.user_id, "<b>مرحبا</b> 3", parse_mode="HTML", reply_markup=YES)
    await expect(log.locator("strong")).to_have_text("مرحبا")
    directions = await log.locator(".theirs .text").evaluate("node => getComputedStyle(node).direction")
    assert directions == "rtl"
    await log.get_by_role("button", name="👍 نعم").press("Enter")
    await expect(log.get_by_role("button")).to_have_class("inline-button waiting")
    await until(lambda: sandbox.unanswered_taps)
    await bot.answer_callback_query(sandbox.unanswered_taps[0], "شكرا")
    await question.edit_text("Klaar")
    await expect(page.get_by_test_id("parent-toast")).to_have_text("شكرا")
    await expect(log.get_by_text("Klaar")).to_be_visible()
    await expect(log.get_by_role("button")).to_have_count(0)


async def test_sharing_a_phone_number(page: Page, bot: Bot, sandbox: Sandbox) -> None:
    await page.get_by_test_id("parent-input").fill("dag")
    await page.get_by_test_id("parent-send").click()
    await expect(page.get_by_test_id("parent-log")).to_contain_text("dag")
    keyboard = ReplyKeyboardMarkup([[KeyboardButton("Deel nummer", request_contact=True)]])
    await bot.send_message(sandbox.people[-1].user_id, "Uw nummer?", reply_markup=keyboard)
    await page.get_by_role("button", name="Deel nummer").click()
    await page.get_by_test_id("contact-phone").fill("+31687654321")
    await page.get_by_test_id("contact-share").click()
    await expect(page.get_by_test_id("parent-log")).to_contain_text("+31687654321")
    assert sandbox.people[-1].chat.messages[-1].kind == "contact"


async def test_a_coordinator_and_a_second_parent(page: Page, bot: Bot, sandbox: Sandbox) -> None:
    await bot.send_message(STAFF, "Nieuwe aanmelding", reply_markup=YES)
    await page.get_by_test_id("staff-log").get_by_role("button").first.click()
    await page.get_by_test_id("new-parent").click()
    await page.get_by_test_id("arrival-name").fill("Yusuf")
    await page.get_by_test_id("arrival-language").select_option("tr")
    await page.get_by_test_id("arrival-go").click()
    await expect(page.get_by_test_id("arrival")).to_be_hidden()
    await page.get_by_test_id("parent-input").press_sequentially("Merhaba")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("parent-log")).to_contain_text("Merhaba")
    assert sandbox.people[-1].user["language_code"] == "tr"
    tap = (await bot.get_updates())[0].callback_query
    assert tap is not None
    assert sandbox.staff_person is not None
    assert tap.from_user.id == sandbox.staff_person.user_id


async def test_a_coordinator_answers_one_message(page: Page, bot: Bot, sandbox: Sandbox) -> None:
    asked = await bot.send_message(STAFF, "Mag het op woensdag?")
    await bot.send_message(STAFF, "Iets anders")
    await page.get_by_test_id("reply-to").first.click()
    await expect(page.get_by_test_id("staff-input")).to_have_attribute(
        "placeholder", "Antwoord op: Mag het op woensdag?"
    )
    for words in ("Ja", "En nu gewoon"):
        await page.get_by_test_id("staff-input").press_sequentially(words)
        await page.keyboard.press("Enter")
        await expect(page.get_by_test_id("staff-log")).to_contain_text(words)
    assert sandbox.staff is not None
    answered = [message.reply_to for message in sandbox.staff.messages if not message.from_bot]
    assert answered == [asked.message_id, None]


async def test_two_parents_in_two_windows(page: Page, sandbox: Sandbox) -> None:
    await page.get_by_test_id("parent-start").click()
    async with page.expect_popup() as popup:
        await page.get_by_test_id("second").click()
    second = await popup.value
    await second.get_by_test_id("parent-start").click()
    await second.reload()
    await expect(second.get_by_test_id("parent-log")).to_contain_text("/start")
    names = [person.user["first_name"] for person in sandbox.people if len(person.chat.messages) == 1]
    assert names == ["Amina", "Ouder 2"]
