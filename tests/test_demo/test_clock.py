"""The clock is moved: what a family gets in the weeks to come arrives in front of who plays the demo."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Page, ViewportSize, expect

from tests.test_demo.screen import Screen
from tests.test_demo.test_demo import PHONE, WIDE

ZONE = ZoneInfo("Europe/Amsterdam")

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["narrow", "wide"])
async def test_a_week_of_tips_and_a_step_of_boekstart(page: Page, screen: Screen, size: ViewportSize) -> None:
    await page.set_viewport_size(size)
    await _signs_up_a_baby(screen)
    before, began = await screen.heard(), await screen.now()
    await screen.opens_the_clock()
    await screen.picture("clock")
    await screen.waits_a_week()
    await screen.drags_the_clock(days=1)
    assert began + timedelta(days=8) <= await screen.now() < began + timedelta(days=9)
    came = (await screen.heard())[len(before) :]
    assert [when.astimezone(ZONE).date() for when, _ in came] == _evenings(began.astimezone(ZONE).date())
    assert {(when.astimezone(ZONE).hour, when.astimezone(ZONE).minute) for when, _ in came} == {(18, 30)}
    assert [("koffertje" in text) for _, text in came] == [True, *[False] * (len(came) - 1)]
    assert all(text.startswith("📖 Voor Lin") for _, text in came)
    await screen.picture("a-week-later")
    await screen.parent.evaluate("log => log.scrollTop = 1e6")
    await screen.picture("a-week-later-below")


async def test_each_day_stands_above_its_messages(page: Page, screen: Screen) -> None:
    await _signs_up_a_baby(screen)
    began = (await screen.now()).astimezone(ZONE).date()
    await screen.drags_the_clock(days=8)
    shown = await screen.parent.locator(".day").all_inner_texts()
    assert [text.split()[1] for text in shown] == [str(day.day) for day in (began, *_evenings(began))]


async def test_a_button_under_a_tip_of_next_week_works(page: Page, screen: Screen) -> None:
    await _signs_up_a_baby(screen)
    await screen.drags_the_clock(days=8)
    step = screen.parent.locator("article", has_text="koffertje").first
    await step.get_by_role("button", name="✅ Ik heb het koffertje al").click()
    await expect(screen.parent.locator(".theirs").last).to_contain_text("Leg de boekjes")
    said, _ = (await screen.heard())[-1]
    assert said.date() == (await screen.now()).date()


async def _signs_up_a_baby(screen: Screen) -> None:
    """Nine months old; messages of BoekStart and tips, three times a week after dinner."""
    await screen.arrives("Joke", "nl")
    await screen.taps("nl", "yes", "more", "boekstart", "remind")
    await screen.types("Lin")
    born = _months_before(await screen.now(), 9)
    await screen.taps(f"y{born.year}", f"m{born.month}", "evening", "thrice", "yes")
    await expect(screen.choice("my_tips")).to_be_visible()


def _months_before(now: datetime, months: int) -> date:
    whole = now.year * 12 + now.month - 1 - months
    return date(whole // 12, whole % 12 + 1, 1)


def _evenings(signed_up: date) -> list[date]:
    """The Mondays, Wednesdays and Fridays of eight days, from tomorrow."""
    days = [signed_up + timedelta(days=number) for number in range(1, 9)]
    return [day for day in days if day.weekday() in (0, 2, 4)]
