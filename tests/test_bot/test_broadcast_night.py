"""Letters to many and the quiet hours: nothing new goes then, and in the morning it goes on."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from bot.actions.broadcast_steer import correct, go_on
from bot.sandbox import Sandbox
from bot.settings import Settings
from storage.broadcasts import SENDING, SENT
from tests.test_bot.lettering import (
    Hour,
    becomes,
    begun,
    does,
    heard,
    held_up,
    homes_of,
    opened,
    reads,
    statuses,
)
from tests.test_bot.talking import Parent, Program, until
from tests.test_bot.teaming import team_member

EVENING = datetime(2026, 11, 25, 19, 1, tzinfo=UTC)
NIGHT = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)
MORNING = datetime(2026, 11, 26, 7, 0, tzinfo=UTC)
THURSDAY = "Donderdag is er taart."


@pytest.fixture
def hour() -> Hour:
    return Hour()


@pytest.fixture
def slow(given: Settings) -> Settings:
    return given.model_copy(update={"rate_total": 60.0})


@pytest.fixture
async def program(sandbox: Sandbox, slow: Settings, hour: Hour) -> AsyncIterator[Program]:
    async with Program(sandbox, slow, clock=hour) as running:
        yield running


@pytest.fixture
async def joke(program: Program, sandbox: Sandbox) -> Parent:
    return opened(sandbox, await team_member(program, "Joke", "coordinator"))


async def test_what_goes_on_at_night_waits_for_the_morning(
    program: Program, joke: Parent, hour: Hour
) -> None:
    """What is there changes all the same; and nobody wakes it but the morning."""
    homes = await homes_of(program, 40)
    number = await begun(program, joke)
    came = await held_up(program, joke, number, homes)
    hour.now = MORNING - timedelta(seconds=0.3)
    assert await does(program, joke, partial(go_on, number=number), NIGHT)
    await does(program, joke, partial(correct, number=number, language="nl", text=THURSDAY), NIGHT)
    await becomes(program, number, SENDING)
    assert [reads(home) for home in homes if reads(home)] == [[THURSDAY]] * came
    assert await statuses(program, number) == {("sent", ""): came, ("waiting", ""): 40 - came}
    hour.now = MORNING
    await becomes(program, number, SENT)
    assert [reads(home) for home in homes] == [[THURSDAY]] * 40


async def test_what_runs_into_the_night_is_taken_back(program: Program, joke: Parent, hour: Hour) -> None:
    homes = await homes_of(program, 50)
    number = await begun(program, joke)
    await until(lambda: len(heard(homes)) >= 5)
    hour.now = EVENING
    await until(lambda: not program.app.outbox.letters)
    await program.rest()
    came = len(heard(homes))
    assert came < 40
    assert await statuses(program, number) == {("sent", ""): came, ("waiting", ""): 50 - came}


async def test_after_a_restart_at_night_the_others_wait(
    sandbox: Sandbox, given: Settings, hour: Hour
) -> None:
    slow = given.model_copy(update={"rate_total": 10.0})
    async with Program(sandbox, slow, clock=hour) as program:
        joke = opened(sandbox, await team_member(program, "Joke", "coordinator"))
        homes = await homes_of(program, 40)
        number = await begun(program, joke)
        await until(lambda: len(heard(homes)) >= 5)
    came = len(heard(homes))
    hour.now = NIGHT
    async with Program(sandbox, given, clock=hour) as program:
        await program.rest()
        assert len(heard(homes)) == came
        assert await statuses(program, number) == {("sent", ""): came, ("waiting", ""): 40 - came}
