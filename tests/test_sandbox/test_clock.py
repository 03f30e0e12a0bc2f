"""The clock of the sandbox: it goes forward only, and a program beside it can live through the time."""

import asyncio
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp import ClientSession
from playwright.async_api import expect

from bot.sandbox import Person, Sandbox, SandboxMisuse
from tests.test_sandbox.browsing import browser, marks

DAY = 24 * 3600.0


class Program:
    """Lives through the time in steps of a day, and notes the days."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self.days = 0

    async def advance(self, to: datetime) -> None:
        while datetime.fromtimestamp(self._sandbox.now(), UTC) < to:
            self.days += 1
            self._sandbox.passes(DAY)
            await asyncio.sleep(0)


@pytest.fixture
def program(sandbox: Sandbox) -> Program:
    beside = Program(sandbox)
    sandbox.moves_with(beside.advance)
    return beside


async def moved(client: ClientSession, sandbox: Sandbox, body: Any) -> tuple[int, dict[str, Any]]:
    async with client.post(f"{sandbox.url}/sandbox/clock", json=body) as answer:
        return answer.status, await answer.json()


async def test_the_program_lives_through_the_time(
    sandbox: Sandbox, client: ClientSession, program: Program
) -> None:
    before = sandbox.now()
    status, answer = await moved(client, sandbox, {"seconds": 3 * DAY})
    assert (status, program.days) == (201, 3)
    assert answer["now"] >= before + 3 * DAY


async def test_a_message_has_the_date_to_which_the_clock_was_moved(sandbox: Sandbox, amina: Person) -> None:
    sandbox.passes(10 * DAY)
    await amina.types("later")
    first, later = amina.chat.messages
    assert later.date - first.date >= 10 * DAY


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"seconds": -3600}, 409),
        ({"seconds": 0}, 409),
        ({"seconds": 57 * DAY}, 409),
        ({"seconds": "NaN"}, 409),
        ({"seconds": "straks"}, 400),
        ({}, 400),
    ],
)
async def test_where_the_clock_cannot_go(
    sandbox: Sandbox, client: ClientSession, program: Program, body: dict[str, Any], status: int
) -> None:
    assert (await moved(client, sandbox, body))[0] == status
    assert program.days == 0


async def test_time_does_not_go_back(sandbox: Sandbox) -> None:
    with pytest.raises(SandboxMisuse, match="forward only"):
        sandbox.passes(-1)


async def test_one_move_at_a_time(sandbox: Sandbox, client: ClientSession) -> None:
    under_way, enough = asyncio.Event(), asyncio.Event()

    async def advance(_to: datetime) -> None:
        under_way.set()
        await enough.wait()

    sandbox.moves_with(advance)
    first = asyncio.create_task(moved(client, sandbox, {"seconds": DAY}))
    await under_way.wait()
    assert await moved(client, sandbox, {"seconds": DAY}) == (409, {"error": "the clock is moving already"})
    enough.set()
    assert (await first)[0] == 201


async def test_every_page_is_told(
    sandbox: Sandbox, client: ClientSession, program: Program, amina: Person
) -> None:
    events = await client.get(f"{sandbox.url}/sandbox/people/{amina.user_id}/events")
    snapshot = json.loads((await events.content.readuntil(b"\n\n")).removeprefix(b"data: "))
    assert snapshot["clock_moves"]
    await moved(client, sandbox, {"seconds": DAY})
    told = json.loads((await events.content.readuntil(b"\n\n")).removeprefix(b"data: "))
    events.close()
    assert told["kind"] == "clock"
    assert told["now"] >= snapshot["now"] + DAY


class TestInABrowser:
    pytestmark = marks

    async def test_no_clock_where_no_program_moves_with_it(self, sandbox: Sandbox) -> None:
        async with browser() as chromium:
            page = await chromium.new_page()
            await page.goto(sandbox.url)
            await expect(page.get_by_test_id("parent-start")).to_be_visible()
            await expect(page.get_by_test_id("clock")).to_be_hidden()

    async def test_keys_choose_and_enter_goes(self, sandbox: Sandbox, program: Program) -> None:
        async with browser() as chromium:
            page = await chromium.new_page()
            await page.goto(sandbox.url)
            slider = page.get_by_test_id("clock-slider")
            await expect(slider).to_be_visible()
            for _ in range(3):
                await slider.press("ArrowRight")
            await expect(page.get_by_test_id("clock-goal")).to_contain_text("naar ")
            assert program.days == 0
            await slider.press("Enter")
            await expect(page.get_by_test_id("clock-goal")).to_have_text("of sleep, tot 8 weken")
            await expect(slider).to_be_focused()
            assert program.days == 3

    async def test_each_day_is_named_once(self, sandbox: Sandbox, program: Program) -> None:
        async with browser() as chromium:
            page = await chromium.new_page()
            await page.goto(sandbox.url)
            await page.get_by_test_id("parent-start").click()
            parent = sandbox.people[-1]
            await parent.types("nog eens")
            sandbox.passes(DAY)
            number = await parent.types("een dag later")
            days = page.get_by_test_id("parent-log").locator(".day")
            await expect(days).to_have_count(2)
            assert len(set(await days.all_inner_texts())) == 2
            assert number == parent.chat.messages[-1].message_id
