"""The page of the demo in a browser, and what two people do on it."""

from datetime import datetime
from pathlib import Path

from playwright.async_api import Locator, Page, expect


class Screen:
    """One open page: the parent on the left (or above), the team on the right (or below)."""

    def __init__(self, page: Page, folder: Path) -> None:
        """Pictures go to `folder`, numbered."""
        self.page = page
        self.parent = page.get_by_test_id("parent-log")
        self.staff = page.get_by_test_id("staff-log")
        self._folder = folder
        self._pictures = 0

    async def arrives(self, name: str, language: str) -> None:
        """A new parent with a phone in this language taps Start."""
        await self.page.get_by_test_id("new-parent").click()
        await self.page.get_by_test_id("arrival-name").fill(name)
        await self.page.get_by_test_id("arrival-language").select_option(language)
        await self.page.get_by_test_id("arrival-go").click()
        await expect(self.page.get_by_test_id("arrival")).to_be_hidden()
        await self.page.get_by_test_id("parent-start").click()

    def choice(self, choice: str) -> Locator:
        """The newest button of a choice, by its id."""
        return self.parent.locator(f'button[data-data$=":{choice}"]').last

    async def taps(self, *choices: str) -> None:
        """One after the other, each seen to have worked: its message is drawn anew. Else the next could be
        tapped on the question before it, where that has a choice by the same name."""
        for choice in choices:
            button = await self.choice(choice).element_handle(timeout=20_000)
            await button.click()
            await button.wait_for_element_state("hidden")

    async def ticks(self, choice: str) -> None:
        """Tick a box of a several-choice question, and see it ticked.

        Not by the driver's click, which may scroll by itself: whether the page scrolls is what is asked."""
        button = self.choice(choice)
        await button.evaluate("it => { it.focus({preventScroll: true}); it.click() }")
        await expect(button).to_contain_text("☑️")

    async def types(self, text: str) -> None:
        """The parent types and sends."""
        await self.page.get_by_test_id("parent-input").fill(text)
        await self.page.get_by_test_id("parent-send").click()

    async def shares_the_number(self) -> None:
        """By the button under the chat."""
        await self.page.get_by_test_id("keyboard").get_by_role("button").first.click()
        await self.page.get_by_test_id("contact-share").click()

    async def opens_the_clock(self) -> None:
        """On a narrow screen its buttons are folded away."""
        if not await self.page.get_by_test_id("clock-forward").is_visible():
            await self.page.get_by_test_id("clock").locator("summary").click()

    async def waits_a_week(self) -> None:
        """By the button, until everything has come."""
        await self.page.get_by_test_id("clock-week").click()
        await self._moved()

    async def drags_the_clock(self, days: int) -> None:
        """By the slider, so many days ahead."""
        await self.page.get_by_test_id("clock-slider").fill(str(days))
        await self._moved()

    async def _moved(self) -> None:
        await expect(self.page.get_by_test_id("clock-slider")).to_be_enabled(timeout=20_000)

    async def now(self) -> datetime:
        """What the page's clock says."""
        said = await self.page.get_by_test_id("clock-now").get_attribute("datetime")
        return datetime.fromisoformat(said or "")

    async def heard(self) -> list[tuple[datetime, str]]:
        """When each message of the bot to the parent came, and what it says."""
        found = await self.parent.locator(".theirs").evaluate_all(
            "all => all.map(one => ['time', '.text'].map(name => one.querySelector(name)))"
            ".map(([time, text]) => [time.dateTime, text.innerText])"
        )
        return [(datetime.fromisoformat(when), text) for when, text in found]

    async def directions(self) -> set[str]:
        """The directions in which the bot's messages to the parent run."""
        texts = self.parent.locator(".theirs .text")
        found: list[str] = await texts.evaluate_all("all => all.map(one => getComputedStyle(one).direction)")
        return set(found)

    async def picture(self, name: str) -> None:
        """What is on the screen now, as a PNG."""
        self._pictures += 1
        await self.page.screenshot(path=self._folder / f"{self._pictures:02d}-{name}.png")
