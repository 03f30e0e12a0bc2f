"""Voice messages on the page: recorded, sent as a sample, and played."""

import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, expect
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.sandbox import Sandbox
from tests.test_sandbox.browsing import MICROPHONE, browser, marks
from tests.test_sandbox.conftest import STAFF

KEEP = InlineKeyboardMarkup([[InlineKeyboardButton("👍 Bewaren", callback_data="keep")]])
LOUDNESS = """async file => {
    const bytes = await (await fetch(`/sandbox/files/${file}`)).arrayBuffer();
    const sound = await new OfflineAudioContext(1, 48000, 48000).decodeAudioData(bytes);
    const squares = sound.getChannelData(0).reduce((sum, it) => sum + it * it, 0);
    return [sound.duration, Math.sqrt(squares / sound.length)];
}"""

pytestmark = marks


@pytest.fixture
async def page(sandbox: Sandbox) -> AsyncIterator[Page]:
    """A page without a microphone."""
    async with browser() as chromium:
        opened = await chromium.new_page()
        await opened.goto(sandbox.url)
        yield opened


@pytest.fixture
async def speaking(sandbox: Sandbox) -> AsyncIterator[Page]:
    """A page with a microphone."""
    async with browser(*MICROPHONE) as chromium:
        opened = await chromium.new_page()
        await opened.goto(sandbox.url)
        yield opened


async def test_without_a_microphone_a_sample_is_offered(page: Page, bot: Bot, sandbox: Sandbox) -> None:
    for answer, count in (("Annuleer", 0), ("Stuur voorbeeld", 1)):
        await page.get_by_test_id("parent-microphone").click()
        await page.get_by_test_id("sample").get_by_role("button", name=answer).click()
        await expect(page.get_by_test_id("voice")).to_have_count(count)
    await expect(page.get_by_test_id("voice")).to_contain_text("0:02")
    voice = sandbox.people[-1].chat.messages[-1]
    duration, loudness = await page.evaluate(LOUDNESS, voice.file_id)
    assert duration == pytest.approx(2, abs=0.03)
    assert loudness > 0.01
    message = (await bot.get_updates())[0].message
    assert message is not None
    assert message.voice is not None
    assert message.voice.file_id == voice.file_id


async def test_a_recording_is_sent_and_plays(speaking: Page, sandbox: Sandbox) -> None:
    await speaking.get_by_test_id("parent-microphone").click()
    await expect(speaking.get_by_test_id("parent-clock")).to_have_text("● 0:01")
    await expect(speaking.get_by_test_id("parent-input")).to_be_hidden()
    await speaking.get_by_test_id("parent-microphone").click()
    play = speaking.get_by_test_id("voice").get_by_role("button")
    await expect(play).to_have_accessible_name(re.compile("Speel af: spraakbericht van [1-9] seconden?"))
    await expect(speaking.get_by_test_id("parent-input")).to_be_visible()
    voice = sandbox.people[-1].chat.messages[-1]
    assert voice.file_id is not None
    assert voice.kind == "voice"
    assert voice.seconds in range(1, 10)
    _, loudness = await speaking.evaluate(LOUDNESS, voice.file_id)
    assert loudness > 0.01
    bar = speaking.get_by_test_id("voice").locator("progress")
    await play.click()
    await speaking.wait_for_function("bar => bar.value > 0", arg=await bar.element_handle())
    await expect(speaking.get_by_test_id("voice")).not_to_contain_text("geen geluid")


async def test_a_recording_is_thrown_away(speaking: Page, sandbox: Sandbox) -> None:
    await speaking.get_by_test_id("staff-microphone").click()
    await speaking.get_by_test_id("staff-discard").click()
    await speaking.get_by_test_id("staff-input").fill("Toch maar typen")
    await speaking.get_by_test_id("staff-send").click()
    await expect(speaking.get_by_test_id("staff-log")).to_contain_text("Toch maar typen")
    assert sandbox.staff is not None
    assert [message.kind for message in sandbox.staff.messages] == ["text"]


async def test_a_voice_with_buttons_goes_on_playing_while_they_change(
    page: Page, bot: Bot, sandbox: Sandbox
) -> None:
    assert sandbox.staff is not None
    assert sandbox.staff_person is not None
    await sandbox.staff_person.sends_voice(60, chat=sandbox.staff)
    voice = page.get_by_test_id("staff-log").get_by_test_id("voice")
    recorded = sandbox.staff.messages[-1].file_id
    assert recorded is not None
    sent = await bot.send_voice(STAFF, recorded, caption="استمع", reply_markup=KEEP)
    await expect(voice).to_have_count(2)
    await voice.last.get_by_role("button").click()
    await expect(voice.last.get_by_role("button", name="Pauze")).to_be_visible()
    await expect(voice.first.get_by_role("button", name="Speel af")).to_be_visible()
    await sent.edit_caption("استمع الآن")
    await expect(page.get_by_text("استمع الآن")).to_be_visible()
    await expect(voice.last.get_by_role("button", name="Pauze")).to_be_visible()


async def test_what_cannot_be_played_says_so(page: Page, bot: Bot) -> None:
    await bot.send_voice(STAFF, b"OggS and no sound", duration=4)
    voice = page.get_by_test_id("voice")
    await expect(voice).to_contain_text("0:04")
    await voice.get_by_role("button").click()
    await expect(voice).to_contain_text("geen geluid")
