"""A parent signs a child up by clicking, the team places it, the parent hears it in her own language."""

import re

import pytest
from playwright.async_api import Page, ViewportSize, expect

from bot.catalogs import wordings
from bot.texts import Texts
from dialogs.phrases import phrase
from tests.test_demo.screen import Screen

PHONE = ViewportSize(width=360, height=740)
WIDE = ViewportSize(width=1280, height=800)

pytestmark = pytest.mark.browser


async def test_studiebegeleiding_in_dutch_on_a_narrow_phone(page: Page, screen: Screen) -> None:
    await page.set_viewport_size(PHONE)
    await screen.arrives("Joke", "nl")
    await screen.taps("nl", "yes", "studiebegeleiding", "parent")
    await screen.types("Sam")
    await expect(screen.choice("y2014")).to_be_visible()
    await screen.picture("years")
    await screen.taps("y2014", "m3", "vo", "brugklas")
    await screen.parent.get_by_role("button", name="Voorbeeld College").click()
    await _tick_without_a_jump(screen, "homework", "maths")
    await screen.picture("several")
    await screen.taps(".done", "monday", ".done", "school", "no")
    await screen.shares_the_number()
    await screen.taps("nl", ".skip")
    await expect(screen.choice("confirm")).to_be_visible()
    await screen.picture("summary")
    await screen.taps("confirm")
    await page.get_by_test_id("to-staff").click()
    await _the_team_presses(screen, "placed", "Sam", "nl", r"SB-\w{4}")
    assert await screen.directions() == {"ltr"}


async def test_plek3_in_arabic_on_a_wide_screen(page: Page, screen: Screen) -> None:
    await page.set_viewport_size(WIDE)
    await screen.arrives("Samira", "ar")
    await screen.taps("ar", "yes", "plek3")
    await screen.types("سامي")
    await expect(screen.choice("y2015")).to_be_visible()
    await screen.picture("years")
    await screen.taps("y2015", "m3", "groep7", "no")
    await screen.parent.get_by_role("button", name="De Regenboog").click()
    await screen.taps(".skip")
    await _tick_without_a_jump(screen, "music")
    await screen.picture("several")
    await screen.taps(".done")
    await screen.shares_the_number()
    await screen.taps("ar", ".skip")
    await expect(screen.choice("confirm")).to_be_visible()
    await screen.picture("summary")
    assert await screen.directions() == {"rtl"}
    await screen.taps("confirm")
    await _the_team_presses(screen, "taken", "سامي", "ar", r"P3-\w{4}")
    assert await screen.directions() == {"rtl"}


async def _tick_without_a_jump(screen: Screen, *choices: str) -> None:
    """Ticking boxes leaves the list where it is, so that the next one can be tapped at once."""
    await expect(screen.choice(choices[0])).to_be_visible()
    before = await screen.parent.evaluate("log => log.scrollTop = log.scrollHeight - log.clientHeight - 20")
    for choice in choices:
        await screen.ticks(choice)
    assert await screen.parent.evaluate("log => log.scrollTop") == before


async def _the_team_presses(screen: Screen, status: str, child: str, language: str, reference: str) -> None:
    """The card is there in Dutch; after a press the parent is told in her own language."""
    dutch = Texts(wordings()["nl"])
    await expect(screen.staff).to_contain_text(child)
    await expect(screen.staff).to_contain_text(f"Spreekt met ons: {_dutch_name(language)}")
    found = re.search(reference, await screen.staff.inner_text())
    assert found is not None
    await screen.staff.get_by_role("button", name=dutch.plain(phrase(f"staff_{status}"))).click()
    await expect(screen.staff).to_contain_text(f"Stand: {dutch.plain(phrase(f'state_{status}'))}")
    await screen.picture("card")
    told = Texts(wordings()[language]).plain(phrase(f"told_{status}", child=child, reference=found[0]))
    # Of a child that is placed the message names the group too.
    first = told.partition("!")[0].partition(found[0])[0]
    await expect(screen.parent.locator(".theirs").last).to_contain_text(first)
    await expect(screen.parent.locator(".theirs").last).to_contain_text(found[0])
    await screen.parent.scroll_into_view_if_needed()
    await screen.picture("told")


def _dutch_name(language: str) -> str:
    return {"nl": "🗣️ Nederlands", "ar": "🗣️ Arabisch"}[language]
